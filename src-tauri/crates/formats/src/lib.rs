//! Bytes in, bytes out: readers of the files people bring, the document, and its writers.
//!
//! Knows no database, no clock and no file system. Readers return values and problems; writers are pure, so the same
//! document gives the same bytes.
#![warn(missing_docs)]

pub mod counts;
pub mod date;
pub mod date_text;
pub mod document;
pub mod drawing;
pub mod fold;
mod fonts;
pub mod local_date;
pub mod month;
pub mod more_faces;
pub mod number;
pub mod pattern;
pub mod problem;
pub mod read;
pub mod roadmap_picture;
mod script;
pub mod sheet;
pub mod shown;
pub mod text_of;
pub mod words;
pub mod write;
