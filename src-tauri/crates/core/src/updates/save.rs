//! Puts finished files into a folder: each one whole or not there.

use std::path::Path;

use super::file_name::{Naming, file_names};
use super::finish::Finished;
use super::write::File;
use super::{Composed, Format};
use crate::error::Result;
use crate::saving::save_all;

/// Writes finished files, as [`save_all`] does.
///
/// # Errors
/// As [`save_all`].
pub(super) fn files(folder: &Path, finished: &Finished) -> Result<Vec<File>> {
    let named: Vec<_> =
        finished.files.iter().map(|(name, rendered)| (name.clone(), rendered.bytes.as_slice())).collect();
    let replaced: Vec<bool> = named.iter().map(|(name, _)| folder.join(name).exists()).collect();
    let paths = save_all(folder, &named)?;
    let formats = finished.files.iter().map(|(_, rendered)| rendered.format);
    let files = paths.into_iter().zip(formats).zip(replaced);
    Ok(files.map(|((path, format), replaced)| File { path, format, replaced }).collect())
}

/// The names of files that stand where an update would be written.
pub(super) fn in_the_way(
    folder: &Path,
    composed: &Composed,
    naming: Naming,
    formats: &[Format],
) -> Vec<String> {
    let names = formats.iter().flat_map(|format| file_names(composed, naming, *format));
    names.filter(|name| folder.join(name).exists()).collect()
}
