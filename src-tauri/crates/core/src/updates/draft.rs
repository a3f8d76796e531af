//! What an audience is about to be told, as far as it is not its template as it is: kept until it is issued or taken away.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::store::by_reference;
use crate::audiences::Audience;
use crate::audiences::list::get;
use crate::error::{Error, Result};
use crate::history::write_on::write_on;
use crate::ids::{AudienceId, Reference};
use crate::op::{Committed, Kind, Op};
use crate::record::{Column, Record, Table, json, plain};
use crate::settings::Settings;
use crate::templates::archive::ALWAYS;
use crate::templates::{self, Template};
use crate::timeframe::long_day;
use crate::told::list::{Asked, Which, told};
use crate::workspace::{Tx, Workspace};

/// The draft of an audience. Where nothing is written the audience's own template stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Draft {
    /// The audience's id.
    pub id: AudienceId,
    /// The template it starts from; empty for the audience's own.
    pub template: String,
    /// The text for this update; empty for the template's own.
    pub text: String,
    /// The number of the update that it corrects.
    pub corrects: Option<u32>,
    /// What may go in and is left out this time, by reference.
    pub leave_out: Vec<String>,
    /// What was written for the next update before a correction took its place. It comes back when that one is issued or
    /// taken away.
    pub kept: Option<Kept>,
}

/// What was written for an update that gave its place to a correction.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Kept {
    /// The template it starts from.
    pub template: String,
    /// Its text.
    pub text: String,
    /// The number of the update that it corrects.
    pub corrects: Option<u32>,
    /// What is left out of it.
    pub leave_out: Vec<String>,
}

impl Kept {
    /// It as the draft of its audience again.
    pub(super) fn draft(self, audience: &AudienceId) -> Draft {
        let Self { template, text, corrects, leave_out } = self;
        Draft { id: audience.clone(), template, text, corrects, leave_out, kept: None }
    }
}

impl From<Draft> for Kept {
    fn from(draft: Draft) -> Self {
        let Draft { template, text, corrects, leave_out, .. } = draft;
        Self { template, text, corrects, leave_out }
    }
}

impl Draft {
    /// The draft that says nothing of its own.
    pub fn empty(audience: &AudienceId) -> Self {
        Self { id: audience.clone(), ..Self::default() }
    }

    /// The references that are left out.
    pub fn left_out(&self) -> BTreeSet<String> {
        self.leave_out.iter().cloned().collect()
    }
}

static TABLE: Table = Table::new("draft", COLUMNS);

const COLUMNS: &[Column] = &[
    plain("id", "id"),
    plain("template", "template"),
    plain("text", "text"),
    plain("corrects", "corrects"),
    json("leave_out", "leaveOut"),
    json("kept", "kept"),
];

impl Record for Draft {
    const KIND: Kind = Kind::Draft;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id.0
    }
}

/// The draft of an audience; an empty one when nothing was written.
///
/// # Errors
/// When the storage fails.
pub fn draft(conn: &Connection, audience: &AudienceId) -> Result<Draft> {
    Ok(Draft::find(conn, &audience.0)?.unwrap_or_else(|| Draft::empty(audience)))
}

/// Keeps what was written for the next update of an audience. Writing on in the same text is one step of undo.
///
/// # Errors
/// When there is no such audience or template, or the storage fails.
pub fn keep(workspace: &Workspace, wanted: Draft) -> Result<Committed<Draft>> {
    let before = workspace.read(|conn| draft(conn, &wanted.id))?;
    // Whoever takes a correction away has again what was written before it.
    let wanted = match &before.kept {
        Some(kept) if wanted == Draft::empty(&wanted.id) => kept.clone().draft(&wanted.id),
        kept => Draft { kept: kept.clone(), ..wanted },
    };
    let only_text = Draft { text: wanted.text.clone(), ..before.clone() } == wanted;
    let work = |tx: &Tx<'_>| {
        let audience = get(tx.conn(), &wanted.id)?;
        let mut wanted = wanted.clone();
        let base = template_named(tx.conn(), &audience, &wanted.template)?;
        // What says the same as the template is the template's: a later change of that one reaches it.
        if wanted.text.trim_end() == base.text.trim_end() {
            wanted.text = String::new();
        }
        wanted.leave_out.sort();
        wanted.leave_out.dedup();
        put(tx, &wanted)?;
        tx.say(format!("Wrote the update for {}", audience.name));
        Ok(wanted)
    };
    match only_text {
        true => write_on(workspace, &wanted.id.0, "text", work),
        false => workspace.transact(Op::Edit, "", work),
    }
}

/// Writes a draft over what was there.
pub(super) fn put(tx: &Tx<'_>, wanted: &Draft) -> Result<()> {
    match Draft::find(tx.conn(), &wanted.id.0)? {
        Some(before) => tx.change(&before, wanted),
        None if *wanted == Draft::empty(&wanted.id) => Ok(()),
        None => tx.create(wanted),
    }
}

