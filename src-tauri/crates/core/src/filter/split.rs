//! Takes a typed filter apart: into words, and a word into its field and its values. Knows no field by name.

use crate::error::{Error, Result};

/// One word of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it begins, in bytes.
    pub(super) at: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// It begins with `-`.
    pub(super) is_not: bool,
    /// What stands before the first `:`; nothing where none does, or where it begins with a quotation mark.
    pub(super) field: Option<String>,
    /// What stands after it, between commas.
    pub(super) values: Vec<Value>,
}

/// One value of a word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Value {
    /// Without its quotation marks.
    pub(super) text: String,
    /// Some of it stood in quotation marks: then nothing in it has a meaning of its own.
    pub(super) is_quoted: bool,
    /// Where it begins in the text.
    pub(super) at: usize,
}

/// The words of a text. A quotation mark that is never closed is said, unless the text is still being typed.
pub(super) fn words(text: &str, typing: Typing) -> Result<Vec<Word>> {
    let mut words = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next_if(|_| true) {
        if letter.is_whitespace() {
            continue;
        }
        let mut word =
            Word { at, end: at, is_not: false, field: None, values: vec![Value { at, ..Value::default() }] };
        let mut current = Some((at, letter));
        if letter == '-' && letters.peek().is_some_and(|(_, next)| !next.is_whitespace()) {
            word.is_not = true;
            current = letters.next();
            word.values[0].at = at + 1;
        }
        let mut is_open = false;
        while let Some((place, letter)) = current {
            word.end = place + letter.len_utf8();
            let only_one = word.values.len() == 1;
            let Some(value) = word.values.last_mut() else { break };
            match letter {
                '"' if is_open && letters.peek().is_some_and(|(_, next)| *next == '"') => {
                    letters.next();
                    value.text.push('"');
                    word.end += 1;
                }
                '"' => {
                    is_open = !is_open;
                    value.is_quoted = true;
                }
                _ if is_open => value.text.push(letter),
                ':' if word.field.is_none() && only_one && !value.is_quoted && !value.text.is_empty() => {
                    word.field = Some(std::mem::take(&mut value.text));
                    value.at = word.end;
                }
                ',' if word.field.is_some() => {
                    word.values.push(Value { at: word.end, ..Value::default() });
                }
                _ => value.text.push(letter),
            }
            current =
                if is_open { letters.next() } else { letters.next_if(|(_, next)| !next.is_whitespace()) };
        }
        if is_open && typing == Typing::Done {
            return Err(Error::invalid(
                "A quotation mark in the filter is never closed",
                "Close it, or take it out.",
            ));
        }
        words.push(word);
    }
    Ok(words)
}

/// Whether somebody is still typing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Typing {
    /// What stands there is all there is.
    Done,
    /// More is to come.
    Still,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fall_apart_where_they_should() {
        let check = |text: &str, expect: &[&str]| {
            let found: Vec<_> = words(text, Typing::Done)
                .unwrap()
                .into_iter()
                .map(|word| {
                    let values: Vec<_> = word.values.iter().map(|value| value.text.clone()).collect();
                    let sign = if word.is_not { "-" } else { "" };
                    format!("{sign}{}={}", word.field.unwrap_or_default(), values.join("|"))
                })
                .collect();
            assert_eq!(found, expect, "{text}");
        };
        check("team:payments health:at-risk", &["team=payments", "health=at-risk"]);
        check("team:\"Payout rails\",treasury euro", &["team=Payout rails|treasury", "=euro"]);
        check("-team:risk -old - x", &["-team=risk", "-=old", "=-", "=x"]);
        check("\"a:b\" say:\"he said \"\"no\"\"\"", &["=a:b", "say=he said \"no\""]);
        check("due:<2026-10 a,b :x", &["due=<2026-10", "=a,b", "=:x"]);
        check("team:", &["team="]);
        check("  ", &[]);
        assert!(words("team:\"Payout", Typing::Done).is_err(), "an open quotation mark is said");
        assert_eq!(words("team:\"Pay", Typing::Still).unwrap()[0].values[0].text, "Pay");
    }
}
