//! Full-text search over records: words, phrases and beginnings of words, whatever their case or accents.

pub(crate) mod find;
pub mod hits;
pub(crate) mod index;
mod marks;

pub use find::{Hit, find};
pub use marks::Piece;

/// What a record is found by. The reference and title weigh more than the body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Its reference and its ids elsewhere.
    pub reference: String,
    /// Its title and other names.
    pub title: String,
    /// Everything else worth finding.
    pub body: String,
}
