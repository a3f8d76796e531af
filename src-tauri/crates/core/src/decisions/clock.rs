//! The decision clock: how long until it is needed, since when it waits, and what the waiting costs.

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::DecisionStatus;
use serde::Serialize;

use super::Assumption;
use super::glance::Glance;
use crate::working_days::WorkingDays;

/// Why a decision is in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Why {
    /// Somebody has to decide.
    Waiting,
    /// It held until a day that is past.
    Expired,
    /// It is time to look whether it was right.
    ReviewDue,
    /// Something it rests on was to be looked at.
    AssumptionDue,
}

impl Why {
    /// What is to be done, in a word or two.
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "a decision",
            Self::Expired => "a new decision: its time is over",
            Self::ReviewDue => "a review",
            Self::AssumptionDue => "a look at what was assumed",
        }
    }
}

/// Where a decision's clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DecisionClock {
    /// What it is in the queue for; nothing when it is not in it.
    pub why: Option<Why>,
    /// The day by which something was to be done.
    pub due: Option<PartialDate>,
    /// Days of the calendar until then; negative when it is late, nothing when no day is set.
    pub days_left: Option<i32>,
    /// Working days until then, counted likewise.
    pub working_days_left: Option<i32>,
    /// Working days it has waited: since it was asked for, or since it was due.
    pub days_waiting: Option<i32>,
    /// Working days it has waited times the parties that are held up: the cost by which the queue is ordered.
    pub blocked_days: Option<i32>,
    /// It should have gone to somebody else by now.
    pub escalated: bool,
}

/// Reads the clock of a decision on a day. What was made has one only from the day something about it is due.
pub fn clock(decision: &Glance, today: NaiveDate, days: &WorkingDays) -> DecisionClock {
    clock_until(decision, today, today, days)
}

/// Reads the clock, with what is due up to a later day.
pub fn clock_until(
    decision: &Glance,
    today: NaiveDate,
    until: NaiveDate,
    days: &WorkingDays,
) -> DecisionClock {
    let waits = decision.is_waiting();
    let due = if waits { Some((Why::Waiting, decision.needed_by)) } else { due_first(decision, until) };
    let Some((why, due)) = due else { return DecisionClock::default() };
    // What was made waits from the day it was due; a question since it was asked.
    let since = if waits { decision.waiting_since.map(PartialDate::first_day) } else { due.map(last) };
    let days_waiting = since.map(|since| narrow(days.between(since, today)).max(0));
    let parties = i32::try_from(decision.blocked.len()).unwrap_or(i32::MAX);
    DecisionClock {
        why: Some(why),
        due,
        days_left: due.map(|due| narrow((last(due) - today).num_days())),
        working_days_left: due.map(|due| narrow(days.between(today, last(due)))),
        days_waiting,
        blocked_days: days_waiting.map(|days| days.saturating_mul(parties)),
        escalated: waits && decision.escalates_on.is_some_and(|day| day.first_day() <= today),
    }
}

fn last(date: PartialDate) -> NaiveDate {
    date.last_day()
}

/// Whether its review is due on a day.
pub fn review_due(decision: &Glance, today: NaiveDate) -> bool {
    decision.holds() && decision.review_on.is_some_and(|date| date.first_day() <= today)
}

/// What is due of a decision that holds, the longest overdue first.
fn due_first(decision: &Glance, until: NaiveDate) -> Option<(Why, Option<PartialDate>)> {
    if !decision.holds() {
        return None;
    }
    let ends = decision.ends_on.filter(|_| decision.status == Some(DecisionStatus::Provisional));
    let ends = ends.filter(|day| day.last_day() <= until).map(|day| (Why::Expired, day));
    let review = decision.review_on.filter(|day| day.first_day() <= until).map(|day| (Why::ReviewDue, day));
    let open = decision.assumptions.iter().filter_map(Assumption::open_until);
    let checks = open.filter(|day| day.last_day() <= until);
    let check = checks.min_by_key(|day| day.last_day()).map(|day| (Why::AssumptionDue, day));
    let due = [ends, review, check].into_iter().flatten().min_by_key(|(why, day)| (day.last_day(), *why));
    due.map(|(why, day)| (why, Some(day)))
}

