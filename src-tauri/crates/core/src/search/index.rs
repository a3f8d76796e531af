//! Keeps the words of each record in the full-text index, in the same commit as the record.

use rusqlite::{Connection, OptionalExtension as _, named_params};

use super::Words;
use crate::error::{Error, Result};
use crate::op::Kind;

/// Whether a record may stand in the index already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    New,
    Already,
}

/// Puts a record's words into the index, or takes them out when it has none.
pub(crate) fn put(
    conn: &Connection,
    kind: Kind,
    record: &str,
    words: Option<&Words>,
    known: Known,
) -> Result<()> {
    let doing = || Error::storage("refresh the search");
    if known == Known::Already {
        let entry: Option<i64> = conn
            .prepare_cached("select id from search_entry where record = ?1")
            .and_then(|mut find| find.query_row([record], |row| row.get("id")).optional())
            .map_err(doing())?;
        if let Some(entry) = entry {
            for forget in ["delete from search_entry where id = ?1", "delete from search where rowid = ?1"] {
                conn.prepare_cached(forget).and_then(|mut forget| forget.execute([entry])).map_err(doing())?;
            }
        }
    }
    let Some(words) = words else { return Ok(()) };
    conn.prepare_cached("insert into search_entry (kind, record) values (?1, ?2)")
        .map_err(doing())?
        .execute((kind.key(), record))
        .map_err(doing())?;
    conn.prepare_cached(include_str!("sql/put.sql"))
        .map_err(doing())?
        .execute(named_params! {
            ":entry": conn.last_insert_rowid(),
            ":reference": words.reference,
            ":title": words.title,
            ":body": words.body,
        })
        .map_err(doing())?;
    Ok(())
}

/// How many records can be found.
pub(crate) fn count(conn: &Connection) -> Result<usize> {
    let entries: i64 = conn
        .query_row("select count(*) as entries from search_entry", [], |row| row.get("entries"))
        .map_err(Error::storage("count what can be found"))?;
    Ok(usize::try_from(entries).unwrap_or(0))
}

/// Takes everything out of the index.
pub(crate) fn clear(conn: &Connection) -> Result<()> {
    conn.execute_batch("delete from search_entry; insert into search (search) values ('delete-all');")
        .map_err(Error::storage("clear the search"))
}
