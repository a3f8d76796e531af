//! All text in a finished file: what a reader sees and what a machine finds. The last check before a file leaves reads
//! it from here, so whatever a file can hold must come out.
//!
//! Knows nothing of documents or audiences; it reads bytes.

mod eml;
mod fields;
mod html;
mod markdown;
mod office;
mod pdf;
mod picture;
mod plain;
#[cfg(test)]
mod tests;

pub use eml::eml;
pub use fields::{csv, ics};
pub use html::html;
pub use markdown::markdown;
pub use office::office;
pub use pdf::pdf;
pub use plain::{json, plain};

/// A piece of text and where in the file it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPart {
    /// "page 2", "metadata, Title", "attribute alt", "comment".
    pub place: String,
    /// The text in reading order; spaces are single. Each line is a text by itself: a paragraph, a heading, a cell. What was
    /// broken over lines is one again.
    pub text: String,
}

impl TextPart {
    fn new(place: impl Into<String>, text: &str) -> Self {
        Self { place: place.into(), text: searchable(text) }
    }
}

/// The finished file could not be read back.
#[derive(Debug, thiserror::Error)]
pub enum ReadBackError {
    /// The bytes are not text.
    #[error("the finished file is not UTF-8 text")]
    NotText,
    /// The PDF is damaged or locked.
    #[error("the finished PDF could not be read back: {0}")]
    Pdf(String),
    /// The mail is damaged.
    #[error("the finished mail could not be read back: {0}")]
    Mail(String),
    /// The office file is damaged.
    #[error("the finished office file could not be read back: {0}")]
    Office(String),
}

fn utf8(bytes: &[u8]) -> Result<&str, ReadBackError> {
    std::str::from_utf8(bytes).map_err(|_| ReadBackError::NotText)
}

/// Text within which the end of a line says nothing: it is a space like any other.
fn flowing(text: &str) -> String {
    text.chars().map(|letter| if seen(letter) == Some('\n') { ' ' } else { letter }).collect()
}

/// A text as it is to be searched for: the same treatment that every [`TextPart`] has had. Letters that cannot be seen go
/// (they would only hide a word from the search), spaces become single, empty lines go.
pub fn searchable(text: &str) -> String {
    let seen: String = text.replace("\r\n", "\n").chars().filter_map(seen).collect();
    let lines = seen.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn seen(letter: char) -> Option<char> {
    match letter {
        // A tab parts columns.
        '\n' | '\t' | '\r' | '\u{0b}' | '\u{0c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        // Format characters (Unicode general category Cf), variation selectors, what stands for a letter that must not act.
        '\u{ad}'
        | '\u{600}'..='\u{605}'
        | '\u{61c}'
        | '\u{6dd}'
        | '\u{70f}'
        | '\u{890}'..='\u{891}'
        | '\u{8e2}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff0}'..='\u{ffff}'
        | '\u{110bd}'
        | '\u{110cd}'
        | '\u{13430}'..='\u{1343f}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => None,
        letter if letter.is_control() => None,
        letter => Some(letter),
    }
}
