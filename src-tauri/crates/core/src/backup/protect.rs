//! Backups are protected as their workspace is: after its passphrase changed, each one is written again under the new one.

use std::path::Path;

use super::name::{self, Lying};
use super::{folder, make};
use crate::error::{Error, Result};
use crate::passphrase::{self, Passphrase};
use crate::store::header::{self, Seal};
use crate::store::{migrate, open, place};

/// Brings all backups from one passphrase under another; how many were, and the names of those that could not be.
pub(crate) fn bring_under(
    workspace: &Path,
    old: Option<&Passphrase>,
    new: Option<&Passphrase>,
    step: &dyn Fn(u32, u32),
) -> (u32, Vec<String>) {
    let known = name::files(&folder(workspace));
    let total = u32::try_from(known.len()).unwrap_or(u32::MAX);
    let (mut done, mut left) = (0, Vec::new());
    for Lying { name, path } in known {
        match rewrite(workspace, &path, old, new) {
            Ok(()) => done += 1,
            Err(error) => {
                tracing::warn!(code = ?error.code(), "a backup keeps the passphrase it has");
                left.push(name.text());
            }
        }
        step(done + u32::try_from(left.len()).unwrap_or(0), total);
    }
    (done, left)
}

/// Brings backups that anybody can read under the passphrase of their workspace: what a change that was cut off left.
pub(crate) fn finish(workspace: &Path, key: &Passphrase) {
    for Lying { path, .. } in name::files(&folder(workspace)) {
        if header::check(&path, migrate::newest()).is_ok_and(|seal| seal == Seal::Open)
            && let Err(error) = rewrite(workspace, &path, None, Some(key))
        {
            tracing::warn!(code = ?error.code(), "a backup has no passphrase yet");
        }
    }
}

fn rewrite(
    workspace: &Path,
    backup: &Path,
    old: Option<&Passphrase>,
    new: Option<&Passphrase>,
) -> Result<()> {
    let seal = header::check(backup, migrate::newest())?;
    let refused = |error| open::refusal(backup, seal, error);
    let key = match (seal, old) {
        (Seal::Open, _) => None,
        (Seal::Sealed, None) => return Err(Error::Locked { path: backup.to_owned() }),
        (Seal::Sealed, Some(old)) => Some(old),
    };
    let _writing = make::hold(&folder(workspace))?;
    let conn = open::alone(backup, key).map_err(refused)?;
    open::version(&conn, backup).map_err(refused)?;
    let unfinished = backup.with_extension(make::UNFINISHED);
    place::remove_traces(&unfinished);
    let written = passphrase::copy(&conn, &unfinished, new);
    drop(conn);
    written.and_then(|()| place::take(&unfinished, backup)).inspect_err(|_| place::remove_traces(&unfinished))
}
