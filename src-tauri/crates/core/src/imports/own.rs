//! Whether a table was written by this workspace: a roadmap that was exported and comes back finds its items by their
//! references, and makes none a second time.

use std::collections::HashMap;

use super::first_reading::Ids;
use super::store::{Named, named};
use crate::error::Result;
use crate::ids::{ItemId, Letter, Reference};
use crate::workspace::Tx;

/// The items of this workspace by their references, when the table is its own: most of the rows that carry a reference
/// from here are called as the item is. In a table from elsewhere R-12 is another thing; then there is none.
///
/// # Errors
/// When the storage fails.
pub(super) fn written_here(tx: &Tx<'_>, ids: &Ids) -> Result<HashMap<String, ItemId>> {
    let called: HashMap<u32, &str> = ids
        .titles
        .iter()
        .filter_map(|(title, id)| Some((item_number(id.as_deref()?)?, title.as_str())))
        .collect();
    if called.is_empty() {
        return Ok(HashMap::new());
    }
    let items = named(tx.conn())?;
    let (mut here, mut same) = (0usize, 0usize);
    for item in &items {
        let Some(title) = called.get(&item.number) else { continue };
        here += 1;
        same += usize::from(item.title.trim() == title.trim());
    }
    if same * 2 <= here {
        return Ok(HashMap::new());
    }
    let by_reference = |item: Named| (Reference::item(item.number).to_string(), item.id);
    Ok(items.into_iter().map(by_reference).collect())
}

fn item_number(id: &str) -> Option<u32> {
    let reference: Reference = id.parse().ok()?;
    (reference.letter == Letter::Item).then_some(reference.number)
}
