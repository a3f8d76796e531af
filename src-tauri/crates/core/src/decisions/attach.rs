//! Files that a decision rests on, kept in the workspace.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, named_params};
use xxhash_rust::xxh3::xxh3_128;

use super::{Attachment, Decision, store};
use crate::error::{Error, Result};
use crate::ids::DecisionId;
use crate::op::{Committed, Op};
use crate::updates::save::save_all;
use crate::workspace::{Tx, Workspace};

/// A larger file is not kept.
pub const LARGEST: usize = 20 * 1024 * 1024;

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

/// The bytes that are known by a hash, when they are in this workspace.
///
/// # Errors
/// When the storage fails.
pub(crate) fn kept(conn: &Connection, hash: &str) -> Result<Option<Vec<u8>>> {
    let doing = || Error::storage("read a file that is kept with a decision");
    conn.prepare_cached(include_str!("sql/attached.sql"))
        .map_err(doing())?
        .query_row(named_params! { ":hash": hash }, |row| row.get("bytes"))
        .optional()
        .map_err(doing())
}

/// Writes the bytes down, unless they are there already.
pub(crate) fn keep(tx: &Tx<'_>, name: &str, bytes: &[u8]) -> Result<Attachment> {
    let name = tidy(name);
    if name.is_empty() {
        return Err(Error::invalid("A file needs a name", "Name it as it should be called here."));
    }
    if bytes.len() > LARGEST {
        return Err(too_large(&format!("“{name}”")));
    }
    let hash = hash(bytes);
    match kept(tx.conn(), &hash)? {
        Some(known) if known == bytes => {}
        Some(_) => {
            return Err(Error::invalid(
                "Another file is known by the same sign",
                "Change the file and try again.",
            ));
        }
        None => write(tx.conn(), &hash, bytes)?,
    }
    Ok(Attachment { name, size: u32::try_from(bytes.len()).unwrap_or(u32::MAX), hash })
}

/// What bytes are known by.
pub(crate) fn hash(bytes: &[u8]) -> String {
    format!("{:032x}", xxh3_128(bytes))
}

/// Writes bytes down under their hash.
///
/// # Errors
/// When the storage refuses, such as for a hash that is there already.
pub(crate) fn write(conn: &Connection, hash: &str, bytes: &[u8]) -> Result<()> {
    let doing = || Error::storage("keep a file with a decision");
    let mut write = conn.prepare_cached(include_str!("sql/attach.sql")).map_err(doing())?;
    write.execute(named_params! { ":hash": hash, ":bytes": bytes }).map_err(doing())?;
    Ok(())
}

fn too_large(what: &str) -> Error {
    let hint = "Keep it where it is and write down a link to it as evidence.";
    Error::invalid(format!("{what} is larger than 20 MB"), hint)
}

fn find<'a>(decision: &'a Decision, name: &str) -> Result<&'a Attachment> {
    let found = decision.attachments.iter().find(|attachment| attachment.name == name);
    found.ok_or_else(|| Error::not_found(format!("file “{name}” with {}", decision.reference())))
}

/// A name without what leads elsewhere or cannot be seen.
fn tidy(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|letter| !letter.is_control()).take(200).collect::<String>().trim().to_owned()
}
