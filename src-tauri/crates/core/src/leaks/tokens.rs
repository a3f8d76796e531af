//! Text as a row of words, so that line breaks, punctuation, accents' encodings, hidden characters and case make no
//! difference between what was withheld and what stands in a file.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;
use roadbook_formats::fold::fold;
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// The words of a text: lower case without accents, compatibility forms folded (so that "ﬁ" is "fi"), invisible characters
/// dropped.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    if text.is_ascii() {
        return split(&names_joined(&text.to_ascii_lowercase()));
    }
    let visible: String = text.nfkc().filter(|letter| !is_invisible(*letter)).collect();
    names_joined(&fold(&visible)).unicode_words().flat_map(split).collect()
}

/// What lies between letters that are none of a word.
fn split(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The text with every name that has a number in it as one word.
fn names_joined(text: &str) -> Cow<'_, str> {
    match NAME.as_ref().filter(|_| text.contains(['-', '\u{2010}', '\u{2011}'])) {
        Some(name) => name.replace_all(text, "$1$2$3$4"),
        None => Cow::Borrowed(text),
    }
}

/// "R-1" is one word: its number does not make a date of the month behind it. So is the beginning of
/// "20201003-why-we-parse", which is what a file is called.
static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b([rdup])[-\u{2010}\u{2011}]([0-9]+)\b|\b([0-9]{8})[-\u{2010}\u{2011}]([a-z])").ok()
});

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
        check("東京計画", "東京 計画");
    }
}
