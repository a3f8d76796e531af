//! Metrics that are counted in the workspace itself: how well it decides, and whether it keeps what it told.
//!
//! Each is counted over the ninety days up to a point, at the end of each of the last months and weeks.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use rusqlite::Connection;

use super::{Reading, ReadingSource};
use crate::decisions::{Decision, ReviewOutcome};
use crate::error::Result;
use crate::record::Record as _;
use crate::register::steps::steps;
use crate::settings::Settings;
use crate::told::promises::{Fate, Promise, promises};
use crate::working_days::WorkingDays;

steps! {
    /// What is counted.
    Computed, "metric that is counted here" {
        /// Of the decisions that were needed, how many were made by then, in percent.
        DecisionsOnTime = "decisionsOnTime", "Decisions made by the day they were needed";
        /// The middle number of working days between raising a decision and making it.
        DaysToDecide = "daysToDecide", "Working days from raising a decision to making it";
        /// Of the decisions that were looked at again, how many were kept, in percent.
        DecisionsKept = "decisionsKept", "Decisions kept when they were looked at again";
        /// Of the ends that audiences were told, how many were met, in percent.
        PromisesKept = "promisesKept", "Dates kept as they were told";
    }
}

impl Computed {
    /// What exactly is counted.
    pub fn definition(self) -> &'static str {
        match self {
            Self::DecisionsOnTime => {
                "Of the decisions whose needed-by day lies in the last 90 days, the share that was made by that day. One \
                 that still waits counts as late."
            }
            Self::DaysToDecide => {
                "Of the decisions made in the last 90 days, the middle number of working days from raising them to making \
                 them."
            }
            Self::DecisionsKept => {
                "Of the reviews of decisions in the last 90 days, the share that ended with keeping the decision."
            }
            Self::PromisesKept => {
                "Of the ends in the last 90 days that an audience was told in an issued update, the share by which the \
                 item was done. Told anew, the first is still counted."
            }
        }
    }

    /// What it is counted in.
    pub fn unit(self) -> &'static str {
        match self {
            Self::DecisionsOnTime | Self::DecisionsKept | Self::PromisesKept => "%",
            Self::DaysToDecide => "working days",
        }
    }
}

/// A window of so many days is looked at from each point.
const WINDOW: u64 = 90;

/// The readings of a metric that is counted here, oldest first.
///
/// # Errors
/// When the storage fails.
pub fn readings(conn: &Connection, computed: Computed, today: NaiveDate) -> Result<Vec<Reading>> {
    let counted = Counted::of(conn, computed)?;
    let reading = |on| {
        let value = count(&counted, computed, on)?;
        let value = (value * 10.0).round() / 10.0;
        Some(Reading { on, value, note: String::new(), source: ReadingSource::Computed, file: None })
    };
    Ok(points(today).into_iter().filter_map(reading).collect())
}

/// What is counted, read once for all points.
#[derive(Default)]
struct Counted {
    decisions: Vec<Decision>,
    promises: Vec<Promise>,
    working: WorkingDays,
}

impl Counted {
    fn of(conn: &Connection, computed: Computed) -> Result<Self> {
        if computed == Computed::PromisesKept {
            return Ok(Self { promises: promises(conn)?, ..Self::default() });
        }
        let mut decisions = Decision::all(conn)?;
        decisions.retain(|decision| !decision.archived);
        let working = Settings::of(conn)?.working_days();
        Ok(Self { decisions, working, ..Self::default() })
    }
}

/// The ends of the last months and weeks, and today.
fn points(today: NaiveDate) -> Vec<NaiveDate> {
    let first = today.with_day(1).unwrap_or(today);
    let months = (0..24).map(|back| first - Months::new(back) - Days::new(1));
    let weeks = (0..7).map(|back| today - Days::new(7 * back));
    let mut points: Vec<_> = months.chain(weeks).collect();
    points.sort_unstable();
    points.dedup();
    points
}

/// What is counted in the window up to a day; nothing when nothing lies in it.
fn count(counted: &Counted, computed: Computed, day: NaiveDate) -> Option<f64> {
    let Counted { decisions, promises, working } = counted;
    let since = day - Days::new(WINDOW);
    let is_in = |date: NaiveDate| since < date && date <= day;
    let decided = |decision: &Decision| {
        decision.decided_on.map(|date| date.last_day()).filter(|_| !decision.is_waiting())
    };
    match computed {
        Computed::DecisionsOnTime => {
            let needed = decisions.iter().filter_map(|decision| {
                let needed =
                    decision.first_needed().map(|date| date.last_day()).filter(|date| is_in(*date))?;
                // What is needed today and is not made yet is not late yet.
                let is_made = decided(decision).is_some_and(|date| date <= needed);
                (is_made || needed < day).then_some(is_made)
            });
            share(needed)
        }
        Computed::DaysToDecide => {
            let mut days: Vec<i64> = decisions
                .iter()
                .filter_map(|decision| {
                    let made = decided(decision).filter(|date| is_in(*date))?;
                    Some(working.between(decision.waiting_since?.first_day(), made).max(0))
                })
                .collect();
            days.sort_unstable();
            let (upper, lower) = (days.get(days.len() / 2)?, days.get((days.len() - 1) / 2)?);
            Some(f64::from(i32::try_from(upper + lower).unwrap_or(i32::MAX)) / 2.0)
        }
        Computed::DecisionsKept => {
            let reviews = decisions.iter().flat_map(|decision| &decision.reviews);
            let looked = reviews.filter(|review| is_in(review.date.last_day()));
            share(looked.map(|review| review.outcome == ReviewOutcome::Keep))
        }
        Computed::PromisesKept => {
            let ended =
                promises.iter().filter(|promise| is_in(promise.until) && promise.told_on <= promise.until);
            share(ended.filter_map(|promise| match promise.fate(day) {
                Fate::Kept => Some(true),
                Fate::Broken => Some(false),
                Fate::Open => None,
            }))
        }
    }
}

