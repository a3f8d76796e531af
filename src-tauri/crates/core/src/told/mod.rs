//! The told-ledger: every value that was ever told, to whom, when, in which update; and what changed for an audience
//! since it last heard.
//!
//! Everything here is in an audience's own words, made from its view. An issued update keeps the whole view as the
//! [`Base`] of the next difference, and which of its values were told; the ledger is read from these.

mod base;
pub mod card;
pub mod changes;
pub mod held;
pub mod list;
mod printed;
pub mod promises;
mod registers;
mod values;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub(crate) use base::{beside, next};
pub(crate) use printed::{
    Known, Printed, Unit, admits, frame, printed, said, units, units_of, units_of_opening,
};
pub(crate) use registers::{is_of_register, of_all};
pub use values::label;
pub(crate) use values::{SeenRecord, of_view};

use crate::op::Kind;

/// The field under which a record as a whole is told or taken back.
pub const WHOLE: &str = "item";

/// What a record that is not planned any more is told as.
pub const NO_LONGER_PLANNED: &str = "No longer planned";

/// What a record of a kind is told as when it is gone.
pub(crate) fn gone_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Metric => "No longer measured",
        Kind::RaidEntry => "No longer open",
        _ => NO_LONGER_PLANNED,
    }
}

/// What an audience saw when it was told, and what it was ever told, record by record in the order of the view.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Base {
    /// The records.
    pub records: Vec<KnownRecord>,
}

/// A record that an audience saw or was told of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KnownRecord {
    /// Its reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What kind of record it is.
    pub kind: Kind,
    /// What the audience called it then.
    pub title: String,
    /// What became of it.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub stands: Stands,
    /// Its values, field by field.
    pub values: Vec<KnownValue>,
}

/// What became of a record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Stands {
    /// It was in the audience's view.
    #[default]
    Seen,
    /// It was told before, is in the view no more, and the audience does not know.
    Gone,
    /// The audience was told that it is no longer planned.
    Closed,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_usual(stands: &Stands) -> bool {
    *stands == Stands::Seen
}

/// One value that an audience saw or was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KnownValue {
    /// The field.
    pub field: String,
    /// What the view said; nothing when it says so no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saw: Option<String>,
    /// What was told of it last; nothing when it never was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Telling>,
}

/// A value as it was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Telling {
    /// The value in the audience's words.
    pub value: String,
    /// The number of the update.
    pub update: u32,
    /// The day it was issued.
    pub on: NaiveDate,
}

impl KnownRecord {
    /// Whether the audience was ever told anything of it.
    pub fn was_told(&self) -> bool {
        self.values.iter().any(|value| value.told.is_some())
    }

    /// The value of a field.
    pub fn value(&self, field: &str) -> Option<&KnownValue> {
        self.values.iter().find(|value| value.field == field)
    }
}