fn narrow(days: i64) -> i32 {
    i32::try_from(days).unwrap_or(if days > 0 { i32::MAX } else { i32::MIN })
}

#[cfg(test)]
mod tests {
    use roadbook_formats::words::DecisionStatus::{Accepted, Proposed, Provisional};

    use super::*;
    use crate::decisions::Decision;

    fn day(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn waiting_costs_working_days_times_parties() {
        let decision = Decision {
            status: Some(Proposed),
            needed_by: Some(day("2026-11-13")),
            waiting_since: Some(day("2026-10-27")),
            escalates_on: Some(day("2026-11-27")),
            blocked: vec!["Risk".into(), "R-12".into(), "Payout rails".into()],
            ..Decision::default()
        };
        let today = day("2026-11-24").first_day();
        let expect = DecisionClock {
            why: Some(Why::Waiting),
            due: Some(day("2026-11-13")),
            days_left: Some(-11),
            working_days_left: Some(-7),
            days_waiting: Some(20),
            blocked_days: Some(60),
            escalated: false,
        };
        assert_eq!(clock(&decision.clone().into(), today, &WorkingDays::default()), expect);
        let week: Vec<_> = [chrono::Weekday::Mon, chrono::Weekday::Tue, chrono::Weekday::Wed].into();
        let days = WorkingDays::new(&week, [day("2026-11-09").first_day()]).unwrap();
        let with_holiday = clock(&decision.clone().into(), today, &days);
        assert_eq!(with_holiday.days_waiting, Some(11), "three days a week, and one holiday among them");
        let decided = Decision { status: Some(Accepted), ..decision };
        let decided = clock(&decided.into(), today, &WorkingDays::default());
        assert_eq!(decided, DecisionClock::default(), "a decision that was made waits no longer");
    }

    #[test]
    fn what_was_made_comes_back_when_something_is_due() {
        let check = |decision: Decision, today: &str, expect: Option<(Why, i32)>| {
            let decision = Decision { status: decision.status.or(Some(Accepted)), ..decision };
            let today = day(today).first_day();
            let clock = clock(&decision.into(), today, &WorkingDays::default());
            assert_eq!(clock.why.zip(clock.days_left), expect, "on {today}");
        };
        let ends =
            || Decision { status: Some(Provisional), ends_on: Some(day("2026-11")), ..Decision::default() };
        check(ends(), "2026-11-29", None);
        check(ends(), "2026-12-04", Some((Why::Expired, -4)));
        let accepted = Decision { status: Some(Accepted), ..ends() };
        check(accepted, "2026-12-04", None);
        let review = || Decision { review_on: Some(day("2026-12")), ..Decision::default() };
        check(review(), "2026-11-30", None);
        check(review(), "2026-12-01", Some((Why::ReviewDue, 30)));
        let assumption = |still_true| Assumption {
            text: "Prices hold".into(),
            check_by: Some(day("2026-11-20")),
            still_true,
            looked_on: None,
        };
        let rests = |still_true| Decision { assumptions: vec![assumption(still_true)], ..review() };
        check(rests(None), "2026-11-24", Some((Why::AssumptionDue, -4)));
        check(rests(Some(true)), "2026-11-24", None);
        check(rests(None), "2026-12-24", Some((Why::AssumptionDue, -34)));
        let looked = |on: &str| Decision {
            assumptions: vec![Assumption { looked_on: Some(day(on)), ..assumption(Some(true)) }],
            ..Decision::default()
        };
        check(looked("2026-11-20"), "2026-12-24", None);
        check(looked("2026-08-20"), "2026-12-24", Some((Why::AssumptionDue, -34)));
    }
}
