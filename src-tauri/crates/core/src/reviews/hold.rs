//! Holds a review: what is decided in the room is written to the log in the room, one step a topic.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::cadence::following;
use super::{Outcome, OutcomeKind, Review, ReviewStatus};
use crate::actions::Action;
use crate::decisions::decide::{DecisionSaid, Verdict, accept_in, decide_in};
use crate::decisions::store as decisions;
use crate::error::{Error, Result};
use crate::ids::Reference;
use crate::op::{Committed, Op};
use crate::register::Entry as _;
use crate::register::add::{create, new};
use crate::register::find::{by_reference, in_use};
use crate::workspace::{Tx, Workspace};

/// What became of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// The decision.
    pub decision: String,
    /// What became of it.
    pub what: OutcomeKind,
    /// The option that was taken.
    pub option: Option<String>,
    /// Until when it was put off, as it is typed.
    pub until: String,
    /// What was said.
    pub note: String,
    /// How long it was talked about, in seconds.
    pub seconds: u32,
}

/// Writes down what became of a topic: the decision is decided, rejected or put off in the log, and the review remembers
/// it. Said again, it takes the place of what was said before; a note to what was decided leaves it decided.
///
/// # Errors
/// [`Error::Invalid`] when the decision cannot go there from where it stands, or it is put off without a day.
pub fn conclude(workspace: &Workspace, review: Reference, held: &Held) -> Result<Committed<Review>> {
    workspace.transact(Op::Decide, "", |tx| {
        let before = by_reference::<Review>(tx.conn(), review)?;
        refuse_held(&before)?;
        let reference: Reference = held.decision.parse()?;
        let decision = decisions::by_reference(tx.conn(), reference)?;
        let said = DecisionSaid {
            chosen: held.option.clone().unwrap_or_default(),
            because: held.note.clone(),
            meeting: format!("{} {}", before.reference(), before.title),
            until: held.until.clone(),
            ..DecisionSaid::default()
        };
        let mut until = None;
        match held.what {
            OutcomeKind::Decided => {
                accept_in(tx, &decision.id, &said)?;
            }
            OutcomeKind::Deferred => {
                if held.until.trim().is_empty() {
                    return Err(Error::invalid("It is put off without a day", "Say until when."));
                }
                let deferred = decide_in(tx, &decision.id, Verdict::Defer, &said)?;
                until = deferred.needed_by.map(|date| date.last_day());
            }
            OutcomeKind::Rejected => {
                decide_in(tx, &decision.id, Verdict::Reject, &said)?;
            }
            OutcomeKind::Noted => {}
        }
        let known = before.outcomes.iter().find(|known| known.decision == reference.to_string());
        let became = match known {
            Some(known) if held.what == OutcomeKind::Noted => known.clone(),
            _ => Outcome {
                decision: reference.to_string(),
                what: held.what,
                option: held.option.clone(),
                until,
                note: String::new(),
                seconds: 0,
            },
        };
        let outcome = Outcome { note: held.note.trim().to_owned(), seconds: held.seconds, ..became };
        let mut after = before.clone();
        after.outcomes.retain(|known| known.decision != outcome.decision);
        after.outcomes.push(outcome);
        tx.change(&before, &after)?;
        let word = held.what.word().to_lowercase();
        tx.say(format!("{reference} was {word} in {review}: {}", decision.title));
        Ok(after)
    })
}

/// Writes down an action that was agreed on in a review.
///
/// # Errors
/// [`Error::Invalid`] when it is empty, or its day cannot be read.
pub fn agree(
    workspace: &Workspace,
    review: Reference,
    title: &str,
    owner: &str,
    due: &str,
    about: Option<&str>,
) -> Result<Committed<Action>> {
    workspace.transact(Op::Add, "", |tx| {
        let held = by_reference::<Review>(tx.conn(), review)?;
        refuse_held(&held)?;
        let mut values = vec![("review".to_owned(), review.to_string())];
        let mut say = |field: &str, text: &str| {
            if !text.trim().is_empty() {
                values.push((field.to_owned(), text.to_owned()));
            }
        };
        say("owner", owner);
        say("due", due);
        say("about", about.unwrap_or_default());
        let action = new::<Action>(tx, title, &values)?;
        tx.say(format!("Agreed in {review}: {} {}", action.reference(), action.title));
        Ok(action)
    })
}

/// Ends a review: it was held. When it has a cadence and the next one is not there yet, that is started.
///
/// # Errors
/// [`Error::Invalid`] when it was ended already.
pub fn end(workspace: &Workspace, review: Reference, notes: &str) -> Result<Committed<Review>> {
    workspace.transact(Op::Edit, "", |tx| {
        let before = by_reference::<Review>(tx.conn(), review)?;
        refuse_held(&before)?;
        let after = Review {
            status: ReviewStatus::Held,
            held_on: Some(tx.today()),
            notes: if notes.trim().is_empty() { before.notes.clone() } else { notes.trim().to_owned() },
            ..before.clone()
        };
        tx.change(&before, &after)?;
        tx.say(format!("Held {review} {}", before.title));
        if let Some(next) = start_next(tx, &after)? {
            tx.note(format!("{} on {} is started", next.reference(), next.day));
        }
        Ok(after)
    })
}

fn start_next(tx: &Tx<'_>, held: &Review) -> Result<Option<Review>> {
    if held.cadence.is_none() {
        return Ok(None);
    }
    let is_there = in_use::<Review>(tx.conn())?.iter().any(|other| follows(other, held));
    if is_there { Ok(None) } else { create(tx, following(held)?).map(Some) }
}

/// Whether a review is a later one of the same series.
pub(crate) fn follows(other: &Review, review: &Review) -> bool {
    other.title == review.title && other.day > review.day
}

fn refuse_held(review: &Review) -> Result<()> {
    if review.status != ReviewStatus::Held {
        return Ok(());
    }
    let on = review.held_on.map(|day: NaiveDate| format!(" on {day}")).unwrap_or_default();
    Err(Error::invalid(
        format!("{} was held{on}", review.reference()),
        "Undo that, or write it down where the decision stands.",
    ))
}
