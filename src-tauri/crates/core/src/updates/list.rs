//! Updates in lists: those that were issued, and when which audience is due.

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::cadence::Cadence;
use super::store::{last, last_regular, sent};
use super::{Draft, Format, ToldFile, ToldPerson, Update, draft};
use crate::audiences::Audience;
use crate::audiences::budget::{BudgetUse, MessageWeight, in_month, used};
use crate::audiences::list::audiences;
use crate::audiences::view::{registers, view};
use crate::error::Result;
use crate::history::Moment;
use crate::ids::{AudienceId, Reference, UpdateId};
use crate::record::Record as _;
use crate::told::changes::since;
use crate::told::of_all;

/// An issued update as a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct UpdateRow {
    /// Its id.
    pub id: UpdateId,
    /// Its reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Who was told.
    pub audience_id: AudienceId,
    /// The same by name, as it was then.
    pub audience: String,
    /// The day.
    pub issued_on: NaiveDate,
    /// Its one sentence.
    pub headline: String,
    /// The template's name.
    pub template: String,
    /// The SHA-256 of the template's text.
    pub template_version: String,
    /// The update that it corrects.
    pub corrects: Option<String>,
    /// The update that corrects it.
    pub corrected_by: Option<String>,
    /// Who belonged to the audience.
    pub people: Vec<ToldPerson>,
    /// The files that left.
    pub files: Vec<ToldFile>,
    /// How many values it told.
    pub values: u32,
    /// How much attention it asked for.
    pub weight: MessageWeight,
}

/// Every update that was issued, newest first.
///
/// # Errors
/// When the storage fails.
pub fn issued(conn: &Connection) -> Result<Vec<UpdateRow>> {
    let all = Update::all(conn)?;
    let mut rows: Vec<_> = all.iter().map(|update| row(update, &all)).collect();
    rows.reverse();
    Ok(rows)
}

fn row(update: &Update, all: &[Update]) -> UpdateRow {
    let corrected_by = all.iter().find(|other| other.corrects == Some(update.number));
    let values = update.base.records.iter().flat_map(|record| &record.values);
    let values = values.filter(|value| value.told.as_ref().is_some_and(|told| told.update == update.number));
    UpdateRow {
        id: update.id.clone(),
        reference: update.reference().to_string(),
        audience_id: update.audience.clone(),
        audience: update.audience_name.clone(),
        issued_on: update.issued_on,
        headline: update.document.opening.headline.clone(),
        template: update.template.clone(),
        template_version: update.template_version.clone(),
        corrects: update.corrects.map(|number| Reference::update(number).to_string()),
        corrected_by: corrected_by.map(|other| other.reference().to_string()),
        people: update.people.clone(),
        files: update.files.clone(),
        values: u32::try_from(values.count()).unwrap_or(u32::MAX),
        weight: update.weight,
    }
}

/// An audience with when it was told last, and when it is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Due {
    /// Its id.
    pub audience_id: AudienceId,
    /// What it is called.
    pub audience: String,
    /// How often it is told, as written.
    pub cadence: Option<String>,
    /// The newest update.
    pub last_update: Option<String>,
    /// The day of it.
    pub last_told: Option<NaiveDate>,
    /// The day it is due; nothing when no cadence says so.
    pub due: Option<NaiveDate>,
    /// How many days it is late; less than nothing when there is time.
    pub days_late: Option<i32>,
    /// How many records are different for it since it last heard.
    pub changes: u32,
    /// How many values it was told that are no longer true.
    pub stale: u32,
    /// How many updates it got this calendar month.
    pub this_month: u32,
    /// How many it can take in a month.
    pub updates_a_month: Option<u32>,
    /// What is used up of its budget for messages of each weight.
    pub budget: Vec<BudgetUse>,
    /// The files its updates are made as.
    pub formats: Vec<Format>,
    /// Whether something was written for the next one.
    pub has_draft: bool,
}

/// Every audience with when it is due: the latest first, those without a day last.
///
/// # Errors
/// When the storage fails.
pub fn due(conn: &Connection, today: NaiveDate) -> Result<Vec<Due>> {
    let mut all: Vec<_> =
        audiences(conn)?.iter().map(|audience| of_audience(conn, audience, today)).collect::<Result<_>>()?;
    all.sort_by_key(|due| (due.due.is_none(), due.due));
    Ok(all)
}

/// The day on which the next update of an audience is due, and how often it comes; nothing when no cadence says so. Who was
/// never told is due today.
///
/// # Errors
/// When the storage fails.
pub(crate) fn next_due(
    conn: &Connection,
    audience: &Audience,
    today: NaiveDate,
) -> Result<Option<(NaiveDate, Cadence)>> {
    let Some(cadence) = audience.cadence.as_deref().and_then(Cadence::parse) else { return Ok(None) };
    let due = match last_regular(conn, &audience.id)? {
        Some(on) => cadence.after(on),
        None => Some(today),
    };
    Ok(due.map(|due| (due, cadence)))
}

fn of_audience(conn: &Connection, audience: &Audience, today: NaiveDate) -> Result<Due> {
    let last = last(conn, &audience.id, None)?;
    let (view, _) = view(conn, audience, Moment::Now, today)?;
    let (registers, _) = registers(conn, audience, today)?;
    let seen = of_all(&view, &registers);
    let since = since(audience, last.as_ref(), &seen);
    let stale = since.stale.len();
    let due = next_due(conn, audience, today)?.map(|(due, _)| due);
    let sent = sent(conn, &audience.id)?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Due {
        audience_id: audience.id.clone(),
        audience: audience.name.clone(),
        cadence: audience.cadence.clone(),
        last_update: last.as_ref().map(|last| Reference::update(last.number).to_string()),
        last_told: last.as_ref().map(|last| last.issued_on),
        due,
        days_late: due.and_then(|due| i32::try_from((today - due).num_days()).ok()),
        changes: count(since.records.len()),
        stale: count(stale),
        this_month: in_month(&sent, today),
        budget: used(&audience.budget, &sent, today),
        updates_a_month: audience.updates_a_month,
        formats: audience.formats.clone(),
        has_draft: draft(conn, &audience.id)? != Draft::empty(&audience.id),
    })
}
