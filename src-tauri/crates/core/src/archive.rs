//! Puts records away and brings them back. Nothing is deleted: what is away stays in the log and keeps its reference.

use rusqlite::Connection;

use crate::decisions::{self, Decision};
use crate::error::{Error, Result};
use crate::ids::{Letter, Reference};
use crate::items::{self, Item};
use crate::op::{Committed, Op, in_words};
use crate::people::{self, Person};
use crate::record::Record as _;
use crate::workspace::{Tx, Workspace};

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

/// The id of the record with this reference.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or the storage's failure.
pub fn id_of(conn: &Connection, reference: Reference) -> Result<String> {
    Ok(match reference.letter {
        Letter::Item => items::store::by_reference(conn, reference)?.id.0,
        Letter::Decision => decisions::store::by_reference(conn, reference)?.id.0,
        Letter::Person => people::store::by_reference(conn, reference)?.id.0,
    })
}

/// Puts items, decisions or people away in one step of undo. One that is away already stays so.
///
/// # Errors
/// [`Error::NotFound`] when there is no such record, or the storage's failure; then nothing is changed.
pub fn archive(workspace: &Workspace, references: &[Reference]) -> Result<Committed<()>> {
    workspace.transact(Op::Archive, format!("Put {} away", named(references)), |tx| {
        references.iter().try_for_each(|reference| place(tx, *reference, Place::Away))
    })
}

/// Brings items, decisions or people back that were put away, in one step of undo. One that is in use stays so.
///
/// # Errors
/// As [`archive`].
pub fn bring_back(workspace: &Workspace, references: &[Reference]) -> Result<Committed<()>> {
    workspace.transact(Op::Archive, format!("Brought {} back", named(references)), |tx| {
        references.iter().try_for_each(|reference| place(tx, *reference, Place::InUse))
    })
}

/// As many references as a sentence holds, else how many.
fn named(references: &[Reference]) -> String {
    match references.len() {
        0..=3 => in_words(&references.iter().map(Reference::to_string).collect::<Vec<_>>()),
        many => format!("{many} records"),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    InUse,
    Away,
}

fn place(tx: &Tx<'_>, reference: Reference, place: Place) -> Result<()> {
    let archived = place == Place::Away;
    match reference.letter {
        Letter::Item => {
            let item = items::store::by_reference(tx.conn(), reference)?;
            tx.change(&item, &Item { archived, ..item.clone() })
        }
        Letter::Decision => {
            let decision = decisions::store::by_reference(tx.conn(), reference)?;
            tx.change(&decision, &Decision { archived, ..decision.clone() })
        }
        Letter::Person => {
            let person = people::store::by_reference(tx.conn(), reference)?;
            tx.change(&person, &Person { archived, ..person.clone() })
        }
    }
}