/// The template that a draft is written on: the named one, else the audience's own.
///
/// # Errors
/// When there is no such template, or the storage fails.
pub fn template_named(conn: &Connection, audience: &Audience, named: &str) -> Result<Template> {
    let choice = [named, &audience.template, ALWAYS];
    let name = choice.into_iter().find(|name| !name.trim().is_empty()).unwrap_or(ALWAYS);
    templates::list::named(conn, name)
}

/// The template of a draft with what was written over its text.
///
/// # Errors
/// As [`template_named`].
pub fn template_of(conn: &Connection, audience: &Audience, draft: &Draft) -> Result<Template> {
    let template = template_named(conn, audience, &draft.template)?;
    Ok(match draft.text.is_empty() {
        true => template,
        false => Template { text: draft.text.clone(), ..template },
    })
}

/// What an update is made from: the draft of its audience, or, where a template is asked for by name, that one as it is.
///
/// # Errors
/// When the storage fails.
pub fn asked(conn: &Connection, audience: &Audience, template: Option<&str>) -> Result<Draft> {
    let own = Draft::empty(&audience.id);
    match template {
        Some(name) => Ok(Draft { template: name.to_owned(), ..own }),
        // Nobody writes a draft for the Author.
        None if audience.is_author() => Ok(own),
        None => draft(conn, &audience.id),
    }
}

/// What a correction is written with.
const CORRECTION: &str = "change of date";
/// So many working days are left to act on a correction.
const TO_ACT: i64 = 3;

/// Drafts the correction of what an audience was told and is no longer so: it names the newest update that told any of it,
/// says what was told and what is, and by when to act on it. What was written for the next update gives its place to it, and
/// takes it again afterwards.
///
/// # Errors
/// [`Error::Invalid`] when nothing they were told has changed; or the storage's failure.
pub fn correct(workspace: &Workspace, audience: &AudienceId) -> Result<Committed<Draft>> {
    workspace.transact(Op::Edit, "", |tx| {
        let audience = get(tx.conn(), audience)?;
        let before = draft(tx.conn(), &audience.id)?;
        let wanted = correction(tx.conn(), &audience, tx.today())?;
        let kept = match before {
            // One correction is not kept behind another.
            Draft { kept, corrects: Some(_), .. } => kept,
            before if before == Draft::empty(&audience.id) => None,
            before => Some(Kept::from(before)),
        };
        let wanted = Draft { kept, ..wanted };
        put(tx, &wanted)?;
        tx.say(format!("Drafted the correction for {}", audience.name));
        Ok(wanted)
    })
}

/// The correction of what an audience was told and is no longer so, as a draft that nobody has kept yet.
///
/// # Errors
/// As [`correct`].
pub fn correction(conn: &Connection, audience: &Audience, today: NaiveDate) -> Result<Draft> {
    let asked = Asked { audience: Some(&audience.id), which: Which::Stale, ..Asked::default() };
    let stale = told(conn, asked, today)?;
    let updates = stale.iter().filter_map(|told| told.update.parse::<Reference>().ok());
    let Some(newest) = updates.map(|reference| reference.number).max() else {
        return Err(Error::invalid(
            format!("All that {} was told is still so", audience.name),
            "There is nothing to correct.",
        ));
    };
    let template = templates::list::named(conn, CORRECTION)?;
    Ok(Draft {
        template: template.name.clone(),
        text: with_day(&template.text, &long_day(soon(conn, today)?)),
        corrects: Some(newest),
        ..Draft::empty(&audience.id)
    })
}

/// Begins the update that takes the place of an issued one: what was written for the next update stays, and says which it
/// corrects.
///
/// # Errors
/// When there is no such update, or its audience is gone.
pub fn correct_update(workspace: &Workspace, reference: Reference) -> Result<Committed<Draft>> {
    workspace.transact(Op::Edit, "", |tx| {
        let old = by_reference(tx.conn(), reference)?;
        let audience = get(tx.conn(), &old.audience)?;
        let before = draft(tx.conn(), &audience.id)?;
        let wanted = Draft { corrects: Some(old.number), ..before };
        put(tx, &wanted)?;
        tx.say(format!("Began the correction of {reference} for {}", audience.name));
        Ok(wanted)
    })
}

/// The text with the day by which readers are to act.
fn with_day(text: &str, day: &str) -> String {
    let line =
        |line: &str| if line.starts_with("by: [Write:") { format!("by: {day}") } else { line.to_owned() };
    text.lines().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

/// Some working days from today.
fn soon(conn: &Connection, today: NaiveDate) -> Result<NaiveDate> {
    let week = Settings::of(conn)?.working_days();
    let days = today.iter_days().skip(1);
    Ok(days.take(60).find(|day| week.between(today, *day) >= TO_ACT).unwrap_or(today))
}
