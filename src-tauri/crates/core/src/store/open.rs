//! Opens connections to a workspace, each with the same rules.

use std::path::Path;
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::functions::FunctionFlags;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::header::{self, Seal};
use super::{key, migrate};
use crate::error::{Error, Result};
use crate::passphrase::Passphrase;
use roadbook_formats::fold::fold_words;

/// The largest value of one field; a cell of 10 MB is a mistake, not a description.
const LARGEST_VALUE: i32 = 16 * 1024 * 1024;

/// The size of a new file's pages. What the log keeps of a new record has to fit into half of one: it would take a page of
/// its own else, and an import twice the room and time.
const PAGE_SIZE: u32 = 8_192;

/// A connection that may write.
///
/// # Errors
/// When SQLite cannot open the file or does not take the rules.
pub(crate) fn writer(path: &Path, key: Option<&Passphrase>) -> Result<Connection> {
    settled_to_write(writable(path, key)?)
}

/// A connection to a file that comes into being.
///
/// # Errors
/// As [`writer`].
pub(crate) fn creator(path: &Path, key: Option<&Passphrase>) -> Result<Connection> {
    let conn = writable(path, key)?;
    // What is sealed says nothing of its pages: they have the size that everybody expects.
    if key.is_none() {
        conn.pragma_update(None, "page_size", PAGE_SIZE)
            .map_err(Error::storage("choose the size of pages"))?;
    }
    settled_to_write(conn)
}

fn settled_to_write(conn: Connection) -> Result<Connection> {
    let mode = conn.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get::<_, String>(0));
    // A share without shared memory cannot have a write-ahead log: there one connection has the file to itself.
    if mode.map_err(Error::storage("choose how changes are written"))? != "wal" {
        conn.pragma_update(None, "locking_mode", "exclusive")
            .map_err(Error::storage("keep the file to itself"))?;
    }
    rules(&conn)?;
    Ok(conn)
}

/// A connection that only reads, beside whoever has the file open.
///
/// # Errors
/// As [`writer`].
pub(crate) fn reader(path: &Path, key: Option<&Passphrase>) -> Result<Connection> {
    let doing = || Error::storage(format!("open {}", path.display()));
    let common = OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    // It may write to the files beside the workspace, so that the last one to close can clear them away.
    let conn = Connection::open_with_flags(uri(path, ""), common | OpenFlags::SQLITE_OPEN_READ_WRITE);
    if let Ok(conn) = conn
        && key::unlock(&conn, key)
            .and_then(|()| rules(&conn))
            .and_then(|()| migrate::version_of(&conn))
            .is_ok()
    {
        conn.pragma_update(None, "query_only", "on").map_err(doing())?;
        return Ok(conn);
    }
    // In a folder that cannot be written to there is nobody who could change the file meanwhile.
    still(path, key)
}

/// A connection to a file that nobody changes, such as a backup: leaves nothing beside it.
///
/// # Errors
/// As [`writer`].
pub(crate) fn still(path: &Path, key: Option<&Passphrase>) -> Result<Connection> {
    let doing = || Error::storage(format!("open {}", path.display()));
    let flags =
        OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_READ_ONLY;
    let conn = Connection::open_with_flags(uri(path, "?immutable=1"), flags).map_err(doing())?;
    key::unlock(&conn, key)?;
    rules(&conn)?;
    Ok(conn)
}

/// A connection to a file that nobody else has open, from which a copy under another key can be written.
///
/// # Errors
/// As [`writer`].
pub(crate) fn alone(path: &Path, key: Option<&Passphrase>) -> Result<Connection> {
    // What is attached is opened with the same rights, and a copy has to be made.
    let conn = writable(path, key)?;
    rules(&conn)?;
    Ok(conn)
}

fn writable(path: &Path, key: Option<&Passphrase>) -> Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)
        .map_err(Error::storage(format!("open {}", path.display())))?;
    key::unlock(&conn, key)?;
    Ok(conn)
}

/// The format of an open file, and whether it is a workspace that this version can open.
///
/// # Errors
/// [`Error::NotAWorkspace`], [`Error::Newer`], or the storage's failure.
pub(crate) fn version(conn: &Connection, path: &Path) -> Result<i64> {
    let version = migrate::version_of(conn)?;
    let id: i64 = conn
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .map_err(Error::storage("read what the file is"))?;
    if id != i64::from(header::APPLICATION_ID) {
        return Err(Error::NotAWorkspace { path: path.to_owned() });
    }
    if version > migrate::newest() {
        return Err(Error::Newer { path: path.to_owned(), found: version, known: migrate::newest() });
    }
    Ok(version)
}

