//! Finds audiences.

use rusqlite::Connection;

use super::Audience;
use crate::error::{Error, Result};
use crate::ids::AudienceId;
use crate::record::Record as _;

/// The audiences that are in use, in the order they were made.
///
/// # Errors
/// When the storage fails.
pub fn audiences(conn: &Connection) -> Result<Vec<Audience>> {
    let mut all = Audience::all(conn)?;
    all.retain(|audience| !audience.archived);
    Ok(all)
}

/// The audience with this id, or the built-in Author.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or the storage's failure.
pub fn get(conn: &Connection, id: &AudienceId) -> Result<Audience> {
    if *id == Audience::author().id {
        return Ok(Audience::author());
    }
    Audience::find(conn, &id.0)?.ok_or_else(|| Error::not_found("such audience"))
}

/// The audience a person means: its name or the beginning of it, in any case.
///
/// # Errors
/// [`Error::NotFound`] naming the audiences there are.
pub fn named(conn: &Connection, name: &str) -> Result<Audience> {
    let wanted = name.trim().to_lowercase();
    let all = audiences(conn)?;
    let lower = |audience: &Audience| audience.name.to_lowercase();
    if wanted == "author" {
        return Ok(Audience::author());
    }
    if let Some(audience) = all.iter().find(|audience| lower(audience) == wanted) {
        return Ok(audience.clone());
    }
    let beginning: Vec<_> =
        all.iter().filter(|audience| !wanted.is_empty() && lower(audience).starts_with(&wanted)).collect();
    match beginning.as_slice() {
        [only] => Ok((*only).clone()),
        _ => {
            let known: Vec<_> = all.iter().map(|audience| audience.name.as_str()).collect();
            let hint = format!("There are {}, and Author, who sees everything.", known.join(", "));
            Err(Error::invalid(format!("There is no audience “{name}” in this workspace"), hint))
        }
    }
}
