//! What a file that is given away needs: no free page in it, and every text in it read back, as somebody could who opens
//! it with another program.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use crate::error::{Error, Result};

/// Writes the file anew, without what once stood in it.
///
/// # Errors
/// When the storage fails.
pub(crate) fn vacuum(conn: &Connection) -> Result<()> {
    conn.execute_batch("vacuum").map_err(Error::storage("tidy the copy up"))
}

/// The texts of every table, each with the place it stands in.
///
/// # Errors
/// When the storage fails.
pub(crate) fn texts(conn: &Connection) -> Result<Vec<(String, String)>> {
    let doing = || Error::storage("read a finished file back");
    let mut found = Vec::new();
    for table in names(conn, include_str!("sql/tables.sql"), &[]).map_err(doing())? {
        let columns = names(conn, "select name from pragma_table_info(?1)", &[&table]).map_err(doing())?;
        let sql = format!("select {} from {table}", columns.join(", "));
        let mut statement = conn.prepare(&sql).map_err(doing())?;
        let mut rows = statement.query([]).map_err(doing())?;
        let mut number = 0;
        while let Some(row) = rows.next().map_err(doing())? {
            number += 1;
            for column in &columns {
                if let ValueRef::Text(text) = row.get_ref(column.as_str()).map_err(doing())? {
                    let place = format!("{table}, row {number}, {column}");
                    found.push((place, String::from_utf8_lossy(text).into_owned()));
                }
            }
        }
    }
    Ok(found)
}

fn names(conn: &Connection, sql: &str, of: &[&str]) -> rusqlite::Result<Vec<String>> {
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map(rusqlite::params_from_iter(of), |row: &Row<'_>| row.get("name"))?;
    rows.collect()
}
