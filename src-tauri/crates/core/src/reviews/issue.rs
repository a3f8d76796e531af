//! Makes the files of a pack, looks through each for what was withheld, and freezes the pack when it is issued.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;
use xxhash_rust::xxh3::xxh3_64;

use super::pack::{self, Built, compare, document};
use super::reader::audience_of;
use super::{IssuedFile, IssuedPack, Review, ReviewStatus};
use crate::audiences::view::{Withheld, registers};
use crate::error::{Error, Result};
use crate::history::store::newest;
use crate::ids::Reference;
use crate::leaks::Leak;
use crate::op::Committed;
use crate::register::Entry as _;
use crate::register::find::by_reference;
use crate::saving;
use crate::templates::Template;
use crate::told::changes::since;
use crate::told::of_all;
use crate::updates::store::last;
use crate::updates::{
    self, Along, Composed, Existing, Format, Rendered, Scope, Sent, Slides, SlidesWish, calendar, check,
    made_again, making, render, tell, wanted,
};
use crate::workspace::{Tx, Workspace};

/// What became of a pack.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Written {
    /// The files; none when there are leaks.
    pub files: Vec<PathBuf>,
    /// What the audience does not get as it is.
    pub withheld: Vec<Withheld>,
    /// What was found in the finished files and must not be there.
    pub leaks: Vec<Leak>,
    /// What is not ready, as sentences.
    pub missing: Vec<String>,
    /// The update that keeps what an issued pack told; nothing for a draft, and for the author.
    pub update: Option<String>,
}

impl From<updates::Written> for Written {
    fn from(written: updates::Written) -> Self {
        Self {
            files: written.files.into_iter().map(|file| file.path).collect(),
            withheld: written.withheld,
            leaks: written.leaks,
            ..Self::default()
        }
    }
}

/// What is asked of the files of a pack besides their formats.
#[derive(Debug, Clone, Copy, Default)]
pub struct PackWish<'a> {
    /// How slides are made.
    pub slides: SlidesWish<'a>,
    /// The files that go along with the mail, such as the PDF and the calendar.
    pub along: &'a [Format],
}

/// Writes a pack: one that has left, byte for byte as it left, else as its records are, as a draft. Nothing changes in
/// the workspace.
///
/// # Errors
/// When it cannot be rendered, or the folder not be written to; then no file is left half done.
pub fn write(workspace: &Workspace, review: &Review, formats: &[Format], folder: &Path) -> Result<Written> {
    write_with(workspace, review, formats, folder, PackWish::default())
}

/// The same with what is asked of slides and of the mail.
///
/// # Errors
/// As [`write`].
pub fn write_with(
    workspace: &Workspace,
    review: &Review,
    formats: &[Format],
    folder: &Path,
    wish: PackWish<'_>,
) -> Result<Written> {
    if let Some(issued) = &review.issued {
        let finished = workspace.read(|conn| again(conn, issued, formats))?;
        let files = save_all(folder, review, Stage::Issued, &finished)?;
        return Ok(Written { files, ..Written::default() });
    }
    let today = workspace.today();
    let (built, slides) =
        workspace.read(|conn| Ok((pack::build(conn, review, today)?, Slides::of(conn, wish.slides)?)))?;
    let missing = built.pack.missing.clone();
    let along = along(review, Stage::Draft, wish.along);
    let composed = Composed { slides, along, ..composed(built)? };
    let (finished, leaks) = finish(&composed, formats)?;
    let files =
        if leaks.is_empty() { save_all(folder, review, Stage::Draft, &finished)? } else { Vec::new() };
    let withheld = Arc::unwrap_or_clone(composed.withheld);
    Ok(Written { files, withheld, leaks, missing, update: None })
}

/// The pack as a page: one that has left as it left, else as its records are.
///
/// # Errors
/// When the storage fails, or the roadmap cannot be drawn.
pub fn page(conn: &Connection, review: &Review, today: NaiveDate) -> Result<String> {
    let rendered = match &review.issued {
        Some(issued) => again(conn, issued, &[Format::Html])?.pop(),
        None => Some(render(&composed(pack::build(conn, review, today)?)?, Format::Html)?),
    };
    Ok(rendered.map(|page| String::from_utf8_lossy(&page.bytes).into_owned()).unwrap_or_default())
}

