//! Writes the log: an operation, then each change of it, field by field.
//!
//! A record that came into being is one line with all its fields (field `*`), so that an import of many rows stays
//! small; from then on each line is one field.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use rusqlite::{Connection, named_params};
use serde_json::Value;

use crate::error::{Error, Result};
use crate::op::{Kind, Op};
use crate::record::{Fields, json_text, without_empty};

/// The field of a line that holds a whole record.
pub(crate) const WHOLE: &str = "*";

pub(crate) struct Begun<'a> {
    pub id: String,
    pub op: Op,
    pub at: DateTime<Utc>,
    pub day: NaiveDate,
    pub by: &'a str,
    pub device: &'a str,
    pub undoes: Option<i64>,
}

pub(crate) struct Step<'a> {
    pub operation: i64,
    pub step: u32,
    pub kind: Kind,
    pub record: &'a str,
}

/// Opens an operation and returns its number. The order of operations is this number, never the clock.
pub(crate) fn begin(conn: &Connection, begun: &Begun<'_>) -> Result<i64> {
    let doing = || Error::storage("write the operation down");
    conn.prepare_cached(include_str!("sql/begin.sql"))
        .map_err(doing())?
        .query_row(
            named_params! {
                ":id": begun.id,
                ":kind": begun.op.key(),
                ":at": begun.at.to_rfc3339_opts(SecondsFormat::Millis, true),
                ":day": begun.day.to_string(),
                ":by": begun.by,
                ":device": begun.device,
                ":undoes": begun.undoes,
            },
            |row| row.get("seq"),
        )
        .map_err(doing())
}

/// Gives the operation its sentence.
pub(crate) fn finish(conn: &Connection, operation: i64, label: &str) -> Result<()> {
    conn.execute("update operation set label = ?2 where seq = ?1", (operation, label))
        .map_err(Error::storage("name the operation"))?;
    Ok(())
}

pub(crate) fn created(conn: &Connection, step: &Step<'_>, fields: Fields) -> Result<()> {
    write(conn, step, WHOLE, None, Some(&Value::Object(without_empty(fields))))
}

pub(crate) fn removed(conn: &Connection, step: &Step<'_>, fields: Fields) -> Result<()> {
    write(conn, step, WHOLE, Some(&Value::Object(without_empty(fields))), None)
}

pub(crate) fn changed(
    conn: &Connection,
    step: &Step<'_>,
    field: &str,
    before: &Value,
    after: &Value,
) -> Result<()> {
    write(conn, step, field, Some(before), Some(after))
}

fn write(
    conn: &Connection,
    step: &Step<'_>,
    field: &str,
    before: Option<&Value>,
    after: Option<&Value>,
) -> Result<()> {
    let doing = || Error::storage("write the change down");
    conn.prepare_cached(include_str!("sql/write_change.sql"))
        .map_err(doing())?
        .execute(named_params! {
            ":operation": step.operation,
            ":step": step.step,
            ":kind": step.kind.key(),
            ":record": step.record,
            ":field": field,
            ":before": before.map(json_text),
            ":after": after.map(json_text),
        })
        .map_err(doing())?;
    Ok(())
}
