//! Reads what people type or paste as a timeframe. Reads no more into it than it says: `mid August` is August, a
//! season is refused, and `05/06/2026` is asked about.
//!
//! A year that is left out is looked up: alone it is the next one (`Q3` is the quarter running, or the next to come), in
//! a range it is the one nearest to the other side. Without `FY`, quarters and halves are calendar ones.

mod months_said;
mod part;
mod phrases;
mod plain;
mod readings;
mod resolve;
#[cfg(test)]
mod tests;
mod tokens;

use chrono::NaiveDate;
use roadbook_formats::date::DayOrder;

use super::{FiscalYear, Horizon, Timeframe, TimeframeError};
use part::read_part;
use plain::{excerpt, plain};

pub use readings::readings;

/// What a text is read against.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    /// The day that “next” is seen from.
    pub today: NaiveDate,
    /// The workspace's fiscal year, meant by `FY`.
    pub fiscal: FiscalYear,
    /// How `05/06/2026` is meant, where that is known.
    pub order: Option<DayOrder>,
}

impl Reading {
    /// Reads as seen from this day, with this fiscal year; ambiguous days are asked about.
    pub fn new(today: NaiveDate, fiscal: FiscalYear) -> Self {
        Self { today, fiscal, order: None }
    }
}

/// The timeframe that a text says.
///
/// # Errors
/// [`TimeframeError`], a sentence for the person who wrote it.
pub fn parse(text: &str, reading: &Reading) -> Result<Timeframe, TimeframeError> {
    let not_understood = || TimeframeError::NotUnderstood(excerpt(text));
    let plain = plain(&roadbook_formats::local_date::plain(text)).ok_or_else(not_understood)?;
    if phrases::is_unscheduled(&plain) {
        return Ok(Timeframe::Unscheduled);
    }
    if let Some(horizon) = Horizon::parse(&plain) {
        return Ok(Timeframe::Wide(horizon));
    }
    if phrases::names_season(&plain) {
        return Err(TimeframeError::Season(excerpt(text)));
    }
    read(&plain, reading)
        .or_else(|| months_said::read_with_months(&plain, reading))
        .unwrap_or_else(|| Err(not_understood()))
}

/// One time, a range, or an open end; nothing when it is none of them.
fn read(plain: &str, reading: &Reading) -> Option<Result<Timeframe, TimeframeError>> {
    let today = reading.today;
    if let Some(timeframe) = phrases::relative(plain, today) {
        return Some(Ok(timeframe));
    }
    if let Some(read) = single(plain, reading) {
        return Some(read);
    }
    if let Some(read) = phrases::sides(plain).find_map(|(left, right)| two_sides(left, right, reading)) {
        return Some(read);
    }
    let open = |rest: &str, keep: fn(Timeframe) -> Result<Timeframe, TimeframeError>| {
        Some(single(rest, reading)?.and_then(keep))
    };
    phrases::start_only(plain)
        .and_then(|rest| {
            open(rest, |read| Timeframe::between(read.span().and_then(super::Span::start), None))
        })
        .or_else(|| {
            phrases::end_only(plain).and_then(|rest| {
                open(rest, |read| Timeframe::between(None, read.span().and_then(super::Span::end)))
            })
        })
}

fn single(plain: &str, reading: &Reading) -> Option<Result<Timeframe, TimeframeError>> {
    let part = match read_part(plain, reading)? {
        Ok(part) => part,
        Err(wrong) => return Some(Err(wrong)),
    };
    // A number alone is a day only beside a month.
    let is_whole = !matches!(part.what, part::What::Day { month: None, .. })
        && (part.year.is_some() || part.what != part::What::Year);
    is_whole.then(|| resolve::one(part, reading.today))
}

fn two_sides(left: &str, right: &str, reading: &Reading) -> Option<Result<Timeframe, TimeframeError>> {
    match (read_part(left, reading)?, read_part(right, reading)?) {
        (Ok(left), Ok(right)) => resolve::range(left, right, reading.today),
        (Err(wrong), _) | (_, Err(wrong)) => Some(Err(wrong)),
    }
}
