//! Finds records of a register.

use rusqlite::Connection;

use super::Entry;
use crate::error::{Error, Result};
use crate::ids::{Letter, Reference};

/// The record with this reference.
///
/// # Errors
/// [`Error::NotFound`] when there is none, [`Error::Invalid`] when it is of another kind, or the storage's failure.
pub fn by_reference<E: Entry>(conn: &Connection, reference: Reference) -> Result<E> {
    let called = match reference.letter {
        Letter::Register(register) if register == E::REGISTER => return E::cited(conn, reference),
        Letter::Register(register) => register.called(),
        Letter::Item => "an item",
        Letter::Decision => "a decision",
        Letter::Person => "a person",
        Letter::Update => "an update",
    };
    let own = E::REGISTER;
    let what = format!("{reference} would be {called}, not {}", own.called());
    Err(Error::invalid(what, format!("References of {} begin with {}.", own.called_many(), own.letter())))
}

/// The record with this id or reference.
///
/// # Errors
/// As [`by_reference`].
pub fn named<E: Entry>(conn: &Connection, id: &str) -> Result<E> {
    if let Ok(reference) = id.parse::<Reference>() {
        return by_reference(conn, reference);
    }
    let missing = || Error::not_found(format!("such record ({})", E::REGISTER.called()));
    E::find(conn, id)?.ok_or_else(missing)
}

/// All that are in use, in the order of their references.
///
/// # Errors
/// When the storage fails.
pub fn in_use<E: Entry>(conn: &Connection) -> Result<Vec<E>> {
    let mut all = E::all(conn)?;
    all.retain(|entry| !entry.is_archived());
    Ok(all)
}
