//! Periods counted from today: this quarter is 0, the next one 1.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use crate::timeframe::{FiscalYear, Horizon, Period, Precision, Timeframe};

/// Today, and what lies around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around(pub NaiveDate);

impl Around {
    /// A day so many days from today; never a Saturday or Sunday.
    pub fn day(self, days: i64) -> NaiveDate {
        let day = self.0 + chrono::TimeDelta::days(days);
        match day.weekday() {
            chrono::Weekday::Sat => day - Days::new(1),
            chrono::Weekday::Sun => day + Days::new(1),
            _ => day,
        }
    }

    fn first_of_month(self, months: i32) -> NaiveDate {
        let first = self.0.with_day(1).unwrap_or(self.0);
        let by = Months::new(months.unsigned_abs());
        if months < 0 { first - by } else { first + by }
    }

    /// A month so many months from this one.
    pub fn month(self, months: i32) -> Option<Period> {
        let first = self.first_of_month(months);
        Period::month(first.year(), first.month())
    }

    /// A calendar quarter so many quarters from this one.
    pub fn quarter(self, quarters: i32) -> Option<Period> {
        Period::containing(self.first_of_month(quarters * 3), Precision::Quarter, FiscalYear::CALENDAR)
    }

    /// A calendar half so many halves from this one.
    pub fn half(self, halves: i32) -> Option<Period> {
        Period::containing(self.first_of_month(halves * 6), Precision::Half, FiscalYear::CALENDAR)
    }

    /// A fiscal quarter so many quarters from this one, in a year that starts in April.
    pub fn fiscal_quarter(self, quarters: i32) -> Option<Period> {
        let year = FiscalYear::starting_in(4).unwrap_or_default();
        Period::containing(self.first_of_month(quarters * 3), Precision::Quarter, year)
    }

    /// From one day to another, counted from today.
    pub fn days(self, start: i64, end: i64) -> Timeframe {
        between(Period::day(self.day(start)), Period::day(self.day(end)))
    }
}

/// From one period to another; unscheduled when neither is known.
pub(super) fn between(start: Option<Period>, end: Option<Period>) -> Timeframe {
    Timeframe::between(start, end).unwrap_or_default()
}

/// One period.
pub(super) fn within(period: Option<Period>) -> Timeframe {
    between(period, period)
}

/// Now, next or later.
pub(super) fn roughly(horizon: Horizon) -> Timeframe {
    Timeframe::Wide(horizon)
}
