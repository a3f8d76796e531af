//! What SQLite itself can tell: pages, what refers to what, the search and the numbers that were given.

use rusqlite::{Connection, Row};

use super::Findings;
use crate::error::{Error, Result};
use crate::kinds::WithKind;
use crate::op::Kind;
use crate::record::Record;

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
    let end = |column: &str| of_each(all, |_, table| format!("select 1 from {table} where id = l.{column}"));
    let loose = format!(
        "select l.id from link l where not exists ({}) or not exists ({})",
        end("from_id"),
        end("to_id")
    );
    each(conn, &loose, |row| {
        findings.add(format!("The link {} has an end that is not there", row.get::<_, String>("id")?));
        Ok(())
    })?;
    each(conn, include_str!("sql/circles.sql"), |row| {
        let number: i64 = row.get("number")?;
        findings.add(format!(
            "What R-{number} is part of goes round in a circle; it stands nowhere on the roadmap"
        ));
        Ok(())
    })?;
    each(conn, include_str!("sql/given_twice.sql"), |row| {
        let (letter, next): (String, i64) = (row.get("letter")?, row.get("next")?);
        findings.add(format!("The next reference would be {letter}-{next}, which is given already"));
        Ok(())
    })
}

pub(super) fn search(conn: &Connection, findings: &mut Findings<'_>) -> Result<()> {
    let there = of_each(searched, |kind, table| {
        format!("select 1 from {table} where e.kind = '{kind}' and id = e.record")
    });
    // Also where the words of an entry are not there.
    let stray = format!(
        "select e.kind, e.record from search_entry e where not exists ({there})
         or not exists (select 1 from search_docsize d where d.id = e.id)"
    );
    each(conn, &stray, |row| {
        let (kind, record): (String, String) = (row.get("kind")?, row.get("record")?);
        findings.add(format!("The search has an entry for the {kind} {record}, which is not there"));
        Ok(())
    })?;
    let unfound = of_each(searched, |kind, table| {
        format!(
            "select '{kind}' as kind, r.id from {table} r
             where not exists (select 1 from search_entry e where e.record = r.id)"
        )
    });
    each(conn, &unfound, |row| {
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
    let unlogged = of_each(all, |kind, table| {
        format!(
            "select '{kind}' as kind, r.id from {table} r
             where not exists (select 1 from change c where c.record = r.id and c.kind = '{kind}')"
        )
    });
    each(conn, &unlogged, |row| {
        let (kind, record): (String, String) = (row.get("kind")?, row.get("id")?);
        findings.add(format!("The log knows nothing of the {kind} {record}"));
        Ok(())
    })
}

/// A kind as it lies in the file.
struct Lies {
    kind: &'static str,
    table: &'static str,
    is_searched: bool,
}

struct Place(Kind);

impl WithKind for Place {
    type Gives = Lies;

    fn with<R: Record>(self) -> Lies {
        Lies { kind: self.0.key(), table: R::table().name(), is_searched: R::IS_SEARCHED }
    }
}

fn all(_: &Lies) -> bool {
    true
}

fn searched(lies: &Lies) -> bool {
    lies.is_searched
}

/// One query for each kind that is asked for, of its name and its table, in one.
fn of_each(asked: fn(&Lies) -> bool, query: impl Fn(&str, &str) -> String) -> String {
    let kinds = Kind::ALL.iter().map(|kind| kind.with(Place(*kind))).filter(asked);
    kinds.map(|Lies { kind, table, .. }| query(kind, table)).collect::<Vec<_>>().join(" union all ")
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
