//! Periods by name, in calendar years or in fiscal years that are named by the year they end in: what axes say, on paper and
//! on screen.

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// What a scale counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Unit {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters.
    Quarter,
    /// Years.
    Year,
}

/// How years and weeks are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    starts_in: u32,
    weeks_from: Weekday,
}

impl Counted {
    /// Years from January, weeks from Monday.
    pub const CALENDAR: Self = Self { starts_in: 1, weeks_from: Weekday::Mon };

    /// Years from this month, 1 to 12; any other is January.
    pub fn starting_in(month: u32) -> Self {
        Self { starts_in: if (1..=12).contains(&month) { month } else { 1 }, ..Self::CALENDAR }
    }

    /// The same years, with weeks that begin on this day.
    #[must_use]
    pub fn with_weeks_from(self, weeks_from: Weekday) -> Self {
        Self { weeks_from, ..self }
    }

    /// Whether its years are calendar years.
    pub fn is_calendar(self) -> bool {
        self.starts_in == Self::CALENDAR.starts_in
    }

    /// How many whole months of the year have passed when this month begins, 0 to 11.
    pub(super) fn months_in(self, month: NaiveDate) -> u32 {
        (month.month() + 12 - self.starts_in) % 12
    }

    fn year(self, month: NaiveDate) -> i32 {
        month.year() + i32::from(!self.is_calendar() && month.month() >= self.starts_in)
    }

    /// "2026" or "FY27".
    pub(super) fn year_name(self, month: NaiveDate) -> String {
        let year = self.year(month);
        if self.is_calendar() {
            return year.to_string();
        }
        if (2000..2100).contains(&year) { format!("FY{:02}", year - 2000) } else { format!("FY{year}") }
    }

    /// "Q4 2026" or "FY27 Q3".
    pub(super) fn quarter_name(self, month: NaiveDate) -> String {
        let quarter = self.months_in(month) / 3 + 1;
        let year = self.year_name(month);
        if self.is_calendar() { format!("Q{quarter} {year}") } else { format!("{year} Q{quarter}") }
    }

    /// The first day of the period of so many months that a month lies in.
    pub(super) fn first_of(self, month: NaiveDate, months: u32) -> NaiveDate {
        let first = month.with_day(1).unwrap_or(month);
        first.checked_sub_months(Months::new(self.months_in(first) % months)).unwrap_or(first)
    }
}

/// The first day of the period a day lies in.
pub fn first_day(day: NaiveDate, unit: Unit, counted: Counted) -> NaiveDate {
    match unit {
        Unit::Day => day,
        Unit::Week => day.week(counted.weeks_from).first_day(),
        Unit::Month => counted.first_of(day, 1),
        Unit::Quarter => counted.first_of(day, 3),
        Unit::Year => counted.first_of(day, 12),
    }
}

/// The first day of the period after the one that begins here.
pub fn next_first(first: NaiveDate, unit: Unit) -> NaiveDate {
    let later = match unit {
        Unit::Day => first.succ_opt(),
        Unit::Week => first.checked_add_days(Days::new(7)),
        Unit::Month => first.checked_add_months(Months::new(1)),
        Unit::Quarter => first.checked_add_months(Months::new(3)),
        Unit::Year => first.checked_add_months(Months::new(12)),
    };
    later.unwrap_or(NaiveDate::MAX)
}

/// The month in three letters.
pub(super) fn short_month(month: NaiveDate) -> &'static str {
    MONTHS.get(month.month0() as usize).copied().unwrap_or_default()
}

/// "Oct–Dec 2026", "Apr 2026 – Mar 2027".
pub(super) fn months_of(first: NaiveDate, months: u32) -> String {
    let last = first.checked_add_months(Months::new(months.saturating_sub(1))).unwrap_or(first);
    let (from, to) = (short_month(first), short_month(last));
    match (months, first.year() == last.year()) {
        (0 | 1, _) => format!("{from} {}", first.year()),
        (_, true) => format!("{from}–{to} {}", first.year()),
        (_, false) => format!("{from} {} – {to} {}", first.year(), last.year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_named_as_people_say_them() {
        let april = Counted::starting_in(4);
        let check = |day: &str, counted: Counted, quarter: &str, year: &str, months: &str| {
            let day: NaiveDate = day.parse().unwrap();
            let first = first_day(day, Unit::Quarter, counted);
            let said = (counted.quarter_name(day), counted.year_name(day), months_of(first, 3));
            assert_eq!(said, (quarter.into(), year.into(), months.into()), "{day}");
        };
        check("2026-11-24", Counted::CALENDAR, "Q4 2026", "2026", "Oct–Dec 2026");
        check("2026-11-24", april, "FY27 Q3", "FY27", "Oct–Dec 2026");
        check("2027-02-26", april, "FY27 Q4", "FY27", "Jan–Mar 2027");
        check("2027-04-01", april, "FY28 Q1", "FY28", "Apr–Jun 2027");
        check("2026-12-31", Counted::starting_in(2), "FY27 Q4", "FY27", "Nov 2026 – Jan 2027");
    }

    #[test]
    fn a_day_lies_between_where_its_period_begins_and_the_next_does() {
        let day: NaiveDate = "2026-11-24".parse().unwrap();
        for unit in [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year] {
            for month in 1..=12 {
                let first = first_day(day, unit, Counted::starting_in(month));
                assert!(first <= day && day < next_first(first, unit), "{unit:?} from month {month}");
            }
        }
        assert_eq!(first_day(day, Unit::Week, Counted::CALENDAR).to_string(), "2026-11-23", "a Monday");
        let sundays = Counted::starting_in(4).with_weeks_from(Weekday::Sun);
        assert_eq!(first_day(day, Unit::Week, sundays).to_string(), "2026-11-22", "a Sunday");
    }
}
