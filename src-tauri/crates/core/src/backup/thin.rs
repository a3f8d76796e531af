//! Which backups go: all of the last day stay, then one a day for two weeks, one a week for two months, one a month after.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, TimeDelta, Utc};

const ALL: TimeDelta = TimeDelta::hours(24);
const DAILY: TimeDelta = TimeDelta::days(14);
const WEEKLY: TimeDelta = TimeDelta::days(61);

/// The positions of those that may go, of moments in the order the backups were made. The newest always stays, and what
/// goes has a newer one of its day, week or month that stays.
///
/// Clocks jump: one made after another is never taken for older than that, and one from a time to come for old at all.
pub(super) fn surplus(made: &[DateTime<Utc>], now: DateTime<Utc>) -> Vec<usize> {
    let mut latest: Option<DateTime<Utc>> = None;
    let buckets: Vec<_> = made
        .iter()
        .map(|at| {
            if *at > now {
                return None;
            }
            let at = latest.map_or(*at, |before| before.max(*at));
            latest = Some(at);
            bucket(at, now)
        })
        .collect();
    let is_surplus = |position: usize| {
        let own = buckets[position];
        own.is_some() && buckets[position + 1..].contains(&own)
    };
    (0..made.len()).filter(|position| is_surplus(*position)).collect()
}

/// What one of stays: the first day of its day, week or month, and how long that is. Nothing when each one stays.
fn bucket(at: DateTime<Utc>, now: DateTime<Utc>) -> Option<(Length, NaiveDate)> {
    let (age, day) = (now - at, at.date_naive());
    match age {
        age if age <= ALL => None,
        age if age <= DAILY => Some((Length::Day, day)),
        age if age <= WEEKLY => {
            let since_monday = u64::from(day.weekday().num_days_from_monday());
            Some((Length::Week, day.checked_sub_days(Days::new(since_monday)).unwrap_or(day)))
        }
        _ => Some((Length::Month, day.with_day(1).unwrap_or(day))),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Length {
    Day,
    Week,
    Month,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn moment(text: &str) -> DateTime<Utc> {
        format!("{text}:00Z").parse().unwrap()
    }

    /// `made` in the order they were made, each marked: `+` stays, `-` goes.
    #[track_caller]
    fn check(now: &str, made: &[&str]) {
        let moments: Vec<_> = made.iter().map(|text| moment(&text[1..])).collect();
        let go = surplus(&moments, moment(now));
        let found: Vec<_> = (0..made.len())
            .map(|at| format!("{}{}", if go.contains(&at) { "-" } else { "+" }, &made[at][1..]))
            .collect();
        assert_eq!(found, made, "on {now}");
    }

    #[test]
    fn of_each_day_week_and_month_the_newest_stays() {
        check("2026-11-22T12:00", &[]);
        check("2026-11-22T12:00", &["+2019-01-01T00:00"]);
        check("2026-11-22T12:00", &["+2026-11-21T12:00", "+2026-11-22T11:40", "+2026-11-22T11:50"]);
        check(
            "2026-11-22T12:00",
            &[
                "-2026-11-20T08:00",
                "+2026-11-20T18:00",
                "-2026-11-21T08:00",
                "+2026-11-21T11:00",
                "+2026-11-21T13:00",
            ],
        );
        check(
            "2026-11-22T12:00",
            &[
                "-2026-10-26T09:00",
                "-2026-10-28T09:00",
                "+2026-11-01T09:00",
                "+2026-11-02T09:00",
                "+2026-11-22T09:00",
            ],
        );
        check(
            "2026-11-22T12:00",
            &[
                "-2026-07-01T09:00",
                "+2026-07-31T09:00",
                "-2026-08-03T09:00",
                "+2026-08-21T09:00",
                "+2026-11-22T09:00",
            ],
        );
        check("2026-11-22T12:00", &["-2024-11-01T09:00", "+2024-11-02T09:00", "+2025-11-02T09:00"]);
    }

    #[test]
    fn a_clock_that_jumps_back_loses_nothing() {
        // An hour: what seems to come from the future is new.
        check(
            "2026-11-22T12:00",
            &["+2026-11-19T12:00", "+2026-11-22T12:50", "+2026-11-22T12:55", "+2026-11-22T11:59"],
        );
        // Ten years, and back again: what was made meanwhile counts as made after the one before it.
        check("2016-11-22T12:00", &["+2026-11-22T10:00", "+2026-11-22T10:10", "+2016-11-22T11:59"]);
        check(
            "2026-11-22T12:00",
            &["+2026-11-22T10:00", "+2016-11-22T10:10", "+2016-11-22T10:20", "+2026-11-22T11:00"],
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_newest_stays_and_each_that_goes_has_a_newer_neighbour(
            hours in prop::collection::vec(-200_i64..40_000, 1..60),
            back in 0_i64..200_000,
        ) {
            let now = moment("2026-11-22T12:00") - TimeDelta::hours(back);
            let made: Vec<_> = hours.iter().map(|hours| moment("2026-11-22T12:00") - TimeDelta::hours(*hours)).collect();
            let go = surplus(&made, now);
            prop_assert!(!go.contains(&(made.len() - 1)), "the newest is always kept");
            for position in &go {
                let stays = (position + 1..made.len()).any(|later| !go.contains(&later));
                prop_assert!(stays, "a newer one stays");
                prop_assert!(made[*position] <= now - ALL, "nothing of the last day goes");
            }
        }

        #[test]
        fn what_is_thinned_is_thin(mut hours in prop::collection::vec(0_i64..40_000, 1..60)) {
            hours.sort_unstable_by(|a, b| b.cmp(a));
            let now = moment("2026-11-22T12:00");
            let made: Vec<_> = hours.iter().map(|hours| now - TimeDelta::hours(*hours)).collect();
            let go = surplus(&made, now);
            let kept: Vec<_> = (0..made.len()).filter(|at| !go.contains(at)).map(|at| made[at]).collect();
            prop_assert_eq!(surplus(&kept, now), Vec::<usize>::new());
        }

        #[test]
        fn years_of_work_stay_few(days in 1_usize..2_000) {
            let now = moment("2026-11-22T12:00");
            let mut kept: Vec<DateTime<Utc>> = Vec::new();
            for day in (0..days).rev() {
                for hours in [3, 0] {
                    let at = now - TimeDelta::days(i64::try_from(day).unwrap()) - TimeDelta::hours(hours);
                    kept.push(at);
                    let go = surplus(&kept, at);
                    let mut position = 0;
                    kept.retain(|_| (!go.contains(&position), position += 1).0);
                }
            }
            prop_assert!(kept.len() <= 3 + 15 + 9 + days / 28 + 2, "{} of {} days", kept.len(), days);
        }
    }
}
