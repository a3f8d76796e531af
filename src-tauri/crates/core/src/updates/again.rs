//! Makes the files of an issued update again: the frozen document gives the same bytes.

use std::path::Path;
use std::sync::Arc;

use roadbook_formats::document::Document;
use roadbook_formats::write::ics::Calendar;
use rusqlite::Connection;

use super::finish::Finished;
use super::render::frozen;
use super::write::File;
use super::{Format, KeptSlides, Making, Rendered, Slides, Update, hash, pictures, save};
use crate::attached::kept;
use crate::error::{Error, Result};
use crate::settings::theme_of;

/// A file that was made again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Again {
    /// Where it is.
    pub file: File,
    /// Whether its bytes are those that left; nothing when no file of this format did.
    pub is_same: Option<bool>,
}

/// Writes files of an issued update into a folder: those that left, or those that are asked for.
///
/// # Errors
/// When a page cannot be set, the company's template is not in this workspace, or the folder not be written to.
pub fn again(conn: &Connection, update: &Update, formats: &[Format], folder: &Path) -> Result<Vec<Again>> {
    let mut left: Vec<_> = update.files.iter().map(|file| file.format).collect();
    left.dedup();
    let choice = [formats, left.as_slice()].into_iter().find(|formats| !formats.is_empty());
    let choice = choice.unwrap_or(Format::ALL);
    let mut files = Vec::new();
    let mut same = Vec::new();
    for format in choice {
        let made = if Format::PICTURES.contains(format) {
            let drawn = pictures::drawn(&update.document, *format)?.into_iter();
            drawn.map(|made| (made.picture, made.rendered)).collect()
        } else {
            let made = made_again(conn, &update.document, &update.calendar, &update.making, &[*format])?;
            made.into_iter().map(|rendered| (None, rendered)).collect::<Vec<_>>()
        };
        // Pictures come in the order they stand on the page, as they left.
        let mut known = update.files.iter().filter(|file| file.format == *format);
        for (picture, rendered) in made {
            let known = known.next();
            same.push(known.map(|known| known.hash == hash(&rendered.bytes)));
            let picture = picture.map(|picture| format!(", {picture}")).unwrap_or_default();
            let name = format!("{}{picture}.{}", stem(update), format.extension());
            files.push((known.map_or(name, |known| known.name.clone()), rendered));
        }
    }
    let written = save::files(folder, &Finished { files, leaks: Vec::new() })?;
    Ok(written.into_iter().zip(same).map(|(file, is_same)| Again { file, is_same }).collect())
}

/// What the files of an update are called without their endings, as they left.
fn stem(update: &Update) -> String {
    let whole = update.files.iter().find(|file| !Format::PICTURES.contains(&file.format));
    let left = whole.and_then(|file| file.name.rsplit_once('.'));
    left.map_or_else(|| format!("{} {}", update.issued_on, update.reference()), |(stem, _)| stem.to_owned())
}

/// Files of what has left, made again of what was kept of it: byte for byte as they left.
///
/// # Errors
/// When a page cannot be set, or the company's template is not in this workspace.
pub(crate) fn made_again(
    conn: &Connection,
    document: &Document,
    calendar: &Calendar,
    making: &Making,
    formats: &[Format],
) -> Result<Vec<Rendered>> {
    let slides = slides(conn, &making.slides)?;
    let envelope = (&making.envelope, making.along.as_slice());
    formats.iter().map(|format| frozen(document, calendar, &slides, envelope, *format)).collect()
}

fn slides(conn: &Connection, made: &KeptSlides) -> Result<Slides> {
    let template = match &made.theme {
        Some(hash) => {
            let bytes = kept(conn, hash)?;
            let bytes =
                bytes.ok_or_else(|| Error::not_found("longer the PowerPoint template of this update"))?;
            Some(Arc::new(theme_of(&bytes)?))
        }
        None => None,
    };
    Ok(Slides { template, kept: made.theme.clone(), notes: made.notes })
}
