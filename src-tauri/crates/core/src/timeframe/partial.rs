//! A day, month or year as it was written down, as a timeframe and in words: never more precise than it is known.

use chrono::{Datelike as _, NaiveDate};
use roadbook_formats::date::PartialDate;

use super::{FiscalYear, Period, Precision, Timeframe, month_word, short_month_word};

impl From<PartialDate> for Timeframe {
    fn from(date: PartialDate) -> Self {
        let period = match date.parts() {
            (year, None, _) => Period::year(year, FiscalYear::default()),
            (year, Some(month), None) => Period::month(year, month),
            (_, Some(_), Some(_)) => Period::day(date.first_day()),
        };
        period.map_or(Self::Unscheduled, Self::of)
    }
}

impl Timeframe {
    /// The start, or else the end, as far as it can be written as a day, a month or a year: never more precise than it is.
    pub fn as_partial(self) -> Option<PartialDate> {
        let period = self.span().and_then(|span| span.start().or(span.end()))?;
        let (first, last) = (period.first_day(), period.last_day());
        match period.precision() {
            Precision::Day => Some(PartialDate::from(first)),
            Precision::Month => PartialDate::month(first.year(), first.month()),
            _ if first.year() == last.year() => PartialDate::year(first.year()),
            _ => None,
        }
    }
}

/// In full: "24 November 2026", "December 2026", "2026".
pub fn long_date(date: PartialDate) -> String {
    match date.parts() {
        (year, None, _) => year.to_string(),
        (year, Some(month), None) => format!("{} {year}", month_word(month)),
        (year, Some(month), Some(day)) => format!("{day} {} {year}", month_word(month)),
    }
}

/// A day in full: "24 November 2026".
pub fn long_day(day: NaiveDate) -> String {
    long_date(day.into())
}

/// Near today: "24 Nov"; a month or a year keeps its year: "Dec 2026", "2026".
pub fn short_date(date: PartialDate) -> String {
    match date.parts() {
        (year, None, _) => year.to_string(),
        (year, Some(month), None) => format!("{} {year}", short_month_word(month)),
        (_, Some(month), Some(day)) => format!("{day} {}", short_month_word(month)),
    }
}

/// For somebody who has to act on it: "Tue 24 Nov", with its year when that is another one than today's; "December 2026".
pub fn near_date(date: PartialDate, today: NaiveDate) -> String {
    let Some(day) = date.exact() else { return long_date(date) };
    let word = format!("{} {}", day.format("%a"), short_date(date));
    if day.year() == today.year() { word } else { format!("{word} {}", day.year()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_never_becomes_a_day() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        let check = |code: &str, long: &str, short: &str, near: &str| {
            let date: PartialDate = code.parse().unwrap();
            assert_eq!((long_date(date), short_date(date)), (long.to_owned(), short.to_owned()), "{code}");
            assert_eq!(near_date(date, today), near, "{code}");
            assert_eq!(Timeframe::from(date).as_partial(), Some(date), "{code} there and back");
        };
        check("2026-11-24", "24 November 2026", "24 Nov", "Tue 24 Nov");
        check("2027-01-04", "4 January 2027", "4 Jan", "Mon 4 Jan 2027");
        check("2026-12", "December 2026", "Dec 2026", "December 2026");
        check("2027", "2027", "2027", "2027");
    }
}
