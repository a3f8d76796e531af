//! Copies of the workspace beside it, made before something large happens, each opened and checked after writing.

use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::error::{Error, Result};

/// How many copies are kept; the oldest go first.
const KEPT: usize = 20;

/// A copy that is being written ends in this, so that one cut off half-way is never taken for a backup.
const UNFINISHED: &str = "unfinished";

/// Copies the open workspace into the folder of backups beside it, and checks the copy.
///
/// # Errors
/// When the copy cannot be written or is not sound; then none is left.
pub(crate) fn make(conn: &Connection, workspace: &Path, reason: &str, now: DateTime<Utc>) -> Result<PathBuf> {
    let folder = folder(workspace);
    std::fs::create_dir_all(&folder).map_err(Error::file(format!("make the folder {}", folder.display())))?;
    let stamp = now.to_rfc3339_opts(SecondsFormat::Millis, true).replace(':', "-");
    let copy = folder.join(format!("{stamp}-{reason}.roadbook"));
    let unfinished = copy.with_extension(UNFINISHED);
    let made = write_and_check(conn, &unfinished).and_then(|()| {
        std::fs::rename(&unfinished, &copy)
            .map_err(Error::file(format!("keep the backup {}", copy.display())))
    });
    if let Err(error) = made {
        remove(&unfinished);
        return Err(error);
    }
    thin(&folder);
    Ok(copy)
}

/// The folder of backups of a workspace.
pub fn folder(workspace: &Path) -> PathBuf {
    let mut name = workspace.file_stem().unwrap_or_default().to_owned();
    name.push(" backups");
    workspace.with_file_name(name)
}

/// Removes what a copy that was cut off left behind, with what SQLite kept beside it.
pub(crate) fn clear_unfinished(workspace: &Path) {
    for path in files(&folder(workspace), |ending| ending.starts_with(UNFINISHED)) {
        remove(&path);
    }
}

fn write_and_check(conn: &Connection, path: &Path) -> Result<()> {
    let doing = || Error::storage(format!("write the backup {}", path.display()));
    let mut copy = Connection::open(path).map_err(doing())?;
    let all_pages = -1;
    Backup::new(conn, &mut copy).and_then(|backup| backup.step(all_pages)).map_err(doing())?;
    copy.pragma_update(None, "journal_mode", "delete").map_err(doing())?;
    let verdict: String = copy.pragma_query_value(None, "quick_check", |row| row.get(0)).map_err(doing())?;
    if verdict != "ok" {
        return Err(Error::Damaged { path: path.to_owned(), detail: verdict });
    }
    Ok(())
}

fn thin(folder: &Path) {
    let mut copies = files(folder, |ending| ending == "roadbook");
    // The names begin with the moment, so their order is the order they were made in.
    copies.sort();
    let surplus = copies.len().saturating_sub(KEPT);
    for path in &copies[..surplus] {
        remove(path);
    }
}

fn files(folder: &Path, is_wanted: fn(&str) -> bool) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let ending = |path: &PathBuf| path.extension().is_some_and(|ending| is_wanted(&ending.to_string_lossy()));
    entries.map(|entry| entry.path()).filter(ending).collect()
}

fn remove(path: &Path) {
    if let Err(error) = std::fs::remove_file(path)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::warn!(%error, "a copy could not be removed");
    }
}
