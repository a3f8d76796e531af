//! The log of everything that was done: undo and redo, a record's life, the workspace as of a day.
//!
//! The log is only added to; whatever looks back reads it here and nowhere else.

pub mod as_of;
pub(crate) mod called;
pub mod detail;
pub mod list;
pub(crate) mod log;
pub mod revert;
pub mod since;
pub(crate) mod store;
pub mod undo;
pub mod undo_to;
pub(crate) mod was;
pub(crate) mod words;
pub mod write_on;

pub use as_of::Moment;
pub use list::{Change, HistoryPage, HistoryQuery, Operation};
