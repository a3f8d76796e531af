//! What the first hundred bytes of a file say, read without SQLite, so that a file that is refused is not touched.
//!
//! The layout is that of <https://www.sqlite.org/fileformat2.html#the_database_header>.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::error::{Error, Result};

/// "Rdbk" as a number: marks a SQLite file as a Roadbook workspace.
pub(crate) const APPLICATION_ID: u32 = 0x5264_626b;

/// How large the pages are that SQLite writes.
const PAGE: usize = 4_096;

/// How compressed files and pictures begin.
const COMPRESSED: &[&[u8]] = &[
    b"PK",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"7z\xbc\xaf",
    b"\x28\xb5\x2f\xfd",
    b"\xfd7zXZ",
    b"BZh",
    b"Rar!",
];

/// Whether a file can be read as it lies there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seal {
    /// Anybody can read it.
    Open,
    /// It looks like noise, as a file does that needs a passphrase. What it is shows when it is opened.
    Sealed,
}

/// Refuses everything that cannot be a workspace this version can open.
///
/// # Errors
/// [`Error::Missing`], [`Error::NotAWorkspace`], [`Error::Newer`] or [`Error::Damaged`]; the file stays as it is.
pub(crate) fn check(path: &Path, newest_known: i64) -> Result<Seal> {
    let owned = || path.to_owned();
    if path.is_dir() {
        return Err(Error::NotAWorkspace { path: owned() });
    }
    let mut file = File::open(path).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => Error::Missing { path: owned() },
        _ => Error::File { doing: format!("open {}", path.display()), source },
    })?;
    let mut header = [0; 100];
    if looks_like_noise(path) {
        return Ok(Seal::Sealed);
    }
    let size = file.metadata().map_err(Error::file(format!("read {}", path.display())))?.len();
    if file.read_exact(&mut header).is_err() || !header.starts_with(b"SQLite format 3\0") {
        return Err(Error::NotAWorkspace { path: owned() });
    }
    if be_u32(&header, 68) != APPLICATION_ID {
        return Err(Error::NotAWorkspace { path: owned() });
    }
    let version = i64::from(be_u32(&header, 60));
    if version > newest_known {
        return Err(Error::Newer { path: owned(), found: version, known: newest_known });
    }
    let page_size = match u64::from(u16::from_be_bytes([header[16], header[17]])) {
        1 => 65_536,
        size => size,
    };
    // The page count is only kept when the last writer says so: its change counter then equals the file's.
    let pages = u64::from(be_u32(&header, 28));
    let is_kept = be_u32(&header, 24) == be_u32(&header, 92);
    if is_kept && size < pages * page_size && !has_unsettled_changes(path) {
        let detail = format!("{size} of {} bytes are there", pages * page_size);
        return Err(Error::Damaged { path: owned(), detail });
    }
    Ok(Seal::Open)
}

/// Whether the first page has all bytes about equally often, as an encrypted page does and nothing that says anything. What
/// is only compressed looks alike, but says what it is in its first bytes.
fn looks_like_noise(path: &Path) -> bool {
    let mut page = [0; PAGE];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut page));
    if read.is_err() || COMPRESSED.iter().any(|beginning| page.starts_with(beginning)) {
        return false;
    }
    let mut counts = [0_u32; 256];
    for byte in page {
        counts[usize::from(byte)] += 1;
    }
    let missing = counts.iter().filter(|count| **count == 0).count();
    missing <= 8 && counts.iter().all(|count| *count <= 3 * PAGE as u32 / 256)
}

/// Whether changes still stand in the write-ahead log: a program that was killed while it brought them into the file
/// has written the new page count and not yet all pages. SQLite brings in the rest when it opens the file.
fn has_unsettled_changes(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

fn be_u32(header: &[u8; 100], at: usize) -> u32 {
    u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_told_from_what_says_something() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let check = |bytes: &[u8], expect: bool, what: &str| {
            std::fs::write(&path, bytes).unwrap();
            assert_eq!(looks_like_noise(&path), expect, "{what}");
        };
        // A generator good enough to look at.
        let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            (seed >> 32) as u8
        })
        .take(3 * PAGE)
        .collect();
        check(&noise, true, "an encrypted file");
        check(&noise[..PAGE - 1], false, "less than a page");
        check(&[b"PK\x03\x04", &noise[..]].concat(), false, "a compressed file");
        check(&[0xff; 5_000], false, "one byte again and again");
        check("Key,Summary\nPAY-1,Instant payouts\n".repeat(300).as_bytes(), false, "a table");
    }
}
