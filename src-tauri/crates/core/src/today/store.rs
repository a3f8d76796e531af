//! Reads what was imported, and when.

use rusqlite::Connection;

use crate::error::{Error, Result};

/// A source that items were imported from.
pub(super) struct Imported {
    pub system: String,
    pub file: Option<String>,
    pub items: u32,
    pub last: String,
}

/// The sources of items in use, the longest ago first.
pub(super) fn imported(conn: &Connection) -> Result<Vec<Imported>> {
    let doing = || Error::storage("read when was imported");
    let mut statement = conn.prepare_cached(include_str!("sql/sources.sql")).map_err(doing())?;
    let rows = statement
        .query_map([], |row| {
            Ok(Imported {
                system: row.get::<_, Option<String>>("system")?.unwrap_or_default(),
                file: row.get("file")?,
                items: row.get("items")?,
                last: row.get("last")?,
            })
        })
        .map_err(doing())?;
    rows.collect::<rusqlite::Result<_>>().map_err(doing())
}
