//! Whether a word names somebody where it stands: most names are words, too.

use super::tokens::tokens;

/// Whether a word stands in a text as who is written to: before the @ of an address.
pub(super) fn is_addressed_in(text: &str, word: &[String]) -> bool {
    let ends = |letter: char| {
        letter.is_whitespace() || matches!(letter, '<' | '>' | '(' | ')' | ',' | ';' | ':' | '"')
    };
    let mut to = text.split(ends).filter_map(|piece| piece.split_once('@')).map(|(to, _)| tokens(to));
    to.any(|to| to.iter().any(|found| std::slice::from_ref(found) == word))
}

/// Whether a word stands in a text with a capital, as a name does.
pub(super) fn is_capital_in(text: &str, word: &[String]) -> bool {
    let is_it = |found: &str| found.starts_with(char::is_uppercase) && tokens(found) == word;
    text.split(|letter: char| !letter.is_alphanumeric()).any(is_it)
}
