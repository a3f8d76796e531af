//! Takes operations back and brings them again, across restarts: both are operations of their own.

use rusqlite::{Connection, OptionalExtension as _, Row, named_params};
use serde_json::Value;

use crate::error::{Error, Result};
use crate::history::log::WHOLE;
use crate::kinds::WithKind;
use crate::op::{Committed, Kind, Op};
use crate::record::{Fields, Record};
use crate::workspace::{End, Tx, Workspace};

/// An operation that can be taken back or brought again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The operation whose changes are reversed.
    operation: i64,
    /// The sentence of the original operation.
    pub label: String,
}

/// What undo would take back.
///
/// # Errors
/// When the log cannot be read.
pub fn to_undo(conn: &Connection) -> Result<Option<Pending>> {
    pending(conn, include_str!("sql/to_undo.sql"))
}

/// What redo would bring again.
///
/// # Errors
/// When the log cannot be read.
pub fn to_redo(conn: &Connection) -> Result<Option<Pending>> {
    pending(conn, include_str!("sql/to_redo.sql"))
}

/// The sentence of what was issued last, when undo would step over it to something older: what was told cannot be taken back.
///
/// # Errors
/// When the log cannot be read.
pub fn stays(conn: &Connection) -> Result<Option<String>> {
    let issued = pending(conn, include_str!("sql/newest_issue.sql"))?;
    let older = to_undo(conn)?.map_or(0, |pending| pending.operation);
    Ok(issued.filter(|issued| issued.operation > older).map(|issued| issued.label))
}

/// Takes back the newest operation that is in effect. What was issued since [`stays`].
///
/// # Errors
/// [`Error::NothingToUndo`], or the storage's failure; then nothing changed.
pub fn undo(workspace: &Workspace) -> Result<Committed<()>> {
    let pending = workspace.read(to_undo)?.ok_or(Error::NothingToUndo)?;
    reverse(workspace, Op::Undo, &format!("Took back: {}", pending.label), &pending)
}

/// Brings again what was taken back last.
///
/// # Errors
/// [`Error::NothingToRedo`], or the storage's failure; then nothing changed.
pub fn redo(workspace: &Workspace) -> Result<Committed<()>> {
    let pending = workspace.read(to_redo)?.ok_or(Error::NothingToRedo)?;
    reverse(workspace, Op::Redo, &format!("Brought again: {}", pending.label), &pending)
}

fn pending(conn: &Connection, sql: &str) -> Result<Option<Pending>> {
    let doing = || Error::storage("look for what can be taken back");
    let read = |row: &Row<'_>| Ok(Pending { operation: row.get("seq")?, label: row.get("label")? });
    conn.prepare_cached(sql).map_err(doing())?.query_row([], read).optional().map_err(doing())
}

struct Line {
    kind: Kind,
    record: String,
    field: String,
    before: Option<Value>,
    after: Option<Value>,
}

fn reverse(workspace: &Workspace, op: Op, label: &str, pending: &Pending) -> Result<Committed<()>> {
    let work = |tx: &Tx<'_>| put_lines_back(tx, pending.operation);
    workspace.run(op, label.to_owned(), Some(pending.operation), work, End::Commit)
}

/// Brings everything an operation changed to what it was before.
pub(super) fn put_lines_back(tx: &Tx<'_>, operation: i64) -> Result<()> {
    let lines = lines_of(tx.conn(), operation)?;
    let mut rest = lines.as_slice();
    while let Some(first) = rest.first() {
        // The fields of one record stand together and are put back in one go.
        let together =
            rest.iter().take_while(|line| line.kind == first.kind && line.record == first.record).count();
        let (group, later) = rest.split_at(together);
        first.kind.with(PutBack { tx, lines: group })?;
        rest = later;
    }
    Ok(())
}

/// The operation that undo would take back, when all it did was to change this field of this record.
pub(super) fn only_change(conn: &Connection, record: &str, field: &str) -> Result<Option<i64>> {
    let Some(Pending { operation, .. }) = to_undo(conn)? else { return Ok(None) };
    let lines = lines_of(conn, operation)?;
    let is_it = lines.iter().all(|line| line.record == record && line.field == field);
    Ok((is_it && !lines.is_empty()).then_some(operation))
}

struct PutBack<'a> {
    tx: &'a Tx<'a>,
    lines: &'a [Line],
}

impl WithKind for PutBack<'_> {
    type Gives = Result<()>;

    fn with<R: Record>(self) -> Result<()> {
        // A restored backup may have brought one; it stays.
        if R::IS_FROZEN {
            return Ok(());
        }
        put_back::<R>(self.tx, self.lines)
    }
}

/// Brings one record to what it was before the lines, newest first.
fn put_back<R: Record>(tx: &Tx<'_>, lines: &[Line]) -> Result<()> {
    let current = match lines.first() {
        Some(line) => R::find(tx.conn(), &line.record)?,
        None => return Ok(()),
    };
    let mut fields: Option<Fields> = current.as_ref().map(Record::fields).transpose()?;
    for line in lines {
        if line.field != WHOLE {
            if let Some(fields) = &mut fields {
                fields.insert(line.field.clone(), line.before.clone().unwrap_or_default());
            }
        } else if line.after.is_some() {
            fields = None;
        } else if let Some(Value::Object(whole)) = &line.before {
            fields = Some(whole.clone());
        }
    }
    let wanted = fields.map(R::from_fields).transpose()?;
    if let Some(current) = &current {
        R::refuse_to_go_back(tx.conn(), current, wanted.as_ref())?;
    }
    match (current, wanted) {
        (Some(current), Some(wanted)) => tx.change(&current, &wanted),
        (Some(current), None) => tx.remove(&current),
        (None, Some(wanted)) => tx.create(&wanted),
        (None, None) => Ok(()),
    }
}

fn lines_of(conn: &Connection, operation: i64) -> Result<Vec<Line>> {
    let doing = || Error::storage("read what an operation changed");
    let mut statement = conn.prepare_cached(include_str!("sql/changes_of.sql")).map_err(doing())?;
    let rows = statement
        .query_map(named_params! { ":operation": operation }, |row| {
            Ok((
                row.get::<_, String>("kind")?,
                row.get("record")?,
                row.get("field")?,
                row.get::<_, Option<String>>("before")?,
                row.get::<_, Option<String>>("after")?,
            ))
        })
        .map_err(doing())?;
    rows.map(|row| {
        let (kind, record, field, before, after) = row.map_err(doing())?;
        let kind =
            Kind::from_key(&kind).ok_or_else(|| Error::not_found(format!("kind of record “{kind}”")))?;
        Ok(Line { kind, record, field, before: value(before)?, after: value(after)? })
    })
    .collect()
}

fn value(text: Option<String>) -> Result<Option<Value>> {
    text.map(|text| serde_json::from_str(&text).map_err(Error::shape("read the log"))).transpose()
}
