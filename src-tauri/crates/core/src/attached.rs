//! Files that are kept in the workspace: their bytes lie in a table of their own, under their hash, and are only added to.

use roadbook_formats::counts::as_u32;
use rusqlite::{Connection, OptionalExtension as _, named_params};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use crate::error::{Error, Result};
use crate::workspace::Tx;

/// A larger file is not kept.
pub const LARGEST: usize = 20 * 1024 * 1024;

/// A file that is kept in the workspace. Its bytes lie in a table of their own, under their hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    /// What it is called; no two of a decision are called the same.
    pub name: String,
    /// How many bytes it has.
    pub size: u32,
    /// What its bytes are known by.
    pub hash: String,
}

/// The bytes that are known by a hash, when they are in this workspace.
///
/// # Errors
/// When the storage fails.
pub(crate) fn kept(conn: &Connection, hash: &str) -> Result<Option<Vec<u8>>> {
    let doing = || Error::storage("read a file that is kept");
    conn.prepare_cached(include_str!("store/sql/attached.sql"))
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
    let doing = || Error::storage("keep a file");
    let mut write = conn.prepare_cached(include_str!("store/sql/attach.sql")).map_err(doing())?;
    write.execute(named_params! { ":hash": hash, ":bytes": bytes }).map_err(doing())?;
    Ok(())
}

pub(crate) fn too_large(what: &str) -> Error {
    let hint = "Keep it where it is and write down a link to it as evidence.";
    Error::invalid(format!("{what} is larger than 20 MB"), hint)
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
