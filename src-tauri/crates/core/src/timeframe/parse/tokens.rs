//! Cuts a plain text into the words and numbers a time is written with.

use roadbook_formats::month::month_by_name;

/// One word, number or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// Digits, and how many of them.
    Number(u32, usize),
    /// A month by name.
    Month(u32),
    /// The word quarter, or its letter.
    Quarter,
    /// The word half, or its letter.
    Half,
    /// The word week, or its letter.
    Week,
    /// Says that the year is a fiscal one.
    Fiscal,
    /// Says that the year is a calendar one.
    Calendar,
    /// The apostrophe of `'26`.
    Apostrophe,
    /// Early, mid, late, end of: nearer than the period, but not a date.
    Roughly,
    /// A stroke, a hyphen or a full stop.
    Mark(char),
}

/// The tokens of a plain text; nothing when it holds a word that no time is written with.
pub(super) fn tokens(plain: &str) -> Option<Vec<Token>> {
    let mut found = Vec::new();
    let mut rest = plain;
    while let Some(first) = rest.chars().next() {
        let length = run_length(rest, first);
        let (word, after) = rest.split_at(length);
        rest = after;
        if first.is_ascii_digit() {
            found.push(Token::Number(word.parse().ok()?, word.len()));
            rest = without_ordinal_ending(rest);
        } else if first.is_alphabetic() {
            found.extend(token_of_word(word)?);
        } else {
            match first {
                ' ' | ',' => {}
                '\'' => found.push(Token::Apostrophe),
                '.' | '-' | '/' => found.push(Token::Mark(first)),
                _ => return None,
            }
        }
    }
    Some(found)
}

/// How many bytes belong together from here: digits, letters, or one other character.
fn run_length(text: &str, first: char) -> usize {
    let same_kind: fn(char) -> bool = match first {
        c if c.is_ascii_digit() => |c| c.is_ascii_digit(),
        c if c.is_alphabetic() => char::is_alphabetic,
        c => return c.len_utf8(),
    };
    text.find(|c| !same_kind(c)).unwrap_or(text.len())
}

/// The `th` of `14th`, the `er` of `1er`.
fn without_ordinal_ending(rest: &str) -> &str {
    let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    match &rest[..letters] {
        "st" | "nd" | "rd" | "th" | "er" | "o" => &rest[letters..],
        _ => rest,
    }
}

/// The token of a word: `Some(None)` for words that say nothing, `None` for words that are not about time.
fn token_of_word(word: &str) -> Option<Option<Token>> {
    let token = match word {
        "q" | "quarter" | "quartal" | "trimestre" | "trim" | "t" => Token::Quarter,
        "h" | "half" | "halbjahr" | "hj" | "semestre" => Token::Half,
        "w" | "wk" | "week" | "cw" | "kw" | "woche" | "semaine" | "semana" => Token::Week,
        "fy" | "fiscal" => Token::Fiscal,
        "cy" | "calendar" => Token::Calendar,
        "first" => Token::Number(1, 1),
        "second" => Token::Number(2, 1),
        "third" => Token::Number(3, 1),
        "fourth" => Token::Number(4, 1),
        "early" | "eoy" | "eoq" | "mid" | "middle" | "late" | "beginning" | "start" | "end" | "anfang"
        | "mitte" | "ende" | "circa" | "about" | "around" | "approx" | "debut" | "mi" | "fin"
        | "principios" | "mediados" | "finales" => Token::Roughly,
        "of" | "the" | "in" | "year" | "de" | "du" | "del" | "le" | "el" | "im" => return Some(None),
        name => Token::Month(month_by_name(name)?),
    };
    Some(Some(token))
}
