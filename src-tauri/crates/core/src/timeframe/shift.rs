//! Moves a timeframe in time without saying it more precisely than it was said.

use roadbook_formats::counts::things;
use serde::{Deserialize, Serialize};

use super::{Span, Timeframe};

/// What is counted when something moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ShiftUnit {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Quarters.
    Quarters,
    /// Years.
    Years,
}

/// How far something moves: later, or earlier when negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Shift {
    /// How many.
    pub count: i32,
    /// Of what.
    pub unit: ShiftUnit,
}

impl Shift {
    /// Reads "2 weeks", "-1 month", "3d"; nothing when it says no distance.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_start_matches('+');
        let end = text.find(|letter: char| letter.is_alphabetic())?;
        let (count, unit) = text.split_at(end);
        let unit = match unit.trim().to_lowercase().as_str() {
            "d" | "day" | "days" => ShiftUnit::Days,
            "w" | "week" | "weeks" => ShiftUnit::Weeks,
            "m" | "month" | "months" => ShiftUnit::Months,
            "q" | "quarter" | "quarters" => ShiftUnit::Quarters,
            "y" | "year" | "years" => ShiftUnit::Years,
            _ => return None,
        };
        Some(Self { count: count.trim().parse().ok()?, unit })
    }

    /// "2 weeks later", "1 month earlier".
    pub fn words(self) -> String {
        let (one, many) = match self.unit {
            ShiftUnit::Days => ("day", "days"),
            ShiftUnit::Weeks => ("week", "weeks"),
            ShiftUnit::Months => ("month", "months"),
            ShiftUnit::Quarters => ("quarter", "quarters"),
            ShiftUnit::Years => ("year", "years"),
        };
        let way = if self.count < 0 { "earlier" } else { "later" };
        format!("{} {way}", things(self.count.unsigned_abs(), one, many))
    }

    pub(super) fn months(self) -> Option<i32> {
        match self.unit {
            ShiftUnit::Days | ShiftUnit::Weeks => None,
            ShiftUnit::Months => Some(self.count),
            ShiftUnit::Quarters => self.count.checked_mul(3),
            ShiftUnit::Years => self.count.checked_mul(12),
        }
    }

    pub(super) fn days(self) -> i64 {
        let week = if self.unit == ShiftUnit::Weeks { 7 } else { 1 };
        i64::from(self.count) * week
    }
}

impl Timeframe {
    /// The timeframe as far away as asked, as precise as before. Nothing when it has no dates, or is known less precisely
    /// than the step: a quarter does not move by days.
    pub fn moved(self, by: Shift) -> Option<Self> {
        let span = self.span()?;
        let end =
            |period: Option<super::Period>| period.map_or(Some(None), |period| period.moved(by).map(Some));
        Span::new(end(span.start())?, end(span.end())?).ok().map(Self::Span)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::timeframe::{FiscalYear, Reading, parse};

    #[test]
    fn what_moves_stays_as_precise_as_it_was() {
        let reading = Reading::new(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(), FiscalYear::CALENDAR);
        let check = |typed: &str, by: &str, expect: Option<&str>| {
            let moved = parse(typed, &reading).unwrap().moved(Shift::parse(by).unwrap());
            let text = moved.map(|timeframe| timeframe.text(FiscalYear::CALENDAR));
            assert_eq!(text.as_deref(), expect, "{typed} by {by}");
        };
        check("14 Aug 2026", "2 weeks", Some("28 Aug 2026"));
        check("14 Aug 2026", "-3d", Some("11 Aug 2026"));
        check("31 Jan 2027", "1 month", Some("28 Feb 2027"));
        check("Aug 2026", "2 months", Some("Oct 2026"));
        check("Aug 2026", "2 weeks", None);
        check("Q3 2026", "1 quarter", Some("Q4 2026"));
        check("Q3 2026", "3 months", Some("Q4 2026"));
        check("Q3 2026", "1 month", None);
        check("2026", "-1 year", Some("2025"));
        check("next", "1 month", None);
        check("9998", "2 years", None);
    }

    #[test]
    fn a_distance_is_read_and_said() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(Shift::parse(text).map(Shift::words).as_deref(), expect, "{text}");
        };
        check("2 weeks", Some("2 weeks later"));
        check("+1 month", Some("1 month later"));
        check("-1q", Some("1 quarter earlier"));
        check("soon", None);
        check("weeks", None);
        check("2", None);
    }
}
