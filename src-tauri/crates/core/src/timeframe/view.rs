//! How a timeframe stands in JSON and on the screen.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{FiscalYear, Precision, Timeframe};

/// A timeframe for readers: in words and as days. Unscheduled has no view; in JSON it is null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TimeframeView {
    /// In words: `Q3 2026`.
    pub text: String,
    /// The first day of the start, where known.
    pub start: Option<NaiveDate>,
    /// The last day of the end, where known.
    pub end: Option<NaiveDate>,
    /// The coarser precision of both ends.
    pub precision: Precision,
}

impl Timeframe {
    /// The view for JSON; nothing when it is unscheduled.
    pub fn view(self, fiscal: FiscalYear) -> Option<TimeframeView> {
        Some(TimeframeView {
            text: self.text(fiscal),
            start: self.first_day(),
            end: self.last_day(),
            precision: self.precision()?,
        })
    }
}
