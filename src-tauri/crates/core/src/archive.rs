//! Puts records away. Nothing is deleted: what is away stays in the log and keeps its reference.

use rusqlite::Connection;

use crate::decisions::{self, Decision};
use crate::error::{Error, Result};
use crate::ids::{Letter, Reference};
use crate::items::{self, Item};
use crate::op::{Committed, Op};
use crate::people::{self, Person};
use crate::record::Record as _;
use crate::workspace::Workspace;

/// The reference of an item, a decision or a person by its id; a reference is taken as it is.
///
/// # Errors
/// [`Error::NotFound`] when there is no such record, or the storage's failure.
pub fn reference_of(conn: &Connection, id: &str) -> Result<Reference> {
    if let Ok(reference) = id.parse() {
        return Ok(reference);
    }
    let item = Item::find(conn, id)?.map(|item| item.reference());
    let decision = || Ok::<_, Error>(Decision::find(conn, id)?.map(|decision| decision.reference()));
    let person = || Ok::<_, Error>(Person::find(conn, id)?.map(|person| person.reference()));
    let found = match item {
        Some(item) => Some(item),
        None => decision()?.map_or_else(person, |decision| Ok(Some(decision)))?,
    };
    found.ok_or_else(|| Error::not_found("such record"))
}

/// Puts an item, a decision or a person away. One that is away already stays so.
///
/// # Errors
/// [`Error::NotFound`] when there is no such record, or the storage's failure.
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