/// How many of all are so, in percent.
fn share(all: impl Iterator<Item = bool>) -> Option<f64> {
    let (mut yes, mut whole) = (0_u32, 0_u32);
    for one in all {
        yes += u32::from(one);
        whole += 1;
    }
    (whole > 0).then(|| f64::from(yes) * 100.0 / f64::from(whole))
}

#[cfg(test)]
mod tests {
    use roadbook_formats::date::PartialDate;
    use roadbook_formats::words::DecisionStatus;

    use super::*;
    use crate::decisions::ReviewResult;

    fn date(iso: &str) -> Option<PartialDate> {
        iso.parse().ok()
    }

    fn decision(waiting_since: &str, needed_by: &str, decided_on: &str) -> Decision {
        let status = if decided_on.is_empty() { DecisionStatus::Proposed } else { DecisionStatus::Accepted };
        Decision {
            waiting_since: date(waiting_since),
            needed_by: date(needed_by),
            decided_on: date(decided_on),
            status: Some(status),
            ..Decision::default()
        }
    }

    #[test]
    fn promises_that_ended_are_counted() {
        let day = |iso: &str| iso.parse::<NaiveDate>().unwrap();
        let check = |told: &[(&str, Option<&str>)], expect: Option<f64>| {
            let promise = |(until, done_on): &(&str, Option<&str>)| Promise {
                told_on: day("2026-01-10"),
                until: day(until),
                commitment: String::new(),
                done_on: done_on.map(day),
            };
            let counted = Counted { promises: told.iter().map(promise).collect(), ..Counted::default() };
            assert_eq!(count(&counted, Computed::PromisesKept, day("2026-11-22")), expect, "{told:?}");
        };
        check(&[], None);
        check(&[("2026-12-31", None)], None);
        check(&[("2026-11-22", None)], None);
        check(&[("2026-03-31", Some("2026-03-01"))], None);
        check(&[("2026-10-31", Some("2026-10-31")), ("2026-10-31", None)], Some(50.0));
        check(&[("2026-10-31", Some("2026-11-01"))], Some(0.0));
    }

    #[test]
    fn quality_of_decisions_is_counted() {
        let day = "2026-11-22".parse().unwrap();
        let check = |decisions: &[Decision], computed, expect: Option<f64>| {
            let counted = Counted { decisions: decisions.to_vec(), ..Counted::default() };
            assert_eq!(count(&counted, computed, day), expect);
        };
        let on_time = decision("2026-10-01", "2026-10-20", "2026-10-20");
        let late = decision("2026-10-01", "2026-10-20", "2026-10-31");
        let waits = decision("2026-11-01", "2026-11-13", "");
        let not_yet = decision("2026-11-01", "2026-11-22", "");
        let long_ago = decision("2026-01-01", "2026-02-01", "2026-03-01");
        let of = Computed::DecisionsOnTime;
        check(&[], of, None);
        check(std::slice::from_ref(&long_ago), of, None);
        check(std::slice::from_ref(&not_yet), of, None);
        check(std::slice::from_ref(&on_time), of, Some(100.0));
        check(&[on_time.clone(), late.clone(), waits.clone(), long_ago.clone()], of, Some(100.0 / 3.0));
        check(&[on_time.clone(), not_yet], of, Some(100.0));
        let put_off =
            Decision { first_needed_by: date("2026-10-20"), ..decision("", "2026-11-20", "2026-11-01") };
        check(std::slice::from_ref(&put_off), of, Some(0.0));
        let of = Computed::DaysToDecide;
        check(std::slice::from_ref(&waits), of, None);
        check(&[on_time.clone(), late.clone(), long_ago], of, Some(17.0));
        check(&[late], of, Some(21.0));
        let looked = |outcome| Decision {
            reviews: vec![ReviewResult {
                date: date("2026-11-01").unwrap(),
                outcome,
                note: String::new(),
                due: None,
            }],
            ..on_time.clone()
        };
        let of = Computed::DecisionsKept;
        check(&[looked(ReviewOutcome::Keep), looked(ReviewOutcome::Reverse)], of, Some(50.0));
        check(std::slice::from_ref(&on_time), of, None);
    }
}
