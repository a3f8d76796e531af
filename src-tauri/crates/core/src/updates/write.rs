//! Writes the files of an update: all of them, or none.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::file_name::file_name;
use super::save::save_all;
use super::{Composed, Format, Rendered, check, compose, render, wanted};
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
}

/// What became of an update.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Written {
    /// The files; none when there are leaks.
    pub files: Vec<File>,
    /// What the audience does not get as it is.
    pub withheld: Vec<Withheld>,
    /// What was found in the finished files and must not be there.
    pub leaks: Vec<Leak>,
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
    write_composed(composed, formats, folder)
}

/// Writes an update that has been composed; see [`write`].
///
/// # Errors
/// As [`write`].
pub fn write_composed(composed: Composed, formats: &[Format], folder: &Path) -> Result<Written> {
    let mut formats = formats.to_vec();
    formats.sort_unstable();
    formats.dedup();
    let wanted = wanted(&composed);
    let mut finished: Vec<Rendered> = Vec::new();
    let mut leaks = Vec::new();
    for format in formats {
        let rendered = render(&composed, format)?;
        leaks.extend(check(&rendered, &wanted)?.leaks);
        finished.push(rendered);
    }
    if !leaks.is_empty() {
        return Ok(Written { files: Vec::new(), withheld: composed.withheld, leaks });
    }
    let named: Vec<_> = finished
        .iter()
        .map(|rendered| (file_name(&composed.view, rendered.format), rendered.bytes.as_slice()))
        .collect();
    let paths = save_all(folder, &named)?;
    let files = paths
        .into_iter()
        .zip(&finished)
        .map(|(path, rendered)| File { path, format: rendered.format })
        .collect();
    Ok(Written { files, withheld: composed.withheld, leaks })
}
