//! What the composer and the screen of templates say of a page: its template by name, and its length.

use serde::Serialize;

/// A template by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TemplateName {
    /// Its name.
    pub name: String,
    /// Its name on screen.
    pub label: String,
}

/// How many words a reader reads.
pub(super) fn count(text: &str) -> u32 {
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
    u32::try_from(words.count()).unwrap_or(u32::MAX)
}
