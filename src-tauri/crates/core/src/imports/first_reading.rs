//! The first reading of a table: how its dates are written, and by which names its rows call each other.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use roadbook_formats::read::table::Row;
use roadbook_formats::read::tracker::{Dates, DayOrderScan, Mapping, Plan, read_names};
use xxhash_rust::xxh3::Xxh3;

use super::items::ROWS_PER_STEP;
use super::source::TableFile;
use super::understand::open;
use crate::error::{Error, Result};
use crate::ids::ItemId;
use crate::watch::Watch;
use crate::workspace::Tx;

/// What the first reading finds out.
pub(super) struct Learned {
    pub days: DayOrderScan,
    pub ids: Ids,
    /// What each row says it is part of, by its source id.
    pub parents: Vec<(String, Option<String>)>,
    pub rows: u64,
}

/// Rows by all the names other rows may call them.
#[derive(Default)]
pub(super) struct Ids {
    /// Items that are in the workspace already, by source id.
    pub known: HashMap<String, ItemId>,
    /// The new id of each row of this file, by source id.
    pub new: HashMap<String, ItemId>,
    /// Source ids by the tracker's second name.
    pub internal: HashMap<String, String>,
    /// Source ids by title; nothing where several rows have the title.
    pub titles: HashMap<String, Option<String>>,
}

impl Ids {
    /// The item that a row calls by source id, second name or title.
    pub fn resolve(&self, name: &str) -> Option<&ItemId> {
        let by_source = |id: &str| self.known.get(id).or_else(|| self.new.get(id));
        by_source(name)
            .or_else(|| self.internal.get(name).and_then(|id| by_source(id)))
            .or_else(|| self.titles.get(name)?.as_deref().and_then(by_source))
    }
}

pub(super) fn learn(tx: &Tx<'_>, file: &TableFile, mapping: &Mapping, watch: &dyn Watch) -> Result<Learned> {
    let mut table = open(file)?;
    let mut naming = Naming::default();
    let plan = Plan::new(&file.name, mapping, Dates::default());
    let mut learned =
        Learned { days: DayOrderScan::new(mapping), ids: Ids::default(), parents: Vec::new(), rows: 0 };
    while let Some(row) = table.next_row().map_err(Error::file(format!("read {}", file.name)))? {
        if learned.rows.is_multiple_of(ROWS_PER_STEP) {
            watch.step("Reading rows", learned.rows, None);
            if watch.is_cancelled() {
                return Err(Error::Cancelled);
            }
        }
        learned.rows += 1;
        learned.days.look(&row);
        table.take_problems();
        let Some(names) = read_names(&plan, &row) else { continue };
        let Some(id) = naming.name(names.source_id.as_deref(), &names.title, &row) else { continue };
        if let Some(internal) = names.internal_id {
            learned.ids.internal.entry(internal).or_insert_with(|| id.clone());
        }
        learned
            .ids
            .titles
            .entry(names.title)
            .and_modify(|known| *known = None)
            .or_insert_with(|| Some(id.clone()));
        if let Entry::Vacant(new) = learned.ids.new.entry(id) {
            learned.parents.push((new.key().clone(), names.parent));
            new.insert(ItemId(tx.new_id()));
        }
    }
    Ok(learned)
}

/// Names the rows of a file, one after the other, so that each is found again.
#[derive(Default)]
pub(super) struct Naming {
    /// What the rows without an id say, by their title.
    said: HashMap<String, Vec<u64>>,
}

impl Naming {
    /// The tracker's id, else the title; of several rows with one title the second is `title · 2`. Nothing for a row without
    /// an id that says the same as one before.
    pub fn name(&mut self, given: Option<&str>, title: &str, row: &Row) -> Option<String> {
        if let Some(id) = given {
            return Some(id.to_owned());
        }
        let mut words = Xxh3::new();
        for cell in row.cells() {
            words.update(cell.trim().as_bytes());
            words.update(&[0]);
        }
        let (title, words) = (title.to_lowercase(), words.digest());
        let said = self.said.entry(title.clone()).or_default();
        if said.contains(&words) {
            return None;
        }
        said.push(words);
        Some(if said.len() == 1 { title } else { format!("{title} · {}", said.len()) })
    }
}

/// The items of a system, by their id there.
pub(super) fn known(tx: &Tx<'_>, system: &str) -> Result<HashMap<String, ItemId>> {
    let mut known = HashMap::new();
    for (id, source) in crate::items::store::sources(tx.conn())? {
        if source.system == system {
            known.insert(source.id, id);
        }
    }
    Ok(known)
}
