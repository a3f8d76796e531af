//! All text in a finished file: what a reader sees and what a machine finds. The last check before a file leaves reads
//! it from here, so whatever a file can hold must come out.
//!
//! Knows nothing of documents or audiences; it reads bytes.

#[cfg(test)]
mod found_again;
mod html;
mod markdown;
mod pdf;

pub use html::html;
pub use markdown::markdown;
pub use pdf::pdf;

/// A piece of text and where in the file it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPart {
    /// "page 2", "metadata, Title", "attribute alt", "comment".
    pub place: String,
    /// The text in reading order, one line a line. Words broken over lines are whole again; spaces are single.
    pub text: String,
}

impl TextPart {
    fn new(place: impl Into<String>, text: &str) -> Self {
        Self { place: place.into(), text: tidy(text) }
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
}

fn utf8(bytes: &[u8]) -> Result<&str, ReadBackError> {
    std::str::from_utf8(bytes).map_err(|_| ReadBackError::NotText)
}

/// Without what cannot be seen, and with single spaces.
fn tidy(text: &str) -> String {
    let seen: String = text
        .chars()
        // Soft hyphen, zero width space, word joiner, byte order mark: they would only hide a word from the search.
        .filter(|letter| !matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}'))
        .collect();
    let lines = seen.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
