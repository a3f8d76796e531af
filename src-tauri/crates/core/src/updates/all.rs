//! All audiences at once: everybody's update in the files they get, into one folder, with a list of what was made.
//! Nothing is issued but by [`issue_made`], one by one.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use roadbook_formats::counts::as_u32;
use roadbook_formats::write::html;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::file_name::Naming;
use super::finish::{Finished, finish, finish_all};
use super::issue::formats_of;
use super::list::due;
use super::pictures::{LeftOut, that_can_be_made, without_pictures};
use super::update::{ToldFile, hash};
use super::{
    Composed, Format, Issued, Rendered, Slides, SlidesWish, Warning, Wish, compose, compose_draft,
    correction, ground, issue, look_through, say_what_it_corrects,
};
use crate::audiences::Audience;
use crate::audiences::list::{audiences, get};
use crate::error::{Error, Result};
use crate::history::Moment;
use crate::ids::{AudienceId, Reference};
use crate::leaks::Leak;
use crate::op::Committed;
use crate::saving;
use crate::told::list::{Asked, Which, told};
use crate::workspace::Workspace;

/// What is to be made.
#[derive(Debug, Clone, Copy)]
pub struct AllWish<'a> {
    /// The files; those each audience gets when there are none.
    pub formats: &'a [Format],
    /// Whose updates.
    pub which: Whose,
    /// Where the files go.
    pub folder: &'a Path,
    /// What is asked of slides.
    pub slides: SlidesWish<'a>,
}

/// Whose updates are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Whose {
    /// Everybody's.
    #[default]
    All,
    /// Those of the audiences that are due today.
    Due,
}

/// What was made: also written beside the files as `manifest.json`.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// The day.
    pub day: NaiveDate,
    /// Every audience.
    pub updates: Vec<MadeFor>,
}

/// What was made for one audience.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MadeFor {
    /// Its id.
    pub audience_id: AudienceId,
    /// Its name.
    pub audience: String,
    /// The reference of an update that was issued.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub update: Option<String>,
    /// The template.
    pub template: String,
    /// How many records are different for it since it last heard; nothing when it was never told.
    pub changes: Option<u32>,
    /// How many values were withheld or said otherwise.
    pub withheld: u32,
    /// The files; none when something withheld was found.
    pub files: Vec<ToldFile>,
    /// Formats it gets no file of, because there is nothing to draw on its page. That is no failure.
    pub left_out: Vec<LeftOut>,
    /// What was found.
    pub leaks: Vec<Leak>,
    /// What its author should look at.
    pub warnings: Vec<Warning>,
}

/// How far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// So many audiences are done.
    pub done: u32,
    /// Of so many.
    pub all: u32,
    /// The one that was done last.
    pub audience: String,
}

/// What the list of what was made is called.
pub const MANIFEST: &str = "manifest.json";

/// An update that was made and lies in no folder yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Unsaved {
    /// What was made.
    pub made: MadeFor,
    /// Its page, exactly as the HTML file will be.
    pub html: String,
    files: Vec<(String, Rendered)>,
}

