//! How much there is in a file, to compare it with its copy.

use rusqlite::Connection;

use crate::error::{Error, Result};

/// The number of rows of each table, and the format.
///
/// # Errors
/// When the storage fails.
pub(super) fn amounts(conn: &Connection) -> Result<Vec<(String, i64)>> {
    let doing = || Error::storage("count what is in the file");
    let mut tables = conn
        .prepare("select name from sqlite_schema where type = 'table' and rootpage > 0 order by name")
        .map_err(doing())?;
    let names = tables.query_map([], |row| row.get::<_, String>("name")).map_err(doing())?;
    let mut amounts = Vec::new();
    for name in names {
        let name = name.map_err(doing())?;
        let rows = conn
            .query_row(&format!("select count(*) as rows from \"{name}\""), [], |row| row.get("rows"))
            .map_err(doing())?;
        amounts.push((name, rows));
    }
    let format = conn.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(doing())?;
    amounts.push(("user_version".to_owned(), format));
    Ok(amounts)
}
