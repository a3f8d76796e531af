//! People as the author sees them in a list.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::Serialize;

use super::Person;
use crate::audiences::list::audiences;
use crate::error::Result;
use crate::ids::{AudienceId, PersonId};
use crate::record::Record as _;

/// A person as a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonRow {
    /// Their id.
    pub id: PersonId,
    /// "P-3".
    #[serde(rename = "ref")]
    pub reference: String,
    /// What they are called.
    pub name: String,
    /// What they do.
    pub role: Option<String>,
    /// Where they belong.
    pub department: Option<String>,
    /// How senior they are.
    pub seniority: Option<String>,
    /// Where they are written to.
    pub email: Option<String>,
    /// What other systems call them.
    pub aliases: Vec<String>,
    /// The audiences they belong to.
    pub audiences: Vec<Belongs>,
}

/// An audience somebody belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Belongs {
    /// Its id.
    pub id: AudienceId,
    /// What it is called.
    pub name: String,
}

/// A person by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonName {
    /// Their id.
    pub id: PersonId,
    /// "P-3".
    #[serde(rename = "ref")]
    pub reference: String,
    /// What they are called.
    pub name: String,
    /// What they do.
    pub role: Option<String>,
    /// Where they belong.
    pub department: Option<String>,
    /// How senior they are.
    pub seniority: Option<String>,
    /// Put away; kept, but out of sight.
    pub archived: bool,
}

impl From<Person> for PersonName {
    fn from(person: Person) -> Self {
        Self {
            reference: person.reference().to_string(),
            id: person.id,
            name: person.name,
            role: person.role,
            department: person.department,
            seniority: person.seniority,
            archived: person.archived,
        }
    }
}

/// Everybody's name by id, also of those who are put away.
///
/// # Errors
/// When the storage fails.
pub fn names(conn: &Connection) -> Result<BTreeMap<PersonId, String>> {
    Ok(Person::all(conn)?.into_iter().map(|person| (person.id, person.name)).collect())
}

/// Which people a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Shelf {
    /// Those in use.
    InUse,
    /// Those who are put away.
    PutAway,
}

/// Everybody who is not put away, by name.
///
/// # Errors
/// When the storage fails.
pub fn people(conn: &Connection) -> Result<Vec<PersonRow>> {
    people_on(conn, Shelf::InUse)
}

/// Everybody in use, or everybody who is put away, by name.
///
/// # Errors
/// When the storage fails.
pub fn people_on(conn: &Connection, shelf: Shelf) -> Result<Vec<PersonRow>> {
    let audiences = audiences(conn)?;
    let mut all = Person::all(conn)?;
    all.retain(|person| person.archived == (shelf == Shelf::PutAway));
    all.sort_by_cached_key(|person| (person.name.to_lowercase(), person.number));
    let row = |person: Person| PersonRow {
        reference: person.reference().to_string(),
        audiences: audiences
            .iter()
            .filter(|audience| audience.members.contains(&person.id))
            .map(|audience| Belongs { id: audience.id.clone(), name: audience.name.clone() })
            .collect(),
        id: person.id,
        name: person.name,
        role: person.role,
        department: person.department,
        seniority: person.seniority,
        email: person.email,
        aliases: person.aliases,
    };
    Ok(all.into_iter().map(row).collect())
}
