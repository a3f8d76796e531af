//! What backups there are, and in what condition.

use std::path::{Path, PathBuf};

use chrono::SecondsFormat;
use roadbook_formats::counts::as_u32;

use super::make::check;
use super::name::{self, Name};
use super::{Backup, Condition, folder};
use crate::error::{Error, Result};
use crate::passphrase::Passphrase;
use crate::store::header::{self, Seal};
use crate::store::{migrate, open};

/// How closely backups are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// At the beginning of each file: enough to show a list at once.
    Glance,
    /// Each is opened and read to its end.
    Whole,
}

/// The backups of a workspace, the newest first. It may be damaged or gone: only its name is needed.
///
/// # Errors
/// When the folder of backups is there and cannot be read.
pub fn list(workspace: &Path, passphrase: Option<&Passphrase>, look: Look) -> Result<Vec<Backup>> {
    let folder = folder(workspace);
    if let Err(error) = std::fs::read_dir(&folder)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        return Err(Error::file(format!("read the folder {}", folder.display()))(error));
    }
    let known = name::files(&folder).into_iter().rev();
    Ok(known
        .map(|lying| {
            let (condition, protected) = examine(&lying.path, passphrase, look);
            describe(&lying.name, lying.path, condition, protected)
        })
        .collect())
}

/// A backup as it is told.
pub(super) fn describe(name: &Name, path: PathBuf, condition: Condition, protected: bool) -> Backup {
    let bytes = std::fs::metadata(&path).map_or(0, |file| as_u32(file.len()));
    Backup {
        number: name.number,
        name: name.text(),
        path,
        at: name.at.to_rfc3339_opts(SecondsFormat::Millis, true),
        reason: name.reason,
        bytes,
        condition,
        protected,
    }
}

fn examine(path: &Path, passphrase: Option<&Passphrase>, look: Look) -> (Condition, bool) {
    let (seal, key) = match header::check(path, migrate::newest()) {
        Ok(Seal::Open) => (Seal::Open, None),
        Ok(Seal::Sealed) if passphrase.is_none() => return (Condition::Locked, true),
        Ok(Seal::Sealed) => (Seal::Sealed, passphrase),
        Err(Error::Newer { .. }) => return (Condition::Newer, false),
        Err(_) => return (Condition::Damaged, false),
    };
    let condition = match look {
        Look::Glance => Condition::Sound,
        Look::Whole => match check(path, key).map_err(|error| open::refusal(path, seal, error)) {
            Ok(()) => Condition::Sound,
            Err(Error::WrongPassphrase { .. }) => Condition::Locked,
            Err(_) => Condition::Damaged,
        },
    };
    (condition, key.is_some())
}
