//! Brings back the state of a backup.
//!
//! Where the workspace opens it is one operation in its log: every record becomes what it was in the backup, what came
//! after stays in the history, and one undo takes it back. Where the file itself is damaged the backup takes its place.

mod apply;
mod compare;
mod preview;
mod replace;
mod store;

use serde::Serialize;

use crate::history::detail::FieldChange;
use crate::op::Kind;

pub use apply::restore;
pub use preview::preview;
pub use replace::{Replaced, Restored, replace, restore_file};

/// What happens to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Fate {
    /// It is in the backup and not here: it comes back.
    Added,
    /// It is here and not in the backup: it goes, and stays in the history.
    Gone,
    /// It says something else in the backup.
    Changed,
}

/// One record that restoring changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// What it is.
    pub kind: Kind,
    /// What people cite it by, where it has something.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    /// What it is called.
    pub title: String,
    /// What happens to it.
    pub fate: Fate,
    /// The fields that become what they were, where it is changed.
    pub fields: Vec<String>,
    /// Those of them that say something to a person, with what they are now and what they become.
    pub changes: Vec<FieldChange>,
}

/// How many records of a kind restoring changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct KindCounts {
    /// The kind.
    pub kind: Kind,
    /// They come back.
    pub added: u32,
    /// They go.
    pub gone: u32,
    /// They become what they were.
    pub changed: u32,
}

/// What restoring a backup changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RestorePreview {
    /// When the backup was made, in UTC (RFC 3339): when the last thing in it was done.
    pub at: String,
    /// By kind; kinds that stay as they are are left out.
    pub counts: Vec<KindCounts>,
    /// The first hundred records.
    pub records: Vec<Difference>,
    /// How many records there are in all.
    pub total: u32,
}
