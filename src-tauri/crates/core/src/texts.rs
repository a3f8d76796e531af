//! The long texts of a record, as they are written and as they are shown.

use roadbook_formats::document::prose::{from_markdown, plain_text};
use roadbook_formats::write::html::fragment;
use serde::Serialize;

/// A text of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordText {
    /// The field.
    pub field: String,
    /// As it is written, in Markdown.
    pub markdown: String,
    /// The same as safe HTML: no pictures, no scripts, only links to pages and addresses.
    pub html: String,
}

impl RecordText {
    /// A field's text.
    pub fn new(field: &str, markdown: &str) -> Self {
        Self { field: field.to_owned(), markdown: markdown.to_owned(), html: shown(markdown) }
    }
}

/// Markdown as safe HTML.
pub fn shown(markdown: &str) -> String {
    fragment(&from_markdown(markdown))
}

/// Markdown as words in one line, without its signs.
pub(crate) fn in_a_line(markdown: &str) -> String {
    plain_text(&from_markdown(markdown)).trim().replace('\n', " ")
}
