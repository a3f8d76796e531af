//! Bytes in, bytes out: readers of the files people bring, the document, and its writers.
//!
//! Knows no database, no clock and no file system. Readers return values and problems; writers are pure, so the same
//! document gives the same bytes.
#![warn(missing_docs)]

pub mod date;
<<<<<<< HEAD
pub mod month;
=======
pub mod document;
>>>>>>> 48b4e12 (Documents: say what an update is made of, and read Markdown into it)
pub mod problem;
pub mod words;
