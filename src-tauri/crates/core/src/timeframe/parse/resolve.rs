//! Finds the periods that are meant by what was written: where the year is open, from today or from the other side.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::super::{FiscalYear, Period, Precision, Span, Timeframe, TimeframeError, month_word};
use super::part::{Part, What};

/// How many years a year-less day may be away: 29 February can be eight years off.
const YEARS_AROUND: i32 = 9;

/// A whole text that is one time. Without a year it is the next one, which may be running.
pub(super) fn one(part: Part, today: NaiveDate) -> Result<Timeframe, TimeframeError> {
    Ok(Timeframe::Span(resolve(part, today)?))
}

/// Two times as a range. What one side leaves out, the other may say; nothing when that does not fit together.
pub(super) fn range(left: Part, right: Part, today: NaiveDate) -> Option<Result<Timeframe, TimeframeError>> {
    let (left, right) = (completed(left, right)?, completed(right, left)?);
    let ends = || {
        let (start, end) = match (left.year, right.year) {
            (Some(_), None) => {
                let start = resolve(left, today)?;
                (start, first_from(right, start)?)
            }
            (None, _) => {
                let end = resolve(right, today)?;
                (last_until(left, end)?, end)
            }
            (Some(_), Some(_)) => (resolve(left, today)?, resolve(right, today)?),
        };
        Timeframe::between(start.start(), end.end())
    };
    Some(ends())
}

/// The span of one part, its year looked up from today where it is open. More than one period only for a week.
pub(super) fn resolve(part: Part, today: NaiveDate) -> Result<Span, TimeframeError> {
    match part.year {
        Some(year) => in_year(part, year),
        None => search(part, today.year() - 1..=today.year() + YEARS_AROUND, |span| {
            span.last_day().is_some_and(|last| last >= today)
        }),
    }
}

/// The first of its kind that does not end before the other starts.
fn first_from(part: Part, start: Span) -> Result<Span, TimeframeError> {
    let first = start.first_day().unwrap_or(NaiveDate::MIN);
    search(part, first.year() - 1..=first.year() + YEARS_AROUND, |span| {
        span.last_day().is_some_and(|last| last >= first)
    })
}

/// The last of its kind that does not start after the other ends.
fn last_until(part: Part, end: Span) -> Result<Span, TimeframeError> {
    let last = end.last_day().unwrap_or(NaiveDate::MAX);
    search(part, (last.year() - YEARS_AROUND..=last.year() + 1).rev(), |span| {
        span.first_day().is_some_and(|first| first <= last)
    })
}

/// The first year in which the part exists and fits.
fn search(
    part: Part,
    years: impl Iterator<Item = i32>,
    fits: impl Fn(Span) -> bool,
) -> Result<Span, TimeframeError> {
    let found = years.filter_map(|year| in_year(part, year).ok()).find(|span| fits(*span));
    found.ok_or_else(|| no_such(part, None))
}

/// What the other side of a range says for both: the month of `14–20 Aug`, the fiscal year of `FY27 Q3–Q4`.
fn completed(part: Part, other: Part) -> Option<Part> {
    let what = match (part.what, other.what) {
        (What::Day { day, month: None }, What::Day { month: Some(month), .. }) => {
            What::Day { day, month: Some(month) }
        }
        (What::Day { month: None, .. }, _) => return None,
        (what, _) => what,
    };
    let counted = part.counted.or(other.counted.filter(|_| part.year.is_none()));
    Some(Part { what, counted, ..part })
}

fn in_year(part: Part, year: i32) -> Result<Span, TimeframeError> {
    let counted = part.counted.unwrap_or(FiscalYear::CALENDAR);
    let period = match part.what {
        What::Day { day, month } => {
            month.and_then(|month| NaiveDate::from_ymd_opt(year, month, day)).and_then(Period::day)
        }
        What::Week(week) => return iso_week(year, week).ok_or_else(|| no_such(part, Some(year))),
        What::Month(month) => Period::month(year, month),
        What::Quarter(quarter) => Period::quarter(year, quarter, counted),
        What::Half(half) => Period::half(year, half, counted),
        What::Year => Period::year(year, counted),
    };
    period.map(Span::of).ok_or_else(|| no_such(part, Some(year)))
}

/// Monday to Sunday of a week by ISO 8601.
fn iso_week(year: i32, week: u32) -> Option<Span> {
    let monday = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?;
    let sunday = NaiveDate::from_isoywd_opt(year, week, Weekday::Sun)?;
    Span::new(Some(Period::day(monday)?), Some(Period::day(sunday)?)).ok()
}

/// Why there is no such period, in the year or in any.
fn no_such(part: Part, year: Option<i32>) -> TimeframeError {
    let number = |name: &str, number: u32, known: &'static str| TimeframeError::NoSuchPart {
        written: format!("{name}{number}"),
        known,
    };
    let out_of_range = TimeframeError::NoSuchYear(year.unwrap_or_default());
    match part.what {
        _ if year.is_some_and(|year| year < 1) => out_of_range,
        What::Day { month: None, day } | What::Day { day: day @ 0, .. } => {
            number("day ", day, "Days are counted from 1 and need their month.")
        }
        What::Day { day, month: Some(month) } => match last_day_of_month(year.unwrap_or(2000), month) {
            Some(last) if day > last => {
                // The year matters only to 29 February.
                let year = year.filter(|_| (month, day) == (2, 29));
                TimeframeError::NoSuchDay { day, month: month_word(month), year, last }
            }
            Some(_) => out_of_range,
            None => number("month ", month, "Months are counted from 1 to 12."),
        },
        What::Month(month) if !(1..=12).contains(&month) => {
            number("month ", month, "Months are counted from 1 to 12.")
        }
        What::Quarter(quarter) if !(1..=4).contains(&quarter) => {
            number("Q", quarter, "A year has the quarters Q1 to Q4.")
        }
        What::Half(half) if !(1..=2).contains(&half) => number("H", half, "A year has the halves H1 and H2."),
        What::Week(week) => match year {
            Some(year) if !(1..=52).contains(&week) => TimeframeError::NoSuchPart {
                written: format!("week {week} in {year}"),
                known: "A year has 52 weeks, some have 53.",
            },
            None => number("week ", week, "A year has 52 weeks, some have 53."),
            Some(_) => out_of_range,
        },
        What::Month(_) | What::Quarter(_) | What::Half(_) | What::Year => out_of_range,
    }
}

fn last_day_of_month(year: i32, month: u32) -> Option<u32> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Period::containing(first, Precision::Month, FiscalYear::CALENDAR)
        .map(|month| month.last_day().day())
        .filter(|_| (1..=9999).contains(&year))
}
