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
    /// Everything else worth finding, one field after the other ([`body_of`]).
    pub body: String,
}

/// Stands between two fields, so that an excerpt never runs from one into the next.
const BETWEEN_FIELDS: &str = "\n\n";

/// The fields that hold something, as a body.
pub(crate) fn body_of<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let filled = fields.into_iter().filter(|field| !field.trim().is_empty());
    filled.collect::<Vec<_>>().join(BETWEEN_FIELDS)
}
