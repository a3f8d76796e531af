//! What the first hundred bytes of a file say, read without SQLite, so that a file that is refused is not touched.
//!
//! The layout is that of <https://www.sqlite.org/fileformat2.html#the_database_header>.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::error::{Error, Result};

/// "Rdbk" as a number: marks a SQLite file as a Roadbook workspace.
pub(crate) const APPLICATION_ID: u32 = 0x5264_626b;

/// Refuses everything that is not a workspace this version can open.
///
/// # Errors
/// [`Error::Missing`], [`Error::NotAWorkspace`], [`Error::Newer`] or [`Error::Damaged`]; the file stays as it is.
pub(crate) fn check(path: &Path, newest_known: i64) -> Result<()> {
    let owned = || path.to_owned();
    if path.is_dir() {
        return Err(Error::NotAWorkspace { path: owned() });
    }
    let mut file = File::open(path).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => Error::Missing { path: owned() },
        _ => Error::File { doing: format!("open {}", path.display()), source },
    })?;
    let mut header = [0; 100];
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
    Ok(())
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
