//! Finds decisions.

use std::collections::BTreeMap;

use rusqlite::{Connection, named_params};
use serde_json::Value;

use super::Decision;
use crate::error::{Error, Result};
use crate::ids::{DecisionId, Reference};
use crate::links::{End, Relation};
use crate::record::Record as _;

/// The decision with this reference.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or the storage's failure.
pub fn by_reference(conn: &Connection, reference: Reference) -> Result<Decision> {
    Decision::cited(conn, reference)
}

/// The decision with this id.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or the storage's failure.
pub fn get(conn: &Connection, id: &DecisionId) -> Result<Decision> {
    Decision::find(conn, &id.0)?.ok_or_else(|| Error::not_found("such decision"))
}

/// The decisions in use that were made and that one of these must know, in the order of their references.
///
/// # Errors
/// When the storage fails.
pub(super) fn made_and_known_to(conn: &Connection, is_one: impl Fn(&str) -> bool) -> Result<Vec<Decision>> {
    let doing = || Error::storage("look for decisions that are to be told");
    let mut statement = conn.prepare_cached(include_str!("sql/made_and_informed.sql")).map_err(doing())?;
    let mut rows = statement.query([]).map_err(doing())?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(doing())? {
        let informed: String = row.get("informed").map_err(doing())?;
        let names: Vec<String> =
            serde_json::from_str(&informed).map_err(Error::shape("read who must know of a decision"))?;
        if names.iter().any(|name| is_one(name)) {
            let id: String = row.get("id").map_err(doing())?;
            found.extend(Decision::find(conn, &id)?);
        }
    }
    Ok(found)
}

/// The meetings in which decisions were made last, the newest first.
///
/// # Errors
/// When the storage fails.
pub(super) fn meetings(conn: &Connection) -> Result<Vec<String>> {
    let doing = || Error::storage("look for meetings");
    let mut statement = conn.prepare_cached(include_str!("sql/meetings.sql")).map_err(doing())?;
    let rows = statement.query_map([], |row| row.get("decided_in")).map_err(doing())?;
    rows.collect::<rusqlite::Result<_>>().map_err(doing())
}

/// The other ends of what decisions supersede and amend, by record, relation and end, in the order of their references.
pub(super) type Ends = BTreeMap<(String, Relation, End), Vec<Reference>>;

/// The ends of what some decisions, by id, supersede and amend.
///
/// # Errors
/// When the storage fails.
pub(super) fn ends<'a>(conn: &Connection, decisions: impl IntoIterator<Item = &'a str>) -> Result<Ends> {
    let doing = || Error::storage("read what decisions are to each other");
    let mut statement = conn.prepare_cached(include_str!("sql/ends.sql")).map_err(doing())?;
    let decisions = Value::from_iter(decisions);
    let mut rows = statement.query(named_params! { ":decisions": decisions }).map_err(doing())?;
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
