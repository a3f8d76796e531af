//! Reads a time that has its months beside it, as people and this program write to make a quarter clear:
//! `FY27 Q4, Jan–Mar 2027`, `Q3 2026 (July to September)`. The months must be the right ones.

use chrono::NaiveDate;

use super::super::{Timeframe, TimeframeError};
use super::plain::plain;
use super::{Reading, phrases, read};

/// Reads a time and the months beside it; nothing when it is not written so, an error when the two disagree.
pub(super) fn read_with_months(
    plain_text: &str,
    reading: &Reading,
) -> Option<Result<Timeframe, TimeframeError>> {
    let by_hand =
        || phrases::with_remark(plain_text).find_map(|(time, months)| agreeing(time, months, reading));
    as_said_here(plain_text, reading).map(Ok).or_else(by_hand)
}

/// Reads back exactly what [`Timeframe::words_with_months`] says.
fn as_said_here(plain_text: &str, reading: &Reading) -> Option<Timeframe> {
    let before_remark = phrases::with_remark(plain_text).map(|(time, _)| time.to_owned());
    before_remark
        .chain([phrases::without_remarks(plain_text)])
        .filter_map(|time| read(&time, reading)?.ok())
        .find(|named| plain(&named.words_with_months(reading.fiscal)).as_deref() == Some(plain_text))
}

/// The time, when it covers the same days as the months.
fn agreeing(time: &str, months: &str, reading: &Reading) -> Option<Result<Timeframe, TimeframeError>> {
    let named = read(time, reading)?.ok()?;
    let (first, last) = days(named)?;
    // Months without a year are those of the time they stand beside.
    let said = read(months, &Reading { today: first, ..*reading })?.ok()?;
    if days(said) == Some((first, last)) {
        return Some(Ok(named));
    }
    // Beside a range of two they may belong to its end alone.
    let span = named.span()?;
    let period = span.single().or(span.start().xor(span.end()))?;
    Some(Err(TimeframeError::OtherMonths { period, said: said.text(reading.fiscal) }))
}

/// The days of a span; of an open one, those of the end that is known.
fn days(timeframe: Timeframe) -> Option<(NaiveDate, NaiveDate)> {
    let span = timeframe.span()?;
    let (start, end) = (span.start().or(span.end())?, span.end().or(span.start())?);
    Some((start.first_day(), end.last_day()))
}
