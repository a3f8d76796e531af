//! Records as they were: after an operation, or at the end of a day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, named_params};
use serde_json::Value;

use crate::error::{Error, Result};
use crate::history::log::WHOLE;
use crate::record::{Fields, Record};

/// The state that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// As it is.
    Now,
    /// As it was right after this operation.
    After(i64),
}

impl Moment {
    /// The end of a day. Before the first operation there was nothing.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub fn end_of(conn: &Connection, day: NaiveDate) -> Result<Self> {
        let doing = || Error::storage("find the last operation of a day");
        let seq: Option<i64> = conn
            .prepare_cached(include_str!("sql/operation_on.sql"))
            .map_err(doing())?
            .query_row(named_params! { ":day": day.to_string() }, |row| row.get("seq"))
            .map_err(doing())?;
        Ok(Self::After(seq.unwrap_or(0)))
    }

    /// The last operation that is in it; 0 when there is none.
    pub fn operation(self) -> u32 {
        match self {
            Self::Now => u32::MAX,
            Self::After(number) => u32::try_from(number).unwrap_or(0),
        }
    }
}

/// One record at a moment; nothing when it did not exist then.
///
/// # Errors
/// When the log cannot be read.
pub fn find<R: Record>(conn: &Connection, id: &str, moment: Moment) -> Result<Option<R>> {
    let Moment::After(until) = moment else { return R::find(conn, id) };
    let doing = || Error::storage("read a record's life");
    let mut statement = conn.prepare_cached(include_str!("sql/record_until.sql")).map_err(doing())?;
    let mut rows = statement
        .query(named_params! { ":record": id, ":kind": R::KIND.key(), ":until": until })
        .map_err(doing())?;
    let mut fields: Option<Fields> = None;
    while let Some(row) = rows.next().map_err(doing())? {
        let field: String = row.get("field").map_err(doing())?;
        let after = parsed(row.get("after").map_err(doing())?)?;
        apply(&mut fields, &field, after);
    }
    fields.map(R::from_fields).transpose()
}

/// All records of a kind at a moment, in the order they were made. Costs what was changed since, not what there is.
///
/// # Errors
/// When the log cannot be read.
pub fn all<R: Record>(conn: &Connection, moment: Moment) -> Result<Vec<R>> {
    let Moment::After(after) = moment else { return R::all(conn) };
    let doing = || Error::storage("read the workspace as it was");
    let mut statement = conn.prepare_cached(include_str!("sql/changes_after.sql")).map_err(doing())?;
    let mut rows =
        statement.query(named_params! { ":after": after, ":kind": R::KIND.key() }).map_err(doing())?;
    let mut changed: BTreeMap<String, Option<Fields>> = BTreeMap::new();
    while let Some(row) = rows.next().map_err(doing())? {
        let record: String = row.get("record").map_err(doing())?;
        let field: String = row.get("field").map_err(doing())?;
        let before = parsed(row.get("before").map_err(doing())?)?;
        let fields = match changed.entry(record) {
            std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::btree_map::Entry::Vacant(new) => {
                let today = R::table().fields_of(conn, new.key())?;
                new.insert(today)
            }
        };
        apply(fields, &field, before);
    }
    let mut records = Vec::new();
    for record in R::all(conn)? {
        match changed.remove(record.id()) {
            None => records.push(record),
            Some(Some(fields)) => records.push(R::from_fields(fields)?),
            Some(None) => {}
        }
    }
    // What was taken out since.
    for fields in changed.into_values().flatten() {
        records.push(R::from_fields(fields)?);
    }
    Ok(records)
}

/// Sets a field, or for a whole record makes or unmakes it.
fn apply(fields: &mut Option<Fields>, field: &str, value: Option<Value>) {
    match (field, value) {
        (WHOLE, Some(Value::Object(whole))) => *fields = Some(whole),
        (WHOLE, _) => *fields = None,
        (_, value) => {
            if let Some(fields) = fields {
                fields.insert(field.to_owned(), value.unwrap_or_default());
            }
        }
    }
}

fn parsed(text: Option<String>) -> Result<Option<Value>> {
    text.map(|text| serde_json::from_str(&text).map_err(Error::shape("read the log"))).transpose()
}
