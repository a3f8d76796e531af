//! Opens a copy of a damaged file, and the statements that read its tables in their own order.

use std::path::Path;

use rusqlite::Connection;

use crate::attached;
use crate::error::{Error, Result};
use crate::passphrase::Passphrase;
use crate::record::{Fields, Record};
use crate::salvage::scan::{Found, scan};
use crate::store::header::Seal;
use crate::store::{key, migrate, open};

/// Opens a copy so that a page that is missing or makes no sense is met where it lies, and not before.
///
/// # Errors
/// [`Error::WrongPassphrase`] or [`Error::Damaged`] of the original, when not even its first page can be read.
pub(super) fn open(copy: &Path, original: &Path, passphrase: Option<&Passphrase>) -> Result<Connection> {
    let seal = if passphrase.is_some() { Seal::Sealed } else { Seal::Open };
    let refused = |error| open::refusal(original, seal, error);
    let doing = || Error::storage(format!("read {}", original.display()));
    let mut conn = Connection::open(copy).map_err(doing())?;
    key::unlock(&conn, passphrase)?;
    for (rule, value) in [("writable_schema", "on"), ("cell_size_check", "on"), ("trusted_schema", "off")] {
        conn.pragma_update(None, rule, value).map_err(doing()).map_err(refused)?;
    }
    open::version(&conn, original).map_err(refused)?;
    // Of an older file whose tables cannot be brought up to date the log still tells.
    if let Err(error) = migrate::run(&mut conn) {
        tracing::info!(code = ?error.code(), "a damaged file keeps its older format");
    }
    Ok(conn)
}

/// All rows of a kind's table that can be read.
pub(super) fn records<R: Record>(conn: &Connection) -> Found<Fields> {
    let table = R::table();
    let sql = format!(
        "select r.rowid as a, 0 as b, {} from {} r where r.rowid > ?1 and ?2 is not null order by r.rowid",
        table.select_list("r"),
        table.name()
    );
    scan(conn, &sql, |row| table.read(row))
}

/// One operation as it is stored.
pub(super) struct Operation {
    pub seq: i64,
    pub texts: [String; 7],
    pub clock: i64,
    pub undoes: Option<i64>,
}

/// All operations that can be read.
pub(super) fn operations(conn: &Connection) -> Found<Operation> {
    scan(conn, include_str!("sql/operations.sql"), |row| {
        Ok(Operation {
            seq: row.get("a")?,
            texts: [
                row.get("id")?,
                row.get("kind")?,
                row.get("label")?,
                row.get("at")?,
                row.get("day")?,
                row.get("by")?,
                row.get("device")?,
            ],
            clock: row.get("clock")?,
            undoes: row.get("undoes")?,
        })
    })
}

/// One line of the log as it is stored.
pub(super) struct Line {
    pub operation: i64,
    pub step: i64,
    pub kind: String,
    pub record: String,
    pub field: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// All lines of the log that can be read.
pub(super) fn lines(conn: &Connection) -> Found<Line> {
    scan(conn, include_str!("sql/lines.sql"), |row| {
        Ok(Line {
            operation: row.get("a")?,
            step: row.get("b")?,
            kind: row.get("kind")?,
            record: row.get("record")?,
            field: row.get("field")?,
            before: row.get("before")?,
            after: row.get("after")?,
        })
    })
}

/// The records that the search knows of.
pub(super) fn searched(conn: &Connection) -> Found<(String, String)> {
    scan(conn, include_str!("sql/searched.sql"), |row| Ok((row.get("kind")?, row.get("record")?)))
}

/// What is in the files that are kept with decisions, as far as it is what it was when it was kept.
pub(super) fn attached(conn: &Connection) -> Vec<(String, Vec<u8>)> {
    let found = scan(conn, include_str!("sql/attached.sql"), |row| Ok((row.get("hash")?, row.get("bytes")?)));
    found
        .rows
        .into_iter()
        .filter(|(hash, bytes): &(String, Vec<u8>)| *hash == attached::hash(bytes))
        .collect()
}

/// The next number of each letter, as far as it can be read.
pub(super) fn counters(conn: &Connection) -> Vec<(String, u32)> {
    let read = || -> rusqlite::Result<Vec<_>> {
        let mut statement = conn.prepare("select letter, next from counter")?;
        let rows = statement.query_map([], |row| Ok((row.get("letter")?, row.get("next")?)))?;
        rows.collect()
    };
    read().unwrap_or_default()
}

/// Copies the log into a new file.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write_log(conn: &Connection, operations: &[Operation], lines: &[Line]) -> Result<()> {
    let doing = || Error::storage("write the history down");
    let mut write = conn.prepare(include_str!("sql/write_operation.sql")).map_err(doing())?;
    for Operation { seq, texts: [id, kind, label, at, day, by, device], clock, undoes } in operations {
        write.execute((seq, id, kind, label, at, day, by, device, clock, undoes)).map_err(doing())?;
    }
    let mut write = conn.prepare(include_str!("sql/write_line.sql")).map_err(doing())?;
    for Line { operation, step, kind, record, field, before, after } in lines {
        write.execute((operation, step, kind, record, field, before, after)).map_err(doing())?;
    }
    Ok(())
}
