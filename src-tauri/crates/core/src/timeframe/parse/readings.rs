//! The ways a text can be read, for a field that shows them while somebody types.

use chrono::{Datelike as _, NaiveDate};

use super::super::{Period, Precision, Span, Timeframe, TimeframeError};
use super::part::{Part, What, read_part};
use super::plain::plain;
use super::{Reading, parse, resolve};

/// Every way the text can be read, the likeliest first; none when it cannot be read.
///
/// Offers what is meant as often: of a month its last day and its quarter, of a calendar quarter the fiscal one of the
/// same name, of `05/06/2026` both days.
pub fn readings(text: &str, reading: &Reading) -> Vec<Timeframe> {
    let mut found = match parse(text, reading) {
        Ok(timeframe) => vec![timeframe],
        Err(TimeframeError::Ambiguous { day_first, month_first, .. }) => {
            [day_first, month_first].into_iter().filter_map(Period::day).map(Timeframe::of).collect()
        }
        Err(_) => Vec::new(),
    };
    for other in others(text, reading) {
        if !found.is_empty() && !found.contains(&other) {
            found.push(other);
        }
    }
    found
}

/// What else may have been meant by one time.
fn others(text: &str, reading: &Reading) -> Vec<Timeframe> {
    let Some(plain) = plain(text) else { return Vec::new() };
    let Some(Ok(part)) = read_part(&plain, reading) else { return Vec::new() };
    let period_of = |part: Part| resolve::resolve(part, reading.today).ok().and_then(Span::single);
    let offered = match part.what {
        What::Month(_) => match period_of(part) {
            Some(month) => [
                Period::day(month.last_day()),
                Period::containing(month.first_day(), Precision::Quarter, reading.fiscal),
            ],
            None => [None, None],
        },
        What::Quarter(_) | What::Half(_) | What::Year if part.counted.is_none() => {
            [period_of(Part { counted: Some(reading.fiscal), ..part }), None]
        }
        // “Aug 26” is the day, but some write the month of a year so.
        What::Day { day, month: Some(month) }
            if part.year.is_none() && plain.starts_with(char::is_alphabetic) =>
        {
            [month_of_short_year(day, month, reading.today), None]
        }
        What::Day { .. } | What::Week(_) | What::Quarter(_) | What::Half(_) | What::Year => [None, None],
    };
    offered.into_iter().flatten().map(Timeframe::of).collect()
}

/// The month of a year written with two digits, where that year is near.
fn month_of_short_year(year: u32, month: u32, today: NaiveDate) -> Option<Period> {
    let year = i32::try_from(2000 + year).ok().filter(|year| (year - today.year()).abs() <= 10)?;
    Period::month(year, month)
}
