//! Writes a backup: beside its place first, read again from the disk, and only then under its name.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use rusqlite::backup::Backup as Copying;

use super::list::describe;
use super::name::{self, Name};
use super::thin::surplus;
use super::{Backup, Condition, Reason, folder};
use crate::error::{Error, Result};
use crate::passphrase::Passphrase;
use crate::store::{open, place};

/// A copy that is being written ends in this, so that one cut off half-way is never taken for a backup.
pub(super) const UNFINISHED: &str = "unfinished";

/// Held by whoever writes into the folder: numbers are given once, and nobody clears away what is being written.
const WRITING: &str = ".writing";

/// Copies the state that the connection sees into the folder of backups, checks the copy, and thins out the older ones.
///
/// # Errors
/// When the copy cannot be written or is not sound; then none is left.
pub(crate) fn make(
    conn: &Connection,
    workspace: &Path,
    key: Option<&Passphrase>,
    reason: Reason,
    now: DateTime<Utc>,
) -> Result<Backup> {
    let folder = folder(workspace);
    fs::create_dir_all(&folder).map_err(Error::file(format!("make the folder {}", folder.display())))?;
    let _writing = hold(&folder)?;
    let number = name::files(&folder).last().map_or(0, |newest| newest.name.number) + 1;
    let name = Name { number, at: now, reason };
    let copy = folder.join(name.text());
    let unfinished = copy.with_extension(UNFINISHED);
    write_beside(conn, &unfinished, &copy, key)?;
    thin(&folder, now);
    Ok(describe(&name, copy, Condition::Sound, key.is_some()))
}

/// Copies the state that the connection sees to a place, and checks the copy.
///
/// # Errors
/// As [`make`].
pub(crate) fn copy(conn: &Connection, to: &Path, key: Option<&Passphrase>) -> Result<()> {
    let unfinished = place::beside(to, place::UNFINISHED);
    // What a copy that was cut off left behind.
    place::remove_traces(&unfinished);
    write_beside(conn, &unfinished, to, key)
}

fn write_beside(conn: &Connection, unfinished: &Path, to: &Path, key: Option<&Passphrase>) -> Result<()> {
    let made = write(conn, unfinished, key)
        .and_then(|()| check(unfinished, key))
        .and_then(|()| place::take(unfinished, to));
    made.inspect_err(|_| place::remove_traces(unfinished))
}

/// Reads a whole file from the disk.
///
/// # Errors
/// [`Error::Damaged`] when it is not sound, or the storage's failure.
pub(crate) fn check(path: &Path, key: Option<&Passphrase>) -> Result<()> {
    let conn = open::still(path, key)?;
    let verdict: String = conn
        .pragma_query_value(None, "quick_check", |row| row.get(0))
        .map_err(Error::storage(format!("read {} again", path.display())))?;
    match verdict.as_str() {
        "ok" => Ok(()),
        _ => Err(Error::Damaged { path: path.to_owned(), detail: verdict }),
    }
}

/// Removes what a copy that was cut off left behind, unless one is being written.
pub(crate) fn clear_unfinished(workspace: &Path) {
    let folder = folder(workspace);
    let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
    let is_unfinished = |path: &PathBuf| {
        path.extension().is_some_and(|ending| ending.to_string_lossy().starts_with(UNFINISHED))
    };
    let left: Vec<_> = entries.map(|entry| entry.path()).filter(is_unfinished).collect();
    if left.is_empty() {
        return;
    }
    let Ok(writing) = guard(&folder) else { return };
    if writing.try_lock().is_ok() {
        left.iter().for_each(|path| place::remove(path));
    }
}

fn write(conn: &Connection, path: &Path, key: Option<&Passphrase>) -> Result<()> {
    let doing = || Error::storage(format!("write the copy {}", path.display()));
    let mut copy = Connection::open(path).map_err(doing())?;
    crate::store::key::unlock(&copy, key)?;
    let all_pages = -1;
    Copying::new(conn, &mut copy).and_then(|backup| backup.step(all_pages)).map_err(doing())?;
    copy.pragma_update(None, "journal_mode", "delete").map_err(doing())?;
    Ok(())
}

fn thin(folder: &Path, now: DateTime<Utc>) {
    let known = name::files(folder);
    let moments: Vec<_> = known.iter().map(|lying| lying.name.at).collect();
    for position in surplus(&moments, now) {
        place::remove(&known[position].path);
    }
}

pub(super) fn hold(folder: &Path) -> Result<File> {
    let doing = || Error::file(format!("write to the folder {}", folder.display()));
    let file = guard(folder).map_err(doing())?;
    file.lock().map_err(doing())?;
    Ok(file)
}

fn guard(folder: &Path) -> std::io::Result<File> {
    OpenOptions::new().create(true).truncate(false).write(true).open(folder.join(WRITING))
}
