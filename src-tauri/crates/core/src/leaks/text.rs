//! A text as it is searched: its words, and where one thing ends and another begins.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::tokens::tokens;

/// The words of a text and the borders between them: ends of lines, which are ends of paragraphs and cells, and signs that no
/// number is read across.
#[derive(Debug, Default)]
pub(crate) struct Text {
    /// Every word, as it is compared.
    pub words: Vec<String>,
    /// The words that something begins with.
    begins: BTreeSet<usize>,
}

impl Text {
    /// Reads the lines of a text.
    pub fn read(text: &str) -> Self {
        let mut out = Self::default();
        let Some(border) = BORDER.as_ref() else { return Self::of(tokens(text)) };
        for piece in border.split(text) {
            out.begins.insert(out.words.len());
            out.words.extend(tokens(piece));
        }
        out
    }

    /// Words without any border.
    pub fn of(words: Vec<String>) -> Self {
        Self { words, begins: BTreeSet::new() }
    }

    /// Whether words stand together, with no border between them.
    pub fn is_one(&self, words: Range<usize>) -> bool {
        words.start >= words.end || self.begins.range(words.start + 1..words.end).next().is_none()
    }

    /// The word before one, unless there is a border between them.
    pub fn before(&self, word: usize) -> Option<&String> {
        let before = word.checked_sub(1).filter(|_| !self.begins.contains(&word))?;
        self.words.get(before)
    }

    /// The word behind others, unless there is a border between them.
    pub fn behind(&self, end: usize) -> Option<&String> {
        self.words.get(end).filter(|_| !self.begins.contains(&end))
    }
}

/// What stands between two things, never within a day or an amount. Full stops, commas, slashes, hyphens and apostrophes may.
static BORDER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"[\n\t|·•;:()\[\]{}<>→←—“”„«»"?!=+*\#&@…]+|\s[-–]\s"#).ok());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_border_lies_where_one_thing_ends() {
        let check = |text: &str, expect: bool| {
            let read = Text::read(text);
            assert_eq!(read.words, tokens(text), "{text}: borders change no word");
            assert_eq!(read.is_one(0..read.words.len()), expect, "{text}");
        };
        for one in ["26 Feb 2027", "26. Feb, 2027", "2027-02-26", "26/02/2027", "26–02–2027", "1’200,000", ""]
        {
            check(one, true);
        }
        for two in [
            "Sprint 20\nDec",
            "20 | Dec",
            "20 · Dec",
            "20 - Dec",
            "20: Dec",
            "20 (Dec)",
            "R-1 — Café",
            "20\tDec",
        ] {
            check(two, false);
        }
        let read = Text::read("one two\nthree");
        assert_eq!((read.before(1).map(String::as_str), read.before(2)), (Some("one"), None));
        assert_eq!(
            (read.behind(1).map(String::as_str), read.behind(2), read.behind(3)),
            (Some("two"), None, None)
        );
    }
}
