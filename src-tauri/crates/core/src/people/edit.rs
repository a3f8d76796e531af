//! Changes a person, each value as somebody types it.

use super::assign::{PersonField, assign};
use super::{Person, store};
use crate::error::Result;
use crate::ids::PersonId;
use crate::op::{Committed, Op, in_words};
use crate::workspace::{Tx, Workspace};

/// Sets fields of a person in one step of undo.
///
/// # Errors
/// [`crate::Error::Invalid`] when a value cannot be kept; then nothing is changed.
pub fn edit(
    workspace: &Workspace,
    id: &PersonId,
    values: &[(PersonField, String)],
) -> Result<Committed<Person>> {
    workspace.transact(Op::Edit, "", |tx| set(tx, id, values))
}

/// Sets fields within an operation and says so.
///
/// # Errors
/// As [`edit`].
pub(crate) fn set(tx: &Tx<'_>, id: &PersonId, values: &[(PersonField, String)]) -> Result<Person> {
    let before = store::get(tx.conn(), id)?;
    let mut after = before.clone();
    for (field, text) in values {
        assign(&mut after, *field, text)?;
    }
    if before.name != after.name {
        store::is_free(tx.conn(), &after)?;
    }
    tx.change(&before, &after)?;
    let fields: Vec<_> = values.iter().map(|(field, _)| field.word().to_lowercase()).collect();
    tx.say(format!("Changed {} of {}", in_words(&fields), after.reference()));
    Ok(after)
}
