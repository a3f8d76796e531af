//! Reads when was imported.

use chrono::NaiveDate;
use rusqlite::{Connection, named_params};

use crate::error::{Error, Result};

/// The last day on which an import of a file changed an item; nothing when none did.
pub(super) fn last_import(conn: &Connection, file: &str) -> Result<Option<NaiveDate>> {
    let doing = || Error::storage("read when was imported");
    conn.prepare_cached(include_str!("sql/last_import.sql"))
        .map_err(doing())?
        .query_row(named_params! { ":file": file }, |row| row.get("day"))
        .map_err(doing())
}
