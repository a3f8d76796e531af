//! Records as the command line writes them: a stable shape in JSON, and columns for people.

pub mod action;
pub mod audience;
pub mod baseline;
pub mod decision;
pub mod detail;
pub mod item;
pub mod mapping;
pub mod metric;
pub mod operation;
pub mod person;
pub mod raid;
pub mod relation;
pub mod review;
pub mod signal;
pub mod template;
pub mod view;

/// Which records are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Those that are used.
    InUse,
    /// Those that are put away.
    PutAway,
}
