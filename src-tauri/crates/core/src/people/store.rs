//! Finds people and writes them down.

use rusqlite::{Connection, OptionalExtension as _, named_params};

use super::Person;
use crate::error::{Error, Result};
use crate::ids::{Letter, PersonId, Reference};
use crate::record::Record as _;
use crate::store::counter;
use crate::workspace::Tx;

/// The person with this name, or whom another system calls so.
///
/// # Errors
/// When the storage fails.
pub fn named(conn: &Connection, name: &str) -> Result<Option<PersonId>> {
    let doing = || Error::storage("look for a person");
    conn.prepare_cached(include_str!("sql/by_name.sql"))
        .map_err(doing())?
        .query_row(named_params! { ":name": name.trim() }, |row| row.get("id"))
        .optional()
        .map_err(doing())
}

/// The person with this reference.
///
/// # Errors
/// [`Error::NotFound`] when there is nobody, or the storage's failure.
pub fn by_reference(conn: &Connection, reference: Reference) -> Result<Person> {
    let doing = || Error::storage("look for a person");
    let missing = || Error::not_found(reference.to_string());
    if reference.letter != Letter::Person {
        return Err(missing());
    }
    let id: Option<String> = conn
        .prepare_cached(include_str!("sql/by_number.sql"))
        .map_err(doing())?
        .query_row(named_params! { ":number": reference.number }, |row| row.get("id"))
        .optional()
        .map_err(doing())?;
    Person::find(conn, &id.ok_or_else(missing)?)?.ok_or_else(missing)
}

/// The person with this id.
///
/// # Errors
/// [`Error::NotFound`] when there is nobody, or the storage's failure.
pub fn get(conn: &Connection, id: &PersonId) -> Result<Person> {
    Person::find(conn, &id.0)?.ok_or_else(|| Error::not_found("such person"))
}

/// The person with this name, written down if they are new.
///
/// # Errors
/// When the name is empty or the storage fails.
pub fn named_or_new(tx: &Tx<'_>, name: &str) -> Result<PersonId> {
    match named(tx.conn(), name)? {
        Some(known) => Ok(known),
        None => add(tx, Person { name: name.to_owned(), ..Person::default() }).map(|person| person.id),
    }
}

/// Writes a new person down; id and number are given here.
///
/// # Errors
/// When the name is empty or the storage fails.
pub fn add(tx: &Tx<'_>, person: Person) -> Result<Person> {
    let name = person.name.trim().to_owned();
    if name.is_empty() {
        return Err(Error::invalid("A person needs a name", "Write what they are called."));
    }
    let number = counter::next(tx, Letter::Person)?;
    let person = Person { id: PersonId(tx.new_id()), number, name, ..person };
    tx.create(&person)?;
    Ok(person)
}

/// The name behind an id, for showing; nothing when there is nobody.
///
/// # Errors
/// When the storage fails.
pub fn name_of(conn: &Connection, id: Option<&PersonId>) -> Result<Option<String>> {
    let Some(id) = id else { return Ok(None) };
    Ok(Person::find(conn, &id.0)?.map(|person| person.name))
}
