//! Copies of the workspace in a folder of their own beside it, each opened and checked after writing, thinned with age.
//!
//! A backup is a workspace file like any other, under the same passphrase. Its name says its number, its moment and why it
//! was made; the number gives the order, never the clock.

mod list;
mod make;
mod name;
mod protect;
mod thin;

use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::store::{header, migrate};
use crate::workspace::Workspace;

pub use list::{Look, list};
pub(crate) use make::{check, clear_unfinished, copy, make};
pub(crate) use protect::{finish, rewrite_all};

/// Automatic backups lie no closer together than this.
const BETWEEN: TimeDelta = TimeDelta::minutes(10);

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", rename = "BackupReason")]
pub enum Reason {
    /// Somebody asked for it.
    ByHand,
    /// Some editing was done since the last.
    Automatic,
    /// An import came.
    BeforeImport,
    /// A newer version brought the file up to its format.
    BeforeUpgrade,
    /// An older state was brought back.
    BeforeRestore,
}

impl Reason {
    /// Every reason.
    pub const ALL: &'static [Self] =
        &[Self::ByHand, Self::Automatic, Self::BeforeImport, Self::BeforeUpgrade, Self::BeforeRestore];

    /// Its name in a file's name.
    pub fn key(self) -> &'static str {
        match self {
            Self::ByHand => "by-hand",
            Self::Automatic => "automatic",
            Self::BeforeImport => "before-import",
            Self::BeforeUpgrade => "before-upgrade",
            Self::BeforeRestore => "before-restore",
        }
    }

    /// The words people read.
    pub fn word(self) -> &'static str {
        match self {
            Self::ByHand => "by hand",
            Self::Automatic => "while editing",
            Self::BeforeImport => "before an import",
            Self::BeforeUpgrade => "before a new version",
            Self::BeforeRestore => "before restoring",
        }
    }
}

/// How a backup was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", rename = "BackupCondition")]
pub enum Condition {
    /// It can be restored.
    Sound,
    /// It cannot be read as a whole.
    Damaged,
    /// It needs another passphrase than the workspace.
    Locked,
    /// A newer version made it.
    Newer,
}

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Backup {
    /// Its place in the order they were made.
    pub number: u32,
    /// The name of its file.
    pub name: String,
    /// Its file.
    pub path: PathBuf,
    /// When it was made, in UTC (RFC 3339).
    pub at: String,
    /// Why it was made.
    pub reason: Reason,
    /// Its size in bytes; four gigabytes stand for all that is larger.
    pub bytes: u32,
    /// How it was found.
    pub condition: Condition,
    /// A passphrase is needed to read it.
    pub protected: bool,
}

/// The folder of backups of a workspace.
pub fn folder(workspace: &Path) -> PathBuf {
    let mut name = workspace.file_stem().unwrap_or_default().to_owned();
    name.push(" backups");
    workspace.with_file_name(name)
}

/// Whether enough time passed since the last automatic backup. One from a time to come was made by a clock that was wrong.
pub fn is_due(workspace: &Workspace) -> bool {
    let Some(path) = workspace.path() else { return false };
    let known = name::files(&folder(path));
    let last = known.into_iter().rev().find(|known| known.name.reason == Reason::Automatic);
    last.is_none_or(|last| {
        let age = workspace.now() - last.name.at;
        age >= BETWEEN || age < TimeDelta::zero()
    })
}

/// Refuses a path where no workspace lies and none lay: one that cannot be read any more has its backups beside it.
///
/// # Errors
/// [`Error::Missing`] or [`Error::NotAWorkspace`].
pub fn expect_workspace(workspace: &Path) -> Result<()> {
    if folder(workspace).is_dir() {
        return Ok(());
    }
    match header::check(workspace, migrate::newest()) {
        Err(error @ (Error::Missing { .. } | Error::NotAWorkspace { .. })) => Err(error),
        _ => Ok(()),
    }
}

/// The file of a backup: by its name or number in the workspace's folder of backups, or a path that leads elsewhere.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub fn find(workspace: &Path, which: &str) -> Result<PathBuf> {
    let folder = folder(workspace);
    let numbered = || {
        let number: u32 = which.parse().ok()?;
        let known = name::files(&folder).into_iter().find(|known| known.name.number == number)?;
        Some(known.path)
    };
    let is_file = |path: PathBuf| path.is_file().then_some(path);
    is_file(folder.join(which))
        .or_else(|| is_file(which.into()))
        .or_else(numbered)
        .ok_or_else(|| Error::not_found(format!("backup “{which}”")))
}
