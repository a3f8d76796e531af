//! Issues an update: gives it its number, writes its files, and freezes what was told.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use roadbook_formats::document::Meta;
use rusqlite::Connection;

use super::compose::corrected;
use super::draft::{Draft, asked, draft, put, template_named, template_of};
use super::file_name::Naming;
use super::finish::{Finished, finish};
use super::ground::ground;
use super::store::newest;
use super::update::{KeptSlides, Making, ToldFile, ToldPerson, Update, hash};
use super::{
    Composed, Format, Rendered, Slides, SlidesWish, Warning, Written, compose_draft, look_through, save,
};
use crate::attached;
use crate::audiences::Audience;
use crate::audiences::list::get;
use crate::error::{Error, Result};
use crate::history::Moment;
use crate::ids::{AudienceId, Letter, Reference, UpdateId};
use crate::leaks::Leak;
use crate::op::Committed;
use crate::people::Person;
use crate::record::Record as _;
use crate::saving;
use crate::store::counter;
use crate::templates::Template;
use crate::templates::covers::speaks_of_all;
use crate::timeframe::long_day;
use crate::told::changes::What;
use crate::told::{Base, SeenRecord, beside, next, printed};
use crate::workspace::{Tx, Workspace};

/// What is to be issued.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// To whom.
    pub audience: &'a AudienceId,
    /// The template; that of the draft, or the audience's own, when left out.
    pub template: Option<&'a str>,
    /// The files; those the audience gets when there are none.
    pub formats: &'a [Format],
    /// Where they are written to; an update can be issued without files, which are made later.
    pub folder: Option<&'a Path>,
    /// The update that it corrects.
    pub corrects: Option<Reference>,
    /// The bytes of a PowerPoint template for slides, instead of the one the workspace keeps.
    pub theme: Option<&'a [u8]>,
    /// Whether what is said while a slide is shown goes with the slides.
    pub notes: bool,
    /// What becomes of files of the same names.
    pub existing: Existing,
}

impl<'a> Wish<'a> {
    /// The next update of an audience as its draft has it, in the files it gets, which are made later.
    pub fn of(audience: &'a AudienceId) -> Self {
        Self {
            audience,
            template: None,
            formats: &[],
            folder: None,
            corrects: None,
            theme: None,
            notes: false,
            existing: Existing::Replace,
        }
    }
}

/// What becomes of files of the same names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Existing {
    /// They are replaced.
    #[default]
    Replace,
    /// They stay, and nothing is written.
    Keep,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Issued {
    /// The update; nothing when something withheld was found, and then no file was written and no number given.
    pub update: Option<Update>,
    /// The files, and what the audience does not get as it is.
    pub written: Written,
    /// The files that stand where it would write, when these are to stay; then nothing was issued.
    pub in_the_way: Vec<String>,
}

/// Issues the next update of an audience. Everything is rendered and searched first; files and record are written
/// together. It cannot be undone.
///
/// # Errors
/// When there is no such audience or template, when the update it corrects was for somebody else, or when a file or the
/// storage refuses; then nothing was issued.
pub fn issue(workspace: &Workspace, wish: Wish<'_>) -> Result<Committed<Issued>> {
    saving::issuing(workspace, |tx, paths| {
        let issued = issue_in(tx, wish)?;
        paths.extend(issued.written.files.iter().map(|file| file.path.clone()));
        Ok(issued)
    })
}

fn issue_in(tx: &Tx<'_>, wish: Wish<'_>) -> Result<Issued> {
    let conn = tx.conn();
    let audience = get(conn, wish.audience)?;
    if audience.is_author() {
        return Err(Error::invalid(
            "Author is nobody to be told",
            "Choose an audience. Files for the author are written without issuing them.",
        ));
    }
    let corrects = match wish.corrects {
        Some(reference) => Some(corrects(conn, &audience, reference)?),
        None => draft(conn, &audience.id)?.corrects,
    };
    let draft = asked(conn, &audience, wish.template)?;
    let template = template_of(conn, &audience, &draft)?;
    let ground = ground(conn, &audience, draft.left_out(), Moment::Now, tx.today())?;
    let slides = Slides::of(conn, SlidesWish { theme: wish.theme, notes: wish.notes })?;
    let composed = Composed { slides, ..compose_draft(conn, &ground, &draft)? };
    let formats = formats_of(&audience, wish.formats);
    let sent = Sent {
        audience: &audience,
        template: &template,
        composed,
        seen: &ground.seen,
        left_out: &ground.left_out,
        formats: &formats,
        theme: wish.theme,
        folder: wish.folder,
        existing: wish.existing,
        corrects,
        scope: scope(conn, &audience, &draft, corrects)?,
    };
    let issued = send(tx, sent)?;
    if issued.update.is_some() {
        // What was written for the next update and gave its place to this one takes it again.
        let kept = self::draft(conn, &audience.id)?.kept;
        put(tx, &kept.map_or_else(|| Draft::empty(&audience.id), |kept| kept.draft(&audience.id)))?;
    }
    Ok(issued)
}

