//! A copy of a workspace in memory, row by row: a protected file has no other way into memory.

use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, Row};

use crate::error::{Error, Result};
use crate::store::{migrate, open};

/// Copies all there is, up to and with an operation of the log. The copy has no rule that would keep a row out, for it is
/// only read, and what is put back into it comes in any order.
///
/// # Errors
/// When the storage fails.
pub(crate) fn in_memory(source: &Connection, until: i64) -> Result<Connection> {
    let doing = || Error::storage("look at another state of the workspace");
    let mut copy = open::in_memory()?;
    migrate::run(&mut copy)?;
    copy.execute_batch(include_str!("sql/loosen.sql")).map_err(doing())?;
    for name in named(&copy, include_str!("sql/hindrances.sql"))? {
        copy.execute_batch(&name).map_err(doing())?;
    }
    copy.execute_batch("begin").map_err(doing())?;
    for table in named(&copy, include_str!("sql/tables.sql"))? {
        let rows = match table.as_str() {
            "operation" => " where seq <= ?1",
            "change" => " where operation <= ?1",
            _ => " where ?1 is not null",
        };
        copy_table(source, &copy, &table, rows, until).map_err(doing())?;
    }
    copy.execute_batch("commit").map_err(doing())?;
    Ok(copy)
}

fn copy_table(
    source: &Connection,
    copy: &Connection,
    table: &str,
    rows: &str,
    until: i64,
) -> rusqlite::Result<()> {
    let mut columns = copy.prepare("select name from pragma_table_info(?1)")?;
    let columns: Vec<String> =
        columns.query_map([table], |row| row.get("name"))?.collect::<rusqlite::Result<_>>()?;
    let holes: Vec<_> = (1..=columns.len()).map(|number| format!("?{number}")).collect();
    let (names, holes) = (columns.join(", "), holes.join(", "));
    copy.execute(&format!("delete from {table}"), [])?;
    let mut write = copy.prepare(&format!("insert into {table} ({names}) values ({holes})"))?;
    let mut read = source.prepare(&format!("select {names} from {table}{rows}"))?;
    let mut found = read.query([until])?;
    while let Some(row) = found.next()? {
        for (position, column) in columns.iter().enumerate() {
            write.raw_bind_parameter(position + 1, ToSqlOutput::Borrowed(row.get_ref(column.as_str())?))?;
        }
        write.raw_execute()?;
    }
    Ok(())
}

fn named(conn: &Connection, sql: &str) -> Result<Vec<String>> {
    let doing = || Error::storage("read what a workspace is made of");
    let mut statement = conn.prepare(sql).map_err(doing())?;
    let rows = statement.query_map([], |row: &Row<'_>| row.get("name")).map_err(doing())?;
    rows.collect::<rusqlite::Result<_>>().map_err(doing())
}
