//! Why a text is no timeframe, said so that a person can put it right.

use chrono::NaiveDate;

use super::{FiscalYear, Period, Precision, Timeframe};

/// Why a text or a pair of ends is no timeframe. Each message says what is wrong and what would be right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimeframeError {
    /// Nothing in it reads as a time.
    #[error(
        "“{0}” is not a time. Write a day (14 Aug 2026), a month (Aug 2026), a quarter (Q3 2026 or FY27 Q3), a range \
         (Aug – Oct 2026), or now, next or later."
    )]
    NotUnderstood(String),
    /// The month has no such day.
    #[error("There is no {day} {month}{}. The last day is the {last}{}.",
        .year.map(|year| format!(" in {year}")).unwrap_or_default(), ordinal(*.last))]
    NoSuchDay {
        /// The day that was written.
        day: u32,
        /// The month in words.
        month: &'static str,
        /// The year, where one was written.
        year: Option<i32>,
        /// The month's last day.
        last: u32,
    },
    /// A number that its kind does not have: month 13, Q5, H3, week 54, day 0.
    #[error("There is no {written}. {known}")]
    NoSuchPart {
        /// What was written: `month 13`.
        written: String,
        /// A sentence on what there is.
        known: &'static str,
    },
    /// A year that cannot be kept.
    #[error("There is no year {0} here. Write a year from 1 to 9999.")]
    NoSuchYear(i32),
    /// Day and month could be either way round.
    #[error(
        "“{text}” could be {} or {}. Write the month as a word, or the year first ({}).",
        long(*.day_first), long(*.month_first), .day_first.format("%Y-%m-%d")
    )]
    Ambiguous {
        /// What was written.
        text: String,
        /// Read as day, month, year.
        day_first: NaiveDate,
        /// Read as month, day, year.
        month_first: NaiveDate,
    },
    /// A season, which is a different time in each half of the world.
    #[error(
        "“{0}” names a season, which starts on different days in different places. Write the months: Jun – Aug 2026."
    )]
    Season(String),
    /// The start lies after the end.
    #[error("The start, {}, is after the end, {}. Put the earlier one first.",
        in_words(*.start), in_words(*.end))]
    StartAfterEnd {
        /// The start that was given.
        start: Period,
        /// The end that was given.
        end: Period,
    },
    /// The months beside a quarter, half or year are not its months.
    #[error("{} is {}, not {said}. Write one of the two.", in_words(*.period), in_months(*.period))]
    OtherMonths {
        /// What was named.
        period: Period,
        /// The months that were written beside it.
        said: String,
    },
    /// A span needs at least one end.
    #[error("A span needs a start or an end. Without either it is unscheduled.")]
    NeitherEnd,
    /// A stored code that this version cannot read.
    #[error("“{0}” is not a stored timeframe.")]
    NotACode(String),
}

/// The period as its own workspace says it.
fn in_words(period: Period) -> String {
    period.text(period.counted().unwrap_or_default())
}

fn in_months(period: Period) -> String {
    let month = |day| Period::containing(day, Precision::Month, FiscalYear::CALENDAR);
    let months = Timeframe::between(month(period.first_day()), month(period.last_day()));
    months.unwrap_or_default().text(FiscalYear::CALENDAR)
}

fn long(day: NaiveDate) -> String {
    Period::day(day).map(in_words).unwrap_or_default()
}

fn ordinal(day: u32) -> &'static str {
    match day {
        11..=13 => "th",
        day if day % 10 == 1 => "st",
        day if day % 10 == 2 => "nd",
        day if day % 10 == 3 => "rd",
        _ => "th",
    }
}
