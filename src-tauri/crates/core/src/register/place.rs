//! Puts a record of a register away, or brings it back.

use super::{Entry, find};
use crate::error::Result;
use crate::ids::Reference;
use crate::workspace::Tx;

/// Puts a record away or brings it back, within an operation.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is no such record, or the storage's failure.
pub(crate) fn place<E: Entry>(tx: &Tx<'_>, reference: Reference, archived: bool) -> Result<()> {
    let before = find::by_reference::<E>(tx.conn(), reference)?;
    let mut after = before.clone().placed(archived);
    after.settle(tx, Some(&before))?;
    tx.change(&before, &after)
}
