//! Puts records away. Nothing is deleted: what is away stays in the log and keeps its reference.

use crate::decisions::{self, Decision};
use crate::error::Result;
use crate::ids::{Letter, Reference};
use crate::items::{self, Item};
use crate::op::{Committed, Op};
use crate::people::{self, Person};
use crate::workspace::Workspace;

/// Puts an item, a decision or a person away. One that is away already stays so.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is no such record, or the storage's failure.
pub fn archive(workspace: &Workspace, reference: Reference) -> Result<Committed<()>> {
    workspace.transact(Op::Archive, format!("Put {reference} away"), |tx| match reference.letter {
        Letter::Item => {
            let item = items::store::by_reference(tx.conn(), reference)?;
            tx.change(&item, &Item { archived: true, ..item.clone() })
        }
        Letter::Decision => {
            let decision = decisions::store::by_reference(tx.conn(), reference)?;
            tx.change(&decision, &Decision { archived: true, ..decision.clone() })
        }
        Letter::Person => {
            let person = people::store::by_reference(tx.conn(), reference)?;
            tx.change(&person, &Person { archived: true, ..person.clone() })
        }
    })
}
