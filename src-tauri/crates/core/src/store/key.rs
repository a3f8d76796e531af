//! A file's passphrase as SQLCipher takes it, and copies of a file under another one.

use std::path::Path;

use rusqlite::{Connection, named_params};

use crate::error::{Error, Result};
use crate::passphrase::{Passphrase, wipe};

/// Gives a connection the key of its file, before anything is read. Whether it is the right one shows at the first read.
///
/// # Errors
/// When SQLite refuses.
pub(crate) fn unlock(conn: &Connection, key: Option<&Passphrase>) -> Result<()> {
    let Some(key) = key else { return Ok(()) };
    // As digits, so that no letter of it has a meaning in SQL.
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut sql = String::with_capacity(key.bytes().len() * 2 + 32);
    sql.push_str("pragma hexkey = '");
    for byte in key.bytes() {
        sql.push(char::from(DIGITS[usize::from(byte >> 4)]));
        sql.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    sql.push('\'');
    let unlocked = conn.execute_batch(&sql).map_err(|_| Error::Storage {
        doing: "use the passphrase".into(),
        // SQLite's own words would repeat the statement.
        source: rusqlite::Error::InvalidQuery,
    });
    let mut bytes = sql.into_bytes();
    wipe(&mut bytes);
    unlocked
}

/// Copies the whole open file to a place where there is none, under another key or none.
///
/// # Errors
/// When it cannot be written; what stands there then is not whole.
pub(crate) fn copy_under(conn: &Connection, path: &Path, key: Option<&Passphrase>) -> Result<()> {
    let doing = || Error::storage(format!("write {}", path.display()));
    let key = key.map(|key| String::from_utf8_lossy(key.bytes()).into_owned()).unwrap_or_default();
    let attached = conn
        .prepare("attach :path as copy key :key")
        .and_then(|mut attach| attach.execute(named_params! { ":path": path.to_string_lossy(), ":key": key }))
        .map_err(doing());
    let mut key = key.into_bytes();
    wipe(&mut key);
    attached?;
    let copied = copy_attached(conn).map_err(doing());
    let detached = conn.execute_batch("detach copy").map_err(doing());
    copied.and(detached)
}

fn copy_attached(conn: &Connection) -> rusqlite::Result<()> {
    conn.query_row("select sqlcipher_export('copy')", [], |_| Ok(()))?;
    for mark in ["application_id", "user_version"] {
        let value: i64 = conn.pragma_query_value(Some("main"), mark, |row| row.get(0))?;
        conn.pragma_update(Some("copy"), mark, value)?;
    }
    Ok(())
}
