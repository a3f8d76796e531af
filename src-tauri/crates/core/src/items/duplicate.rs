//! Copies an item.

use std::collections::BTreeMap;

use super::add::create;
use super::{Item, store};
use crate::error::Result;
use crate::ids::ItemId;
use crate::op::{Committed, Op};
use crate::workspace::Workspace;

/// Writes an item down a second time, with its fields and a title that says it is a copy. Where it was imported from,
/// its links and its history stay with the first.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is no such item, or the storage's failure.
pub fn duplicate(workspace: &Workspace, id: &ItemId) -> Result<Committed<Item>> {
    workspace.transact(Op::Add, "", |tx| {
        let original = store::get(tx.conn(), id)?;
        let from = original.reference();
        let copy = Item {
            title: copied(&original.title),
            source: None,
            imported: BTreeMap::new(),
            archived: false,
            ..original
        };
        let copy = create(tx, copy)?;
        tx.say(format!("Added {} as a copy of {from}", copy.reference()));
        Ok(copy)
    })
}

/// A title that says it is a copy.
pub(crate) fn copied(title: &str) -> String {
    format!("{title} (copy)")
}
