//! Since you last heard: what an audience can see now against what it could see when it was told last, in its own fields,
//! words and precision. What changes nothing that it can see is no news to it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::list::{Told, is_shown, stale};
use super::{KnownRecord, SeenRecord, Stands, WHOLE, gone_words, is_of_register, of_all};
use crate::audiences::Audience;
use crate::audiences::view::{registers, view};
use crate::error::{Error, Result};
use crate::history::Moment;
use crate::ids::Reference;
use crate::op::Kind;
use crate::updates::store::{Last, by_reference, last};

/// What changed for an audience since an update of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Since {
    /// The update's number and day; nothing when the audience was never told.
    pub update: Option<(u32, NaiveDate)>,
    /// The records that are different, in the order of the view, then those that are gone.
    pub records: Vec<RecordChange>,
    /// What it was told that is no longer true.
    pub stale: Vec<Told>,
    /// What it was ever told, as reference and field.
    told: BTreeSet<(String, String)>,
    /// The records it sees.
    there: BTreeSet<String>,
}

/// One record that is different.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordChange {
    /// Its reference.
    pub reference: String,
    /// What kind of record it is.
    pub kind: Kind,
    /// What the audience calls it, or called it when it is gone.
    pub title: String,
    /// What became of it.
    pub what: What,
    /// Whether the audience was ever told anything of it.
    pub was_told: bool,
}

/// What became of a record.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// It is in the view and was not.
    New,
    /// It was in the view, or was told, and is in the view no more.
    Gone,
    /// These fields say something else.
    Changed(Vec<FieldChange>),
}

/// A field that says something else.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// The field.
    pub field: String,
    /// What the view said; nothing when it said nothing.
    pub before: Option<String>,
    /// What was told of it last, which is the only thing that may be said to have been.
    pub told: Option<String>,
    /// What it says; nothing when it says nothing.
    pub after: Option<String>,
    /// Whether a page may say so: a field that is not shown any more is passed over in silence.
    pub may_be_said: bool,
}

/// A difference as scripts read it, in the audience's words. Of a record that came or went the field is `item`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct ChangeRow {
    /// The reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The field.
    pub field: String,
    /// What it was.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
}

impl Since {
    /// Whether the audience sees a record now.
    pub fn is_there(&self, reference: &str) -> bool {
        self.there.contains(reference)
    }

    /// Whether the audience was ever told a value.
    pub fn was_told(&self, reference: &str, field: &str) -> bool {
        self.told.contains(&(reference.to_owned(), field.to_owned()))
    }

    /// Leaves records out, by reference: they are no news this time.
    pub(crate) fn leave_out(&mut self, references: &BTreeSet<String>) {
        self.records.retain(|record| !references.contains(&record.reference));
        self.stale.retain(|told| !references.contains(&told.reference));
    }

    /// Each difference by itself.
    pub fn rows(&self) -> Vec<ChangeRow> {
        let mut rows = Vec::new();
        for record in &self.records {
            let mut put = |field: &str, before: Option<&str>, after: Option<&str>| {
                rows.push(ChangeRow {
                    reference: record.reference.clone(),
                    field: field.to_owned(),
                    before: before.map(str::to_owned),
                    after: after.map(str::to_owned),
                });
            };
            match &record.what {
                What::New => put(WHOLE, None, Some(&record.title)),
                What::Gone => put(WHOLE, Some(&record.title), Some(gone_words(record.kind))),
                What::Changed(fields) => fields
                    .iter()
                    .for_each(|field| put(&field.field, field.before.as_deref(), field.after.as_deref())),
            }
        }
        rows
    }
}

/// What changed for an audience since its last update, or since one of its updates.
///
/// # Errors
/// [`Error::Invalid`] when the update was for somebody else; or the storage's failure.
pub fn changes(
    conn: &Connection,
    audience: &Audience,
    since_update: Option<Reference>,
    today: NaiveDate,
) -> Result<Since> {
    let base = base(conn, audience, since_update)?;
    let (view, _) = view(conn, audience, Moment::Now, today)?;
    let (registers, _) = registers(conn, audience, today)?;
    Ok(since(audience, base.as_ref(), &of_all(&view, &registers)))
}

