//! Writers: one file from one document. Each is pure and repeatable: the same document gives the same bytes.
//!
//! A writer adds nothing to the document but fixed labels and shapes.

pub mod decision_record;
pub mod html;
pub mod markdown;
pub mod pdf;
#[cfg(test)]
mod tests;

/// A file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The page could not be set. The reason is the typesetter's and names no content.
    #[error("the page could not be set: {0}")]
    Page(String),
    /// The document could not be handed over to the typesetter.
    #[error("the document could not be prepared for the page")]
    Values(#[from] serde_json::Error),
}
