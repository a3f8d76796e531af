//! The told-ledger as it is asked: who believes what, since which update, and whether it is still true.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::registers::is_measured;
use super::{Base, KnownRecord, KnownValue, SeenRecord, Stands, WHOLE, of_all};
use crate::archive::id_of;
use crate::audiences::budget::SentMessage;
use crate::audiences::view::{registers, view};
use crate::audiences::{Audience, Field, Rule};
use crate::error::Result;
use crate::history::Moment;
use crate::ids::{AudienceId, Reference};
use crate::record::Record as _;
use crate::updates::store::{last, sent};

/// One value that was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// The record's reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The field; `item` for a record as a whole.
    pub field: String,
    /// Who was told, by name.
    pub audience: String,
    /// In which update.
    pub update: String,
    /// On which day.
    pub told_on: NaiveDate,
    /// What was told, in the audience's words.
    pub told: String,
    /// What the audience's view says now; nothing when it says nothing of it.
    pub now: Option<String>,
}

/// Which tellings are asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// Of one record.
    pub reference: Option<Reference>,
    /// To one audience.
    pub audience: Option<&'a AudienceId>,
    /// Which of them.
    pub which: Which,
}

/// Which tellings of the same value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Which {
    /// The newest of each value: what they believe.
    #[default]
    Newest,
    /// The newest, where it is no longer true.
    Stale,
    /// Every one that ever was.
    All,
}

/// What was told, by record, then by audience.
///
/// # Errors
/// [`Error::NotFound`](crate::error::Error::NotFound) when nobody was ever told of the record because there is none, or when the
/// storage fails.
pub fn told(conn: &Connection, asked: Asked<'_>, today: NaiveDate) -> Result<Vec<Told>> {
    let found: Vec<_> = judged(conn, asked, today)?.into_iter().map(|(told, _)| told).collect();
    if let Some(reference) = asked.reference.filter(|_| found.is_empty()) {
        id_of(conn, reference)?;
    }
    Ok(found)
}

/// The same, each with whether it is no longer so.
pub(super) fn judged(conn: &Connection, asked: Asked<'_>, today: NaiveDate) -> Result<Vec<(Told, bool)>> {
    let mut found = Vec::new();
    let reference = asked.reference.map(|reference| reference.to_string());
    for audience in Audience::all(conn)? {
        if asked.audience.is_none_or(|wanted| *wanted == audience.id) {
            found.extend(of_audience(conn, &audience, asked.which, reference.as_deref(), today)?);
        }
    }
    found.sort_by_key(|(told, _)| told.reference.parse::<Reference>().ok());
    Ok(found)
}

/// What one audience was told, of one record or of all.
pub(super) fn of_audience(
    conn: &Connection,
    audience: &Audience,
    which: Which,
    reference: Option<&str>,
    today: NaiveDate,
) -> Result<Vec<(Told, bool)>> {
    let Some(mut newest) = last(conn, &audience.id, None)? else { return Ok(Vec::new()) };
    let is_asked_for = |record: &KnownRecord| reference.is_none_or(|wanted| record.reference == wanted);
    newest.base.records.retain(|record| is_asked_for(record) && record.was_told());
    if newest.base.records.is_empty() {
        // Their view need not be made to know that they know nothing.
        return Ok(Vec::new());
    }
    let (view, _) = view(conn, audience, Moment::Now, today)?;
    let (registers, _) = registers(conn, audience, today)?;
    let seen = of_all(&view, &registers);
    if which != Which::All {
        let mut rows = judge(audience, &newest.base, &seen);
        rows.retain(|(_, is_stale)| which == Which::Newest || *is_stale);
        return Ok(rows);
    }
    let mut rows = Vec::new();
    for SentMessage { number, .. } in sent(conn, &audience.id)?.into_iter().rev() {
        let Some(mut then) = last(conn, &audience.id, Some(number))? else { continue };
        then.base.records.retain(is_asked_for);
        let own = Reference::update(number).to_string();
        rows.extend(judge(audience, &then.base, &seen).into_iter().filter(|(told, _)| told.update == own));
    }
    Ok(rows)
}

/// What one audience was told that is no longer so, as far as its newest update knows.
pub(crate) fn stale(audience: &Audience, base: &Base, seen: &[SeenRecord]) -> Vec<Told> {
    let judged = judge(audience, base, seen).into_iter();
    judged.filter(|(_, is_stale)| *is_stale).map(|(told, _)| told).collect()
}

/// What one audience was told as far as an update knows, with what its view says now and whether that is something else.
fn judge(audience: &Audience, base: &Base, seen: &[SeenRecord]) -> Vec<(Told, bool)> {
    let seen: BTreeMap<&str, &SeenRecord> =
        seen.iter().map(|record| (record.reference.as_str(), record)).collect();
    let mut rows = Vec::new();
    for record in &base.records {
        let there = seen.get(record.reference.as_str()).copied();
        for value in &record.values {
            let Some(telling) = &value.told else { continue };
            let told = Told {
                reference: record.reference.clone(),
                field: value.field.clone(),
                audience: audience.name.clone(),
                update: Reference::update(telling.update).to_string(),
                told_on: telling.on,
                told: telling.value.clone(),
                now: now(record, value, there),
            };
            let is_stale = is_stale(audience, &told, there);
            rows.push((told, is_stale));
        }
    }
    rows
}

fn now(record: &KnownRecord, value: &KnownValue, there: Option<&SeenRecord>) -> Option<String> {
    let field = value.field.as_str();
    let Some(there) = there else {
        // They were told that it is gone, and it is.
        return value.told.as_ref().filter(|_| field == WHOLE).map(|told| told.value.clone());
    };
    if field == WHOLE && record.stands == Stands::Closed {
        return Some(there.title.clone());
    }
    there.value(field).map(|value| value.words.clone())
}

/// Whether what was told is no longer so. What is only not shown any more may still be true, and what was measured was so
/// on its day: a later reading is news, and makes nothing untrue.
fn is_stale(audience: &Audience, told: &Told, there: Option<&SeenRecord>) -> bool {
    match (&told.now, there) {
        (Some(_), Some(record)) if is_measured(record.kind, &told.field) => false,
        (Some(now), _) => *now != told.told,
        (None, Some(_)) => is_shown(audience, &told.field),
        // It is gone from the view, and nobody has said so yet.
        (None, None) => true,
    }
}

/// Whether the rules of an audience show a told field at all.
pub(super) fn is_shown(audience: &Audience, field: &str) -> bool {
    rule_of(field).is_none_or(|field| audience.rule(field) != Rule::Withhold)
}

/// The field whose rule decides over a told value.
fn rule_of(field: &str) -> Option<Field> {
    match field {
        "context" | "rationale" => Some(Field::Rationale),
        "options" | "recommendation" | "chosen" => Some(Field::Options),
        "driver" | "approver" => Some(Field::Roles),
        "neededBy" | "escalatesTo" | "escalatesOn" | "blocked" | "ifNobodyDecides" | "due" | "nextAction"
        | "ifUnresolved" | "help" => Some(Field::Waiting),
        other => Field::ALL.iter().copied().find(|field| field.key() == other),
    }
}
