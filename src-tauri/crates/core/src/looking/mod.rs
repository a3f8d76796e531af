//! Looks at another state than today's: a workspace of its own in memory, which can only be read.
//!
//! Whoever shows it says so with [`Looking`]; nothing here ever touches the workspace that is looked away from.

mod as_audience;
mod as_of;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::AudienceId;
use crate::timeframe::long_day;
use crate::workspace::Workspace;

pub use as_audience::as_audience;
pub use as_of::as_of;

/// The moment that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "at", rename_all = "camelCase")]
pub enum LookAt {
    /// The end of a day.
    Day {
        /// Which.
        day: NaiveDate,
    },
    /// Right after an operation.
    Operation {
        /// Its number.
        operation: u32,
    },
}

/// What is looked at instead of the workspace as it is today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "what", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Looking {
    /// The workspace as it was.
    AsOf {
        /// The day that counts as today.
        day: NaiveDate,
        /// The last operation that is in it.
        operation: u32,
        /// How many operations were done since.
        done_since: u32,
    },
    /// The workspace as an audience sees it.
    AsAudience {
        /// Which.
        id: AudienceId,
        /// What it is called.
        name: String,
        /// How many items it does not see.
        items_hidden: u32,
        /// How many decisions it does not see.
        decisions_hidden: u32,
        /// How many values it does not get as they are.
        values_changed: u32,
    },
}

impl Looking {
    /// What is looked at, inside a sentence: "the workspace as of 12 March 2026".
    pub fn text(&self) -> String {
        match self {
            Self::AsOf { day, .. } => format!("the workspace as of {}", long_day(*day)),
            Self::AsAudience { name, .. } => format!("what {name} see"),
        }
    }
}

/// Another state of the workspace, in memory.
pub struct Looked {
    /// What is read from. Nothing can be written to it.
    pub workspace: Workspace,
    /// What it is.
    pub looking: Looking,
}
