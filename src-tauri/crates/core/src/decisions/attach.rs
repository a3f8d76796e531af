//! Files that a decision rests on, kept in the workspace.

use std::path::Path;

use rusqlite::Connection;

use super::{Decision, store};
use crate::attached::{Attachment, LARGEST, keep, kept, too_large};
use crate::error::{Error, Result};
use crate::ids::DecisionId;
use crate::op::{Committed, Op};
use crate::saving::save_all;
use crate::workspace::Workspace;

/// Keeps files with a decision, each by its name. One of the same name takes the place of the one before; the bytes of
/// both stay.
///
/// # Errors
/// [`Error::Invalid`] for a file without a name, or one of more than 20 MB; then none is kept.
pub fn attach_all(
    workspace: &Workspace,
    id: &DecisionId,
    files: &[(String, Vec<u8>)],
) -> Result<Committed<Decision>> {
    workspace.transact(Op::Edit, "", |tx| {
        let before = store::get(tx.conn(), id)?;
        let mut after = before.clone();
        for (name, bytes) in files {
            let attachment = keep(tx, name, bytes)?;
            after.attachments.retain(|known| known.name != attachment.name);
            after.attachments.push(attachment);
        }
        tx.change(&before, &after)?;
        let word = if files.len() == 1 { "a file" } else { "files" };
        tx.say(format!("Attached {word} to {}", after.reference()));
        Ok(after)
    })
}

/// Reads a file that is to be kept: its name and what is in it.
///
/// # Errors
/// [`Error::Invalid`] for one of more than 20 MB, which is not read, or when it cannot be read.
pub fn read(path: &Path) -> Result<(String, Vec<u8>)> {
    let doing = || format!("read {}", path.display());
    let size = std::fs::metadata(path).map_err(Error::file(doing()))?.len();
    if usize::try_from(size).is_ok_and(|size| size > LARGEST) {
        return Err(too_large(&path.display().to_string()));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok((name, std::fs::read(path).map_err(Error::file(doing()))?))
}

/// Takes a file off a decision. It stays in the history.
///
/// # Errors
/// [`Error::NotFound`] when there is none of this name.
pub fn detach(workspace: &Workspace, id: &DecisionId, name: &str) -> Result<Committed<Decision>> {
    workspace.transact(Op::Edit, "", |tx| {
        let before = store::get(tx.conn(), id)?;
        let name = &find(&before, name)?.name;
        let mut after = before.clone();
        after.attachments.retain(|known| known.name != *name);
        tx.change(&before, &after)?;
        tx.say(format!("Took a file off {}", after.reference()));
        Ok(after)
    })
}

/// The bytes of a file of a decision.
///
/// # Errors
/// [`Error::NotFound`] when there is none of this name, or its bytes are not in this workspace.
pub fn bytes(conn: &Connection, decision: &Decision, name: &str) -> Result<Vec<u8>> {
    let attachment = find(decision, name)?;
    kept(conn, &attachment.hash)?.ok_or_else(|| Error::not_found("longer the content of this file"))
}

/// Writes a file of a decision to the disk. Gives how many bytes it has.
///
/// # Errors
/// As [`bytes`], or when the disk refuses.
pub fn save(conn: &Connection, decision: &Decision, name: &str, path: &Path) -> Result<usize> {
    let bytes = bytes(conn, decision, name)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    save_all(folder, &[(file, bytes.as_slice())])?;
    Ok(bytes.len())
}

fn find<'a>(decision: &'a Decision, name: &str) -> Result<&'a Attachment> {
    let found = decision.attachments.iter().find(|attachment| attachment.name == name);
    found.ok_or_else(|| Error::not_found(format!("file “{name}” with {}", decision.reference())))
}
