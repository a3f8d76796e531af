//! Changes a record of a register, each value as a person types it.

use super::{Entry, field, find};
use crate::error::Result;
use crate::history::write_on::write_on;
use crate::ids::Reference;
use crate::op::{Committed, Op, in_words};
use crate::workspace::{Tx, Workspace};

/// Sets fields of a record in one step of undo.
///
/// # Errors
/// [`crate::Error::Invalid`] when a value cannot be read; then nothing is changed.
pub fn edit<E: Entry>(
    workspace: &Workspace,
    reference: Reference,
    values: &[(String, String)],
) -> Result<Committed<E>> {
    workspace.transact(Op::Edit, "", |tx| set(tx, reference, values))
}

/// Sets a field that was set a moment ago and is still written in: together they are one step of undo.
///
/// # Errors
/// As [`edit`].
pub fn edit_on<E: Entry>(
    workspace: &Workspace,
    reference: Reference,
    name: &str,
    text: &str,
) -> Result<Committed<E>> {
    let id = workspace.read(|conn| find::by_reference::<E>(conn, reference))?.id().to_owned();
    let key = field::<E>(name)?.key;
    let values = [(key.to_owned(), text.to_owned())];
    write_on(workspace, &id, key, |tx| set(tx, reference, &values))
}

/// Sets fields within an operation and says so.
///
/// # Errors
/// As [`edit`].
pub(crate) fn set<E: Entry>(tx: &Tx<'_>, reference: Reference, values: &[(String, String)]) -> Result<E> {
    let before = find::by_reference::<E>(tx.conn(), reference)?;
    let mut after = before.clone();
    let mut words = Vec::new();
    for (name, text) in values {
        let field = field::<E>(name)?;
        (field.set)(tx, &mut after, text.trim())?;
        words.push(field.word.to_lowercase());
    }
    after.settle(tx, Some(&before))?;
    tx.change(&before, &after)?;
    tx.say(format!("Changed {} of {}", in_words(&words), after.reference()));
    Ok(after)
}
