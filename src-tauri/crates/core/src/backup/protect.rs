//! Backups are protected as their workspace is: after its passphrase changed, each one is written again under the new one.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::name::{self, Lying};
use super::{folder, make};
use crate::error::{Error, Result};
use crate::passphrase::{self, Passphrase};
use crate::store::header::{self, Seal};
use crate::store::{migrate, open, place};
use crate::watch::Watch;

/// What is said while it is done.
const STAGE: &str = "Writing the backups anew";

/// Backups written anew, beside the old ones until they take their places. Dropped before, they leave nothing.
pub(crate) struct Rewritten {
    waiting: Vec<(PathBuf, PathBuf)>,
    left: Vec<String>,
    /// Nobody else writes into the folder meanwhile. Given back last.
    _writing: Option<File>,
}

/// Writes all backups anew under another passphrase. Those that cannot be stay as they are, and are named.
///
/// # Errors
/// [`Error::Cancelled`] when it is stopped, or when the folder cannot be written to; then nothing is left of it.
pub(crate) fn rewrite_all(
    workspace: &Path,
    old: Option<&Passphrase>,
    new: Option<&Passphrase>,
    watch: &dyn Watch,
) -> Result<Rewritten> {
    let known = name::files(&folder(workspace));
    let _writing = if known.is_empty() { None } else { Some(make::hold(&folder(workspace))?) };
    let mut rewritten = Rewritten { waiting: Vec::new(), left: Vec::new(), _writing };
    let total = u64::try_from(known.len()).unwrap_or(u64::MAX);
    for (done, Lying { name, path }) in (0..).zip(known) {
        watch.step(STAGE, done, Some(total));
        if watch.is_cancelled() {
            return Err(Error::Cancelled);
        }
        match rewrite(&path, old, new) {
            Ok(unfinished) => rewritten.waiting.push((unfinished, path)),
            Err(error) => {
                tracing::warn!(code = ?error.code(), "a backup keeps the passphrase it has");
                rewritten.left.push(name.text());
            }
        }
    }
    watch.step(STAGE, total, Some(total));
    if watch.is_cancelled() { Err(Error::Cancelled) } else { Ok(rewritten) }
}

impl Rewritten {
    /// Puts each in its place; how many were brought under the passphrase, and the names of those that were not.
    pub(crate) fn take_places(mut self) -> (u32, Vec<String>) {
        let mut done = 0;
        for (unfinished, backup) in std::mem::take(&mut self.waiting) {
            match place::take(&unfinished, &backup) {
                Ok(()) => done += 1,
                Err(error) => {
                    tracing::warn!(code = ?error.code(), "a backup keeps the passphrase it has");
                    place::remove_traces(&unfinished);
                    let name = backup.file_name().unwrap_or_default();
                    self.left.push(name.to_string_lossy().into_owned());
                }
            }
        }
        (done, std::mem::take(&mut self.left))
    }
}

impl Drop for Rewritten {
    fn drop(&mut self) {
        self.waiting.iter().for_each(|(unfinished, _)| place::remove_traces(unfinished));
    }
}

/// Brings backups that anybody can read under the passphrase of their workspace: what a change that was cut off left.
pub(crate) fn finish(workspace: &Path, key: &Passphrase) {
    for Lying { path, .. } in name::files(&folder(workspace)) {
        if header::check(&path, migrate::newest()).is_ok_and(|seal| seal == Seal::Open)
            && let Err(error) = finish_one(workspace, &path, key)
        {
            tracing::warn!(code = ?error.code(), "a backup has no passphrase yet");
        }
    }
}

fn finish_one(workspace: &Path, backup: &Path, key: &Passphrase) -> Result<()> {
    let _writing = make::hold(&folder(workspace))?;
    let unfinished = rewrite(backup, None, Some(key))?;
    place::take(&unfinished, backup).inspect_err(|_| place::remove_traces(&unfinished))
}

/// Writes a backup anew beside itself; where it lies.
fn rewrite(backup: &Path, old: Option<&Passphrase>, new: Option<&Passphrase>) -> Result<PathBuf> {
    let seal = header::check(backup, migrate::newest())?;
    let refused = |error| open::refusal(backup, seal, error);
    let key = match (seal, old) {
        (Seal::Open, _) => None,
        (Seal::Sealed, None) => return Err(Error::Locked { path: backup.to_owned() }),
        (Seal::Sealed, Some(old)) => Some(old),
    };
    let conn = open::alone(backup, key).map_err(refused)?;
    open::version(&conn, backup).map_err(refused)?;
    let unfinished = backup.with_extension(make::UNFINISHED);
    place::remove_traces(&unfinished);
    let written = passphrase::copy(&conn, &unfinished, new);
    drop(conn);
    written.inspect_err(|_| place::remove_traces(&unfinished))?;
    Ok(unfinished)
}
