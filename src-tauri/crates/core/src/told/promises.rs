//! Whether what was told came true. Each end of an item that an audience was told is a promise: kept when the item was
//! done by then, broken when it was not. Told again unchanged, it is the same promise; told anew, it is another one, and
//! the first is still counted.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use roadbook_formats::words::Scale;
use rusqlite::Connection;
use serde::Serialize;

use crate::audiences::Field;
use crate::error::Result;
use crate::history::list::life;
use crate::history::log::WHOLE;
use crate::items::store;
use crate::op::Kind;
use crate::record::Record as _;
use crate::settings::Settings;
use crate::statuses::StatusMap;
use crate::timeframe::{Reading, parse};
use crate::updates::Update;

/// An end that an audience was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// When it was told first.
    pub told_on: NaiveDate,
    /// The last day of what was told.
    pub until: NaiveDate,
    /// How sure it was told to be, as it was told; empty when nothing was said.
    pub commitment: String,
    /// When the item was done; nothing while it is not.
    pub done_on: Option<NaiveDate>,
}

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It was done by then.
    Kept,
    /// It was not.
    Broken,
    /// There is time left.
    Open,
}

impl Promise {
    /// What became of it, as seen on a day.
    pub fn fate(&self, today: NaiveDate) -> Fate {
        match self.done_on.filter(|done| *done <= today) {
            Some(done) if done <= self.until => Fate::Kept,
            _ if self.until < today => Fate::Broken,
            _ => Fate::Open,
        }
    }
}

/// Promises of one kind by what became of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PromiseCount {
    /// What they have in common.
    pub name: String,
    /// How many were kept.
    pub kept: u32,
    /// How many were not.
    pub broken: u32,
    /// How many still have time.
    pub open: u32,
}

impl PromiseCount {
    fn add(&mut self, fate: Fate) {
        let count = match fate {
            Fate::Kept => &mut self.kept,
            Fate::Broken => &mut self.broken,
            Fate::Open => &mut self.open,
        };
        *count += 1;
    }
}

/// All promises by how far ahead they were made, and by how sure they were said to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PromiseCounts {
    /// All of them.
    pub all: PromiseCount,
    /// By how far ahead, the nearest first.
    pub by_horizon: Vec<PromiseCount>,
    /// By how sure, the surest first.
    pub by_commitment: Vec<PromiseCount>,
}

/// So many days ahead, and what that is called.
const HORIZONS: [(i64, &str); 4] = [
    (31, "Within a month"),
    (92, "One to three months"),
    (184, "Three to six months"),
    (i64::MAX, "More than six months"),
];

/// How sure, the surest first; what nobody said comes last.
const COMMITMENTS: [&str; 4] = ["Committed", "Likely", "Might happen", ""];

/// Counts promises as seen on a day. Kinds without any are left out.
pub fn counts(promises: &[Promise], today: NaiveDate) -> PromiseCounts {
    let mut all = PromiseCount { name: "All".to_owned(), ..PromiseCount::default() };
    let mut horizons = HORIZONS.map(|(_, name)| PromiseCount { name: name.to_owned(), ..Default::default() });
    let mut commitments: Vec<PromiseCount> =
        COMMITMENTS.map(|name| PromiseCount { name: name.to_owned(), ..Default::default() }).into();
    for promise in promises {
        let fate = promise.fate(today);
        all.add(fate);
        let ahead = (promise.until - promise.told_on).num_days();
        if let Some(at) = HORIZONS.iter().position(|(most, _)| ahead <= *most) {
            horizons[at].add(fate);
        }
        match commitments.iter_mut().find(|known| known.name.eq_ignore_ascii_case(&promise.commitment)) {
            Some(known) => known.add(fate),
            None => {
                let mut own = PromiseCount { name: promise.commitment.clone(), ..Default::default() };
                own.add(fate);
                commitments.insert(commitments.len() - 1, own);
            }
        }
    }
    let is_used = |count: &PromiseCount| count.kept + count.broken + count.open > 0;
    let said = |mut count: PromiseCount| {
        if count.name.is_empty() {
            "Nothing was said".clone_into(&mut count.name);
        }
        count
    };
    PromiseCounts {
        all,
        by_horizon: horizons.into_iter().filter(is_used).collect(),
        by_commitment: commitments.into_iter().filter(is_used).map(said).collect(),
    }
}

