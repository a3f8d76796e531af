//! What there is in a damaged file: the log as far as it goes, and each record from wherever it can be read.

use std::collections::{BTreeMap, BTreeSet};

use roadbook_formats::counts::as_u32;
use rusqlite::Connection;
use serde_json::Value;

use super::Saved;
use super::store::{self, Line, Operation};
use crate::error::Result;
use crate::history::log::WHOLE;
use crate::kinds::WithKind;
use crate::op::Kind;
use crate::record::{Fields, Record};

/// Everything that was found.
pub(super) struct Collected {
    /// The whole log; nothing when a part of it cannot be read.
    pub log: Option<(Vec<Operation>, Vec<Line>)>,
    /// The records, each kind in the order they were made as far as it is known.
    pub records: BTreeMap<Kind, Vec<Fields>>,
    /// The next number of each letter.
    pub counters: Vec<(String, u32)>,
    /// The files that are kept with decisions, by their hash.
    pub attached: Vec<(String, Vec<u8>)>,
    lost: BTreeMap<Kind, u32>,
}

impl Collected {
    pub(super) fn is_empty(&self) -> bool {
        self.records.values().all(Vec::is_empty)
    }

    pub(super) fn has_history(&self) -> bool {
        self.log.is_some()
    }

    pub(super) fn counts(&self) -> Vec<Saved> {
        let counted = Kind::ALL.iter().map(|kind| Saved {
            kind: *kind,
            saved: as_u32(self.records.get(kind).map_or(0, Vec::len)),
            lost: self.lost.get(kind).copied().unwrap_or(0),
        });
        counted.filter(|saved| saved.saved + saved.lost > 0).collect()
    }
}

/// Reads all that can be read.
///
/// # Errors
/// When a record cannot be written down as fields.
pub(super) fn collect(conn: &Connection) -> Result<Collected> {
    let (operations, lines) = (store::operations(conn), store::lines(conn));
    let is_whole = operations.is_whole
        && lines.is_whole
        && has_no_gap(&operations.rows, &lines.rows)
        && lines.rows.iter().all(can_be_read);
    let mut lives = Lives::of(&lines.rows);
    let mut known: BTreeMap<Kind, BTreeSet<String>> = BTreeMap::new();
    if !is_whole {
        for (kind, record) in store::searched(conn).rows {
            if let Some(kind) = Kind::from_key(&kind) {
                known.entry(kind).or_default().insert(record);
            }
        }
    }
    let mut collected = Collected {
        log: None,
        records: BTreeMap::new(),
        counters: store::counters(conn),
        attached: store::attached(conn),
        lost: BTreeMap::new(),
    };
    for kind in Kind::ALL {
        let known = known.remove(kind).unwrap_or_default();
        let source = Source { conn, is_whole, lives: &mut lives, known };
        let (records, lost) = kind.with(source)?;
        collected.records.insert(*kind, records);
        collected.lost.insert(*kind, lost);
    }
    if !is_whole {
        loosen(&mut collected);
    } else {
        collected.log = Some((operations.rows, lines.rows));
    }
    Ok(collected)
}

/// Where the records of one kind are taken from.
struct Source<'a> {
    conn: &'a Connection,
    is_whole: bool,
    lives: &'a mut Lives,
    known: BTreeSet<String>,
}

impl WithKind for Source<'_> {
    /// All records of a kind, and how many are spoken of that cannot be read.
    type Gives = Result<(Vec<Fields>, u32)>;

    fn with<R: Record>(mut self) -> Self::Gives {
        let mut records: BTreeMap<String, (usize, Fields)> = BTreeMap::new();
        let mut order = 0..;
        let mut keep = |id: String, fields: Fields, records: &mut BTreeMap<String, (usize, Fields)>| {
            records.entry(id).or_insert((order.next().unwrap_or(usize::MAX), fields));
        };
        // With the whole log the tables say nothing that it does not say better.
        if !self.is_whole {
            for fields in store::records::<R>(self.conn).rows {
                let id = fields.get("id").and_then(Value::as_str).map(str::to_owned);
                if fields.values().any(has_a_hole) {
                    self.known.extend(id);
                    continue;
                }
                if let (Some(id), Ok(record)) = (id, R::from_fields(fields)) {
                    keep(id, record.fields()?, &mut records);
                }
            }
        }
        for (id, life) in self.lives.take(R::KIND) {
            match life {
                Life::Lives(fields) => match R::from_fields(fields) {
                    Ok(record) => keep(id, record.fields()?, &mut records),
                    Err(_) => {
                        self.known.insert(id);
                    }
                },
                Life::Unclear => {
                    self.known.insert(id);
                }
                Life::Over => {
                    self.known.remove(&id);
                }
            }
        }
        let lost = self.known.iter().filter(|id| !records.contains_key(*id)).count();
        let mut records: Vec<_> = records.into_values().collect();
        records.sort_by_key(|(order, _)| *order);
        let records = records.into_iter().map(|(_, fields)| fields).collect();
        Ok((records, as_u32(lost)))
    }
}

