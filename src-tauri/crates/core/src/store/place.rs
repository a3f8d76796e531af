//! A finished file takes its place in one step: whoever looks sees the old file or the new one, whenever the power fails.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// A file that is being written beside its place ends in this.
pub(crate) const UNFINISHED: &str = ".unfinished";

/// A file that is being kept under another name ends in this until it is whole.
pub(crate) const UNKEPT: &str = ".unkept";

/// Removes what a program that was killed left beside a workspace. Only for whoever holds its lock.
pub(crate) fn clear(workspace: &Path) {
    remove_traces(&beside(workspace, UNFINISHED));
    remove(&beside(workspace, UNKEPT));
}

/// Puts a file that was written beside its place into it. It is on the disk before it is, and so is the change of name.
///
/// # Errors
/// When the disk refuses; the file then has not moved.
pub(crate) fn take(written: &Path, place: &Path) -> Result<()> {
    let doing = || format!("put {} in its place", place.display());
    let file = OpenOptions::new().read(true).write(true).open(written).map_err(Error::file(doing()))?;
    file.sync_all().map_err(Error::file(doing()))?;
    drop(file);
    std::fs::rename(written, place).map_err(Error::file(doing()))?;
    settle_folder(place);
    Ok(())
}

/// Writes down which names the folder of this file holds. Where folders cannot be written down the system does it.
pub(crate) fn settle_folder(file: &Path) {
    let synced = file.parent().map(|folder| File::open(folder).and_then(|folder| folder.sync_all()));
    if let Some(Err(error)) = synced {
        tracing::debug!(%error, "the folder is not written down at once");
    }
}

/// The name of a file that lies beside another: the same with an ending.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Removes a file that did not become what it was to be, with what SQLite kept beside it.
pub(crate) fn remove_traces(path: &Path) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        remove(&beside(path, ending));
    }
}

/// Removes a file of ours; one that is not there is as good.
pub(crate) fn remove(path: &Path) {
    if let Err(error) = std::fs::remove_file(path)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::warn!(%error, "a file that is no longer needed is left behind");
    }
}
