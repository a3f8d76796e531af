//! What looking back reads of the log.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, named_params};
use serde_json::Value;

use crate::error::{Error, Result};
use crate::history::log::WHOLE;
use crate::op::Kind;
use crate::record::Fields;

/// How a record was, as far as the log says it.
#[derive(Debug)]
pub(super) enum Was {
    /// It was not there.
    Missing,
    /// It was there, like this.
    Whole(Fields),
    /// It is there, and these fields were like this.
    Other(Fields),
}

/// Every record that was touched after an operation, as it was right after it.
pub(super) fn before_all_since(conn: &Connection, after: u32) -> Result<BTreeMap<(Kind, String), Was>> {
    let doing = || Error::storage("read what was done since");
    let mut statement = conn.prepare_cached(include_str!("sql/since.sql")).map_err(doing())?;
    let mut rows = statement.query(named_params! { ":after": after }).map_err(doing())?;
    let mut was: BTreeMap<(Kind, String), Was> = BTreeMap::new();
    while let Some(row) = rows.next().map_err(doing())? {
        let kind: String = row.get("kind").map_err(doing())?;
        let kind =
            Kind::from_key(&kind).ok_or_else(|| Error::not_found(format!("kind of record “{kind}”")))?;
        let record: String = row.get("record").map_err(doing())?;
        let field: String = row.get("field").map_err(doing())?;
        let before: Option<String> = row.get("before").map_err(doing())?;
        let before = before.map(|text| serde_json::from_str(&text).map_err(Error::shape("read the log")));
        take(
            was.entry((kind, record)).or_insert_with(|| Was::Other(Fields::new())),
            &field,
            before.transpose()?,
        );
    }
    Ok(was)
}

/// The first that was done to a record, and the first to each field, says what it was before.
fn take(was: &mut Was, field: &str, before: Option<Value>) {
    let Was::Other(known) = was else { return };
    match (field, before) {
        (WHOLE, Some(Value::Object(mut whole))) => {
            whole.extend(std::mem::take(known));
            *was = Was::Whole(whole);
        }
        (WHOLE, _) => *was = Was::Missing,
        (field, before) => {
            known.entry(field).or_insert(before.unwrap_or_default());
        }
    }
}

/// How many operations came after one.
pub(super) fn done_since(conn: &Connection, operation: u32) -> Result<u32> {
    conn.prepare_cached(include_str!("sql/how_many_since.sql"))
        .and_then(|mut statement| {
            statement.query_row(named_params! { ":after": operation }, |row| row.get("done_since"))
        })
        .map_err(Error::storage("count what was done since"))
}

/// The day an operation was done on.
pub(super) fn day_of(conn: &Connection, operation: u32) -> Result<NaiveDate> {
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
pub(super) fn first_day(conn: &Connection) -> Result<Option<NaiveDate>> {
    let day: Option<String> = conn
        .prepare_cached(include_str!("sql/first_day.sql"))
        .and_then(|mut statement| statement.query_row([], |row| row.get("day")).optional())
        .map_err(Error::storage("find the first operation"))?;
    Ok(day.and_then(|day| day.parse().ok()))
}