/// The files of a pack that has left, each once. They hold what was searched when it left, and nothing that came since.
fn again(conn: &Connection, issued: &IssuedPack, formats: &[Format]) -> Result<Vec<Rendered>> {
    let document = serde_json::from_str(&issued.document).map_err(Error::shape("read the frozen pack"))?;
    let calendar = issued.calendar.clone().unwrap_or_default();
    made_again(conn, &document, &calendar, &issued.making, &once(formats))
}

/// The files that go along with the mail of a pack, each once. A mail goes with no mail.
fn along(review: &Review, stage: Stage, formats: &[Format]) -> Vec<Along> {
    let formats = once(formats).into_iter().filter(|format| *format != Format::Eml);
    formats.map(|format| Along { name: file_name(review, stage, format), format }).collect()
}

/// Formats in their order, each once.
fn once(formats: &[Format]) -> Vec<Format> {
    let mut formats = formats.to_vec();
    formats.sort_unstable();
    formats.dedup();
    formats
}

/// Issues a pack: the files are written, and the pack is frozen as it left. A leak stops it.
///
/// # Errors
/// [`Error::Invalid`] when it was issued already; else as [`write`].
pub fn issue(
    workspace: &Workspace,
    reference: Reference,
    formats: &[Format],
    folder: &Path,
) -> Result<Committed<Written>> {
    issue_with(workspace, reference, formats, folder, PackWish::default())
}

/// The same with what is asked of slides and of the mail.
///
/// # Errors
/// As [`issue`].
pub fn issue_with(
    workspace: &Workspace,
    reference: Reference,
    formats: &[Format],
    folder: &Path,
    wish: PackWish<'_>,
) -> Result<Committed<Written>> {
    saving::issuing(workspace, |tx, paths| {
        let before = by_reference::<Review>(tx.conn(), reference)?;
        if before.status != ReviewStatus::Draft {
            let what = format!("The pack of {reference} has left already");
            return Err(Error::invalid(
                what,
                "What changed since is told in the meeting, or in the next pack.",
            ));
        }
        // The number stands on every page of what leaves.
        let leaving = Review { status: ReviewStatus::Issued, ..before.clone() };
        let built = pack::build(tx.conn(), &leaving, tx.today())?;
        let missing = built.pack.missing.clone();
        let contents = as_json(&compare::contents(&built.pack.sections))?;
        let withheld = built.pack.withheld;
        let health = built.pack.health;
        let slides = Slides::of(tx.conn(), wish.slides)?;
        let along = along(&leaving, Stage::Issued, wish.along);
        let composed = Composed { slides, along, ..composed(built)? };
        let (finished, leaks) = finish(&composed, formats)?;
        if !leaks.is_empty() {
            return Ok(Written {
                files: Vec::new(),
                withheld: Arc::unwrap_or_clone(composed.withheld),
                leaks,
                missing,
                update: None,
            });
        }
        let files = finished.iter().map(|rendered| IssuedFile {
            name: file_name(&leaving, Stage::Issued, rendered.format),
            format: rendered.format.key().to_owned(),
            bytes: u32::try_from(rendered.bytes.len()).unwrap_or(u32::MAX),
            fingerprint: format!("{:016x}", xxh3_64(&rendered.bytes)),
        });
        let issued = IssuedPack {
            on: tx.today(),
            operation: newest(tx.conn())?,
            document: as_json(&composed.document)?,
            calendar: Some(composed.calendar.clone()),
            making: making(tx, &composed, wish.slides.theme)?,
            contents,
            files: files.collect(),
            withheld,
            health,
        };
        tx.change(&before, &Review { issued: Some(issued), ..leaving.clone() })?;
        let update = told(tx, &leaving, &composed, &finished, wish.slides.theme)?;
        tx.say(format!("Issued the pack of {reference} {}", before.title));
        *paths = save_all(folder, &leaving, Stage::Issued, &finished)?;
        Ok(Written {
            files: paths.clone(),
            withheld: Arc::unwrap_or_clone(composed.withheld),
            leaks,
            missing,
            update,
        })
    })
}

