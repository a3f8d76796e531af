//! The log of everything that was done: undo and redo, a record's life, the workspace as of a day.
//!
//! The log is only added to; whatever looks back reads it here and nowhere else.

pub mod as_of;
pub mod list;
pub(crate) mod log;
pub mod since;
pub mod undo;

pub use as_of::Moment;
pub use list::{Change, Operation};