/// Makes everybody's update and searches every file. `progress` hears of each audience that is done and says whether to go
/// on. Nothing is written. Who has no picture on the page gets the other files, and is named in the list.
///
/// # Errors
/// [`Error::Cancelled`] when it was stopped; when only pictures are asked for and nobody has one; else what composing or
/// rendering refuses.
pub fn make_all(
    conn: &Connection,
    formats: &[Format],
    which: Whose,
    slides: SlidesWish<'_>,
    today: NaiveDate,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<Vec<Unsaved>> {
    let wanted = wanted(conn, which, today)?;
    let slides = Slides::of(conn, slides)?;
    let mut composed = Vec::with_capacity(wanted.len());
    for audience in &wanted {
        let one = Composed { slides: slides.clone(), ..compose(conn, audience, None, Moment::Now, today)? };
        let warnings = look_through(conn, audience, &one)?;
        let (can_be, left_out) = that_can_be_made(&one.document, formats_of(audience, formats));
        composed.push(ToFinish { formats: can_be, left_out, composed: one, warnings });
    }
    refuse_when_nothing_can_be_made(&composed)?;
    let all = as_u32(composed.len());
    let mut done = 0;
    let mut hear = |at: usize| {
        done += 1;
        let audience = wanted.get(at).map(|audience| audience.name.clone()).unwrap_or_default();
        progress(Progress { done, all, audience })
    };
    let updates: Vec<_> = composed.iter().map(|one| (&one.composed, one.formats.as_slice())).collect();
    let mut finished = finish_all(&updates, Naming::Draft, &mut hear)?;
    let mut taken = BTreeSet::new();
    finished.iter_mut().for_each(|finished| name_apart(finished, &mut taken));
    let made = wanted.iter().zip(composed).zip(finished);
    Ok(made
        .map(|((audience, one), finished)| Unsaved {
            html: html::render(&one.composed.document),
            made: made_of(audience, one, &finished),
            files: if finished.leaks.is_empty() { finished.files } else { Vec::new() },
        })
        .collect())
}

/// An update that is composed and waits to be rendered.
struct ToFinish {
    formats: Vec<Format>,
    left_out: Vec<LeftOut>,
    composed: Composed,
    warnings: Vec<Warning>,
}

/// Refuses when somebody was to get pictures alone, and nobody has any file.
fn refuse_when_nothing_can_be_made(all: &[ToFinish]) -> Result<()> {
    let nobody = all.iter().all(|one| one.formats.is_empty());
    match all.iter().find(|one| !one.left_out.is_empty()) {
        Some(_) if nobody => {
            let names: Vec<_> = all.iter().map(|one| one.composed.view.audience.name.as_str()).collect();
            Err(without_pictures(&names.join(", ")))
        }
        _ => Ok(()),
    }
}

/// Writes the correction of every audience that was told something which is no longer so, as a draft, with the list of what
/// was made. Nothing is kept in the workspace, and nothing is issued.
///
/// # Errors
/// When composing, rendering or writing refuses; then there is no file.
pub fn write_corrections(
    conn: &Connection,
    formats: &[Format],
    folder: &Path,
    today: NaiveDate,
) -> Result<Manifest> {
    let (mut updates, mut files, mut taken) = (Vec::new(), Vec::new(), BTreeSet::new());
    for audience in audiences(conn)? {
        let asked = Asked { audience: Some(&audience.id), which: Which::Stale, ..Asked::default() };
        if told(conn, asked, today)?.is_empty() {
            continue;
        }
        let draft = correction(conn, &audience, today)?;
        let ground = ground(conn, &audience, draft.left_out(), Moment::Now, today)?;
        let mut composed = compose_draft(conn, &ground, &draft)?;
        if let Some(number) = draft.corrects {
            say_what_it_corrects(conn, &audience, &mut composed, Reference::update(number))?;
        }
        let warnings = look_through(conn, &audience, &composed)?;
        let (can_be, left_out) = that_can_be_made(&composed.document, formats_of(&audience, formats));
        let mut finished = finish(&composed, &can_be, Naming::Draft)?;
        name_apart(&mut finished, &mut taken);
        let one = ToFinish { formats: can_be, left_out, composed, warnings };
        updates.push(made_of(&audience, one, &finished));
        if finished.leaks.is_empty() {
            files.extend(finished.files.into_iter().map(|(name, rendered)| (name, rendered.bytes)));
        }
    }
    let manifest = Manifest { day: today, updates };
    files.push((MANIFEST.to_owned(), manifest.bytes()?));
    let named: Vec<_> = files.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice())).collect();
    saving::save_all(folder, &named)?;
    Ok(manifest)
}

/// Writes everybody's update. `progress` hears of each audience that is done and says whether to go on. Everything is
/// rendered and searched before the first file is written.
///
/// # Errors
/// [`Error::Cancelled`] when it was stopped, and then there is no file; else what composing, rendering or writing refuses.
pub fn write_all(
    conn: &Connection,
    wish: AllWish<'_>,
    today: NaiveDate,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<Manifest> {
    let made = make_all(conn, wish.formats, wish.which, wish.slides, today, progress)?;
    let mut files = Vec::new();
    let mut updates = Vec::new();
    for unsaved in made {
        updates.push(unsaved.made);
        files.extend(unsaved.files.into_iter().map(|(name, rendered)| (name, rendered.bytes)));
    }
    let manifest = Manifest { day: today, updates };
    files.push((MANIFEST.to_owned(), manifest.bytes()?));
    let named: Vec<_> = files.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice())).collect();
    saving::save_all(wish.folder, &named)?;
    Ok(manifest)
}

