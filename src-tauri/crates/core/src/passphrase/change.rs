//! Sets, changes or takes away the passphrase of a workspace that nobody has open: a copy under the new one is written,
//! checked, and takes the file's place. Its backups are written anew before, beside the old ones, and follow at once.

use std::path::Path;

use rusqlite::Connection;
use serde::Serialize;

use super::{Passphrase, store};
use crate::backup;
use crate::error::{Error, Result};
use crate::store::{key, open, place};
use crate::surroundings::Surroundings;
use crate::watch::Watch;
use crate::workspace::{Access, Workspace};

/// Anything shorter is found by trying.
const SHORTEST: usize = 8;

/// What is to become of the passphrase.
#[derive(Debug, Clone, Copy)]
pub enum Change<'a> {
    /// There is none yet: from now on this one is needed.
    Set(&'a Passphrase),
    /// From now on another one is needed.
    Replace {
        /// The one that opens it now.
        old: &'a Passphrase,
        /// The one that will.
        new: &'a Passphrase,
    },
    /// From now on none is needed.
    Remove(&'a Passphrase),
}

impl<'a> Change<'a> {
    fn opens_now(self) -> Option<&'a Passphrase> {
        match self {
            Self::Set(_) => None,
            Self::Replace { old, .. } | Self::Remove(old) => Some(old),
        }
    }

    fn opens_then(self) -> Option<&'a Passphrase> {
        match self {
            Self::Set(new) | Self::Replace { new, .. } => Some(new),
            Self::Remove(_) => None,
        }
    }
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PassphraseChanged {
    /// Whether a passphrase is needed now.
    pub protected: bool,
    /// How many backups were brought under the same.
    pub backups: u32,
    /// The names of backups that could not be, and open with what they opened with before.
    pub left: Vec<String>,
}

/// Changes the passphrase of a workspace and of its backups.
///
/// # Errors
/// [`Error::WrongPassphrase`], [`Error::Invalid`] for one that is too short or when there is nothing to change,
/// [`Error::InUse`], [`Error::Cancelled`], or the storage's failure; then the file and its backups are as they were.
pub fn change(
    path: &Path,
    change: Change<'_>,
    surroundings: Surroundings,
    watch: &dyn Watch,
) -> Result<PassphraseChanged> {
    let (old, new) = (change.opens_now(), change.opens_then());
    if new.is_some_and(|new| new.length() < SHORTEST) {
        let what = format!("The passphrase has fewer than {SHORTEST} letters");
        return Err(Error::invalid(what, "Take several words that have nothing to do with each other."));
    }
    let workspace = match Workspace::open_with(path, Access::Write, old.cloned(), surroundings) {
        Err(Error::Locked { .. }) => {
            let hint = "Change it instead, with the passphrase that opens it now.";
            return Err(Error::invalid(format!("{} has a passphrase already", path.display()), hint));
        }
        opened => opened?,
    };
    if old.is_some() && !workspace.is_protected() {
        return Err(Error::invalid(format!("{} has no passphrase", path.display()), "Set one first."));
    }
    // The lock is held until the new file is in its place.
    let (conn, _lock) = workspace.into_writer()?;
    let rewritten = backup::rewrite_all(path, old, new, watch)?;
    watch.step("Writing the workspace anew", 0, None);
    exchange(conn, path, new)?;
    let (backups, left) = rewritten.take_places();
    Ok(PassphraseChanged { protected: new.is_some(), backups, left })
}

fn exchange(conn: Connection, path: &Path, new: Option<&Passphrase>) -> Result<()> {
    // Nothing of the old file may be left in a log beside it, for it would be read as the new file's.
    open::settle_alone(&conn, path)?;
    let unfinished = place::beside(path, place::UNFINISHED);
    place::remove_traces(&unfinished);
    let copied = copy(&conn, &unfinished, new);
    drop(conn);
    copied.and_then(|()| place::take(&unfinished, path)).inspect_err(|_| place::remove_traces(&unfinished))
}

/// Writes the open file to another place under another passphrase, and checks that all of it is there.
///
/// # Errors
/// When it cannot be written or is not the same; what stands there then is of no use.
pub(crate) fn copy(conn: &Connection, path: &Path, new: Option<&Passphrase>) -> Result<()> {
    key::copy_under(conn, path, new)?;
    backup::check(path, new)?;
    let copy = open::still(path, new)?;
    if store::amounts(conn)? != store::amounts(&copy)? {
        let detail = "the copy under the new passphrase is not whole".to_owned();
        return Err(Error::Damaged { path: path.to_owned(), detail });
    }
    Ok(())
}
