//! The ways a typed date can be read, for a field that shows them while somebody types.

use rusqlite::Connection;
use serde::Serialize;

use crate::error::Result;
use crate::settings::Settings;
use crate::timeframe::{Reading, TimeframeView, parse, readings};

/// What a typed text may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TimeframeReadings {
    /// Each way it can be read, the likeliest first.
    pub readings: Vec<TimeframeView>,
    /// Why it cannot be read, as a sentence.
    pub error: Option<String>,
}

/// Reads a text as a timeframe, as seen from a day. Nothing typed, or "unscheduled", has no readings and no error.
///
/// # Errors
/// When the storage fails.
pub fn read(conn: &Connection, text: &str, today: chrono::NaiveDate) -> Result<TimeframeReadings> {
    let fiscal = Settings::of(conn)?.fiscal;
    if text.trim().is_empty() {
        return Ok(TimeframeReadings { readings: Vec::new(), error: None });
    }
    let reading = Reading::new(today, fiscal);
    let found = readings(text, &reading);
    let error =
        if found.is_empty() { parse(text, &reading).err().map(|error| error.to_string()) } else { None };
    let views = found.into_iter().filter_map(|timeframe| timeframe.view(fiscal)).collect();
    Ok(TimeframeReadings { readings: views, error })
}
