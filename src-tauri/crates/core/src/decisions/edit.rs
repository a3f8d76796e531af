//! Changes a decision, each value as a person types it.

use super::assign::{DecisionField, assign, settle};
use super::{Decision, store};
use crate::error::Result;
use crate::ids::DecisionId;
use crate::op::{Committed, Op, in_words};
use crate::workspace::Workspace;

/// Sets fields of a decision in one step of undo.
///
/// # Errors
/// [`crate::Error::Invalid`] when a value cannot be read; then nothing is changed.
pub fn edit(
    workspace: &Workspace,
    id: &DecisionId,
    values: &[(DecisionField, String)],
) -> Result<Committed<Decision>> {
    workspace.transact(Op::Edit, "", |tx| {
        let before = store::get(tx.conn(), id)?;
        let mut after = before.clone();
        for (field, text) in values {
            assign(tx, &mut after, *field, text)?;
        }
        tx.change(&before, &after)?;
        let set: Vec<_> = values.iter().map(|(field, _)| *field).collect();
        settle(tx, &after, &set)?;
        let fields: Vec<_> = values.iter().map(|(field, _)| field.word().to_lowercase()).collect();
        tx.say(format!("Changed {} of {}", in_words(&fields), after.reference()));
        Ok(after)
    })
}
