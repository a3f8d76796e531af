//! Puts records away and brings them back. Nothing is deleted: what is away stays in the log and keeps its reference.

use rusqlite::Connection;

use crate::decisions::{self, Decision};
use crate::error::{Error, Result};
use crate::ids::{Letter, Reference};
use crate::items::{self, Item};
use crate::kinds::WithEntry;
use crate::op::{Committed, Op, in_words};
use crate::people::{self, Person};
use crate::record::Record as _;
use crate::register::{self, Entry, Register};
use crate::updates;
use crate::workspace::{Tx, Workspace};

/// The reference of a record that has one, by its id; a reference is taken as it is.
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
    if let Some(found) = found {
        return Ok(found);
    }
    for register in Register::ALL {
        if let Some(reference) = register.with(Referring { conn, id })? {
            return Ok(reference);
        }
    }
    Err(Error::not_found("such record"))
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
        Letter::Update => updates::store::by_reference(conn, reference)?.id.0,
        Letter::Register(register) => register.with(IdOf { conn, reference })?,
    })
}

/// Puts records away in one step of undo. One that is away already stays so.
///
/// # Errors
/// [`Error::NotFound`] when there is no such record, or the storage's failure; then nothing is changed.
pub fn archive(workspace: &Workspace, references: &[Reference]) -> Result<Committed<()>> {
    workspace.transact(Op::Archive, format!("Put {} away", named(references)), |tx| {
        references.iter().try_for_each(|reference| place(tx, *reference, Place::Away))
    })
}

/// Brings records back that were put away, in one step of undo. One that is in use stays so.
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
        Letter::Update => Err(Error::frozen(reference)),
        Letter::Register(register) => register.with(Placing { tx, reference, archived }),
    }
}

struct IdOf<'a> {
    conn: &'a Connection,
    reference: Reference,
}

impl WithEntry for IdOf<'_> {
    type Gives = Result<String>;

    fn with<E: Entry>(self) -> Self::Gives {
        Ok(register::find::by_reference::<E>(self.conn, self.reference)?.id().to_owned())
    }
}

struct Placing<'a> {
    tx: &'a Tx<'a>,
    reference: Reference,
    archived: bool,
}

impl WithEntry for Placing<'_> {
    type Gives = Result<()>;

    fn with<E: Entry>(self) -> Result<()> {
        register::place::<E>(self.tx, self.reference, self.archived)
    }
}

struct Referring<'a> {
    conn: &'a Connection,
    id: &'a str,
}

impl WithEntry for Referring<'_> {
    type Gives = Result<Option<Reference>>;

    fn with<E: Entry>(self) -> Self::Gives {
        Ok(E::find(self.conn, self.id)?.map(|entry| entry.reference()))
    }
}
