//! What moved in the plan: old to new, drawn over time.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Items whose dates moved, on one axis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Moved {
    /// The first day of the axis; a month's first looks best.
    pub from: NaiveDate,
    /// The last day of the axis.
    pub to: NaiveDate,
    /// The items.
    pub rows: Vec<MovedRow>,
    /// What is to be said of the others: "36 of 40 items are where they were."
    pub note: Option<String>,
}

impl Moved {
    /// Whether of any row a reason or a decision is known.
    pub(crate) fn is_explained(&self) -> bool {
        let is_said = |words: &Option<String>| words.as_deref().is_some_and(|words| !words.is_empty());
        self.rows.iter().any(|row| is_said(&row.why) || is_said(&row.decision))
    }
}

/// One item that moved, came in or went out.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MovedRow {
    /// "R-12".
    pub reference: Option<String>,
    /// What it is called.
    pub item: String,
    /// "promised to customers".
    pub note: Option<String>,
    /// The old date in words; none when it is new.
    pub was: Option<String>,
    /// The new date in words; none when it went out.
    pub now: Option<String>,
    /// Where the old date stands on the axis.
    pub was_on: Option<NaiveDate>,
    /// Where the new date stands on the axis.
    pub now_on: Option<NaiveDate>,
    /// "+59 days", "added", "dropped".
    pub shift: String,
    /// Why.
    pub why: Option<String>,
    /// The decision behind it: "D-29".
    pub decision: Option<String>,
}
