//! What SQLite itself can tell: pages, what refers to what, the search and the numbers that were given.

use rusqlite::{Connection, Row};

use super::Findings;
use crate::error::{Error, Result};

pub(super) fn pages(conn: &Connection, findings: &mut Findings<'_>) -> Result<()> {
    each(conn, "pragma integrity_check(100)", |row| {
        let verdict: String = row.get("integrity_check")?;
        if verdict != "ok" {
            findings.add(format!("SQLite finds: {verdict}"));
        }
        Ok(())
    })
}

pub(super) fn references(conn: &Connection, findings: &mut Findings<'_>) -> Result<()> {
    each(conn, "pragma foreign_key_check", |row| {
        let (table, parent): (String, String) = (row.get("table")?, row.get("parent")?);
        findings.add(format!("A row of {table} refers to a row of {parent} that is not there"));
        Ok(())
    })?;
    each(conn, include_str!("sql/loose_links.sql"), |row| {
        findings.add(format!("The link {} has an end that is not there", row.get::<_, String>("id")?));
        Ok(())
    })?;
    each(conn, include_str!("sql/given_twice.sql"), |row| {
        let (letter, next): (String, i64) = (row.get("letter")?, row.get("next")?);
        findings.add(format!("The next reference would be {letter}-{next}, which is given already"));
        Ok(())
    })
}

pub(super) fn search(conn: &Connection, findings: &mut Findings<'_>) -> Result<()> {
    each(conn, include_str!("sql/search_without_record.sql"), |row| {
        let (kind, record): (String, String) = (row.get("kind")?, row.get("record")?);
        findings.add(format!("The search has an entry for the {kind} {record}, which is not there"));
        Ok(())
    })?;
    each(conn, include_str!("sql/record_without_search.sql"), |row| {
        let (kind, record): (String, String) = (row.get("kind")?, row.get("id")?);
        findings.add(format!("The search does not find the {kind} {record}"));
        Ok(())
    })?;
    each(conn, include_str!("sql/words_without_entry.sql"), |row| {
        findings.add(format!("The search has words of no record (entry {})", row.get::<_, i64>("id")?));
        Ok(())
    })
}

pub(super) fn unlogged(conn: &Connection, findings: &mut Findings<'_>) -> Result<()> {
    each(conn, include_str!("sql/unlogged.sql"), |row| {
        let (kind, record): (String, String) = (row.get("kind")?, row.get("id")?);
        findings.add(format!("The log knows nothing of the {kind} {record}"));
        Ok(())
    })
}

/// One line of the log, as it is stored.
pub(super) struct Line {
    pub record: String,
    pub operation: i64,
    pub kind: String,
    pub field: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// Every line of the log, record by record, in the order things were done. Stops when the work says so.
pub(super) fn lines(conn: &Connection, mut work: impl FnMut(Line) -> Result<bool>) -> Result<()> {
    let doing = || Error::storage("read the log");
    let mut statement = conn.prepare_cached(include_str!("sql/log.sql")).map_err(doing())?;
    let mut rows = statement.query([]).map_err(doing())?;
    while let Some(row) = rows.next().map_err(doing())? {
        let read = || {
            Ok(Line {
                record: row.get("record")?,
                operation: row.get("operation")?,
                kind: row.get("kind")?,
                field: row.get("field")?,
                before: row.get("before")?,
                after: row.get("after")?,
            })
        };
        if !work(read().map_err(doing())?)? {
            break;
        }
    }
    Ok(())
}

fn each(conn: &Connection, sql: &str, mut work: impl FnMut(&Row<'_>) -> rusqlite::Result<()>) -> Result<()> {
    let doing = || Error::storage("check the file");
    let mut statement = conn.prepare(sql).map_err(doing())?;
    let mut rows = statement.query([]).map_err(doing())?;
    while let Some(row) = rows.next().map_err(doing())? {
        work(row).map_err(doing())?;
    }
    Ok(())
}
