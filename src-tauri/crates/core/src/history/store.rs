//! What looking back and going back read of the log.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, named_params};

use crate::error::{Error, Result};

/// How many operations came after one.
pub(crate) fn done_since(conn: &Connection, operation: u32) -> Result<u32> {
    conn.prepare_cached(include_str!("sql/how_many_since.sql"))
        .and_then(|mut statement| {
            statement.query_row(named_params! { ":after": operation }, |row| row.get("done_since"))
        })
        .map_err(Error::storage("count what was done since"))
}

/// The day an operation was done on.
pub(crate) fn day_of(conn: &Connection, operation: u32) -> Result<NaiveDate> {
    let day: Option<String> = conn
        .prepare_cached(include_str!("sql/day_of.sql"))
        .and_then(|mut statement| {
            statement.query_row(named_params! { ":operation": operation }, |row| row.get("day")).optional()
        })
        .map_err(Error::storage("find an operation"))?;
    let day = day.and_then(|day| day.parse().ok());
    day.ok_or_else(|| Error::not_found(format!("operation {operation}")))
}

/// The day the workspace was made on.
pub(crate) fn first_day(conn: &Connection) -> Result<Option<NaiveDate>> {
    let day: Option<String> = conn
        .prepare_cached(include_str!("sql/first_day.sql"))
        .and_then(|mut statement| statement.query_row([], |row| row.get("day")).optional())
        .map_err(Error::storage("find the first operation"))?;
    Ok(day.and_then(|day| day.parse().ok()))
}

/// What a workspace is known by wherever its file lies: the identifier of the first thing that was done in it.
pub(crate) fn workspace_id(conn: &Connection) -> Result<Option<String>> {
    conn.prepare_cached(include_str!("sql/first_id.sql"))
        .and_then(|mut statement| statement.query_row([], |row| row.get("id")).optional())
        .map_err(Error::storage("find the first operation"))
}

/// The number of the newest operation; 0 when nothing was done yet.
pub(crate) fn newest(conn: &Connection) -> Result<u32> {
    conn.query_row("select coalesce(max(seq), 0) as seq from operation", [], |row| row.get("seq"))
        .map_err(Error::storage("find the newest operation"))
}