/// Issues the next update of an audience into a folder, as one line of a list of what was made.
///
/// # Errors
/// As [`issue`].
pub fn issue_made(
    workspace: &Workspace,
    audience: &AudienceId,
    formats: &[Format],
    folder: &Path,
) -> Result<Committed<MadeFor>> {
    let today = workspace.today();
    let (name, formats, left_out) = workspace.read(|conn| {
        let audience = get(conn, audience)?;
        let composed = compose(conn, &audience, None, Moment::Now, today)?;
        let (formats, left_out) = that_can_be_made(&composed.document, formats_of(&audience, formats));
        if formats.is_empty() {
            return Err(without_pictures(&audience.name));
        }
        Ok((audience.name, formats, left_out))
    })?;
    let issued = issue(workspace, Wish { formats: &formats, folder: Some(folder), ..Wish::of(audience) })?;
    Ok(issued.map(|Issued { update, written, .. }| MadeFor {
        audience_id: audience.clone(),
        audience: name,
        template: update.as_ref().map(|update| update.template.clone()).unwrap_or_default(),
        changes: None,
        withheld: as_u32(written.withheld.len()),
        update: update.as_ref().map(|update| update.reference().to_string()),
        files: update.map(|update| update.files).unwrap_or_default(),
        left_out,
        leaks: written.leaks,
        warnings: written.warnings,
    }))
}

impl Manifest {
    /// Writes the list into a folder, beside its files.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn save(&self, folder: &Path) -> Result<()> {
        saving::save_all(folder, &[(MANIFEST.to_owned(), self.bytes()?.as_slice())]).map(drop)
    }

    fn bytes(&self) -> Result<Vec<u8>> {
        serde_json::to_vec_pretty(self).map_err(Error::shape("write the list of what was made"))
    }
}

fn wanted(conn: &Connection, which: Whose, today: NaiveDate) -> Result<Vec<Audience>> {
    let mut all = audiences(conn)?;
    if which == Whose::Due {
        let due = due(conn, today)?;
        let is_due = |audience: &Audience| {
            due.iter().any(|due| due.audience_id == audience.id && due.due.is_some_and(|day| day <= today))
        };
        all.retain(is_due);
    }
    Ok(all)
}

/// Gives each file a name that no other has: “A/B” and “A B” are called the same where they are files.
fn name_apart(finished: &mut Finished, taken: &mut BTreeSet<String>) {
    for (name, _) in &mut finished.files {
        let whole = name.clone();
        let (stem, ending) = whole.rsplit_once('.').unwrap_or((&whole, ""));
        let mut number = 1;
        while !taken.insert(name.to_lowercase()) {
            number += 1;
            *name = format!("{stem} {number}.{ending}");
        }
    }
}

fn made_of(audience: &Audience, one: ToFinish, finished: &Finished) -> MadeFor {
    let ToFinish { composed, left_out, warnings, .. } = one;
    let file = |(name, rendered): &(String, Rendered)| ToldFile {
        name: name.clone(),
        format: rendered.format,
        hash: hash(&rendered.bytes),
        bytes: as_u32(rendered.bytes.len()),
    };
    MadeFor {
        audience_id: audience.id.clone(),
        update: None,
        audience: audience.name.clone(),
        template: composed.template.clone(),
        changes: composed.since.update.map(|_| as_u32(composed.since.records.len())),
        withheld: as_u32(composed.withheld.len()),
        files: match finished.leaks.is_empty() {
            true => finished.files.iter().map(file).collect(),
            false => Vec::new(),
        },
        left_out,
        leaks: finished.leaks.clone(),
        warnings,
    }
}
