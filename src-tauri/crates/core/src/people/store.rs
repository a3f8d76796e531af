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

/// The person somebody means: by reference or by name.
///
/// # Errors
/// [`Error::Invalid`] when there is nobody of that name, or the storage's failure.
pub fn meant(conn: &Connection, typed: &str) -> Result<Person> {
    if let Ok(reference) = typed.parse() {
        return by_reference(conn, reference);
    }
    let nobody = || {
        Error::invalid(
            format!("There is nobody called “{typed}” in this workspace"),
            "Add the person first, or write the name as it is kept.",
        )
    };
    get(conn, &named(conn, typed)?.ok_or_else(nobody)?)
}

/// The person with this reference.
///
/// # Errors
/// [`Error::NotFound`] when there is nobody, or the storage's failure.
pub fn by_reference(conn: &Connection, reference: Reference) -> Result<Person> {
    Person::cited(conn, reference)
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

/// Refuses a name that somebody else has or is known by: owners, drivers and members are found by it.
///
/// # Errors
/// [`Error::Invalid`] naming the other person, or the storage's failure.
pub(super) fn is_free(conn: &Connection, person: &Person) -> Result<()> {
    let Some(other) = named(conn, &person.name)?.filter(|other| *other != person.id) else { return Ok(()) };
    let other = get(conn, &other)?;
    let (what, hint) = if other.archived {
        (format!("{} {} was put away", other.reference(), other.name), "Bring them back, or write a name")
    } else {
        (format!("There is {} {} already", other.reference(), other.name), "Write a name")
    };
    Err(Error::invalid(what, format!("{hint} that tells the two apart, such as “{}, sales”.", person.name)))
}

/// The name behind an id, for showing; nothing when there is nobody.
///
/// # Errors
/// When the storage fails.
pub fn name_of(conn: &Connection, id: Option<&PersonId>) -> Result<Option<String>> {
    let Some(id) = id else { return Ok(None) };
    Ok(Person::find(conn, &id.0)?.map(|person| person.name))
}