/// What a pack told is a promise like that of an update: it is kept as one, beside the audience's own. Gives its reference.
fn told(
    tx: &Tx<'_>,
    review: &Review,
    composed: &Composed,
    finished: &[Rendered],
    theme: Option<&[u8]>,
) -> Result<Option<String>> {
    let audience = audience_of(tx.conn(), review)?;
    if audience.is_author() {
        return Ok(None);
    }
    let (registers, _) = registers(tx.conn(), &audience, tx.today())?;
    let seen = of_all(&composed.view, &registers);
    let last = last(tx.conn(), &audience.id, None)?;
    let since = since(&audience, last.as_ref(), &seen);
    let template = Template { name: format!("Pack of {}", review.reference()), ..Template::default() };
    let formats: Vec<_> = finished.iter().map(|rendered| rendered.format).collect();
    let sent = Sent {
        audience: &audience,
        template: &template,
        composed: Composed { last, since, ..composed.clone() },
        seen: &seen,
        left_out: &BTreeSet::new(),
        formats: &formats,
        theme,
        folder: None,
        existing: Existing::Replace,
        corrects: None,
        scope: Scope::Beside,
    };
    let name = |rendered: &Rendered| file_name(review, Stage::Issued, rendered.format);
    let files = finished.iter().map(|rendered| (name(rendered), rendered.clone())).collect();
    Ok(Some(tell(tx, &sent, files)?.reference().to_string()))
}

/// Renders each format once and searches every file.
pub(super) fn finish(composed: &Composed, formats: &[Format]) -> Result<(Vec<Rendered>, Vec<Leak>)> {
    let wanted = wanted(composed);
    let (mut finished, mut leaks) = (Vec::new(), Vec::new());
    for format in once(formats) {
        let rendered = render(composed, format)?;
        leaks.extend(check(&rendered, &wanted)?.leaks);
        finished.push(rendered);
    }
    Ok((finished, leaks))
}

/// The pack as something that can be rendered and searched.
///
/// # Errors
/// When the roadmap cannot be drawn.
pub fn composed(built: Built) -> Result<Composed> {
    let document = document::document(&built)?;
    let own = built.own_words();
    let envelope = built.envelope();
    let calendar = calendar::with(&built.view, built.events, built.version);
    let composed = Composed::of(document, built.view, built.withheld, own, "Executive review");
    Ok(Composed { calendar, envelope, ..composed })
}

/// Whether a pack has left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Draft,
    Issued,
    Minutes,
}

pub(super) fn save_all(
    folder: &Path,
    review: &Review,
    stage: Stage,
    finished: &[Rendered],
) -> Result<Vec<PathBuf>> {
    let named: Vec<_> = finished
        .iter()
        .map(|rendered| (file_name(review, stage, rendered.format), rendered.bytes.as_slice()))
        .collect();
    saving::save_all(folder, &named)
}

/// "2026-12-01 V-3 Executive review.pptx".
pub(super) fn file_name(review: &Review, stage: Stage, format: Format) -> String {
    let title: String = review
        .title
        .chars()
        .map(
            |letter| if letter.is_alphanumeric() || matches!(letter, ' ' | '-' | ',') { letter } else { ' ' },
        )
        .collect();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = &title[..title.floor_char_boundary(80)];
    let (day, ending) = (review.day, format.extension());
    match stage {
        Stage::Draft => format!("{day} {title} (draft).{ending}"),
        Stage::Issued => format!("{day} {} {title}.{ending}", review.reference()),
        Stage::Minutes => format!("{day} {} Minutes of {title}.{ending}", review.reference()),
    }
}

fn as_json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(Error::shape("freeze the pack"))
}