/// What an update speaks of. A regular one is that of the audience's own template, or of any that goes through all items or
/// all changes; a correction or a page of one thing stands beside these.
///
/// # Errors
/// When there is no such template, or the storage fails.
pub(super) fn scope(
    conn: &Connection,
    audience: &Audience,
    draft: &Draft,
    corrects: Option<u32>,
) -> Result<Scope> {
    let base = template_named(conn, audience, &draft.template)?;
    let is_regular = base.name == template_named(conn, audience, "")?.name;
    let is_whole = match (is_regular, draft.text.as_str()) {
        (true, "") => true,
        (true, text) => speaks_of_all(text),
        (false, "") => corrects.is_none() && speaks_of_all(&base.text),
        (false, text) => corrects.is_none() && speaks_of_all(text),
    };
    Ok(if is_whole { Scope::Whole } else { Scope::Topic })
}

/// What an update speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everything that is news to its audience: what it leaves out is no news any more.
    Whole,
    /// One thing beside the audience's updates, such as a correction: all else is as new as before, and the next update is
    /// due as before.
    Topic,
    /// The same for a meeting: its minutes.
    Beside,
}

/// An update that is ready to leave.
#[derive(Debug)]
pub(crate) struct Sent<'a> {
    pub audience: &'a Audience,
    /// What it was made with; one without a text for what has none, such as minutes.
    pub template: &'a Template,
    pub composed: Composed,
    /// Every value that the audience may see.
    pub seen: &'a [SeenRecord],
    /// The references of what is left out this time, and stays news.
    pub left_out: &'a BTreeSet<String>,
    pub formats: &'a [Format],
    /// The bytes of the company's own PowerPoint template.
    pub theme: Option<&'a [u8]>,
    pub folder: Option<&'a Path>,
    pub existing: Existing,
    pub corrects: Option<u32>,
    pub scope: Scope,
}

/// Gives an update its number, writes its files, and freezes what was told.
pub(crate) fn send(tx: &Tx<'_>, mut sent: Sent<'_>) -> Result<Issued> {
    let conn = tx.conn();
    refuse_an_earlier_day(conn, tx.today())?;
    let warnings = look_through(conn, sent.audience, &sent.composed)?;
    let reference = Reference::update(counter::upcoming(conn, Letter::Update)?);
    let naming = match sent.scope {
        Scope::Whole | Scope::Topic => Naming::Issued(reference),
        Scope::Beside => Naming::Minutes(reference),
    };
    if let (Some(folder), Existing::Keep) = (sent.folder, sent.existing) {
        let in_the_way = save::in_the_way(folder, &sent.composed, naming, sent.formats);
        if !in_the_way.is_empty() {
            return Ok(Issued { in_the_way, ..not_issued(sent.composed, Vec::new(), warnings) });
        }
    }
    let meta = &mut sent.composed.document.meta;
    let replaces = number_it(conn, meta, reference.number, sent.corrects)?;
    sent.composed.allowed.values.extend(replaces);
    let finished = finish(&sent.composed, sent.formats, naming)?;
    if !finished.leaks.is_empty() {
        return Ok(not_issued(sent.composed, finished.leaks, warnings));
    }
    let number = counter::next(tx, Letter::Update)?;
    let update = update_of(tx, &sent, &finished, number)?;
    tx.create(&update)?;
    tx.say(format!("Issued {} for {}", update.reference(), sent.audience.name));
    let files = match sent.folder {
        Some(folder) => save::files(folder, &finished)?,
        None => Vec::new(),
    };
    let withheld = Arc::unwrap_or_clone(sent.composed.withheld);
    let written = Written { files, withheld, leaks: Vec::new(), warnings };
    Ok(Issued { update: Some(update), written, in_the_way: Vec::new() })
}

/// What was told stands in the order it was told in.
fn refuse_an_earlier_day(conn: &Connection, today: NaiveDate) -> Result<()> {
    match newest(conn)? {
        Some((newest, day)) if today < day => Err(Error::invalid(
            format!("Today is {}, and {newest} is of {}", long_day(today), long_day(day)),
            "An update cannot be older than one that was issued before. Set the clock of the computer.",
        )),
        _ => Ok(()),
    }
}

/// Freezes what a document told that left beside the audience's updates under a number of its own, such as a pack. Its files
/// were searched and are written by whoever made them.
pub(crate) fn tell(tx: &Tx<'_>, sent: &Sent<'_>, files: Vec<(String, Rendered)>) -> Result<Update> {
    let number = counter::next(tx, Letter::Update)?;
    let update = update_of(tx, sent, &Finished { files, leaks: Vec::new() }, number)?;
    tx.create(&update)?;
    Ok(update)
}

