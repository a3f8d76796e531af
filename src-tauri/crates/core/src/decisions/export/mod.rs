//! The decision log as files of other tools, without loss: what a dialect has no place for travels in its extension.
//!
//! Everything in use is written, for whoever keeps the log; this is no update for an audience, and the files say so.

mod addresses;
mod dialect;
mod page;
mod portable;
mod read_back;
mod replaced;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use roadbook_formats::counts::as_u32;
use roadbook_formats::write::decision_record::{self as writers, Export, Page};
use roadbook_formats::write::xlsx::{self, Look};
use rusqlite::Connection;
use serde::Serialize;

use crate::attached;
use crate::error::{Error, Result};
use crate::saving::save_all;

pub use dialect::Dialect;
pub(crate) use page::beside;
pub(crate) use portable::{Extension, ExtensionLink, PEOPLE, fields_of as fields_of_extension};

use page::pages;
use portable::Log;

/// What a folder says of itself.
const NOTE: &str =
    "Internal: everything is shown. Written from the decision log of Roadbook; changes are made there.";

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Written {
    /// Where it is.
    pub path: PathBuf,
    /// The dialect it is in; nothing for a file that lies beside.
    pub format: Option<&'static str>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    /// How many decisions.
    pub decisions: u32,
    /// The files.
    pub files: Vec<Written>,
    /// Files of decisions that are called otherwise now, which were taken away; left out when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<PathBuf>,
}

/// A file and its place in the folder.
struct Made {
    name: String,
    bytes: Vec<u8>,
    format: Option<Dialect>,
}

/// What is written of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Decisions in use.
    InUse,
    /// Those that are put away too.
    PutAwayToo,
}

/// Writes the log into a folder. One dialect of Markdown stands in the folder itself, several each in a folder of their own.
/// A file that an earlier export wrote of a decision under its old title is taken away, so that each has one file.
///
/// # Errors
/// When the folder cannot be written to; then what stood there before still does.
pub fn export(
    conn: &Connection,
    project: &str,
    dialects: &[Dialect],
    which: Which,
    folder: &Path,
    today: NaiveDate,
) -> Result<Exported> {
    let log = Log::read(conn, which)?;
    let several = dialects.iter().filter(|dialect| dialect.is_markdown()).count() > 1;
    let mut made = Vec::new();
    for dialect in dialects {
        let place =
            if dialect.is_markdown() && several { format!("{}/", dialect.key()) } else { String::new() };
        made.extend(files(conn, &log, *dialect, project, &place, today)?);
    }
    let named: Vec<_> = made.iter().map(|file| (file.name.clone(), file.bytes.as_slice())).collect();
    let paths = save_all(folder, &named)?;
    let files = paths.into_iter().zip(&made);
    let files = files.map(|(path, made)| Written { path, format: made.format.map(Dialect::key) }).collect();
    let decisions = as_u32(log.decisions.len());
    let mut removed = Vec::new();
    for dialect in dialects.iter().filter(|dialect| dialect.is_markdown()) {
        let place = if several { folder.join(dialect.key()) } else { folder.to_owned() };
        removed.extend(replaced::take_away(&place, &log)?);
    }
    Ok(Exported { decisions, files, removed })
}

/// The files of one dialect.
fn files(
    conn: &Connection,
    log: &Log,
    dialect: Dialect,
    project: &str,
    place: &str,
    today: NaiveDate,
) -> Result<Vec<Made>> {
    let mut pages = pages(log, dialect);
    for (page, decision) in pages.iter_mut().zip(&log.decisions) {
        page.extension = Extension::bare(decision)?;
    }
    extend(&mut pages, log, dialect, project, today)?;
    // A long extension stands elsewhere in the file, which may be read differently then.
    if pages.iter().any(Page::has_extension_at_end) {
        extend(&mut pages, log, dialect, project, today)?;
    }
    let mut made = write(&pages, dialect, project, today)?;
    if dialect.is_markdown() {
        let index = writers::index("Decisions", NOTE, &pages);
        made.push(Made { name: "index.md".into(), bytes: index.into_bytes(), format: Some(dialect) });
        for decision in &log.decisions {
            for file in &decision.attachments {
                let bytes = attached::kept(conn, &file.hash)?;
                let name = beside(decision.number, &file.name);
                made.extend(bytes.map(|bytes| Made { name, bytes, format: None }));
            }
        }
    }
    for file in &mut made {
        file.name.insert_str(0, place);
    }
    Ok(made)
}

/// Gives each page what its file, read again, does not give back.
fn extend(pages: &mut [Page], log: &Log, dialect: Dialect, project: &str, today: NaiveDate) -> Result<()> {
    let made = write(pages, dialect, project, today)?;
    for (page, extension) in pages.iter_mut().zip(read_back::extensions(log, dialect, &made)?) {
        page.extension = extension;
    }
    Ok(())
}

fn write(pages: &[Page], dialect: Dialect, project: &str, today: NaiveDate) -> Result<Vec<Made>> {
    let one = |bytes: Vec<u8>| {
        vec![Made { name: format!("decisions.{}", dialect.ending()), bytes, format: Some(dialect) }]
    };
    let each = |write: &dyn Fn(&Page) -> String| -> Vec<Made> {
        let file = |page: &Page| Made {
            name: page.file_name(),
            bytes: write(page).into_bytes(),
            format: Some(dialect),
        };
        pages.iter().map(file).collect()
    };
    Ok(match dialect {
        Dialect::Madr => each(&writers::madr),
        Dialect::Nygard => each(&writers::nygard),
        Dialect::StructuredMadr => each(&|page| writers::structured_madr(page, project, today)),
        Dialect::JsonAdr => {
            let export = Export {
                generated_at: format!("{today}T00:00:00Z"),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                project: project.to_owned(),
                today,
            };
            one(writers::json_adr(pages, &export)
                .map_err(Error::shape("write the decisions as JSON"))?
                .into_bytes())
        }
        Dialect::Csv => one(writers::register_csv(pages)),
        Dialect::Xlsx => {
            let look = Look { title: "Decisions".into(), foot: "Internal".into(), ..Look::default() };
            one(xlsx::render(&[writers::register_sheet(pages)], &look)
                .map_err(Error::document("write the sheet"))?)
        }
    })
}
