//! The queue: what waits for somebody, by what the waiting costs.

use std::cmp::Reverse;

use chrono::NaiveDate;
use roadbook_formats::counts::things;
use rusqlite::Connection;

use super::clock::{DecisionClock, Why, clock_until};
use super::glance::{self, Glance};
use crate::error::Result;
use crate::settings::Settings;
use crate::working_days::WorkingDays;

/// The rule of the order, for people.
pub const RULE: &str = "Ordered by what waiting costs: working days waited times the parties held up. What costs the same \
    stands by its day, the longest overdue first, and then by its reference.";

/// A decision in the queue with its clock.
pub(super) type Queued = (Glance, DecisionClock);

/// The queue of a day, with what is due up to a later one.
///
/// # Errors
/// When the storage fails.
pub(super) fn queue(conn: &Connection, today: NaiveDate, until: NaiveDate) -> Result<Vec<Queued>> {
    let days = Settings::of(conn)?.working_days();
    Ok(ordered(glance::queued(conn, until)?, today, until, &days))
}

/// Those of the decisions that are in the queue, in its order.
pub(super) fn ordered(
    decisions: Vec<Glance>,
    today: NaiveDate,
    until: NaiveDate,
    days: &WorkingDays,
) -> Vec<Queued> {
    let clocks = decisions.into_iter().map(|decision| {
        let clock = clock_until(&decision, today, until, days);
        (decision, clock)
    });
    let mut queue: Vec<_> = clocks.filter(|(_, clock)| clock.why.is_some()).collect();
    queue.sort_by_key(|(decision, clock)| place(decision, clock));
    queue
}

/// What is due up to a day: of the queue what has a day that is not later.
pub(super) fn due(queue: Vec<Queued>, until: NaiveDate) -> Vec<Queued> {
    let is_due = |(_, clock): &Queued| match clock.why {
        // A review is due from the first day of its month on.
        Some(Why::ReviewDue) => true,
        _ => clock.due.is_some_and(|due| due.last_day() <= until),
    };
    queue.into_iter().filter(is_due).collect()
}

/// Where a decision stands in the queue: the rule that [`RULE`] says.
fn place(decision: &Glance, clock: &DecisionClock) -> (Reverse<i32>, i32, u32) {
    (Reverse(clock.blocked_days.unwrap_or(0)), clock.days_left.unwrap_or(i32::MAX), decision.number)
}

/// What the waiting costs, in words.
pub fn cost_in_words(parties: usize, days_waiting: Option<i32>) -> String {
    let days = things(days_waiting.unwrap_or(0), "working day", "working days");
    match parties {
        0 => format!("nobody held up, {days}"),
        parties => format!("{parties} held up × {days}"),
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;
    use roadbook_formats::words::DecisionStatus;

    use super::*;
    use crate::decisions::{Assumption, Decision};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day")
    }

    fn some_day() -> impl Strategy<Value = Option<roadbook_formats::date::PartialDate>> {
        let day = (0_u64..200).prop_map(|days| (today() - Days::new(100) + Days::new(days)).into());
        prop::option::of(day)
    }

    fn decision() -> impl Strategy<Value = Decision> {
        let status = prop::sample::select(DecisionStatus::ALL.to_vec());
        let days = (some_day(), some_day(), some_day(), some_day(), some_day());
        (prop::option::of(status), days, 0_usize..4).prop_map(
            |(status, (needed_by, waiting_since, ends_on, review_on, check_by), parties)| Decision {
                status,
                needed_by,
                waiting_since,
                ends_on,
                review_on,
                assumptions: vec![Assumption { text: "So".into(), check_by, ..Assumption::default() }],
                blocked: (0..parties).map(|party| party.to_string()).collect(),
                ..Decision::default()
            },
        )
    }

    fn decisions() -> impl Strategy<Value = Vec<Glance>> {
        prop::collection::vec(decision(), 0..12).prop_map(|all| {
            let numbered = (1..).zip(all).map(|(number, decision)| Decision { number, ..decision }.into());
            numbered.collect()
        })
    }

    fn line(all: Vec<Glance>) -> Vec<Queued> {
        ordered(all, today(), today(), &WorkingDays::default())
    }

    fn numbers(queue: &[Queued]) -> Vec<u32> {
        queue.iter().map(|(decision, _)| decision.number).collect()
    }

    proptest! {
        #[test]
        fn the_dearest_comes_first_and_then_the_longest_overdue(all in decisions()) {
            let queue = line(all.clone());
            for pair in queue.windows(2) {
                let [(one, first), (other, second)] = pair else { continue };
                let (dear, cheap) = (first.blocked_days.unwrap_or(0), second.blocked_days.unwrap_or(0));
                prop_assert!(dear >= cheap, "D-{} before D-{}", one.number, other.number);
                if dear == cheap {
                    let left = |clock: &DecisionClock| clock.days_left.unwrap_or(i32::MAX);
                    prop_assert!(left(first) <= left(second));
                }
            }
            let waiting = all.iter().filter(|decision| decision.is_waiting()).count();
            prop_assert!(queue.iter().filter(|(_, clock)| clock.why == Some(Why::Waiting)).count() == waiting);
        }

        #[test]
        fn the_order_does_not_depend_on_where_they_come_from(all in decisions(), turn in 0_usize..12) {
            let mut turned = all.clone();
            turned.rotate_left(turn.min(all.len()));
            prop_assert_eq!(numbers(&line(turned)), numbers(&line(all.clone())));
            let mut reversed = all.clone();
            reversed.reverse();
            prop_assert_eq!(numbers(&line(reversed)), numbers(&line(all)));
        }

        #[test]
        fn who_holds_up_one_more_never_falls_back(all in decisions(), which in 0_usize..12) {
            let before = numbers(&line(all.clone()));
            let Some(number) = before.get(which).copied() else { return Ok(()) };
            let mut more = all;
            for decision in more.iter_mut().filter(|decision| decision.number == number) {
                decision.blocked.push("One more".into());
            }
            let after = numbers(&line(more));
            let place = |order: &[u32]| order.iter().position(|other| *other == number);
            prop_assert!(place(&after) <= place(&before));
            let others = |order: Vec<u32>| order.into_iter().filter(|other| *other != number).collect::<Vec<_>>();
            prop_assert_eq!(others(after), others(before), "the others keep their order");
        }

        #[test]
        fn what_is_due_later_is_due_when_more_days_are_looked_at(all in decisions(), days in 0_u64..60) {
            let until = today() + Days::new(days);
            let soon = due(line(all.clone()), today());
            let later = due(ordered(all, today(), until, &WorkingDays::default()), until);
            let later = numbers(&later);
            prop_assert!(numbers(&soon).iter().all(|number| later.contains(number)));
        }
    }
}
