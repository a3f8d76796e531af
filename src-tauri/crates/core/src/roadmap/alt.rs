//! What a person who cannot see the picture is told.

use chrono::{Datelike as _, NaiveDate};
use roadbook_formats::counts::things;
use roadbook_formats::document::TimeScale;
use roadbook_formats::words::Mark;

use super::entry::Entry;
use super::picture::Frame;
use super::range::Range;
use crate::timeframe::long_day;
use crate::timeframe::month_word;

/// "October 2026 to September 2027"; "now, next and later" for readers who are told no dates.
pub(super) fn reaches(range: Range) -> String {
    let month = |day: NaiveDate| format!("{} {}", month_word(day.month()), day.year());
    match range.scale {
        TimeScale::Horizons { .. } => "now, next and later".to_owned(),
        TimeScale::Calendar | TimeScale::Fiscal { .. } => {
            format!("{} to {}", month(range.from), month(range.to))
        }
    }
}

/// What it shows, as of when, how many, and what is not on track.
pub(super) fn alt(entries: &[Entry], range: Range, frame: &Frame<'_>) -> String {
    let (gone, entries): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(|entry| entry.gone.is_some());
    let items = things(entries.len(), "item", "items");
    let as_of = long_day(frame.today);
    let mut text = format!("Roadmap of {items}, {}, as of {as_of}.", reaches(range));
    for which in [Mark::OffTrack, Mark::AtRisk] {
        let names: Vec<_> = entries
            .iter()
            .filter(|entry| entry.mark == Some(which))
            .map(|entry| entry.title.as_str())
            .collect();
        if !names.is_empty() {
            text.push_str(&format!(" {}: {}.", which.word(), names.join(", ")));
        }
    }
    if !gone.is_empty() {
        let names: Vec<_> = gone.iter().map(|entry| entry.title.as_str()).collect();
        let before = frame.before.unwrap_or("the plan before");
        text.push_str(&format!(" Only in {before}: {}.", names.join(", ")));
    }
    text
}
