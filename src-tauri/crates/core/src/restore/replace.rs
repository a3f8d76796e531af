//! Puts a backup in the place of a file that cannot be read. The file stays beside it under another name.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::RestorePreview;
use super::apply::restore;
use super::compare::Opened;
use crate::backup;
use crate::error::{Error, Result};
use crate::op::Committed;
use crate::passphrase::Passphrase;
use crate::store::header::{self, Seal};
use crate::store::{key, lock, migrate, open, place};
use crate::surroundings::Surroundings;
use crate::workspace::{Access, Workspace};

/// How a backup was brought back.
#[derive(Debug)]
pub enum Restored {
    /// As an operation that can be undone.
    Operation(Committed<RestorePreview>),
    /// In the place of a file that could not be read.
    Replaced(Replaced),
}

/// What became of a file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Replaced {
    /// Where it lies now; nothing when there was none.
    pub kept: Option<PathBuf>,
}

/// Brings back a backup of a workspace that nobody has open: as an operation where the file can be read, else in its place.
///
/// # Errors
/// When the backup is not sound or of another workspace, the passphrase is wrong, somebody has the file open, or nothing
/// can be written; then everything is as it was.
pub fn restore_file(
    path: &Path,
    backup: &Path,
    passphrase: Option<&Passphrase>,
    surroundings: Surroundings,
) -> Result<Restored> {
    let opened = Workspace::open_with(path, Access::Write, passphrase.cloned(), surroundings.clone());
    let refusal = match opened {
        Ok(workspace) => match restore(&workspace, backup) {
            Ok(committed) => return Ok(Restored::Operation(committed)),
            Err(refusal) => refusal,
        },
        Err(refusal) => refusal,
    };
    let is_its_own = backup.parent() == Some(&backup::folder(path));
    let may_be_replaced = match &refusal {
        Error::Damaged { path: damaged, .. } => damaged == path,
        Error::Missing { .. } => true,
        // A file of another kind is only given up for a backup that lies where its backups lie.
        Error::NotAWorkspace { path: other } | Error::WrongPassphrase { path: other } => {
            other == path && is_its_own
        }
        other => other.is_damage(),
    };
    match may_be_replaced {
        true => replace(path, backup, passphrase, surroundings).map(Restored::Replaced),
        false => Err(refusal),
    }
}

/// Puts a backup in the place of a file that cannot be read, and keeps the file under another name.
///
/// # Errors
/// As [`restore_file`].
pub fn replace(
    path: &Path,
    backup: &Path,
    passphrase: Option<&Passphrase>,
    surroundings: Surroundings,
) -> Result<Replaced> {
    let now = surroundings.clock.now();
    let _lock = lock::Lock::take(path, &surroundings)?;
    // A backup that is not sound takes nobody's place.
    drop(Opened::open(backup, passphrase)?);
    let unfinished = place::beside(path, place::UNFINISHED);
    place::remove_traces(&unfinished);
    let seals = [path, backup].map(|file| header::check(file, migrate::newest()));
    let written = match (seals, passphrase) {
        // What needed a passphrase needs it still, whatever the backup did.
        ([Ok(Seal::Sealed), Ok(Seal::Open)], Some(_)) => {
            open::alone(backup, None).and_then(|conn| key::copy_under(&conn, &unfinished, passphrase))
        }
        _ => copy(backup, &unfinished),
    };
    let replaced =
        written.and_then(|()| keep(path, &now.format("%Y-%m-%d %H-%M-%S").to_string())).and_then(|kept| {
            // What stands in the log beside the old file belongs to it, and would be brought into the new one.
            for ending in ["-wal", "-shm", "-journal"] {
                place::remove(&place::beside(path, ending));
            }
            place::settle_folder(path);
            place::take(&unfinished, path)?;
            Ok(Replaced { kept })
        });
    if replaced.is_err() {
        place::remove_traces(&unfinished);
    }
    replaced
}

/// Keeps what lies at a place under another name beside it, with the log that belongs to it.
fn keep(path: &Path, moment: &str) -> Result<Option<PathBuf>> {
    if !path.is_file() {
        return Ok(None);
    }
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let kept = path.with_file_name(format!("{name} (damaged, {moment}).roadbook"));
    for ending in ["-wal", ""] {
        let (from, to) = (place::beside(path, ending), place::beside(&kept, ending));
        if from.is_file() {
            let unfinished = place::beside(path, place::UNKEPT);
            copy(&from, &unfinished).and_then(|()| place::take(&unfinished, &to)).inspect_err(|_| {
                place::remove(&unfinished);
            })?;
        }
    }
    Ok(Some(kept))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::copy(from, to).map_err(Error::file(format!("copy {}", from.display())))?;
    Ok(())
}
