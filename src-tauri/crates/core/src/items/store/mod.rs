//! Finds items.

mod narrow;
pub(crate) mod page;

use rusqlite::{Connection, Row, named_params};

use super::{Item, Source};
use crate::error::{Error, Result};
use crate::ids::{ItemId, Reference};
use crate::record::Record as _;

/// The item with this reference.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or the storage's failure.
pub fn by_reference(conn: &Connection, reference: Reference) -> Result<Item> {
    Item::cited(conn, reference)
}

/// The item with this id.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or the storage's failure.
pub fn get(conn: &Connection, id: &ItemId) -> Result<Item> {
    Item::find(conn, &id.0)?.ok_or_else(|| Error::not_found("such item"))
}

/// The items in use that are part of this one, in the order of their references.
///
/// # Errors
/// When the storage fails.
pub fn parts(conn: &Connection, id: &ItemId) -> Result<Vec<Item>> {
    let doing = || Error::storage("read the parts of an item");
    let mut statement = conn.prepare_cached(include_str!("../sql/parts.sql")).map_err(doing())?;
    let rows = statement
        .query_map(named_params! { ":parent": id }, |row| row.get::<_, String>("id"))
        .map_err(doing())?;
    let ids: Vec<_> = rows.collect::<rusqlite::Result<_>>().map_err(doing())?;
    Ok(ids.iter().map(|id| Item::find(conn, id)).collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// What each item is part of, put away or not.
///
/// # Errors
/// When the storage fails.
pub(crate) fn parents(conn: &Connection) -> Result<Vec<(ItemId, ItemId)>> {
    let doing = || Error::storage("read what items are part of");
    let mut statement = conn.prepare_cached(include_str!("../sql/parents.sql")).map_err(doing())?;
    let rows = statement
        .query_map([], |row| Ok((row.get::<_, ItemId>("id")?, row.get::<_, ItemId>("parent")?)))
        .map_err(doing())?;
    rows.map(|row| row.map_err(doing())).collect()
}

/// Where the imported items came from.
///
/// # Errors
/// When the storage fails.
pub(crate) fn sources(conn: &Connection) -> Result<Vec<(ItemId, Source)>> {
    let doing = || Error::storage("read where items came from");
    let mut statement = conn.prepare_cached(include_str!("../sql/sources.sql")).map_err(doing())?;
    let rows = statement.query_map([], source).map_err(doing())?;
    rows.map(|row| row.map_err(doing())?).collect()
}

/// The same of those whose key is wanted. Of all others nothing but the key is read, which is much less.
///
/// # Errors
/// When the storage fails.
pub(crate) fn sources_by_key(
    conn: &Connection,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(ItemId, Source)>> {
    let doing = || Error::storage("read where items came from");
    let mut of_key = conn.prepare_cached(include_str!("../sql/source_of_key.sql")).map_err(doing())?;
    let mut statement = conn.prepare_cached(include_str!("../sql/source_keys.sql")).map_err(doing())?;
    let mut keys = statement.query([]).map_err(doing())?;
    let mut sources = Vec::new();
    while let Some(row) = keys.next().map_err(doing())? {
        let key = row.get_ref("source_key").map_err(doing())?;
        if let Some(key) = key.as_str().ok().filter(|key| is_wanted(key)) {
            sources.push(of_key.query_row(named_params! { ":key": key }, source).map_err(doing())??);
        }
    }
    Ok(sources)
}

fn source(row: &Row<'_>) -> rusqlite::Result<Result<(ItemId, Source)>> {
    let (id, source): (ItemId, String) = (row.get("id")?, row.get("source")?);
    let source = serde_json::from_str(&source).map_err(Error::shape("read where an item came from"));
    Ok(source.map(|source| (id, source)))
}

/// How another item stands to one by a dependency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// It has to be done first.
    First,
    /// It cannot be done before.
    Next,
}

/// The numbers and titles of the items in use that an item depends on, and of those that depend on it, in their order.
///
/// # Errors
/// When the storage fails.
pub(super) fn dependencies(conn: &Connection, item: &ItemId) -> Result<Vec<(Beside, u32, String)>> {
    let doing = || Error::storage("read what an item depends on");
    let mut statement = conn.prepare_cached(include_str!("../sql/beside.sql")).map_err(doing())?;
    let rows = statement
        .query_map(named_params! { ":item": item }, |row| {
            let beside = if row.get("is_first")? { Beside::First } else { Beside::Next };
            Ok((beside, row.get("number")?, row.get("title")?))
        })
        .map_err(doing())?;
    rows.collect::<rusqlite::Result<_>>().map_err(doing())
}
