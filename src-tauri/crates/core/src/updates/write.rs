//! Writes the files of an update: all of them, or none.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::file_name::Naming;
use super::finish::finish;
use super::{Composed, Format, Warning, compose, look_through, save};
use crate::audiences::Audience;
use crate::audiences::view::Withheld;
use crate::error::Result;
use crate::history::Moment;
use crate::leaks::Leak;

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct File {
    /// Where it is.
    pub path: PathBuf,
    /// What kind it is.
    pub format: Format,
    /// Whether it took the place of a file of the same name.
    #[serde(skip)]
    #[specta(skip)]
    pub replaced: bool,
}

/// What became of an update.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Written {
    /// The files; none when there are leaks.
    pub files: Vec<File>,
    /// What the audience does not get as it is.
    pub withheld: Vec<Withheld>,
    /// What was found in the finished files and must not be there.
    pub leaks: Vec<Leak>,
    /// What its author should look at; none of it stops a file.
    pub warnings: Vec<Warning>,
}

/// Writes the update of an audience into a folder, in some formats. Everything is rendered and checked before the first
/// file is written; a single leak in one of them means no file at all. A file of the same name is replaced as a whole.
///
/// # Errors
/// When the update cannot be composed or rendered, or the folder not be written to; then no file is left half done.
pub fn write(
    conn: &Connection,
    audience: &Audience,
    template: Option<&str>,
    formats: &[Format],
    folder: &Path,
    today: NaiveDate,
) -> Result<Written> {
    let composed = compose(conn, audience, template, Moment::Now, today)?;
    let warnings = look_through(conn, audience, &composed)?;
    Ok(Written { warnings, ..write_composed(composed, formats, folder)? })
}

/// The names of files that stand where the draft of an update would be written.
pub fn in_the_way(composed: &Composed, formats: &[Format], folder: &Path) -> Vec<String> {
    save::in_the_way(folder, composed, Naming::Draft, formats)
}

/// Writes an update that has been composed; see [`write`].
///
/// # Errors
/// As [`write`].
pub fn write_composed(composed: Composed, formats: &[Format], folder: &Path) -> Result<Written> {
    let finished = finish(&composed, formats, Naming::Draft)?;
    let files = if finished.leaks.is_empty() { save::files(folder, &finished)? } else { Vec::new() };
    Ok(Written {
        files,
        withheld: Arc::unwrap_or_clone(composed.withheld),
        leaks: finished.leaks,
        warnings: Vec::new(),
    })
}
