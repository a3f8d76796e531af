//! What the logs of two files say of each other.

use rusqlite::{Connection, named_params};

use crate::error::{Error, Result};
use crate::op::Kind;

/// The last operation that both files have, both having the same ones before it; 0 when they are two workspaces.
///
/// # Errors
/// When a log cannot be read.
pub(super) fn common(here: &Connection, there: &Connection) -> Result<i64> {
    let doing = || Error::storage("compare the histories");
    let sql = include_str!("sql/operations.sql");
    let (mut own, mut other) =
        (here.prepare_cached(sql).map_err(doing())?, there.prepare_cached(sql).map_err(doing())?);
    let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>("seq")?, row.get::<_, String>("id")?));
    let own = own.query_map([], read).map_err(doing())?;
    let other = other.query_map([], read).map_err(doing())?;
    let mut common = 0;
    for (own, other) in own.zip(other) {
        let (own, other) = (own.map_err(doing())?, other.map_err(doing())?);
        if own != other {
            break;
        }
        common = own.0;
    }
    Ok(common)
}

/// The records that were touched after an operation, in the order they were first touched.
///
/// # Errors
/// When the log cannot be read, or speaks of a kind this version does not know.
pub(super) fn touched(conn: &Connection, after: i64) -> Result<Vec<(Kind, String)>> {
    let doing = || Error::storage("read what changed since");
    let mut statement = conn.prepare_cached(include_str!("sql/touched.sql")).map_err(doing())?;
    let rows = statement
        .query_map(named_params! { ":after": after }, |row| {
            Ok((row.get::<_, String>("kind")?, row.get::<_, String>("record")?))
        })
        .map_err(doing())?;
    rows.map(|row| {
        let (kind, record) = row.map_err(doing())?;
        let kind =
            Kind::from_key(&kind).ok_or_else(|| Error::not_found(format!("kind of record “{kind}”")))?;
        Ok((kind, record))
    })
    .collect()
}

/// When the last operation was done, in UTC (RFC 3339).
///
/// # Errors
/// When the log cannot be read.
pub(super) fn last_moment(conn: &Connection) -> Result<String> {
    conn.query_row("select at from operation order by seq desc limit 1", [], |row| row.get("at"))
        .map_err(Error::storage("read when the backup was made"))
}

/// The next number of each letter.
///
/// # Errors
/// When the storage fails.
pub(super) fn counters(conn: &Connection) -> Result<Vec<(String, u32)>> {
    let doing = || Error::storage("read which references were given");
    let mut statement = conn.prepare_cached("select letter, next from counter").map_err(doing())?;
    let rows = statement.query_map([], |row| Ok((row.get("letter")?, row.get("next")?))).map_err(doing())?;
    rows.collect::<rusqlite::Result<_>>().map_err(doing())
}
