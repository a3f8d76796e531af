//! A file's passphrase as SQLCipher takes it.

use rusqlite::Connection;

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
