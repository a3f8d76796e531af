//! One operation in full: record by record and field by field, in words.

use roadbook_formats::counts::as_u32;
use rusqlite::{Connection, named_params};
use serde::Serialize;
use serde_json::Value;

use super::called::{called, fields_of};
use super::list::{self, Operation};
use super::log::WHOLE;
use super::words::{both_in_words, in_words};
use crate::error::{Error, Result};
use crate::op::Kind;
use crate::record::Fields;
use crate::settings::Settings;
use crate::timeframe::FiscalYear;

/// As much as a person reads of one operation.
const MOST_LINES: u32 = 600;

/// Fields that say nothing to a person: they serve the program.
pub(crate) const HIDDEN: &[&str] =
    &["id", "number", "imported", "source", "document", "calendar", "base", "templateText"];

/// One operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct OperationDetail {
    /// What was done.
    pub operation: Operation,
    /// The records it touched; of a large operation the first ones.
    pub records: Vec<RecordChanges>,
    /// How many more records it touched.
    pub more: u32,
}

/// What became of one record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordChanges {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// Its reference; empty for what has none.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its title or name.
    pub title: String,
    /// Whether it came, changed or went.
    pub what: Happened,
    /// Field by field.
    pub fields: Vec<FieldChange>,
}

/// Whether a record came, changed or went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Happened {
    /// It came into being.
    Made,
    /// Fields of it changed.
    Changed,
    /// It was taken out.
    Removed,
}

/// One field, before and after, in words; a step of a scale is its name, a date its ISO form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// The field.
    pub field: String,
    /// What it was; empty when it was empty, or there was no record.
    pub before: String,
    /// What it became; empty when it is empty, or there is no record.
    pub after: String,
}

/// One operation in full.
///
/// # Errors
/// [`Error::NotFound`], or the storage's failure.
pub fn detail(conn: &Connection, number: u32) -> Result<OperationDetail> {
    let operation = list::operation(conn, number)?;
    let fiscal = Settings::of(conn)?.fiscal;
    let mut records: Vec<RecordChanges> = Vec::new();
    for line in lines(conn, number)? {
        let is_same = |known: &RecordChanges| known.kind == line.kind && known.id == line.record;
        let at = match records.iter().rposition(is_same) {
            Some(at) => at,
            None => {
                records.push(begin(conn, &line)?);
                records.len() - 1
            }
        };
        let fields = line.changes(conn, fiscal)?;
        records[at].fields.extend(fields);
    }
    let touched: u32 = operation.touched.iter().map(|touched| touched.records).sum();
    let more = touched.saturating_sub(as_u32(records.len()));
    Ok(OperationDetail { operation, records, more })
}

/// One field in one operation of a record's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LifeChange {
    /// The operation's number.
    pub operation: u32,
    /// What changed.
    pub change: FieldChange,
}

/// The life of one record, field by field in words, the newest change first; without what it was born with.
///
/// # Errors
/// When the storage fails.
pub fn life(conn: &Connection, record: &str) -> Result<Vec<LifeChange>> {
    let fiscal = Settings::of(conn)?.fiscal;
    let changes = list::life(conn, record)?.into_iter();
    let shown = changes.filter(|change| change.field != WHOLE && !HIDDEN.contains(&change.field.as_str()));
    shown
        .map(|change| {
            let (before, after) =
                both_in_words(conn, &change.field, change.before.as_ref(), change.after.as_ref(), fiscal)?;
            let operation = change.operation;
            Ok(LifeChange { operation, change: FieldChange { field: change.field, before, after } })
        })
        .collect()
}

struct Line {
    kind: Kind,
    record: String,
    field: String,
    before: Option<Value>,
    after: Option<Value>,
}

impl Line {
    fn happened(&self) -> Happened {
        match (self.field == WHOLE, &self.before) {
            (true, None) => Happened::Made,
            (true, Some(_)) => Happened::Removed,
            (false, _) => Happened::Changed,
        }
    }

    fn changes(self, conn: &Connection, fiscal: FiscalYear) -> Result<Vec<FieldChange>> {
        let words = |field: &str, value: Option<&Value>| in_words(conn, field, value, fiscal);
        if self.field != WHOLE {
            if HIDDEN.contains(&self.field.as_str()) {
                return Ok(Vec::new());
            }
            let (before, after) =
                both_in_words(conn, &self.field, self.before.as_ref(), self.after.as_ref(), fiscal)?;
            return Ok(vec![FieldChange { field: self.field, before, after }]);
        }
        let is_made = self.before.is_none();
        let whole = whole(self.after.or(self.before));
        let mut changes = Vec::new();
        for (field, value) in whole.iter().filter(|(field, _)| !HIDDEN.contains(&field.as_str())) {
            let text = words(field, Some(value))?;
            let (before, after) = if is_made { (String::new(), text) } else { (text, String::new()) };
            changes.push(FieldChange { field: field.clone(), before, after });
        }
        Ok(changes)
    }
}

fn whole(value: Option<Value>) -> Fields {
    match value {
        Some(Value::Object(fields)) => fields,
        _ => Fields::new(),
    }
}

fn begin(conn: &Connection, line: &Line) -> Result<RecordChanges> {
    let fields = match fields_of(conn, line.kind, &line.record)? {
        Some(fields) => fields,
        None => whole(line.after.clone().or_else(|| line.before.clone())),
    };
    let (reference, title) = called(conn, line.kind, &fields)?;
    Ok(RecordChanges {
        kind: line.kind,
        id: line.record.clone(),
        reference,
        title,
        what: line.happened(),
        fields: Vec::new(),
    })
}

fn lines(conn: &Connection, operation: u32) -> Result<Vec<Line>> {
    let doing = || Error::storage("read what an operation changed");
    let mut statement = conn.prepare_cached(include_str!("sql/lines_of.sql")).map_err(doing())?;
    let mut rows =
        statement.query(named_params! { ":operation": operation, ":limit": MOST_LINES }).map_err(doing())?;
    let parsed = |text: Option<String>| {
        text.map(|text| serde_json::from_str(&text).map_err(Error::shape("read the log"))).transpose()
    };
    let mut lines = Vec::new();
    while let Some(row) = rows.next().map_err(doing())? {
        let kind: String = row.get("kind").map_err(doing())?;
        let Some(kind) = Kind::from_key(&kind) else { continue };
        lines.push(Line {
            kind,
            record: row.get("record").map_err(doing())?,
            field: row.get("field").map_err(doing())?,
            before: parsed(row.get("before").map_err(doing())?)?,
            after: parsed(row.get("after").map_err(doing())?)?,
        });
    }
    Ok(lines)
}
