//! What was done: the operations, and the life of one record field by field.

use rusqlite::{Connection, named_params};
use serde::Serialize;
use serde_json::Value;

use crate::error::{Error, Result};

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Operation {
    /// Its number, in the order things were done.
    pub number: i64,
    /// What kind of thing: a word of [`crate::Op::key`].
    pub kind: String,
    /// The sentence in the history.
    pub label: String,
    /// When, in UTC (RFC 3339).
    pub at: String,
    /// The day where the person was.
    pub day: String,
    /// By whom.
    pub by: String,
    /// On which computer.
    pub device: String,
    /// The number of the operation it took back or brought again.
    pub undoes: Option<i64>,
    /// How many lines it wrote to the log.
    pub changes: u32,
}

/// One field of a record that changed, or the record as a whole (`*`).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The operation's number.
    pub operation: i64,
    /// The operation's sentence.
    pub label: String,
    /// When, in UTC (RFC 3339).
    pub at: String,
    /// The day where the person was.
    pub day: String,
    /// By whom.
    pub by: String,
    /// The field, or `*` when the record came into being or was taken out.
    pub field: String,
    /// What it was.
    pub before: Option<Value>,
    /// What it became.
    pub after: Option<Value>,
}

/// The newest operations first, at most `limit`.
///
/// # Errors
/// When the log cannot be read.
pub fn operations(conn: &Connection, limit: u32) -> Result<Vec<Operation>> {
    let doing = || Error::storage("read the history");
    let mut statement = conn.prepare_cached(include_str!("sql/operations.sql")).map_err(doing())?;
    let rows = statement
        .query_map(named_params! { ":limit": limit }, |row| {
            Ok(Operation {
                number: row.get("seq")?,
                kind: row.get("kind")?,
                label: row.get("label")?,
                at: row.get("at")?,
                day: row.get("day")?,
                by: row.get("by")?,
                device: row.get("device")?,
                undoes: row.get("undoes")?,
                changes: row.get("changes")?,
            })
        })
        .map_err(doing())?;
    rows.collect::<rusqlite::Result<_>>().map_err(doing())
}

/// The life of one record, newest change first.
///
/// # Errors
/// When the log cannot be read.
pub fn life(conn: &Connection, record: &str) -> Result<Vec<Change>> {
    let doing = || Error::storage("read a record's life");
    let mut statement = conn.prepare_cached(include_str!("sql/record_life.sql")).map_err(doing())?;
    let rows = statement
        .query_map(named_params! { ":record": record }, |row| {
            let value = |column: &str| {
                let text: Option<String> = row.get(column)?;
                Ok::<Option<Value>, rusqlite::Error>(text.and_then(|text| serde_json::from_str(&text).ok()))
            };
            Ok(Change {
                operation: row.get("seq")?,
                label: row.get("label")?,
                at: row.get("at")?,
                day: row.get("day")?,
                by: row.get("by")?,
                field: row.get("field")?,
                before: value("before")?,
                after: value("after")?,
            })
        })
        .map_err(doing())?;
    rows.collect::<rusqlite::Result<_>>().map_err(doing())
}
