//! Changes a decision, each value as a person types it.

use super::assign::{DecisionField, assign};
use super::settle::settle;
use super::{Decision, amend, days, moves, store};
use crate::error::Result;
use crate::history::write_on::write_on;
use crate::ids::DecisionId;
use crate::op::{Committed, Op, in_words};
use crate::workspace::{Tx, Workspace};

/// Sets fields of a decision in one step of undo.
///
/// # Errors
/// [`crate::Error::Invalid`] when a value cannot be read, when the decision cannot go where it is moved, or when its text is
/// fixed; then nothing is changed.
pub fn edit(
    workspace: &Workspace,
    id: &DecisionId,
    values: &[(DecisionField, String)],
) -> Result<Committed<Decision>> {
    workspace.transact(Op::Edit, "", |tx| set(tx, id, values))
}

/// Sets a field of a decision that was set a moment ago and is still written in: together they are one step of undo.
///
/// # Errors
/// As [`edit`].
pub fn edit_on(
    workspace: &Workspace,
    id: &DecisionId,
    field: DecisionField,
    text: String,
) -> Result<Committed<Decision>> {
    write_on(workspace, &id.0, field.key(), |tx| set(tx, id, &[(field, text)]))
}

/// Sets fields within an operation and says so.
///
/// # Errors
/// As [`edit`].
pub(crate) fn set(tx: &Tx<'_>, id: &DecisionId, values: &[(DecisionField, String)]) -> Result<Decision> {
    let before = store::get(tx.conn(), id)?;
    let mut after = before.clone();
    for (field, text) in values {
        assign(tx, &mut after, *field, text)?;
    }
    moves::check(tx.conn(), &before, &after)?;
    amend::hold(&before, &after)?;
    let fields: Vec<_> = values.iter().map(|(field, _)| *field).collect();
    days::follow(tx, &before, &mut after, &fields);
    days::check(&before, &after, tx.today())?;
    tx.change(&before, &after)?;
    settle(tx, &after, &fields)?;
    let words: Vec<_> = fields.iter().map(|field| field.word().to_lowercase()).collect();
    tx.say(format!("Changed {} of {}", in_words(&words), after.reference()));
    Ok(after)
}
