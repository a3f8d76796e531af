//! Which days people work on, and how many of them lie between two days.

use std::collections::BTreeSet;

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

/// The days of the week people work on, and the days off besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingDays {
    week: [bool; 7],
    off: BTreeSet<NaiveDate>,
}

impl WorkingDays {
    /// Work on these days of the week except on the days off; nothing when there would be no day left.
    pub fn new(week: &[Weekday], off: impl IntoIterator<Item = NaiveDate>) -> Option<Self> {
        let mut days = [false; 7];
        for day in week {
            days[position(*day)] = true;
        }
        (!week.is_empty()).then(|| Self { week: days, off: off.into_iter().collect() })
    }

    /// Whether people work on a day.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        self.week[position(day.weekday())] && !self.off.contains(&day)
    }

    /// The working days after one day up to and with another; negative when the other lies before it.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        if to < from {
            return -self.between(to, from);
        }
        let days = (to - from).num_days();
        let weeks = days / 7;
        let a_week = self.week.iter().filter(|works| **works).count();
        let mut count = weeks * i64::try_from(a_week).unwrap_or(0);
        // The days that fill no week.
        let mut day = from;
        for _ in 0..days % 7 {
            let Some(next) = day.checked_add_days(Days::new(1)) else { break };
            day = next;
            count += i64::from(self.week[position(day.weekday())]);
        }
        let off = self.off.iter().filter(|day| from < **day && **day <= to);
        let lost = off.filter(|day| self.week[position(day.weekday())]).count();
        count - i64::try_from(lost).unwrap_or(0)
    }
}

impl Default for WorkingDays {
    /// Monday to Friday.
    fn default() -> Self {
        Self { week: [true, true, true, true, true, false, false], off: BTreeSet::new() }
    }
}

fn position(day: Weekday) -> usize {
    usize::try_from(day.num_days_from_monday()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day() -> impl Strategy<Value = NaiveDate> {
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
        (0_u64..1200).prop_map(move |days| first + Days::new(days))
    }

    fn working_days() -> impl Strategy<Value = WorkingDays> {
        let week = prop::collection::vec(
            (0_u8..7).prop_filter_map("a day", |day| Weekday::try_from(day).ok()),
            1..7,
        );
        let off = prop::collection::vec(day(), 0..40);
        (week, off).prop_filter_map("some day is left", |(week, off)| WorkingDays::new(&week, off))
    }

    proptest! {
        #[test]
        fn they_are_counted_as_by_hand(days in working_days(), from in day(), to in day()) {
            let (first, last) = (from.min(to), from.max(to));
            let by_hand = first.iter_days().skip(1).take_while(|day| *day <= last).filter(|day| days.is_working(*day));
            let count = i64::try_from(by_hand.count()).unwrap();
            prop_assert_eq!(days.between(from, to), if to < from { -count } else { count });
        }

        #[test]
        fn a_way_is_as_long_as_its_parts(days in working_days(), one in day(), two in day(), three in day()) {
            prop_assert_eq!(days.between(one, two) + days.between(two, three), days.between(one, three));
        }
    }

    #[test]
    fn a_week_has_five_and_a_holiday_takes_one() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
        let usual = WorkingDays::default();
        assert_eq!(usual.between(day(18), day(25)), 5);
        let monday_to_friday = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
        let with_holidays = WorkingDays::new(&monday_to_friday, [day(25), day(26)]).unwrap();
        assert_eq!(with_holidays.between(day(18), day(25)), 4, "the 26th is a Saturday anyway");
        assert!(WorkingDays::new(&[], []).is_none(), "somebody must work some day");
    }
}
