//! Finds items.

mod narrow;
pub(crate) mod page;

use rusqlite::{Connection, named_params};

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
    let rows = statement
        .query_map([], |row| Ok((row.get::<_, ItemId>("id")?, row.get::<_, String>("source")?)))
        .map_err(doing())?;
    rows.map(|row| {
        let (id, source) = row.map_err(doing())?;
        let source = serde_json::from_str(&source).map_err(Error::shape("read where an item came from"))?;
        Ok((id, source))
    })
    .collect()
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