/// What it means when SQLite cannot read a file whose beginning was let through: a sealed one has another passphrase, an
/// open one is damaged.
pub(crate) fn refusal(path: &Path, seal: Seal, error: Error) -> Error {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    let Error::Storage { source, .. } = &error else { return error };
    let path = || path.to_owned();
    match (source.sqlite_error_code(), seal) {
        (Some(NotADatabase), Seal::Sealed) => Error::WrongPassphrase { path: path() },
        (Some(DatabaseCorrupt | NotADatabase), _) => {
            Error::Damaged { path: path(), detail: "its pages do not fit together".into() }
        }
        _ => error,
    }
}

/// A workspace in memory, for previews and tests.
///
/// # Errors
/// As [`writer`].
pub(crate) fn in_memory() -> Result<Connection> {
    let conn = Connection::open_in_memory().map_err(Error::storage("make a workspace in memory"))?;
    rules(&conn)?;
    Ok(conn)
}

/// A copy of an older file in memory, in this version's format. The file stays as it is.
///
/// # Errors
/// When it cannot be read, or a step fails.
pub(crate) fn brought_up(older: &Connection) -> Result<Connection> {
    let doing = || Error::storage("read a workspace of an earlier version");
    let mut conn = in_memory()?;
    let all_pages = -1;
    Backup::new(older, &mut conn).and_then(|copy| copy.step(all_pages)).map_err(doing())?;
    super::migrate::run(&mut conn)?;
    conn.pragma_update(None, "query_only", "on").map_err(doing())?;
    Ok(conn)
}

/// Writes what stands in the write-ahead log into the file itself.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn settle(conn: &Connection) -> Result<()> {
    conn.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))
        .map_err(Error::storage("write the file down"))
}

/// Brings everything into the file itself and leaves nothing beside it, with nobody else looking at it.
///
/// # Errors
/// [`Error::Invalid`] when somebody reads it, or the storage's failure.
pub(crate) fn settle_alone(conn: &Connection, path: &Path) -> Result<()> {
    settle(conn)?;
    let mode = conn.pragma_update_and_check(None, "journal_mode", "delete", |row| row.get::<_, String>(0));
    if mode.is_ok_and(|mode| mode == "delete") {
        return Ok(());
    }
    let what = format!("{} is being read by another program", path.display());
    Err(Error::invalid(what, "Wait until it is done there, then try again."))
}

fn rules(conn: &Connection) -> Result<()> {
    let doing = || Error::storage("set the rules of the file");
    conn.busy_timeout(Duration::from_secs(5)).map_err(doing())?;
    for (rule, value) in [
        ("foreign_keys", "on"),
        ("synchronous", "full"),
        ("trusted_schema", "off"),
        ("cell_size_check", "on"),
        ("secure_delete", "on"),
        ("temp_store", "memory"),
        ("cache_size", "-48000"),
    ] {
        conn.pragma_update(None, rule, value).map_err(doing())?;
    }
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, LARGEST_VALUE * 4).map_err(doing())?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1).map_err(doing())?;
    conn.set_prepared_statement_cache_capacity(64);
    knows_folded(conn)
}

/// Queries can compare words as people mean them: `fold_words(text)`.
fn knows_folded(conn: &Connection) -> Result<()> {
    let flags =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    conn.create_scalar_function("folded", 1, flags, |values| {
        Ok(values.get::<Option<String>>(0)?.map(|text| fold_words(&text)))
    })
    .map_err(Error::storage("set the rules of the file"))
}

/// A file name as SQLite's URI: the characters with a meaning there are escaped.
fn uri(path: &Path, query: &str) -> String {
    let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    format!("file:{escaped}{query}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_has_large_pages_and_a_copy_in_memory_holds_them() {
        let folder = tempfile::tempdir().unwrap();
        let mut made = creator(&folder.path().join("plan.roadbook"), None).unwrap();
        migrate::run(&mut made).unwrap();
        let size = |conn: &Connection| conn.pragma_query_value(None, "page_size", |row| row.get::<_, u32>(0));
        assert_eq!(size(&made).unwrap(), PAGE_SIZE);
        let copy = brought_up(&made).unwrap();
        assert_eq!(
            migrate::version_of(&copy).unwrap(),
            migrate::newest(),
            "an older file is read through such a copy"
        );
    }
}