fn base(conn: &Connection, audience: &Audience, update: Option<Reference>) -> Result<Option<Last>> {
    let Some(reference) = update else { return last(conn, &audience.id, None) };
    let other = by_reference(conn, reference)?;
    let found = last(conn, &audience.id, Some(reference.number))?;
    if let Some(found) = found.filter(|found| found.number == reference.number) {
        return Ok(Some(found));
    }
    Err(Error::invalid(
        format!("{reference} was for {}, not for {}", other.audience_name, audience.name),
        "Name an update that this audience got.",
    ))
}

/// The difference between what an audience saw and what it sees.
pub(crate) fn since(audience: &Audience, last: Option<&Last>, seen: &[SeenRecord]) -> Since {
    let mut known: BTreeMap<&str, &KnownRecord> = last
        .into_iter()
        .flat_map(|last| &last.base.records)
        .map(|known| (known.reference.as_str(), known))
        .collect();
    let mut records = Vec::new();
    for record in seen {
        let before = known.remove(record.reference.as_str());
        let what = match before {
            Some(before) if before.stands != Stands::Closed => {
                What::Changed(fields(audience, before, record))
            }
            // An update of before that remembers no register: nobody knows what is new in it.
            None if is_of_register(record.kind) && last.is_some_and(|last| !last.knows_registers) => continue,
            Some(_) | None => What::New,
        };
        if what != What::Changed(Vec::new()) {
            records.push(RecordChange {
                reference: record.reference.clone(),
                kind: record.kind,
                title: record.title.clone(),
                what,
                was_told: before.is_some_and(KnownRecord::was_told),
            });
        }
    }
    let order = last.into_iter().flat_map(|last| &last.base.records);
    let gone = order
        .filter(|record| known.contains_key(record.reference.as_str()) && record.stands != Stands::Closed);
    records.extend(gone.map(|record| RecordChange {
        reference: record.reference.clone(),
        kind: record.kind,
        title: told_title(record),
        what: What::Gone,
        was_told: record.was_told(),
    }));
    let told = last.into_iter().flat_map(|last| &last.base.records).flat_map(|record| {
        let told = record.values.iter().filter(|value| value.told.is_some());
        told.map(|value| (record.reference.clone(), value.field.clone()))
    });
    Since {
        update: last.map(|last| (last.number, last.issued_on)),
        records,
        stale: last.map(|last| stale(audience, &last.base, seen)).unwrap_or_default(),
        told: told.collect(),
        there: seen.iter().map(|record| record.reference.clone()).collect(),
    }
}

/// What the audience was told it is called, or what it would have been.
fn told_title(record: &KnownRecord) -> String {
    let told = record.value("title").and_then(|title| title.told.as_ref());
    told.map_or_else(|| record.title.clone(), |told| told.value.clone())
}

fn fields(audience: &Audience, before: &KnownRecord, now: &SeenRecord) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    for value in &now.values {
        let known = before.value(value.field);
        let saw = known.and_then(|known| known.saw.clone());
        if saw.as_deref() != Some(value.words.as_str()) {
            let told = known.and_then(|known| known.told.as_ref()).map(|told| told.value.clone());
            changes.push(FieldChange {
                field: value.field.to_owned(),
                before: saw,
                told,
                after: Some(value.words.clone()),
                may_be_said: true,
            });
        }
    }
    for known in &before.values {
        if known.saw.is_some() && now.value(&known.field).is_none() {
            changes.push(FieldChange {
                field: known.field.clone(),
                before: known.saw.clone(),
                told: known.told.as_ref().map(|told| told.value.clone()),
                after: None,
                may_be_said: known.told.is_some() && is_shown(audience, &known.field),
            });
        }
    }
    changes
}
