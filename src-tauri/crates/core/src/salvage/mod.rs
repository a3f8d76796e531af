//! Saves what can be read of a damaged workspace to a new file. The damaged file stays as it is.
//!
//! Everything stands in the file twice: in the tables of the records and in the log. Where the log can be read to its end all
//! is saved from it, history included. Where it cannot, each record is taken from whichever of the two has it, and begins
//! its history anew.

mod collect;
mod scan;
mod store;
mod write;

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::error::{Error, Result};
use crate::op::Kind;
use crate::passphrase::Passphrase;
use crate::store::header::{self, Seal};
use crate::store::{migrate, place};
use crate::surroundings::Surroundings;
use crate::workspace::Workspace;

/// What became of the records of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    /// The kind.
    pub kind: Kind,
    /// They are in the new file.
    pub saved: u32,
    /// Something in the file speaks of them, but they cannot be read.
    pub lost: u32,
}

/// What was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Salvaged {
    /// The new file.
    pub path: PathBuf,
    /// By kind; kinds without any are left out.
    pub kinds: Vec<Saved>,
    /// Whether everything that was ever done is in the new file too.
    pub with_history: bool,
}

/// Saves what can be read of a workspace to a new file, under the same passphrase.
///
/// # Errors
/// [`Error::AlreadyThere`] when there is a file already, [`Error::NotAWorkspace`], [`Error::Newer`], [`Error::Locked`] or
/// [`Error::WrongPassphrase`]; [`Error::Damaged`] when nothing can be read, or the storage's failure. Then there is no new file.
pub fn salvage(
    path: &Path,
    out: &Path,
    passphrase: Option<&Passphrase>,
    surroundings: Surroundings,
) -> Result<Salvaged> {
    if out.exists() {
        return Err(Error::AlreadyThere { path: out.to_owned() });
    }
    let seal = match header::check(path, migrate::newest()) {
        Err(Error::Damaged { .. }) => Seal::Open,
        seal => seal?,
    };
    let key = match seal {
        Seal::Open => None,
        Seal::Sealed => Some(passphrase.ok_or_else(|| Error::Locked { path: path.to_owned() })?),
    };
    let copy = Copy::of(path, out)?;
    let conn = store::open(&copy.0, path, key)?;
    let found = collect::collect(&conn)?;
    drop(conn);
    if found.is_empty() {
        let detail = "nothing in it can be read".to_owned();
        return Err(Error::Damaged { path: path.to_owned(), detail });
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (kinds, with_history) = (found.counts(), found.has_history());
    Workspace::create_with(out, key.cloned(), surroundings, |workspace| {
        write::write(workspace, &found, &name)
    })?;
    Ok(Salvaged { path: out.to_owned(), kinds, with_history })
}

/// A copy of the damaged file with the log beside it, for SQLite writes to what it opens. Gone when dropped.
struct Copy(PathBuf);

impl Copy {
    fn of(path: &Path, out: &Path) -> Result<Self> {
        let copy = Self(place::beside(out, ".salvaging"));
        place::remove_traces(&copy.0);
        for ending in ["", "-wal"] {
            let from = place::beside(path, ending);
            if from.exists() {
                std::fs::copy(&from, place::beside(&copy.0, ending))
                    .map_err(Error::file(format!("copy {}", from.display())))?;
            }
        }
        Ok(copy)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        place::remove_traces(&self.0);
    }
}
