//! What a page tells while it is written: a piece that stands as it stood a letter ago is not read again.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use roadbook_formats::document::Document;

use super::SeenRecord;
use super::printed::{Known, Printed, Unit, units};

/// What the pieces of the newest page told of the records of one view. Copies share it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reread(Arc<Mutex<Memory>>);

#[derive(Debug, Default)]
struct Memory {
    known: Option<Known>,
    told: HashMap<Unit, Vec<(String, &'static str)>>,
}

impl Reread {
    /// What a document tells of the records of the view, as [`super::printed`] finds it; always of the same view.
    pub(crate) fn printed(&self, document: &Document, seen: &[SeenRecord]) -> Printed {
        let mut memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Memory { known, told } = &mut *memory;
        let known = known.get_or_insert_with(|| Known::of(seen));
        let mut before = std::mem::take(told);
        let mut printed = Printed::default();
        for unit in units(document) {
            if told.contains_key(&unit) {
                continue;
            }
            let fields = before.remove(&unit).unwrap_or_else(|| {
                let fields = known.told(&unit, seen, &BTreeSet::new()).into_iter();
                fields.map(|(reference, field)| (reference.to_owned(), field)).collect()
            });
            for (reference, field) in &fields {
                match printed.0.get_mut(reference) {
                    Some(known) => _ = known.insert(*field),
                    None => _ = printed.0.insert(reference.clone(), BTreeSet::from([*field])),
                }
            }
            told.insert(unit, fields);
        }
        printed
    }
}
