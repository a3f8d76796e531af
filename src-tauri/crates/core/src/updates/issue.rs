//! Issues an update: gives it its number, writes its files, and freezes what was told.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use roadbook_formats::document::Meta;
use roadbook_formats::write::pptx::Template as Theme;
use rusqlite::Connection;

use super::calendar::calendar;
use super::compose::corrected;
use super::draft::{Draft, asked, draft, put, template_of};
use super::ground::{Ground, ground};
use super::update::{KeptSlides, ToldFile, ToldPerson, Update, hash};
use super::write::{Finished, Naming, finish};
use super::{Composed, Format, Slides, Written, compose_draft, look_through, save};
use crate::audiences::Audience;
use crate::audiences::list::get;
use crate::decisions::attach;
use crate::error::{Error, Result};
use crate::history::Moment;
use crate::ids::{AudienceId, Letter, Reference, UpdateId};
use crate::op::{Committed, Op};
use crate::people::Person;
use crate::record::Record as _;
use crate::store::counter;
use crate::templates::Template;
use crate::told::changes::What;
use crate::told::{next, printed};
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
    /// The bytes of the company's own PowerPoint template, for slides.
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
    let mut paths = Vec::new();
    let done = workspace.transact(Op::Issue, "", |tx| {
        let issued = issue_in(tx, wish)?;
        paths = issued.written.files.iter().map(|file| file.path.clone()).collect();
        Ok(issued)
    });
    if done.is_err() {
        // Files of an update that was not issued after all would say that it was.
        for path in paths {
            if std::fs::remove_file(path).is_err() {
                tracing::warn!("a file of an update that was not issued is left behind");
            }
        }
    }
    done
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
    let mut composed = compose_draft(conn, &ground, &draft)?;
    let warnings = look_through(conn, &audience, &composed)?;
    let slides = slides(wish)?;
    composed.slides = slides;
    let formats = formats_of(&audience, wish.formats);
    let number = counter::upcoming(conn, Letter::Update)?;
    let naming = Naming::Issued(Reference::update(number));
    if let (Some(folder), Existing::Keep) = (wish.folder, wish.existing) {
        let in_the_way = save::in_the_way(folder, &composed.view, naming, &formats);
        if !in_the_way.is_empty() {
            let written =
                Written { withheld: Arc::unwrap_or_clone(composed.withheld), warnings, ..Written::default() };
            return Ok(Issued { update: None, written, in_the_way });
        }
    }
    let replaces = number_it(conn, &mut composed.document.meta, number, corrects)?;
    composed.allowed.extend(replaces);
    let finished = finish(&composed, &formats, naming)?;
    if !finished.leaks.is_empty() {
        let written = Written {
            files: Vec::new(),
            withheld: Arc::unwrap_or_clone(composed.withheld),
            leaks: finished.leaks,
            warnings,
        };
        return Ok(Issued { update: None, written, in_the_way: Vec::new() });
    }
    let given = counter::next(tx, Letter::Update)?;
    let update = Update {
        slides: kept_slides(tx, wish)?,
        ..update_of(tx, &ground, &template, &composed, &finished, given, corrects)?
    };
    tx.create(&update)?;
    put(tx, &Draft::empty(&audience.id))?;
    tx.say(format!("Issued {} for {}", update.reference(), audience.name));
    let files = match wish.folder {
        Some(folder) => save::files(folder, &finished)?,
        None => Vec::new(),
    };
    let written =
        Written { files, withheld: Arc::unwrap_or_clone(composed.withheld), leaks: Vec::new(), warnings };
    Ok(Issued { update: Some(update), written, in_the_way: Vec::new() })
}

fn slides(wish: Wish<'_>) -> Result<Slides> {
    let template = wish.theme.map(Theme::read).transpose().map_err(Error::document("use the template"))?;
    Ok(Slides { template: template.map(Arc::new), notes: wish.notes })
}

/// Keeps what the slides were made with, so that they can be made again.
fn kept_slides(tx: &Tx<'_>, wish: Wish<'_>) -> Result<KeptSlides> {
    let theme = wish.theme.map(|bytes| attach::keep(tx, THEME, bytes)).transpose()?;
    Ok(KeptSlides { theme: theme.map(|kept| kept.hash), notes: wish.notes })
}

/// What the company's own template is kept as.
const THEME: &str = "theme.pptx";

/// The formats that were asked for, else those of the audience, else all there are.
pub(crate) fn formats_of(audience: &Audience, asked: &[Format]) -> Vec<Format> {
    let choice = [asked, audience.formats.as_slice()].into_iter().find(|formats| !formats.is_empty());
    choice.unwrap_or(Format::ALL).to_vec()
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

fn update_of(
    tx: &Tx<'_>,
    ground: &Ground,
    template: &Template,
    composed: &Composed,
    finished: &Finished,
    number: u32,
    corrects: Option<u32>,
) -> Result<Update> {
    let audience = &ground.audience;
    let gone: BTreeSet<String> = composed
        .since
        .records
        .iter()
        .filter(|record| record.what == What::Gone)
        .map(|record| record.reference.clone())
        .collect();
    let told = printed(&composed.document, &ground.seen, &gone);
    let before = composed.last.as_ref();
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
        corrects,
        template: template.name.clone(),
        template_version: hash(template.text.as_bytes()),
        template_text: template.text.clone(),
        people: people(tx.conn(), audience)?,
        files: files.collect(),
        document: composed.document.clone(),
        calendar: calendar(&composed.view),
        slides: KeptSlides::default(),
        base: next(before.map(|last| &last.base), &ground.seen, &ground.left_out, &told, number, tx.today()),
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
