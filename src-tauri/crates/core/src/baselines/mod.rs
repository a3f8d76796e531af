//! Baselines: the plan as frozen at a moment, kept beside today's.
//!
//! Every state is in the log, so a baseline is only a name for a place in it. Making one copies nothing.

mod add;
pub mod edit;
pub mod list;

use serde::{Deserialize, Serialize};

use crate::op::Kind;
use crate::record::{Column, Record, Table, flag, plain};

pub use add::add;
pub(crate) use add::freeze;

/// A name for the plan as it was right after an operation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Baseline {
    /// Its id.
    pub id: String,
    /// What it is called. Never empty, and no other baseline in use has it.
    pub name: String,
    /// The last operation that is in it.
    pub operation: u32,
    /// The day it was made on, ISO 8601.
    pub made_on: String,
    /// Taken away: its name is free again.
    pub archived: bool,
}

static TABLE: Table = Table::new("baseline", COLUMNS);

const COLUMNS: &[Column] = &[
    plain("id", "id"),
    plain("name", "name"),
    plain("operation", "operation"),
    plain("made_on", "madeOn"),
    flag("archived", "archived"),
];

impl Record for Baseline {
    const KIND: Kind = Kind::Baseline;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id
    }
}
