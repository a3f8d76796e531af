//! The fiscal year: the month it starts in, and what a year is called.

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

/// How years are counted: the month they start in. A fiscal year is named by the year it ends in, so with a start in
/// April the day 5 October 2026 is in FY27. A year that starts in January is the calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(try_from = "u8", into = "u8")]
#[specta(type = u8)]
pub struct FiscalYear {
    start_month: u8,
}

impl FiscalYear {
    /// The year from January to December.
    pub const CALENDAR: Self = Self { start_month: 1 };

    /// The year that starts in this month (1 to 12); nothing when there is no such month.
    pub fn starting_in(month: u32) -> Option<Self> {
        u8::try_from(month)
            .ok()
            .filter(|month| (1..=12).contains(month))
            .map(|start_month| Self { start_month })
    }

    /// The month it starts in, 1 to 12.
    pub fn start_month(self) -> u32 {
        u32::from(self.start_month)
    }

    /// Whether it is the calendar year.
    pub fn is_calendar(self) -> bool {
        self == Self::CALENDAR
    }

    /// What the year of this day is called: the calendar year it ends in.
    pub fn year_of(self, day: NaiveDate) -> i32 {
        let ends_in_next = !self.is_calendar() && day.month() >= self.start_month();
        day.year() + i32::from(ends_in_next)
    }

    /// The calendar year in which the year of this name starts.
    pub(super) fn calendar_year_of_start(self, year: i32) -> i32 {
        year - i32::from(!self.is_calendar())
    }
}

impl Default for FiscalYear {
    fn default() -> Self {
        Self::CALENDAR
    }
}

impl From<FiscalYear> for u8 {
    fn from(year: FiscalYear) -> Self {
        year.start_month
    }
}

impl TryFrom<u8> for FiscalYear {
    type Error = String;

    fn try_from(month: u8) -> Result<Self, String> {
        Self::starting_in(month.into())
            .ok_or_else(|| format!("A fiscal year starts in a month from 1 to 12, not in {month}."))
    }
}
