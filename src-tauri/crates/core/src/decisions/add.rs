//! Writes a decision down.

use super::assign::{DecisionField, assign};
use super::settle::settle;
use super::{Decision, days, moves};
use crate::error::{Error, Result};
use crate::ids::{DecisionId, Letter};
use crate::op::{Committed, Op};
use crate::store::counter;
use crate::typed::line;
use crate::workspace::{Tx, Workspace};

/// Adds a decision with a title and what else is known of it, each value as a person types it. Without a status it is
/// proposed, and waits since today.
///
/// # Errors
/// [`Error::Invalid`] when the title is empty or a value cannot be read; then nothing is added.
pub fn add(
    workspace: &Workspace,
    title: &str,
    values: &[(DecisionField, String)],
) -> Result<Committed<Decision>> {
    workspace.transact(Op::Add, "", |tx| {
        let draft = Decision {
            title: line(title).unwrap_or_default(),
            status: Some(roadbook_formats::words::DecisionStatus::Proposed),
            recorded_on: Some(tx.today().into()),
            ..Decision::default()
        };
        let mut decision = create(tx, draft)?;
        let before = decision.clone();
        for (field, text) in values {
            assign(tx, &mut decision, *field, text)?;
        }
        if decision.is_waiting() && decision.waiting_since.is_none() {
            decision.waiting_since = Some(tx.today().into());
        }
        let unsaid = Decision { status: None, ..before.clone() };
        moves::check(tx.conn(), &unsaid, &decision)?;
        days::check(&before, &decision, tx.today())?;
        tx.change(&before, &decision)?;
        let set: Vec<_> = values.iter().map(|(field, _)| *field).collect();
        settle(tx, &decision, &set)?;
        tx.say(format!("Added {} {}", decision.reference(), decision.title));
        Ok(decision)
    })
}

/// Writes a new decision; id and number are given here.
///
/// # Errors
/// [`Error::Invalid`] when the title is empty, or the storage's failure.
pub(crate) fn create(tx: &Tx<'_>, decision: Decision) -> Result<Decision> {
    let title = decision.title.trim().to_owned();
    if title.is_empty() {
        return Err(Error::invalid("A decision needs a title", "Write it in one sentence."));
    }
    let number = counter::next(tx, Letter::Decision)?;
    let decision = Decision { id: DecisionId(tx.new_id()), number, title, ..decision };
    tx.create(&decision)?;
    Ok(decision)
}

/// Writes a decision that comes back from a file, under the id and the number it had. A number that was given to another one
/// in the meantime is not given again.
///
/// # Errors
/// As [`create`].
pub(crate) fn restore(tx: &Tx<'_>, decision: Decision, id: &str, number: u32) -> Result<Decision> {
    if !counter::claim(tx.conn(), Letter::Decision, number)? {
        let decision = create(tx, decision)?;
        return Ok(decision);
    }
    let title = decision.title.trim().to_owned();
    if title.is_empty() {
        return Err(Error::invalid("A decision needs a title", "Write it in one sentence."));
    }
    let decision = Decision { id: DecisionId(id.to_owned()), number, title, ..decision };
    tx.create(&decision)?;
    Ok(decision)
}
