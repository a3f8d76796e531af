//! What people hold: each value as an audience was told it last, with how many people were told, what the record is called
//! inside, and whether it is still so.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::label;
use super::list::{Asked, Told, judged};
use crate::audiences::list::audiences;
use crate::error::{Result, if_there};
use crate::ids::{AudienceId, Letter, Reference};
use crate::metrics::Metric;
use crate::raid::RaidEntry;
use crate::register::{Register, find};
use crate::updates::store::people;
use crate::{decisions, items};

/// One value that an audience holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HeldValue {
    /// The record's reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What the record is called inside; what was told when there is no such record any more.
    pub title: String,
    /// The field; `item` for a record as a whole.
    pub field: String,
    /// Its name on screen.
    pub label: String,
    /// Who was told.
    pub audience_id: AudienceId,
    /// The same by name.
    pub audience: String,
    /// How many people were told.
    pub people: u32,
    /// In which update.
    pub update: String,
    /// On which day.
    pub told_on: NaiveDate,
    /// What was told, in the audience's words.
    pub told: String,
    /// What the audience's view says now; nothing when it says nothing of it.
    pub now: Option<String>,
    /// Whether it is no longer so.
    pub is_stale: bool,
}

/// What is held, by record, then by audience.
///
/// # Errors
/// When the storage fails.
pub fn held(conn: &Connection, asked: Asked<'_>, today: NaiveDate) -> Result<Vec<HeldValue>> {
    let all = judged(conn, asked, today)?;
    let ids: BTreeMap<String, AudienceId> =
        audiences(conn)?.into_iter().map(|audience| (audience.name, audience.id)).collect();
    let people = people(conn)?;
    let mut titles = BTreeMap::new();
    let mut rows = Vec::with_capacity(all.len());
    for (one, is_stale) in all {
        let Told { reference, field, audience, update, told_on, told, now } = one;
        if !titles.contains_key(&reference) {
            titles.insert(reference.clone(), title(conn, &reference)?);
        }
        rows.push(HeldValue {
            title: titles.get(&reference).cloned().flatten().unwrap_or_else(|| told.clone()),
            label: label(&field).to_owned(),
            audience_id: ids.get(&audience).cloned().unwrap_or_default(),
            people: people.get(&update).copied().unwrap_or(0),
            reference,
            field,
            audience,
            update,
            told_on,
            told,
            now,
            is_stale,
        });
    }
    Ok(rows)
}

/// What a record that was told of is called; nothing when it is gone.
///
/// # Errors
/// When the storage fails.
pub(crate) fn title(conn: &Connection, reference: &str) -> Result<Option<String>> {
    let Ok(reference) = reference.parse::<Reference>() else { return Ok(None) };
    let found = match reference.letter {
        Letter::Item => items::store::by_reference(conn, reference).map(|item| item.title),
        Letter::Decision => decisions::store::by_reference(conn, reference).map(|decision| decision.title),
        Letter::Register(Register::Metric) => {
            find::by_reference::<Metric>(conn, reference).map(|metric| metric.name)
        }
        Letter::Register(Register::RaidEntry) => {
            find::by_reference::<RaidEntry>(conn, reference).map(|entry| entry.statement)
        }
        _ => return Ok(None),
    };
    if_there(found)
}
