//! Text as a row of words, so that line breaks, punctuation, accents' encodings, hidden characters and case make no
//! difference between what was withheld and what stands in a file.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;
use roadbook_formats::fold::fold;
use roadbook_formats::pattern::pattern;
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// The words of a text: lower case without accents, compatibility forms folded (so that "ﬁ" is "fi"), invisible characters
/// dropped.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let text = decoded(text);
    if text.is_ascii() {
        return split(&days_joined(&names_joined(&text.to_ascii_lowercase())));
    }
    let visible: String = text.nfkc().filter(|letter| !is_invisible(*letter)).collect();
    let folded: String = fold(&visible).chars().map(lookalike).collect();
    days_joined(&names_joined(&folded)).unicode_words().flat_map(split).collect()
}

/// The text with what addresses escape as it was: "Project%20Falcon".
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    ESCAPES.replace_all(text, |found: &regex::Captures<'_>| {
        let bytes: Option<Vec<u8>> =
            found[0].split('%').skip(1).map(|digits| u8::from_str_radix(digits, 16).ok()).collect();
        let letters = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        letters.unwrap_or_else(|| found[0].to_owned())
    })
}

static ESCAPES: LazyLock<Regex> = LazyLock::new(|| pattern("(?:%[0-9A-Fa-f]{2})+"));

/// The Latin letter that a small Cyrillic or Greek one is drawn like, by itself or as a capital. A text in these letters
/// stays the same on both sides, so nothing is lost by it.
fn lookalike(letter: char) -> char {
    match letter {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'н' | 'һ' | 'η' => 'h',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' | 'μ' => 'm',
        'ν' => 'v',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'υ' | 'γ' => 'y',
        'ζ' => 'z',
        other => other,
    }
}

/// What lies between letters that are none of a word.
fn split(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The text with every name that has a number in it as one word.
fn names_joined(text: &str) -> Cow<'_, str> {
    if !text.contains(['-', '\u{2010}', '\u{2011}']) {
        return Cow::Borrowed(text);
    }
    NAME.replace_all(text, "$1$2$3$4")
}

/// "R-1" is one word: its number does not make a date of the month behind it. So is the beginning of
/// "20201003-why-we-parse", which is what a file is called.
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b([rdup])[-\u{2010}\u{2011}]([0-9]+)\b|\b([0-9]{8})[-\u{2010}\u{2011}]([a-z])")
});

/// The text with every day that is written as "26.02." as one word, which its dots are part of. A year behind it makes it a
/// day like any other, and without two figures it is the number of a chapter.
fn days_joined(text: &str) -> Cow<'_, str> {
    let Some(days) = DAY.as_ref().filter(|_| text.contains('.')) else { return Cow::Borrowed(text) };
    days.replace_all(text, |found: &regex::Captures<'_>| {
        let number = |at: usize| found[at].parse().unwrap_or(0_u32);
        let (day, month) = (number(2), number(3));
        let is_day = (1..=31).contains(&day) && (1..=12).contains(&month);
        let is_written_so = found[3].len() == 2 || day > 12;
        if found.get(4).is_some() || !is_day || !is_written_so {
            return found[0].to_owned();
        }
        format!("{} {} ", &found[1], dotted(day, month))
    })
}

static DAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(^|[^0-9.,/\-])([0-9]{1,2})\.\s?([0-9]{1,2})\.(\s?[0-9]{4}\b|[0-9])?").ok()
});

/// "26.02." as the one word that it is; its dots are letters here.
pub(super) fn dotted(day: u32, month: u32) -> String {
    format!("{day:02}{DOT}{month:02}{DOT}")
}

/// A word as people write it.
pub(super) fn written(words: &[String]) -> String {
    words.join(" ").replace(DOT, ".")
}

/// A letter that is drawn like a dot, and stands in no text of ours.
const DOT: char = '\u{a4f8}';

/// Soft hyphens, zero-width characters and marks of direction.
fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn what_looks_the_same_is_the_same() {
        let check = |one: &str, other: &str| assert_eq!(tokens(one), tokens(other), "{one} and {other}");
        check("Project Falcon", "PROJECT\u{a0}FAL\u{ad}CON");
        check("PAY-1180", "pay 1180");
        check("can\u{2019}t stop, 3.5 %", "can't stop: 3.5");
        check("26 Feb. 2027", "26\nFeb 2027");
        check("e\u{301}tat", "état");
        check("août", "AOUT");
        check("o\u{fb03}ce", "office");
        check("Payouts R-1 Sep 2026", "payouts r\u{2011}1 sep 2026");
        assert!(!tokens("R-1 Sep 2026").contains(&"1".to_owned()), "a reference is no day");
        assert!(
            !tokens("see 20201003-why-we-parse").contains(&"20201003".to_owned()),
            "a file's name is no day"
        );
        check("20270226 - when", "20270226 when");
        check("am 26.02. um", "am 26.2. um");
        check("bis 3.02.", "bis 03. 02.");
        for number in
            ["26.02.2027", "26.02. 2027", "version 1.26.02.4", "2.1. scope", "99.99.", "26.02", "0.12."]
        {
            assert!(
                !tokens(number).iter().any(|word| word.contains(super::DOT)),
                "{number} is no day without a year"
            );
        }
        assert_eq!(super::written(&tokens("bis 26.02. 5 Leute")), "bis 26.02. 5 leute");
        check("東京計画", "東京 計画");
        check("Project%20Falcon", "project falcon");
        check("caf%C3%A9 50%25", "café 50%");
        check("100%, 20%ff", "100 20 ff");
        check("F\u{430}lc\u{3bf}n", "falcon");
        check("Москва", "МОСКВА");
    }
}
