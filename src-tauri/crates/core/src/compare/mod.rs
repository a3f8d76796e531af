//! The plan at two moments, beside each other: what was added, dropped, moved and changed.
//!
//! Any two moments can be compared, since every change is kept. What is put away is not in the plan.

mod items;
mod moment;
mod slips;

use serde::Serialize;
use serde_json::Value;

use crate::timeframe::TimeframeView;

pub use items::compare;
pub use moment::moment;
pub use slips::{FieldSaid, MomentSaid, PlanChanges, Slip, plan_changes};

/// What is different between two moments. Everything is in the order of the references.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// References of items that are in the later plan only.
    pub added: Vec<String>,
    /// References of items that are in the earlier plan only.
    pub dropped: Vec<String>,
    /// Items whose date is another.
    pub moved: Vec<Moved>,
    /// Fields, the date excepted, and dependencies that say something else.
    pub changed: Vec<Changed>,
}

/// An item whose date is another.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Moved {
    /// Its reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its date in the earlier plan; nothing when it was unscheduled.
    pub from: Option<TimeframeView>,
    /// Its date in the later plan; nothing when it is unscheduled.
    pub to: Option<TimeframeView>,
    /// How many days later the last day of its end is, fewer than none when it is earlier; nothing when either plan
    /// has no end for it.
    pub days: Option<i32>,
}

/// A field that says something else.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    /// The item's reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The field.
    pub field: String,
    /// What it said: people by name, other records by reference.
    pub before: Value,
    /// What it says.
    pub after: Value,
}
