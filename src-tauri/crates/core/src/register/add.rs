//! Writes a record of a register down.

use super::{Entry, field};
use crate::error::Result;
use crate::ids::Letter;
use crate::op::{Committed, Op};
use crate::store::counter;
use crate::workspace::{Tx, Workspace};

/// Adds a record with what it is called and what else is known of it, each value as a person types it.
///
/// # Errors
/// [`crate::Error::Invalid`] when a value cannot be read; then nothing is added.
pub fn add<E: Entry>(
    workspace: &Workspace,
    title: &str,
    values: &[(String, String)],
) -> Result<Committed<E>> {
    workspace.transact(Op::Add, "", |tx| {
        let entry = new::<E>(tx, title, values)?;
        tx.say(format!("Added {} {}", entry.reference(), entry.title()));
        Ok(entry)
    })
}

/// Writes a new record within an operation, each value as a person types it.
///
/// # Errors
/// As [`add`].
pub(crate) fn new<E: Entry>(tx: &Tx<'_>, title: &str, values: &[(String, String)]) -> Result<E> {
    let mut entry = E::begin(tx)?;
    if let Some(first) = E::fields_by_hand().first() {
        (first.set)(tx, &mut entry, title)?;
    }
    for (name, text) in values {
        (field::<E>(name)?.set)(tx, &mut entry, text.trim())?;
    }
    create(tx, entry)
}

/// Writes a new record that is made already; id and number are given here.
///
/// # Errors
/// [`crate::Error::Invalid`] when its fields do not fit together, or the storage's failure.
pub(crate) fn create<E: Entry>(tx: &Tx<'_>, mut entry: E) -> Result<E> {
    entry.settle(tx, None)?;
    let number = counter::next(tx, Letter::Register(E::REGISTER))?;
    let entry = entry.numbered(tx.new_id(), number);
    tx.create(&entry)?;
    Ok(entry)
}
