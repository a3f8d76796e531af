//! The decision clock: how long until it is needed, since when it waits, and what the waiting costs.

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;

use super::Decision;

/// Where a waiting decision's clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DecisionClock {
    /// Days until it is needed; negative when it is late, nothing when no day is set.
    pub days_left: Option<i32>,
    /// Days it has waited, counted from the day it began to wait.
    pub days_waiting: Option<i32>,
    /// Days of waiting times the parties that are held up: the cost by which the queue is ordered.
    pub blocked_days: Option<i32>,
}

/// Reads the clock of a decision on a day. A decision that does not wait has none.
pub fn clock(decision: &Decision, today: NaiveDate) -> DecisionClock {
    if !decision.is_waiting() {
        return DecisionClock::default();
    }
    let until = |date: PartialDate| days(today, date.last_day());
    let since = |date: PartialDate| days(date.first_day(), today).max(0);
    let days_waiting = decision.waiting_since.map(since);
    let parties = i32::try_from(decision.blocked.len()).unwrap_or(i32::MAX);
    DecisionClock {
        days_left: decision.needed_by.map(until),
        days_waiting,
        blocked_days: days_waiting.map(|days| days.saturating_mul(parties)),
    }
}

/// Whether its review is due on a day.
pub fn review_due(decision: &Decision, today: NaiveDate) -> bool {
    !decision.is_waiting() && decision.review_on.is_some_and(|date| date.first_day() <= today)
}

fn days(from: NaiveDate, to: NaiveDate) -> i32 {
    i32::try_from((to - from).num_days()).unwrap_or(if to > from { i32::MAX } else { i32::MIN })
}

#[cfg(test)]
mod tests {
    use super::*;
    use roadbook_formats::words::DecisionStatus;

    #[test]
    fn waiting_costs_days_times_parties() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap_or_default();
        let decision = Decision {
            status: Some(DecisionStatus::Proposed),
            needed_by: Some(day(13).into()),
            waiting_since: Some(day(4).into()),
            blocked: vec!["Risk".into(), "R-12".into(), "Payout rails".into()],
            ..Decision::default()
        };
        let expect = DecisionClock { days_left: Some(-11), days_waiting: Some(20), blocked_days: Some(60) };
        assert_eq!(clock(&decision, day(24)), expect);
        let decided = Decision { status: Some(DecisionStatus::Accepted), ..decision };
        assert_eq!(
            clock(&decided, day(24)),
            DecisionClock::default(),
            "a decision that was made waits no longer"
        );
    }
}
