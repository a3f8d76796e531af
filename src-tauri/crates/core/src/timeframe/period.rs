//! One period: a day, a month, a quarter, a half-year or a year, calendar or fiscal.

use std::cmp::Ordering;

use chrono::{Datelike as _, Days, Months, NaiveDate, TimeDelta};
use roadbook_formats::date::PartialDate;

use super::{FiscalYear, Precision, Shift};

/// A day, month, quarter, half-year or year. Always one that exists, from the year 1 to the year 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    first_day: NaiveDate,
    unit: Unit,
}

/// What the first day is the first day of. The coarse ones know how their year is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Unit {
    Day,
    Month,
    Quarter(FiscalYear),
    Half(FiscalYear),
    Year(FiscalYear),
}

impl Period {
    /// A day; nothing outside the years 1 to 9999.
    pub fn day(day: NaiveDate) -> Option<Self> {
        Self::starting(day, Unit::Day)
    }

    /// A month of a year; nothing when there is no such month.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        Self::starting(NaiveDate::from_ymd_opt(year, month, 1)?, Unit::Month)
    }

    /// A quarter (1 to 4) of the year of this name, counted as given; nothing when there is no such quarter.
    pub fn quarter(year: i32, quarter: u32, counted: FiscalYear) -> Option<Self> {
        Self::part_of_year(year, quarter, 3, counted)
            .and_then(|day| Self::starting(day, Unit::Quarter(counted)))
    }

    /// A half (1 or 2) of the year of this name, counted as given; nothing when there is no such half.
    pub fn half(year: i32, half: u32, counted: FiscalYear) -> Option<Self> {
        Self::part_of_year(year, half, 6, counted).and_then(|day| Self::starting(day, Unit::Half(counted)))
    }

    /// The year of this name, counted as given; nothing outside the years 1 to 9999.
    pub fn year(year: i32, counted: FiscalYear) -> Option<Self> {
        Self::part_of_year(year, 1, 12, counted).and_then(|day| Self::starting(day, Unit::Year(counted)))
    }

    /// The period of this precision that a day lies in, its year counted as given.
    ///
    /// Nothing for now, next or later, which is no period, and for a day outside the years 1 to 9999.
    pub fn containing(day: NaiveDate, precision: Precision, counted: FiscalYear) -> Option<Self> {
        let year = counted.year_of(day);
        let months_in = (day.month() + 12 - counted.start_month()) % 12;
        match precision {
            Precision::Day => Self::day(day),
            Precision::Month => Self::month(day.year(), day.month()),
            Precision::Quarter => Self::quarter(year, months_in / 3 + 1, counted),
            Precision::Half => Self::half(year, months_in / 6 + 1, counted),
            Precision::Year => Self::year(year, counted),
            Precision::NowNextLater => None,
        }
    }

    /// The first day it covers.
    pub fn first_day(self) -> NaiveDate {
        self.first_day
    }

    /// The last day it covers.
    pub fn last_day(self) -> NaiveDate {
        let months = match self.unit {
            Unit::Day => return self.first_day,
            Unit::Month => 1,
            Unit::Quarter(_) => 3,
            Unit::Half(_) => 6,
            Unit::Year(_) => 12,
        };
        self.first_day + Months::new(months) - Days::new(1)
    }

    /// How precise it is.
    pub fn precision(self) -> Precision {
        match self.unit {
            Unit::Day => Precision::Day,
            Unit::Month => Precision::Month,
            Unit::Quarter(_) => Precision::Quarter,
            Unit::Half(_) => Precision::Half,
            Unit::Year(_) => Precision::Year,
        }
    }

    /// How its year is counted; nothing for days and months, which every year shares.
    pub fn counted(self) -> Option<FiscalYear> {
        match self.unit {
            Unit::Day | Unit::Month => None,
            Unit::Quarter(counted) | Unit::Half(counted) | Unit::Year(counted) => Some(counted),
        }
    }

    /// What its year is called: for FY27 Q3 it is 2027, the year that fiscal year ends in.
    pub fn year_name(self) -> i32 {
        self.counted().unwrap_or(FiscalYear::CALENDAR).year_of(self.first_day)
    }

    /// Which one of its year it is: the 3 of Q3 or the 8 of August; for a day its day of the month, for a year 1.
    pub fn number(self) -> u32 {
        let months_in = |counted: FiscalYear| (self.first_day.month() + 12 - counted.start_month()) % 12;
        match self.unit {
            Unit::Day => self.first_day.day(),
            Unit::Month => self.first_day.month(),
            Unit::Quarter(counted) => months_in(counted) / 3 + 1,
            Unit::Half(counted) => months_in(counted) / 6 + 1,
            Unit::Year(_) => 1,
        }
    }

    /// The period as far away as asked, as precise as before; nothing where the step is finer than the period, or leads
    /// out of the years there are.
    pub(super) fn moved(self, by: Shift) -> Option<Self> {
        let least = match self.unit {
            Unit::Day => 0,
            Unit::Month => 1,
            Unit::Quarter(_) => 3,
            Unit::Half(_) => 6,
            Unit::Year(_) => 12,
        };
        let first_day = match by.months() {
            Some(months) if least == 0 || months % least == 0 => {
                let step = Months::new(months.unsigned_abs());
                if months < 0 {
                    self.first_day.checked_sub_months(step)
                } else {
                    self.first_day.checked_add_months(step)
                }
            }
            None if least == 0 => self.first_day.checked_add_signed(TimeDelta::try_days(by.days())?),
            Some(_) | None => None,
        };
        Self::starting(first_day?, self.unit)
    }

    /// Whether every day of the other lies in this one.
    pub fn contains(self, other: Self) -> bool {
        self.first_day <= other.first_day && other.last_day() <= self.last_day()
    }

    /// Keeps to the years that can be written. A fiscal year may reach a few months beyond them.
    fn starting(first_day: NaiveDate, unit: Unit) -> Option<Self> {
        let period = Self { first_day, unit };
        (period.year_name() >= 1 && first_day.year() <= 9999).then_some(period)
    }

    /// The first day of the part with this number, where a part has so many months.
    fn part_of_year(year: i32, number: u32, months: u32, counted: FiscalYear) -> Option<NaiveDate> {
        if !(1..=12 / months).contains(&number) || !(1..=10_000).contains(&year) {
            return None;
        }
        let start_of_year =
            NaiveDate::from_ymd_opt(counted.calendar_year_of_start(year), counted.start_month(), 1)?;
        start_of_year.checked_add_months(Months::new((number - 1) * months))
    }
}

impl From<PartialDate> for Period {
    /// A date from a file, as precise as it was written there.
    fn from(date: PartialDate) -> Self {
        let unit = match (date.first_day(), date.last_day()) {
            _ if date.exact().is_some() => Unit::Day,
            (first, last) if (first.year(), first.month()) == (last.year(), last.month()) => Unit::Month,
            _ => Unit::Year(FiscalYear::CALENDAR),
        };
        Self { first_day: date.first_day(), unit }
    }
}

impl Ord for Period {
    /// By first day, then by last day.
    fn cmp(&self, other: &Self) -> Ordering {
        self.first_day.cmp(&other.first_day).then(self.unit.cmp(&other.unit))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