/// Every promise of the told-ledger, by the update that made it.
///
/// # Errors
/// When the storage fails.
pub fn promises(conn: &Connection) -> Result<Vec<Promise>> {
    let fiscal = Settings::of(conn)?.fiscal;
    let statuses = StatusMap::of(conn)?;
    let (mut seen, mut done, mut out) = (BTreeSet::new(), BTreeMap::new(), Vec::new());
    for update in Update::all(conn)? {
        let reading = Reading::new(update.issued_on, fiscal);
        for record in update.base.records.iter().filter(|record| record.kind == Kind::Item) {
            let told = |field: &str| {
                record.values.iter().find(|value| value.field == field).and_then(|value| value.told.as_ref())
            };
            let Some(when) = told(Field::Timeframe.key()).filter(|told| told.update == update.number) else {
                continue;
            };
            let Some(until) = parse(&when.value, &reading).ok().and_then(|timeframe| timeframe.last_day())
            else {
                continue;
            };
            if !seen.insert((update.audience.clone(), record.reference.clone(), until)) {
                continue;
            }
            if !done.contains_key(&record.reference) {
                done.insert(record.reference.clone(), done_on(conn, &record.reference, &statuses)?);
            }
            out.push(Promise {
                told_on: when.on,
                until,
                commitment: told("commitment").map(|told| told.value.clone()).unwrap_or_default(),
                done_on: done.get(&record.reference).copied().flatten(),
            });
        }
    }
    Ok(out)
}

/// Since when an item is done without a break; nothing when it is not.
fn done_on(conn: &Connection, reference: &str, statuses: &StatusMap) -> Result<Option<NaiveDate>> {
    let Ok(item) = store::by_reference(conn, reference.parse()?) else { return Ok(None) };
    let is_done = |status: Option<&str>| {
        status.and_then(|word| statuses.scale_of_word(item.team.as_deref(), word)) == Some(Scale::Done)
    };
    if !is_done(item.status.as_deref()) {
        return Ok(None);
    }
    // Newest first: as far back as it was done.
    let mut since = None;
    for change in life(conn, &item.id.0)? {
        let status = match change.field.as_str() {
            "status" => change.after.as_ref(),
            WHOLE => change.after.as_ref().and_then(|whole| whole.get("status")),
            _ => continue,
        };
        if !is_done(status.and_then(|status| status.as_str())) {
            break;
        }
        since = change.day.parse().ok();
    }
    Ok(since)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> NaiveDate {
        iso.parse().unwrap()
    }

    fn promise(told_on: &str, until: &str, commitment: &str, done_on: Option<&str>) -> Promise {
        Promise {
            told_on: day(told_on),
            until: day(until),
            commitment: commitment.to_owned(),
            done_on: done_on.map(day),
        }
    }

    #[test]
    fn a_promise_is_kept_by_its_last_day() {
        let check = |until: &str, done_on: Option<&str>, expect: Fate| {
            let promise = promise("2026-01-10", until, "", done_on);
            assert_eq!(promise.fate(day("2026-11-22")), expect, "until {until}, done {done_on:?}");
        };
        check("2026-11-21", None, Fate::Broken);
        check("2026-11-22", None, Fate::Open);
        check("2026-12-31", None, Fate::Open);
        check("2026-11-21", Some("2026-11-21"), Fate::Kept);
        check("2026-11-21", Some("2026-11-22"), Fate::Broken);
        check("2026-12-31", Some("2026-03-01"), Fate::Kept);
        // Looked at from before it was done.
        check("2026-12-31", Some("2026-12-01"), Fate::Open);
    }

    #[test]
    fn promises_are_counted_by_horizon_and_by_commitment() {
        let all = [
            promise("2026-10-01", "2026-10-31", "Committed", Some("2026-10-30")),
            promise("2026-08-01", "2026-10-31", "committed", None),
            promise("2026-05-01", "2026-10-31", "Likely", None),
            promise("2026-01-01", "2026-12-31", "", None),
            promise("2026-01-01", "2026-12-31", "Firm", Some("2026-10-01")),
        ];
        let counted = counts(&all, day("2026-11-22"));
        let read = |counts: &[PromiseCount]| -> Vec<(String, u32, u32, u32)> {
            counts.iter().map(|one| (one.name.clone(), one.kept, one.broken, one.open)).collect()
        };
        let row = |name: &str, kept, broken, open| (name.to_owned(), kept, broken, open);
        assert_eq!(read(&[counted.all]), [row("All", 2, 2, 1)]);
        assert_eq!(
            read(&counted.by_horizon),
            [
                row("Within a month", 1, 0, 0),
                row("One to three months", 0, 1, 0),
                row("Three to six months", 0, 1, 0),
                row("More than six months", 1, 0, 1),
            ]
        );
        assert_eq!(
            read(&counted.by_commitment),
            [
                row("Committed", 1, 1, 0),
                row("Likely", 0, 1, 0),
                row("Firm", 1, 0, 0),
                row("Nothing was said", 0, 0, 1),
            ]
        );
    }
}
