//! Takes away what an earlier export wrote of a decision that is called otherwise now. A file that is not surely such a one
//! stays.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use roadbook_formats::read::decision_record::{SourceFile, read_folder};
use roadbook_formats::write::decision_record::file_name;

use super::portable::{Extension, Log};
use crate::error::{Error, Result};

/// A larger file was not written from a decision.
const LARGEST: u64 = 8 * 1024 * 1024;

/// Removes the old files of a log from the folder it was written to. Gives those that are gone.
///
/// # Errors
/// When the folder cannot be read or a file not removed.
pub(super) fn take_away(folder: &Path, log: &Log) -> Result<Vec<PathBuf>> {
    let names: BTreeMap<&str, (String, String)> = log
        .decisions
        .iter()
        .map(|decision| {
            let beginning = format!("{:04}-", decision.number);
            (decision.id.0.as_str(), (beginning, file_name(decision.number, &decision.title)))
        })
        .collect();
    let written: BTreeSet<&str> = names.values().map(|(_, now)| now.as_str()).collect();
    let mut removed = Vec::new();
    let reading = || Error::file(format!("read the folder {}", folder.display()));
    for entry in fs::read_dir(folder).map_err(reading())? {
        let entry = entry.map_err(reading())?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let about = entry.metadata().map_err(reading())?;
        let numbered = name.ends_with(".md") && name.as_bytes().first().is_some_and(u8::is_ascii_digit);
        if written.contains(name.as_str()) || !numbered || !about.is_file() || about.len() > LARGEST {
            continue;
        }
        let path = entry.path();
        let bytes = fs::read(&path).map_err(Error::file(format!("read {}", path.display())))?;
        let is_old = id_in(&name, &bytes)
            .and_then(|id| names.get(id.as_str()))
            .is_some_and(|(beginning, _)| name.starts_with(beginning));
        if is_old {
            fs::remove_file(&path).map_err(Error::file(format!("take {} away", path.display())))?;
            removed.push(path);
        }
    }
    removed.sort();
    Ok(removed)
}

/// The decision that a file says it was written from.
fn id_in(name: &str, bytes: &[u8]) -> Option<String> {
    let read = read_folder(&[SourceFile { path: name, bytes }], None);
    let extension = read.records.into_iter().next()?.extension?;
    Extension::parse(&extension).ok().map(|extension| extension.id)
}
