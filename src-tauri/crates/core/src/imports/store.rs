//! Reads when was imported.

use chrono::NaiveDate;
use rusqlite::{Connection, named_params};

use super::looked_at::looked_at;
use crate::error::{Error, Result};
use crate::ids::ItemId;

/// The last day on which an import of a file changed an item; nothing when none did.
pub(super) fn last_import(conn: &Connection, file: &str) -> Result<Option<NaiveDate>> {
    let doing = || Error::storage("read when was imported");
    conn.prepare_cached(include_str!("sql/last_import.sql"))
        .map_err(doing())?
        .query_row(named_params! { ":file": file }, |row| row.get("day"))
        .map_err(doing())
}

/// An item as it is called.
pub(super) struct Named {
    pub id: ItemId,
    pub number: u32,
    pub title: String,
}

/// All items, as they are called.
pub(super) fn named(conn: &Connection) -> Result<Vec<Named>> {
    let doing = || Error::storage("read what items are called");
    let mut statement = conn.prepare_cached(include_str!("sql/named.sql")).map_err(doing())?;
    let rows = statement.query_map([], |row| {
        Ok(Named { id: row.get("id")?, number: row.get("number")?, title: row.get("title")? })
    });
    rows.and_then(Iterator::collect).map_err(doing())
}

/// A source that items were imported from.
pub(crate) struct Imported {
    pub system: String,
    pub file: Option<String>,
    pub items: u32,
    /// The last day it was read.
    pub last: Option<NaiveDate>,
}

/// The sources of items in use, with the last day each was read.
///
/// # Errors
/// When the storage fails.
pub(crate) fn imported(conn: &Connection) -> Result<Vec<Imported>> {
    let doing = || Error::storage("read when was imported");
    let mut statement = conn.prepare_cached(include_str!("sql/sources.sql")).map_err(doing())?;
    let rows = statement
        .query_map([], |row| {
            Ok(Imported {
                system: row.get::<_, Option<String>>("system")?.unwrap_or_default(),
                file: row.get("file")?,
                items: row.get("items")?,
                last: row.get::<_, String>("last")?.parse().ok(),
            })
        })
        .map_err(doing())?;
    let mut rows = rows.collect::<rusqlite::Result<Vec<Imported>>>().map_err(doing())?;
    let looked_at = looked_at(conn)?;
    for source in &mut rows {
        let day = looked_at.day(&source.system, source.file.as_deref().unwrap_or_default());
        source.last = day.max(source.last);
    }
    Ok(rows)
}