/// Whether a part of a long text is missing: where its page was there is nothing but zeros.
fn has_a_hole(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.contains("\0\0\0\0"))
}

/// The records as the lines of the log lead to them.
struct Lives(Vec<(Kind, String, Life)>);

enum Life {
    /// It is there, with these fields.
    Lives(Fields),
    /// It was taken out.
    Over,
    /// Its beginning cannot be read.
    Unclear,
}

impl Lives {
    fn of(lines: &[Line]) -> Self {
        let mut places: BTreeMap<(Kind, &str), usize> = BTreeMap::new();
        let mut lives = Vec::new();
        for line in lines {
            let Some(kind) = Kind::from_key(&line.kind) else { continue };
            let place = *places.entry((kind, &line.record)).or_insert_with(|| {
                lives.push((kind, line.record.clone(), Life::Unclear));
                lives.len() - 1
            });
            let value =
                |text: &Option<String>| text.as_deref().and_then(|text| serde_json::from_str(text).ok());
            let life = &mut lives[place].2;
            match (line.field.as_str(), value(&line.after)) {
                (WHOLE, Some(Value::Object(whole))) => *life = Life::Lives(whole),
                (WHOLE, None) if line.after.is_none() => *life = Life::Over,
                (WHOLE, _) => *life = Life::Unclear,
                (field, after) => {
                    if let Life::Lives(fields) = life {
                        fields.insert(field.to_owned(), after.unwrap_or_default());
                    }
                }
            }
        }
        Self(lives)
    }

    fn take(&mut self, kind: Kind) -> Vec<(String, Life)> {
        let (own, others) = std::mem::take(&mut self.0).into_iter().partition(|(other, _, _)| *other == kind);
        self.0 = others;
        let own: Vec<(Kind, String, Life)> = own;
        own.into_iter().map(|(_, id, life)| (id, life)).collect()
    }
}

/// Whether a line's values are values: of a long text a page may be missing without anybody noticing.
fn can_be_read(line: &Line) -> bool {
    [&line.before, &line.after].into_iter().flatten().all(|text| serde_json::from_str::<Value>(text).is_ok())
}

/// Whether no operation and no line is missing between the first and the last.
fn has_no_gap(operations: &[Operation], lines: &[Line]) -> bool {
    let mut next = (1, 1);
    let follow = lines.iter().all(|line| {
        let follows = (line.operation, line.step) == next || (line.operation > next.0 && line.step == 1);
        next = (line.operation, line.step + 1);
        follows
    });
    let is_known = |seq: i64| usize::try_from(seq - 1).is_ok_and(|at| at < operations.len());
    let in_order = operations.iter().zip(1..).all(|(operation, seq)| operation.seq == seq);
    follow && in_order && !operations.is_empty() && lines.last().is_some_and(|line| is_known(line.operation))
}

/// Lets go of what is referred to and was not saved, so that what was saved fits together.
fn loosen(collected: &mut Collected) {
    let id = |fields: &Fields| fields.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let ids = |kind: Kind, records: &BTreeMap<Kind, Vec<Fields>>| -> BTreeSet<String> {
        records.get(&kind).into_iter().flatten().map(id).collect()
    };
    let (items, people) = (ids(Kind::Item, &collected.records), ids(Kind::Person, &collected.records));
    let decisions = ids(Kind::Decision, &collected.records);
    let audiences = ids(Kind::Audience, &collected.records);
    let is_there = |fields: &Fields, field: &str, among: &[&BTreeSet<String>]| {
        let id = fields.get(field).and_then(Value::as_str);
        id.is_none_or(|id| among.iter().any(|known| known.contains(id)))
    };
    for (kind, fields, among) in [
        (Kind::Item, &["parent"][..], &items),
        (Kind::Item, &["owner"], &people),
        (Kind::Decision, &["driver", "approver"], &people),
        (Kind::Metric, &["owner"], &people),
        (Kind::RaidEntry, &["owner"], &people),
        (Kind::Action, &["owner"], &people),
        (Kind::Review, &["audience"], &audiences),
    ] {
        for record in collected.records.get_mut(&kind).into_iter().flatten() {
            for field in fields.iter().filter(|field| !is_there(record, field, &[among])).collect::<Vec<_>>()
            {
                record.insert((*field).to_owned(), Value::Null);
            }
        }
    }
    // A baseline names a place in the log, and there is none.
    if let Some(baselines) = collected.records.remove(&Kind::Baseline) {
        let lost = collected.lost.entry(Kind::Baseline).or_default();
        *lost = lost.saturating_add(as_u32(baselines.len()));
    }
    if let Some(links) = collected.records.get_mut(&Kind::Link) {
        let before = links.len();
        let ends = [&items, &decisions, &people];
        links.retain(|link| is_there(link, "fromId", &ends) && is_there(link, "toId", &ends));
        let lost = as_u32(before - links.len());
        *collected.lost.entry(Kind::Link).or_default() += lost;
    }
}
