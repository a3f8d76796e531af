//! What was done: the operations, and the life of one record field by field.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::{Error, Result};
use crate::op::Kind;

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Operation {
    /// Its number, in the order things were done.
    pub number: u32,
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
    pub undoes: Option<u32>,
    /// How many lines it wrote to the log.
    pub changes: u32,
    /// It was taken back and not brought again.
    pub taken_back: bool,
    /// How many records of each kind it touched.
    pub touched: Vec<Touched>,
}

/// Records of one kind that an operation touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Touched {
    /// What they are.
    pub kind: Kind,
    /// How many.
    pub records: u32,
}

/// Which operations are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct HistoryQuery {
    /// Only those that touched this record, by its id.
    pub record: Option<String>,
    /// Only what this person did.
    pub by: Option<String>,
    /// Only those that touched records of this kind.
    pub kind: Option<Kind>,
    /// Only those whose sentence holds this.
    pub text: Option<String>,
    /// How many of the newest are left out.
    pub offset: u32,
    /// How many at most; all when left out.
    pub limit: Option<u32>,
}

/// A part of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HistoryPage {
    /// The operations, newest first.
    pub operations: Vec<Operation>,
    /// How many there are in all.
    pub total: u32,
    /// Everybody who ever did something, by name.
    pub people: Vec<String>,
    /// The day of the first operation.
    pub first_day: Option<NaiveDate>,
}

/// One field of a record that changed, or the record as a whole (`*`).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The operation's number.
    pub operation: u32,
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

/// A part of the history.
///
/// # Errors
/// When the log cannot be read.
pub fn page(conn: &Connection, query: &HistoryQuery) -> Result<HistoryPage> {
    let doing = || Error::storage("read the history");
    let mut statement = conn.prepare_cached(include_str!("sql/history_people.sql")).map_err(doing())?;
    let people = statement.query_map([], |row| row.get("by")).map_err(doing())?;
    let people = people.collect::<rusqlite::Result<_>>().map_err(doing())?;
    let first_day = super::store::first_day(conn)?;
    Ok(HistoryPage { operations: operations(conn, query)?, total: count(conn, query)?, people, first_day })
}

/// The operations that are wanted, newest first.
///
/// # Errors
/// When the log cannot be read.
pub fn operations(conn: &Connection, query: &HistoryQuery) -> Result<Vec<Operation>> {
    let doing = || Error::storage("read the history");
    let mut statement = conn.prepare_cached(include_str!("sql/operations.sql")).map_err(doing())?;
    let rows = statement
        .query_map(
            named_params! {
                ":record": query.record,
                ":by": query.by,
                ":kind": query.kind.map(Kind::key),
                ":text": pattern(query),
                ":limit": query.limit.map_or(-1, i64::from),
                ":offset": query.offset,
            },
            read,
        )
        .map_err(doing())?;
    let mut operations: Vec<_> = rows.collect::<rusqlite::Result<_>>().map_err(doing())?;
    touch(conn, &mut operations)?;
    Ok(operations)
}

/// How many operations are wanted, whatever the limit.
fn count(conn: &Connection, query: &HistoryQuery) -> Result<u32> {
    let wanted = named_params! {
        ":record": query.record,
        ":by": query.by,
        ":kind": query.kind.map(Kind::key),
        ":text": pattern(query),
    };
    conn.prepare_cached(include_str!("sql/operations_count.sql"))
        .and_then(|mut statement| statement.query_row(wanted, |row| row.get("total")))
        .map_err(Error::storage("count the history"))
}

/// One operation.
///
/// # Errors
/// [`Error::NotFound`], or the storage's failure.
pub fn operation(conn: &Connection, number: u32) -> Result<Operation> {
    let doing = || Error::storage("read the history");
    let mut statement = conn.prepare_cached(include_str!("sql/operation.sql")).map_err(doing())?;
    let found = statement.query_row(named_params! { ":seq": number }, read).optional().map_err(doing())?;
    let mut operations = vec![found.ok_or_else(|| Error::not_found(format!("operation {number}")))?];
    touch(conn, &mut operations)?;
    Ok(operations.remove(0))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Operation> {
    Ok(Operation {
        number: row.get("seq")?,
        kind: row.get("kind")?,
        label: row.get("label")?,
        at: row.get("at")?,
        day: row.get("day")?,
        by: row.get("by")?,
        device: row.get("device")?,
        undoes: row.get("undoes")?,
        changes: 0,
        taken_back: row.get("taken_back")?,
        touched: Vec::new(),
    })
}

/// Counts what operations touched.
fn touch(conn: &Connection, operations: &mut [Operation]) -> Result<()> {
    let doing = || Error::storage("read what operations touched");
    let numbers: Vec<_> = operations.iter().map(|operation| operation.number).collect();
    let numbers = serde_json::to_value(numbers).map_err(Error::shape("list operations"))?;
    let mut statement = conn.prepare_cached(include_str!("sql/touched.sql")).map_err(doing())?;
    let mut rows = statement.query(named_params! { ":operations": numbers }).map_err(doing())?;
    while let Some(row) = rows.next().map_err(doing())? {
        let number: u32 = row.get("operation").map_err(doing())?;
        let kind: String = row.get("kind").map_err(doing())?;
        let Some(operation) = operations.iter_mut().find(|operation| operation.number == number) else {
            continue;
        };
        operation.changes += row.get::<_, u32>("changes").map_err(doing())?;
        if let Some(kind) = Kind::from_key(&kind) {
            operation.touched.push(Touched { kind, records: row.get("records").map_err(doing())? });
        }
    }
    Ok(())
}

/// What is typed as a pattern in which nothing has a meaning of its own.
fn pattern(query: &HistoryQuery) -> Option<String> {
    let text = query.text.as_deref().map(str::trim).filter(|text| !text.is_empty())?;
    let escaped = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    Some(format!("%{escaped}%"))
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
