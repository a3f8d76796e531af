//! Finds decisions.

use rusqlite::{Connection, OptionalExtension as _, named_params};

use super::Decision;
use crate::error::{Error, Result};
use crate::ids::{DecisionId, Letter, Reference};
use crate::record::Record as _;

/// The decision with this reference.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or the storage's failure.
pub fn by_reference(conn: &Connection, reference: Reference) -> Result<Decision> {
    let doing = || Error::storage("look for a decision");
    let missing = || Error::not_found(reference.to_string());
    if reference.letter != Letter::Decision {
        return Err(missing());
    }
    let id: Option<String> = conn
        .prepare_cached(include_str!("sql/by_number.sql"))
        .map_err(doing())?
        .query_row(named_params! { ":number": reference.number }, |row| row.get("id"))
        .optional()
        .map_err(doing())?;
    Decision::find(conn, &id.ok_or_else(missing)?)?.ok_or_else(missing)
}

/// The decision with this id.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or the storage's failure.
pub fn get(conn: &Connection, id: &DecisionId) -> Result<Decision> {
    Decision::find(conn, &id.0)?.ok_or_else(|| Error::not_found("such decision"))
}
