//! The company's own PowerPoint template: its bytes are kept in the workspace under their hash, the setting names them.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use roadbook_formats::write::pptx::Template;
use rusqlite::Connection;

use super::Settings;
use crate::attached;
use crate::error::{Error, Result};
use crate::workspace::Tx;

/// What stands between the name and the bytes of a file that is chosen.
const DATA: &str = ";base64,";

/// A template that is kept in the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptTheme {
    /// What the file was called.
    pub name: String,
    /// What its bytes are known by.
    pub hash: String,
}

impl fmt::Display for KeptTheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.hash)
    }
}

/// Keeps a file that was chosen, `NAME;base64,DATA`, and gives the setting it becomes. Anything else stays as it is.
pub(super) fn keep(tx: &Tx<'_>, chosen: &str) -> Result<String> {
    let Some((name, data)) = chosen.split_once(DATA) else { return Ok(chosen.to_owned()) };
    let bytes = STANDARD.decode(data.trim()).map_err(|_| not_a_file())?;
    theme_of(&bytes)?;
    let kept = attached::keep(tx, name, &bytes)?;
    Ok(KeptTheme { name: kept.name, hash: kept.hash }.to_string())
}

/// The setting as it is kept; nothing for none.
pub(super) fn read(kept: &str) -> Result<Option<KeptTheme>> {
    if kept.is_empty() {
        return Ok(None);
    }
    let is_hash = |hash: &str| hash.len() == 32 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    match kept.rsplit_once(' ').filter(|(name, hash)| !name.is_empty() && is_hash(hash)) {
        Some((name, hash)) => Ok(Some(KeptTheme { name: name.to_owned(), hash: hash.to_owned() })),
        None => Err(not_a_file()),
    }
}

/// What the template has no place for, and what becomes of it; why it cannot be used, where it cannot any longer.
pub(super) fn note(conn: &Connection, settings: &Settings) -> Result<Option<String>> {
    let Some(theme) = &settings.theme else { return Ok(None) };
    let Some(bytes) = attached::kept(conn, &theme.hash)? else {
        return Ok(Some("Its file is not in this workspace any longer: slides stand on our own.".to_owned()));
    };
    let note = match theme_of(&bytes) {
        Ok(theme) => theme.notes().iter().map(|note| note.0.as_str()).collect::<Vec<_>>().join(" "),
        Err(error) => error.to_string(),
    };
    Ok(Some(note).filter(|note| !note.is_empty()))
}

/// A template from its bytes.
///
/// # Errors
/// When it cannot carry slides; the message says why.
pub fn theme_of(bytes: &[u8]) -> Result<Template> {
    Template::read(bytes).map_err(|why| {
        Error::invalid(
            format!("The slides cannot stand on this template: {why}"),
            "Choose another .pptx, or leave the template out.",
        )
    })
}

fn not_a_file() -> Error {
    Error::invalid(
        "A PowerPoint template is chosen by its file",
        "Choose a .pptx file, or nothing for our own.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_template_is_named_by_file_and_hash() {
        let kept = KeptTheme { name: "Our company 2026.pptx".into(), hash: "0".repeat(32) };
        assert_eq!(read(&kept.to_string()).unwrap(), Some(kept));
        assert_eq!(read("").unwrap(), None);
        for wrong in ["company.pptx", "0123", " 00000000000000000000000000000000", "a.pptx xyz"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
