//! What items will be part of when a table is imported, so that no row closes a circle: an item above itself stands
//! nowhere on the roadmap.

use std::collections::HashMap;

use rusqlite::Connection;
use serde_json::{Value, json};

use super::ImportRequest;
use super::first_reading::Ids;
use super::merge::merge;
use crate::error::Result;
use crate::ids::ItemId;
use crate::items::{self, Item};
use crate::record::{Fields, Record as _};

/// The ways up from all items.
#[derive(Default)]
pub(super) struct Tree {
    /// What each item is part of in the workspace.
    here: HashMap<ItemId, ItemId>,
    /// What the rows that are still to be written will be part of, where that is something else.
    coming: HashMap<ItemId, Option<ItemId>>,
}

impl Tree {
    /// The tree before the first row is written. `said` is what each row, by its source id, says it is part of.
    pub(super) fn of(
        conn: &Connection,
        said: Vec<(String, Option<String>)>,
        ids: &Ids,
        request: &ImportRequest,
    ) -> Result<Self> {
        let here: HashMap<_, _> = items::store::parents(conn)?.into_iter().collect();
        let mut coming = HashMap::new();
        for (row, parent) in said {
            let parent = parent.and_then(|parent| ids.resolve(&parent));
            let (known, Some(item)) = (ids.known.get(&row), ids.resolve(&row)) else { continue };
            if here.get(item) == parent || Some(item) == parent {
                continue;
            }
            let will_be = match known.map(|known| Item::find(conn, &known.0)).transpose()?.flatten() {
                Some(before) => {
                    // Where it was moved here since the last import, the request says which of the two counts.
                    let field = Fields::from_iter([("parent".to_owned(), json!(parent))]);
                    let reference = before.reference().to_string();
                    merge(&before, &reference, &field, request, &|_, value: &Value| value.clone())?
                        .record
                        .parent
                }
                None => parent.cloned(),
            };
            coming.insert(item.clone(), will_be);
        }
        Ok(Self { here, coming })
    }

    /// Whether the way up from an item leads to another one, or is that one itself.
    pub(super) fn leads(&self, from: &ItemId, to: &ItemId) -> bool {
        let mut at = from;
        // A way longer than all there is goes round.
        for _ in 0..=self.here.len() + self.coming.len() {
            if at == to {
                return true;
            }
            match self.above(at) {
                Some(above) => at = above,
                None => return false,
            }
        }
        false
    }

    fn above(&self, item: &ItemId) -> Option<&ItemId> {
        match self.coming.get(item) {
            Some(will_be) => will_be.as_ref(),
            None => self.here.get(item),
        }
    }

    /// Notes what an item is part of now that its row is written.
    pub(super) fn written(&mut self, item: &Item) {
        self.coming.remove(&item.id);
        match &item.parent {
            Some(parent) => self.here.insert(item.id.clone(), parent.clone()),
            None => self.here.remove(&item.id),
        };
    }
}
