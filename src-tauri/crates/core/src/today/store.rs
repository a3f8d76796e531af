//! Reads what was imported, and when.

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::imports::looked_at::looked_at;

/// A source that items were imported from.
pub(super) struct Imported {
    pub system: String,
    pub file: Option<String>,
    pub items: u32,
    pub last: String,
}

/// The sources of items in use, with the last day each was read.
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
    let mut rows = rows.collect::<rusqlite::Result<Vec<Imported>>>().map_err(doing())?;
    let looked_at = looked_at(conn)?;
    for source in &mut rows {
        let day = looked_at.day(&source.system, source.file.as_deref().unwrap_or_default());
        source.last =
            day.map(|day| day.to_string()).max(Some(std::mem::take(&mut source.last))).unwrap_or_default();
    }
    Ok(rows)
}
