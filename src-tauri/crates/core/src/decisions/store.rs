//! Finds decisions.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, named_params};

use super::Decision;
use crate::error::{Error, Result};
use crate::ids::{DecisionId, Letter, Reference};
use crate::links::{End, Relation};
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

/// The other ends of what decisions supersede and amend, by record, relation and end, in the order of their references.
pub(super) type Ends = BTreeMap<(String, Relation, End), Vec<Reference>>;

/// All ends of what decisions supersede and amend.
///
/// # Errors
/// When the storage fails.
pub(super) fn ends(conn: &Connection) -> Result<Ends> {
    let doing = || Error::storage("read what decisions are to each other");
    let mut statement = conn.prepare_cached(include_str!("sql/ends.sql")).map_err(doing())?;
    let mut rows = statement.query([]).map_err(doing())?;
    let mut ends = Ends::new();
    while let Some(row) = rows.next().map_err(doing())? {
        let read = || -> rusqlite::Result<(String, String, String, u32)> {
            Ok((row.get("relation")?, row.get("here")?, row.get("side")?, row.get("number")?))
        };
        let (relation, here, side, number) = read().map_err(doing())?;
        let relation = if relation == "amends" { Relation::Amends } else { Relation::Supersedes };
        let end = if side == "from" { End::From } else { End::To };
        ends.entry((here, relation, end)).or_default().push(Reference::decision(number));
    }
    Ok(ends)
}
