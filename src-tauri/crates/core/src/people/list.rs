//! People as the author sees them in a list.

use rusqlite::Connection;
use serde::Serialize;

use super::Person;
use crate::error::Result;
use crate::ids::PersonId;
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
}

/// Everybody who is not put away, by name.
///
/// # Errors
/// When the storage fails.
pub fn people(conn: &Connection) -> Result<Vec<PersonRow>> {
    let mut all = Person::all(conn)?;
    all.retain(|person| !person.archived);
    all.sort_by_cached_key(|person| (person.name.to_lowercase(), person.number));
    let row = |person: Person| PersonRow {
        reference: person.reference().to_string(),
        id: person.id,
        name: person.name,
        role: person.role,
        department: person.department,
        seniority: person.seniority,
    };
    Ok(all.into_iter().map(row).collect())
}
