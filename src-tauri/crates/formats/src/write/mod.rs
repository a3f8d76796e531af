//! Writers: one file from one document. Each is pure and repeatable: the same document gives the same bytes.
//!
//! A writer adds nothing to the document but fixed labels and shapes.

pub mod chart;
pub mod csv;
pub mod decision_record;
pub mod docx;
pub mod drawn;
mod dressed;
pub mod eml;
mod flow;
pub mod html;
pub mod ics;
pub mod markdown;
mod package;
pub mod pdf;
pub mod pptx;
pub mod preview;
pub mod roadmap;
pub mod sheets;
#[cfg(test)]
mod tests;
mod theme;
pub mod xlsx;

/// A file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The page could not be set. The reason is the typesetter's and names no content.
    #[error("the page could not be set: {0}")]
    Page(String),
    /// The document could not be handed over to the typesetter.
    #[error("the document could not be prepared for the page")]
    Values(#[from] serde_json::Error),
    /// A picture could not be drawn.
    #[error("the picture could not be drawn: {0}")]
    Picture(String),
    /// The parts of an office file could not be put together.
    #[error("the file could not be put together: {0}")]
    Package(String),
}

impl From<zip::result::ZipError> for WriteError {
    fn from(error: zip::result::ZipError) -> Self {
        Self::Package(error.to_string())
    }
}
