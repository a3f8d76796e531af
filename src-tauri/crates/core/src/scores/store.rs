//! Finds what items were given, who gave it, and when.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, named_params};

use super::Score;
use crate::error::{Error, Result};
use crate::ids::ItemId;
use crate::record::Record as _;

/// What an item was given for an input.
///
/// # Errors
/// When the storage fails.
pub(super) fn given(conn: &Connection, item: &ItemId, input: &str) -> Result<Option<Score>> {
    let doing = || Error::storage("read what an item was given");
    let id: Option<String> = conn
        .prepare_cached(include_str!("sql/given.sql"))
        .map_err(doing())?
        .query_row(named_params! { ":item": item, ":input": input }, |row| row.get("id"))
        .optional()
        .map_err(doing())?;
    id.map_or(Ok(None), |id| Score::find(conn, &id))
}

/// Everything that was given, by item and input.
///
/// # Errors
/// When the storage fails.
pub(super) fn all(conn: &Connection) -> Result<BTreeMap<ItemId, BTreeMap<String, Score>>> {
    let mut given: BTreeMap<ItemId, BTreeMap<String, Score>> = BTreeMap::new();
    for score in Score::all(conn)? {
        given.entry(score.item.clone()).or_default().insert(score.input.clone(), score);
    }
    Ok(given)
}

/// Every item with its effort.
///
/// # Errors
/// When the storage fails.
pub(super) fn efforts(conn: &Connection) -> Result<Vec<(ItemId, Option<f64>)>> {
    let doing = || Error::storage("read the effort of items");
    let mut statement = conn.prepare_cached("select id, effort from item").map_err(doing())?;
    let rows = statement.query_map([], |row| Ok((row.get("id")?, row.get("effort")?))).map_err(doing())?;
    rows.collect::<rusqlite::Result<_>>().map_err(doing())
}

/// Who gave a value last, and when, in UTC (RFC 3339).
///
/// # Errors
/// When the storage fails.
pub(super) fn by(conn: &Connection, score: &str) -> Result<Option<(String, String)>> {
    let doing = || Error::storage("read who scored an item");
    conn.prepare_cached(include_str!("sql/by.sql"))
        .map_err(doing())?
        .query_row(named_params! { ":record": score }, |row| Ok((row.get("by")?, row.get("at")?)))
        .optional()
        .map_err(doing())
}
