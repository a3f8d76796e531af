//! Writes the files of a roadmap: all of them, or none.

use std::path::{Path, PathBuf};

use roadbook_formats::text_of::{self, TextPart};
use roadbook_formats::write::eml::{self, Envelope};
use roadbook_formats::write::{html, ics, markdown, roadmap as sheets};
use serde::Serialize;

use super::{Composed, DrawnFormat, Wish, compose, office, plain};
use crate::audiences::Audience;
use crate::audiences::view::Withheld;
use crate::error::{Error, Result};
use crate::leaks::{self, Leak};
use crate::saving::save_all;
use crate::updates::faces::for_letters_of;
use crate::updates::{Format, in_sentence, safe_file_name, told_by, unreadable};
use crate::workspace::Workspace;

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct File {
    /// Where it is.
    pub path: PathBuf,
    /// What kind it is.
    pub format: DrawnFormat,
}

/// What became of a roadmap.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Written {
    /// The files; none when there are leaks.
    pub files: Vec<File>,
    /// How many items have no date. They stand on no picture, and in a table only where its columns were chosen.
    pub unscheduled: u32,
    /// What the audience does not get as it is.
    pub withheld: Vec<Withheld>,
    /// What was found in the finished files and must not be there.
    pub leaks: Vec<Leak>,
}

/// Writes the roadmap of an audience into a folder, in some formats. Everything is drawn and checked before the first file
/// is written; a single leak in one of them means no file at all. A file of the same name is replaced as a whole.
///
/// # Errors
/// When the roadmap cannot be composed or drawn, or the folder not be written to; then no file is left half done.
pub fn write(
    workspace: &Workspace,
    audience: &Audience,
    wish: &Wish,
    formats: &[DrawnFormat],
    folder: &Path,
) -> Result<Written> {
    let composed = compose(workspace, audience, wish)?;
    let mut formats = formats.to_vec();
    let is_table = |format: &DrawnFormat| matches!(format, DrawnFormat::Xlsx | DrawnFormat::Csv);
    let is_listed = !wish.columns.is_empty() && formats.iter().all(is_table);
    if let Some(filter) = wish.filtered().filter(|_| composed.lane_names.is_empty() && !is_listed) {
        let what = format!("Nothing that fits the filter “{filter}” is scheduled");
        return Err(Error::invalid(what, "No file was written. Change the filter or choose another view."));
    }
    let unscheduled = count(composed.view.items.iter().filter(|item| item.when.is_none()).count());
    formats.sort_unstable();
    formats.dedup();
    let wanted = leaks::wanted(&composed.withheld, &composed.allowed);
    let mut finished = Vec::new();
    let mut leaks = Vec::new();
    for format in formats {
        let bytes = render(&composed, format)?;
        leaks.extend(leaks::check(format.key(), &read_back(&composed, format, &bytes)?, &wanted).leaks);
        finished.push((format, file_name(&composed, format), bytes));
    }
    let withheld = composed.withheld;
    if !leaks.is_empty() {
        return Ok(Written { files: Vec::new(), unscheduled, withheld, leaks });
    }
    let named: Vec<_> = finished.iter().map(|(_, name, bytes)| (name.clone(), bytes.as_slice())).collect();
    let paths = save_all(folder, &named)?;
    let files = paths.into_iter().zip(&finished).map(|(path, (format, ..))| File { path, format: *format });
    Ok(Written { files: files.collect(), unscheduled, withheld, leaks })
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

fn render(composed: &Composed, format: DrawnFormat) -> Result<Vec<u8>> {
    let sheet = &composed.sheet;
    Ok(match format {
        DrawnFormat::Svg => sheets::svg(sheet).into_bytes(),
        DrawnFormat::Png => sheets::png(sheet, composed.size, &for_letters_of(sheet))
            .map_err(Error::document("draw the picture of the roadmap"))?,
        DrawnFormat::Pdf => sheets::pdf(sheet, &for_letters_of(sheet))
            .map_err(Error::document("set the pages of the roadmap"))?,
        DrawnFormat::Pptx => {
            office::slides(composed).map_err(Error::document("lay out the slides of the roadmap"))?
        }
        DrawnFormat::Docx => {
            office::text(composed).map_err(Error::document("write the roadmap as a Word document"))?
        }
        DrawnFormat::Xlsx => {
            office::workbook(composed).map_err(Error::document("write the roadmap as a workbook"))?
        }
        DrawnFormat::Csv => plain::table(composed),
        DrawnFormat::Json => plain::json(composed)?,
        DrawnFormat::Html => html::render(&office::page(composed)).into_bytes(),
        DrawnFormat::Md => markdown::render(&office::words(composed)).into_bytes(),
        DrawnFormat::Eml => {
            let page = office::page(composed);
            eml::render_with(&page, &Envelope::default(), &[], &for_letters_of(&page))
                .map_err(Error::document("write the roadmap as a mail"))?
        }
        DrawnFormat::Ics => ics::render(&composed.calendar),
    })
}

/// All text of a finished file. Pixels carry none: what they were drawn from is read instead, and that is the SVG.
fn read_back(composed: &Composed, format: DrawnFormat, bytes: &[u8]) -> Result<Vec<TextPart>> {
    match format {
        DrawnFormat::Svg => text_of::html(bytes).map_err(unreadable),
        DrawnFormat::Png => text_of::html(sheets::svg(&composed.sheet).as_bytes()).map_err(unreadable),
        DrawnFormat::Csv => text_of::csv(bytes).map_err(unreadable),
        DrawnFormat::Json => text_of::json(bytes).map_err(unreadable),
        DrawnFormat::Pdf => told_by(Format::Pdf, bytes),
        DrawnFormat::Pptx => told_by(Format::Pptx, bytes),
        DrawnFormat::Docx => told_by(Format::Docx, bytes),
        DrawnFormat::Xlsx => told_by(Format::Xlsx, bytes),
        DrawnFormat::Html => told_by(Format::Html, bytes),
        DrawnFormat::Md => told_by(Format::Md, bytes),
        // The picture in a mail is of pixels, too.
        DrawnFormat::Eml => {
            let mut parts = told_by(Format::Eml, bytes)?;
            parts.extend(text_of::html(sheets::svg(&composed.sheet).as_bytes()).map_err(unreadable)?);
            Ok(parts)
        }
        DrawnFormat::Ics => told_by(Format::Ics, bytes),
    }
}

/// "2026-11-22 Roadmap for sales.svg"; the author's is nobody's.
fn file_name(composed: &Composed, format: DrawnFormat) -> String {
    let view = &composed.view;
    let reader = safe_file_name(&in_sentence(&view.audience));
    let reader =
        if view.audience.is_author || reader.is_empty() { String::new() } else { format!(" for {reader}") };
    format!("{} Roadmap{reader}.{}", view.today, format.key())
}
