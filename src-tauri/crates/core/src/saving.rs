//! Puts files into a folder: each one whole or not there.

use std::fs;
use std::io::Write as _;
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use tempfile::TempPath;

use crate::at_once::at_once;
use crate::error::{Error, Result};
use crate::op::{Committed, Op};
use crate::workspace::{Tx, Workspace};

const BEGINNING: &str = ".roadbook-";
const ENDING: &str = ".part";
/// What a run that was killed left behind is older than this when the next one comes.
const STALE: Duration = Duration::from_secs(3600);
/// So many files are on their way to the disk at a time.
const AT_ONCE: usize = 4;

/// Writes files by name, in folders below where the name says so. All are on the disk, beside their places, before the
/// first takes its place; a file of the same name is replaced. The folder is made when it is missing.
///
/// # Errors
/// When a name leads out of the folder, or the folder cannot be made or written to; then what stood there before still
/// does, and nothing new.
pub(crate) fn save_all(folder: &Path, files: &[(String, &[u8])]) -> Result<Vec<PathBuf>> {
    if let Some((name, _)) = files.iter().find(|(name, _)| !stays_below(name)) {
        return Err(Error::invalid(
            format!("“{name}” cannot be the name of a file in {}", folder.display()),
            "Give it a name without .. and without a folder of its own at the start.",
        ));
    }
    if folder.is_file() {
        let what = format!("{} is a file", folder.display());
        return Err(Error::invalid(what, "Name a folder to write into."));
    }
    fs::create_dir_all(folder).map_err(Error::file(format!("make the folder {}", folder.display())))?;
    let ready = all_beside(folder, files)?;
    if let Some((file, _)) = ready.first() {
        clear_stale(folder, file);
    }
    let (mut paths, mut came) = (Vec::new(), Vec::new());
    for (file, path) in ready {
        let is_new = !path.exists();
        if let Err(refused) = file.persist(&path) {
            take_away(&came);
            return Err(Error::file(format!("write {}", path.display()))(refused.error));
        }
        came.extend(is_new.then(|| path.clone()));
        paths.push(path);
    }
    settle(folder);
    Ok(paths)
}

/// Issues something and writes its files, which `work` names as it goes. When it is not kept in the end, the files go, too:
/// they would say that it was issued.
///
/// # Errors
/// As `work`, or when it cannot be kept; then nothing was issued.
pub(crate) fn issuing<T>(
    workspace: &Workspace,
    work: impl FnOnce(&Tx<'_>, &mut Vec<PathBuf>) -> Result<T>,
) -> Result<Committed<T>> {
    let mut paths = Vec::new();
    let done = workspace.transact(Op::Issue, "", |tx| work(tx, &mut paths));
    if done.is_err() {
        take_away(&paths);
    }
    done
}

fn take_away(paths: &[PathBuf]) {
    for path in paths {
        if fs::remove_file(path).is_err() {
            tracing::warn!("a file of what was not issued is left behind");
        }
    }
}

/// Whether a name leads to a place below the folder it is written to.
fn stays_below(name: &str) -> bool {
    let mut parts = Path::new(name).components().peekable();
    parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)))
}

/// Puts all files beside their places, several at a time: nearly all of it is waiting for the disk, which settles what comes
/// together at once. None is kept open, since a system lets a program have only so many.
fn all_beside(folder: &Path, files: &[(String, &[u8])]) -> Result<Vec<(TempPath, PathBuf)>> {
    let one = |(name, bytes): &(String, &[u8])| {
        let path = folder.join(name);
        let folder = path.parent().unwrap_or(folder);
        fs::create_dir_all(folder).map_err(Error::file(format!("make the folder {}", folder.display())))?;
        let doing = || format!("write {}", path.display());
        if path.is_dir() {
            return Err(Error::file(doing())(std::io::ErrorKind::IsADirectory.into()));
        }
        Ok((beside(folder, bytes).map_err(Error::file(doing()))?, path))
    };
    at_once(AT_ONCE, files.len(), |at| one(&files[at]), |_| true)
}

fn beside(folder: &Path, bytes: &[u8]) -> std::io::Result<TempPath> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(BEGINNING).suffix(ENDING);
    readable_as_usual(&mut builder);
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file.into_temp_path())
}

/// A temporary file is for its owner alone; a finished document is as readable as any other file the person makes.
#[cfg(unix)]
fn readable_as_usual(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt as _;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn readable_as_usual(_: &mut tempfile::Builder<'_, '_>) {}

/// Takes away what a run that was killed left here. Its age is told by the file that was just written, since nobody
/// here has a clock. That it cannot be taken away is no reason not to write.
fn clear_stale(folder: &Path, just_written: &Path) {
    let changed = |path: &Path| fs::metadata(path).and_then(|about| about.modified());
    let (Ok(now), Ok(entries)) = (changed(just_written), fs::read_dir(folder)) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_ours = name.starts_with(BEGINNING) && name.ends_with(ENDING);
        let is_old =
            changed(&entry.path()).is_ok_and(|then| now.duration_since(then).is_ok_and(|age| age > STALE));
        if is_ours && is_old && fs::remove_file(entry.path()).is_err() {
            tracing::warn!("an unfinished file of an earlier update is left behind");
        }
    }
}

/// Makes the names in the folder durable, where the system can.
fn settle(folder: &Path) {
    #[cfg(unix)]
    if fs::File::open(folder).and_then(|folder| folder.sync_all()).is_err() {
        tracing::warn!("the folder of the update could not be synchronised");
    }
    #[cfg(not(unix))]
    let _ = folder;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::surroundings::Surroundings;

    #[test]
    fn nothing_is_written_outside_the_folder() {
        let outside = tempfile::tempdir().unwrap();
        let folder = outside.path().join("deep/out");
        let absolute = outside.path().join("evil.txt").display().to_string();
        for name in ["../../evil.txt", "a/../../../evil.txt", &absolute, "", "."] {
            let files = [("good.txt".to_owned(), &b"x"[..]), (name.to_owned(), &b"x"[..])];
            assert!(save_all(&folder, &files).is_err(), "{name} leads out of the folder");
            assert!(!outside.path().join("evil.txt").exists(), "{name}");
            assert!(!folder.join("good.txt").exists(), "{name}: none is written when one cannot be");
        }
        save_all(&outside.path().join("madr"), &[("a".to_owned(), &b"x"[..])]).unwrap();
        let refused = save_all(&outside.path().join("madr/a"), &[("b".to_owned(), &b"x"[..])]).unwrap_err();
        assert!(refused.to_string().ends_with("is a file"), "{refused}");
        let paths = save_all(&folder, &[("madr/0001/good.txt".to_owned(), &b"x"[..])]).unwrap();
        assert_eq!(fs::read(&paths[0]).unwrap(), b"x", "a folder below is fine");
    }

    #[test]
    fn what_was_not_issued_after_all_leaves_no_file() {
        let workspace = Workspace::open_in_memory(Surroundings::of_a_test()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("U-1.md");
        let write = |paths: &mut Vec<PathBuf>| {
            *paths = save_all(folder.path(), &[("U-1.md".to_owned(), &b"x"[..])])?;
            assert!(file.exists(), "it is written before it is kept");
            Ok(())
        };
        let refused = issuing(&workspace, |_, paths| {
            write(paths)?;
            Err::<(), _>(Error::Cancelled)
        });
        assert!(refused.is_err() && !file.exists());
        issuing(&workspace, |_, paths| write(paths)).unwrap();
        assert!(file.exists());
    }
}
