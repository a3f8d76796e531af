//! The days of a decision: those that follow from a step, those that were first set, and those that cannot be.

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::DecisionStatus::{Accepted, Deferred, Provisional, Rejected};

use super::Decision;
use super::assign::DecisionField;
use crate::error::{Error, Result};
use crate::workspace::Tx;

/// Writes the days that follow from a change and were not said with it: what waited and is made now was made today; what
/// is opened again waits since today. A day that was put off is kept as the first one.
pub(super) fn follow(tx: &Tx<'_>, before: &Decision, after: &mut Decision, said: &[DecisionField]) {
    let is_decided = matches!(after.status, Some(Accepted | Provisional | Rejected));
    if before.is_made() && after.is_waiting() {
        open_again(tx, after, said);
    } else if before.is_waiting() && is_decided {
        if after.decided_on.is_none() && !said.contains(&DecisionField::DecidedOn) {
            after.decided_on = Some(tx.today().into());
        }
    } else if before.is_waiting() && after.is_waiting() {
        let is_put_off = |day: PartialDate| after.status == Some(Deferred) || day.last_day() < tx.today();
        let was = before.needed_by.filter(|day| is_put_off(*day));
        after.first_needed_by = first(before.first_needed_by.or(was), after.needed_by);
    } else if before.holds() && after.holds() {
        let was = before.review_on.filter(|day| day.last_day() < tx.today());
        after.first_review_on = first(before.first_review_on.or(was), after.review_on);
    }
}

/// The day that was set first, as long as the one that is set now is a later one, or none.
fn first(first: Option<PartialDate>, now: Option<PartialDate>) -> Option<PartialDate> {
    first.filter(|first| now.is_none_or(|now| now.last_day() > first.last_day()))
}

/// The question is asked anew: what was decided is in the log, and its days are no longer true.
fn open_again(tx: &Tx<'_>, after: &mut Decision, said: &[DecisionField]) {
    use DecisionField::{
        Chosen, DecidedBy, DecidedIn, DecidedOn, EndsOn, EscalatesOn, NeededBy, WaitingSince,
    };
    let unsaid = |field: DecisionField| !said.contains(&field);
    let is_past = |day: &mut PartialDate| day.last_day() < tx.today();
    if unsaid(WaitingSince) {
        after.waiting_since = Some(tx.today().into());
    }
    after.decided_on.take_if(|_| unsaid(DecidedOn));
    after.ends_on.take_if(|_| unsaid(EndsOn));
    after.chosen.take_if(|_| unsaid(Chosen));
    after.decided_by.take_if(|_| unsaid(DecidedBy));
    after.decided_in.take_if(|_| unsaid(DecidedIn));
    after.escalates_on.take_if(|day| unsaid(EscalatesOn) && is_past(day));
    after.first_needed_by = None;
    after.first_review_on = None;
    if let Some(day) = after.needed_by.take_if(|day| unsaid(NeededBy) && is_past(day)) {
        tx.note(format!("it was needed by {}, which is past and no longer set", day.in_words()));
    }
}

/// Refuses days that contradict each other, of those that a change touches.
///
/// # Errors
/// [`Error::Invalid`] for a decision that was made on a day to come, or would end before it was made.
pub(super) fn check(before: &Decision, after: &Decision, today: NaiveDate) -> Result<()> {
    let key = |decision: &Decision| (decision.status, decision.decided_on, decision.ends_on);
    if key(before) == key(after) {
        return Ok(());
    }
    let Some(decided) = after.decided_on else { return Ok(()) };
    if before.decided_on != after.decided_on {
        not_ahead(after, "decided", decided, today)?;
    }
    match after.ends_on.filter(|_| after.status == Some(Provisional)) {
        Some(ends) => not_before(after, "end", ends, ("decided", decided)),
        None => Ok(()),
    }
}

/// Refuses a day to come for something that was done.
///
/// # Errors
/// [`Error::Invalid`] with what was done and the day.
pub(super) fn not_ahead(decision: &Decision, done: &str, on: PartialDate, today: NaiveDate) -> Result<()> {
    if on.first_day() <= today {
        return Ok(());
    }
    Err(Error::invalid(
        format!(
            "{} cannot have been {done} on {}: that day is still to come",
            decision.reference(),
            on.in_words()
        ),
        format!("Write the day on which it was {done}, or leave it out for today."),
    ))
}

/// Refuses a day that lies before another one that came first.
///
/// # Errors
/// [`Error::Invalid`] with both days.
pub(super) fn not_before(
    decision: &Decision,
    what: &str,
    day: PartialDate,
    (done, first): (&str, PartialDate),
) -> Result<()> {
    if day.last_day() >= first.first_day() {
        return Ok(());
    }
    Err(Error::invalid(
        format!(
            "{} would {what} on {}, before it was {done} on {}",
            decision.reference(),
            day.in_words(),
            first.in_words()
        ),
        format!("Write {} or a later day.", first.in_words()),
    ))
}
