//! Which records differ between the workspace and a backup. Only what was done since both were the same is looked at.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::Connection;

use super::store;
use crate::backup;
use crate::error::{Error, Result};
use crate::op::Kind;
use crate::passphrase::Passphrase;
use crate::record::Record;
use crate::store::header::{self, Seal};
use crate::store::{migrate, open, place};

/// A backup opened to be compared; gone from memory and disk when dropped, save the backup itself.
pub(super) struct Opened {
    conn: Option<Connection>,
    /// A copy that was brought up to this version's format.
    copy: Option<std::path::PathBuf>,
}

impl Opened {
    /// Opens a sound backup, with the workspace's passphrase where it needs one.
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::Locked`], [`Error::WrongPassphrase`], [`Error::NotAWorkspace`] or [`Error::Newer`].
    pub(super) fn open(backup: &Path, key: Option<&Passphrase>) -> Result<Self> {
        let seal = header::check(backup, migrate::newest())?;
        let key = match seal {
            Seal::Open => None,
            Seal::Sealed => Some(key.ok_or_else(|| Error::Locked { path: backup.to_owned() })?),
        };
        let refused = |error| open::refusal(backup, seal, error);
        backup::check(backup, key).map_err(refused)?;
        let conn = open::still(backup, key)?;
        if open::version(&conn, backup).map_err(refused)? == migrate::newest() {
            return Ok(Self { conn: Some(conn), copy: None });
        }
        // Cleared away with what backups leave behind, should this be cut off.
        let copy = place::beside(backup, ".unfinished");
        std::fs::copy(backup, &copy).map_err(Error::file(format!("read {}", backup.display())))?;
        let mut opened = Self { conn: None, copy: Some(copy.clone()) };
        let mut conn = open::writer(&copy, key)?;
        migrate::run(&mut conn)?;
        opened.conn = Some(conn);
        Ok(opened)
    }

    /// What can be read.
    pub(super) fn conn(&self) -> Result<&Connection> {
        self.conn.as_ref().ok_or_else(|| Error::not_found("open backup"))
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.conn = None;
        if let Some(copy) = &self.copy {
            place::remove_traces(copy);
        }
    }
}

/// The records of each kind that may differ, in the order they were first touched.
///
/// # Errors
/// [`Error::Invalid`] when the backup is one of another workspace.
pub(super) fn touched(here: &Connection, there: &Connection) -> Result<Vec<(Kind, String)>> {
    let common = store::common(here, there)?;
    if common == 0 {
        let what = "This is a backup of another workspace";
        return Err(Error::invalid(
            what,
            "Open it as a workspace of its own, or choose a backup of this one.",
        ));
    }
    let mut touched = store::touched(here, common)?;
    let known: BTreeSet<_> = touched.iter().cloned().collect();
    touched.extend(store::touched(there, common)?.into_iter().filter(|record| !known.contains(record)));
    Ok(touched)
}

/// A record as it is here and as it is in the backup; nothing where both say the same.
///
/// # Errors
/// When the storage fails or holds something else.
pub(super) fn pair<R: Record>(
    here: &Connection,
    there: &Connection,
    id: &str,
) -> Result<Option<(Option<R>, Option<R>)>> {
    let (own, other) = (R::find(here, id)?, R::find(there, id)?);
    Ok((own != other).then_some((own, other)))
}
