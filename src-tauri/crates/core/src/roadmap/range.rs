//! From when until when a picture reaches, and what its axis names.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use roadbook_formats::document::{Edge, Reach, TimeScale};

use super::place::Horizons;
use crate::timeframe::{FiscalYear, Period, Precision};

/// A picture that reached further than this from today would show nothing; what lies beyond is named below it.
const MOST_MONTHS: u32 = 20 * 12;

/// The axis of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub scale: TimeScale,
}

/// The whole quarters from the first day of anything to the last, today's among them.
pub(super) fn of(reaches: &[Reach], today: NaiveDate, fiscal: FiscalYear) -> Range {
    let days = || reaches.iter().flat_map(|reach| ends(*reach)).flatten();
    let least = today.checked_sub_months(Months::new(MOST_MONTHS)).unwrap_or(today);
    let most = today.checked_add_months(Months::new(MOST_MONTHS)).unwrap_or(today);
    let within = |day: &NaiveDate| (least..=most).contains(day);
    let first = days().filter(within).chain([today]).min().unwrap_or(today);
    let last = days().filter(within).chain([today]).max().unwrap_or(today);
    let quarter = |day| Period::containing(day, Precision::Quarter, fiscal);
    Range {
        from: quarter(first).map_or(first, Period::first_day),
        to: quarter(last).map_or(last, Period::last_day),
        scale: scale(fiscal),
    }
}

/// Now, next and later beside each other, for readers who are told no dates.
pub(super) fn without_dates(horizons: Horizons) -> Range {
    Range {
        from: horizons.now,
        to: horizons.end - Days::new(1),
        scale: TimeScale::Horizons { next: horizons.next, later: horizons.later },
    }
}

/// What an axis names in a workspace that counts its years so.
pub(super) fn scale(fiscal: FiscalYear) -> TimeScale {
    if fiscal.is_calendar() {
        TimeScale::Calendar
    } else {
        TimeScale::Fiscal { starts_in: fiscal.start_month() }
    }
}

fn ends(reach: Reach) -> [Option<NaiveDate>; 2] {
    let day = |edge: Edge| edge.day().filter(|day| (1..=9999).contains(&day.year()));
    match reach {
        Reach::At(at) => [Some(at), None],
        Reach::Span { start, end } => [day(start), day(end)],
    }
}