/// What there is to say when nothing left.
fn not_issued(composed: Composed, leaks: Vec<Leak>, warnings: Vec<Warning>) -> Issued {
    let withheld = Arc::unwrap_or_clone(composed.withheld);
    let written = Written { files: Vec::new(), withheld, leaks, warnings };
    Issued { update: None, written, in_the_way: Vec::new() }
}

/// Keeps what files are made with, so that they can be made again: also the company's template, where it came from a file.
///
/// # Errors
/// When the template is too large to be kept, or the storage fails.
pub(crate) fn making(tx: &Tx<'_>, composed: &Composed, theme: Option<&[u8]>) -> Result<Making> {
    let theme = match theme {
        Some(bytes) => Some(attached::keep(tx, THEME, bytes)?.hash),
        None => composed.slides.kept.clone(),
    };
    Ok(Making {
        slides: KeptSlides { theme, notes: composed.slides.notes },
        envelope: composed.envelope.clone(),
        along: composed.along.clone(),
    })
}

/// What the company's own template is kept as.
const THEME: &str = "theme.pptx";

/// The formats that were asked for, else those of the audience, else all there are.
pub(crate) fn formats_of(audience: &Audience, asked: &[Format]) -> Vec<Format> {
    let choice = [asked, audience.formats.as_slice()].into_iter().find(|formats| !formats.is_empty());
    choice.unwrap_or(Format::ALL).to_vec()
}

/// Says on a page that was composed which update of the same audience it corrects.
///
/// # Errors
/// [`Error::Invalid`] when that one was for somebody else, or the storage's failure.
pub fn say_what_it_corrects(
    conn: &Connection,
    audience: &Audience,
    composed: &mut Composed,
    reference: Reference,
) -> Result<()> {
    let said = corrected(conn, corrects(conn, audience, reference)?)?;
    composed.allowed.values.push(said.clone());
    composed.document.meta.replaces = Some(said);
    Ok(())
}

fn corrects(conn: &Connection, audience: &Audience, reference: Reference) -> Result<u32> {
    let other = super::store::by_reference(conn, reference)?;
    if other.audience != audience.id {
        return Err(Error::invalid(
            format!("{reference} was for {}, not for {}", other.audience_name, audience.name),
            "A correction goes to those who got the update that it corrects.",
        ));
    }
    Ok(other.number)
}

/// Puts the number where a draft says that it is one. Gives the words that say what it corrects.
pub(super) fn number_it(
    conn: &Connection,
    meta: &mut Meta,
    number: u32,
    corrects: Option<u32>,
) -> Result<Option<String>> {
    meta.number = Reference::update(number).to_string();
    meta.replaces = corrects.map(|old| corrected(conn, old)).transpose()?;
    Ok(meta.replaces.clone())
}

fn update_of(tx: &Tx<'_>, sent: &Sent<'_>, finished: &Finished, number: u32) -> Result<Update> {
    let Sent { audience, template, composed, .. } = sent;
    let seen = sent.seen;
    let gone: BTreeSet<String> = composed
        .since
        .records
        .iter()
        .filter(|record| record.what == What::Gone)
        .map(|record| record.reference.clone())
        .collect();
    let told = printed(&composed.document, seen, &gone);
    let before = composed.last.as_ref().map(|last| &last.base);
    let base = match sent.scope {
        Scope::Whole => next(before, seen, sent.left_out, &told, number, tx.today()),
        // To who was never told, all else is new.
        Scope::Topic | Scope::Beside => {
            beside(before.unwrap_or(&Base::default()), seen, &told, number, tx.today())
        }
    };
    let files = finished.files.iter().map(|(name, rendered)| ToldFile {
        name: name.clone(),
        format: rendered.format,
        hash: hash(&rendered.bytes),
        bytes: u32::try_from(rendered.bytes.len()).unwrap_or(u32::MAX),
    });
    Ok(Update {
        id: UpdateId(tx.new_id()),
        number,
        audience: audience.id.clone(),
        audience_name: audience.name.clone(),
        issued_on: tx.today(),
        corrects: sent.corrects,
        beside: sent.scope != Scope::Whole,
        weight: composed.weight,
        knows_registers: sent.scope == Scope::Whole
            || composed.last.as_ref().is_none_or(|last| last.knows_registers),
        template: template.name.clone(),
        template_version: hash(template.text.as_bytes()),
        template_text: template.text.clone(),
        people: people(tx.conn(), audience)?,
        files: files.collect(),
        document: composed.document.clone(),
        calendar: composed.calendar.clone(),
        making: making(tx, composed, sent.theme)?,
        base,
    })
}

fn people(conn: &Connection, audience: &Audience) -> Result<Vec<ToldPerson>> {
    let mut people = Vec::with_capacity(audience.members.len());
    for id in &audience.members {
        people.extend(Person::find(conn, &id.0)?.filter(|person| !person.archived).map(|person| {
            ToldPerson {
                reference: person.reference().to_string(),
                name: person.name,
                department: person.department,
                seniority: person.seniority,
            }
        }));
    }
    Ok(people)
}
