//! One writer at a time: an operating-system lock on a file beside the workspace, with who holds it written inside.
//!
//! The system lets go of the lock when the program ends, however it ends, so a lock file left behind means nothing.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::surroundings::Surroundings;

/// The right to write to a workspace; given back when dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock, and writes down who has it.
    ///
    /// # Errors
    /// [`Error::InUse`] with the holder's own words when somebody has it; [`Error::File`] when the folder cannot be
    /// written to.
    pub(crate) fn take(workspace: &Path, surroundings: &Surroundings) -> Result<Self> {
        let path = beside(workspace);
        let doing = || format!("make the lock {}", path.display());
        let mut file =
            OpenOptions::new().create(true).truncate(false).read(true).write(true).open(&path).map_err(
                |source| match path.parent() {
                    // Who makes a workspace in a folder that is not there wants to know of the folder.
                    Some(folder)
                        if source.kind() == ErrorKind::NotFound && !folder.as_os_str().is_empty() =>
                    {
                        let hint = "Make it first, or choose another one.";
                        Error::invalid(format!("There is no folder {}", folder.display()), hint)
                    }
                    _ => Error::File { doing: doing(), source },
                },
            )?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut words = String::new();
                let read = file.read_to_string(&mut words);
                let holder = match read {
                    Ok(_) if !words.trim().is_empty() => words.trim().to_owned(),
                    _ => "by another program".to_owned(),
                };
                return Err(Error::InUse { path: workspace.to_owned(), holder });
            }
            Err(TryLockError::Error(source)) => return Err(Error::File { doing: doing(), source }),
        }
        file.set_len(0).and_then(|()| file.rewind()).map_err(Error::file(doing()))?;
        file.write_all(in_words(surroundings).as_bytes()).map_err(Error::file(doing()))?;
        Ok(Self { file, path })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Emptied, not removed: removing would let two programs hold locks on two files of one name.
        let emptied = self.file.set_len(0);
        if let Err(error) = emptied {
            tracing::debug!(%error, path = %self.path.display(), "the lock keeps its old words");
        }
    }
}

fn beside(workspace: &Path) -> PathBuf {
    let mut name = workspace.as_os_str().to_owned();
    name.push(".lock");
    name.into()
}

/// Who holds a workspace, as its lock says it.
fn in_words(surroundings: &Surroundings) -> String {
    let Surroundings { by, device, program, .. } = surroundings;
    format!("in {program} on {device}, by {by} (process {})", std::process::id())
}
