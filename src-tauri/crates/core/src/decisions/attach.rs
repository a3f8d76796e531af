//! Files that a decision rests on, kept in the workspace.

use std::path::Path;

use roadbook_formats::counts::as_u32;
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
    let name = safe_name(name);
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
    Ok(Attachment { name, size: as_u32(bytes.len()), hash })
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

/// The name as a file of any system can have it, in the folder it is written to and nowhere else; empty when nothing of it
/// can stay. A name that is safe comes back as it is.
pub(crate) fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen = last.chars().filter(|letter| !letter.is_control()).take(200);
    // A colon leads to another disk or to a hidden part of a file, and Windows takes none of the others.
    let plain: String = seen.map(|letter| if r#":*?"<>|"#.contains(letter) { '-' } else { letter }).collect();
    // Windows drops dots and spaces at the end; names of dots alone are folders.
    let plain = plain.trim().trim_end_matches(['.', ' ']).to_owned();
    let stem = plain.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    if is_device(&stem) { format!("_{plain}") } else { plain }
}

/// Whether Windows takes a file of this name for a device, whatever its ending.
fn is_device(stem: &str) -> bool {
    let numbered = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    matches!(stem, "CON" | "PRN" | "AUX" | "NUL")
        || numbered.is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_else() {
        let check = |name: &str, expect: &str| {
            assert_eq!(safe_name(name), expect, "{name}");
            assert_eq!(safe_name(expect), expect, "{name}: what is safe stays as it is");
        };
        check("offer (1) 50%.txt", "offer (1) 50%.txt");
        check("../../../evil.txt", "evil.txt");
        check("C:\\Windows\\evil.dll", "evil.dll");
        check("C:evil.dll", "C-evil.dll");
        check("notes: 12:30?.md", "notes- 12-30-.md");
        check("a\0b\u{7}.txt", "ab.txt");
        check("..", "");
        check(" . . ", "");
        check("plan. ", "plan");
        check("nul.txt", "_nul.txt");
        check("COM1", "_COM1");
        check("COM10", "COM10");
        check("決定.pdf", "決定.pdf");
    }
}
