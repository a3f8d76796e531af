//! Writes an item down.

use super::Item;
use super::assign::assign;
use super::field::ItemField;
use crate::error::{Error, Result};
use crate::ids::{ItemId, Letter};
use crate::links::depend::Depending;
use crate::op::{Committed, Op};
use crate::store::counter;
use crate::typed::line;
use crate::workspace::{Tx, Workspace};

/// Adds an item with a title and what else is known of it, each value as a person types it.
///
/// # Errors
/// [`Error::Invalid`] when the title is empty or a value cannot be read; then nothing is added.
pub fn add(workspace: &Workspace, title: &str, values: &[(ItemField, String)]) -> Result<Committed<Item>> {
    workspace.transact(Op::Add, "", |tx| {
        let mut item = Item { title: line(title).unwrap_or_default(), ..Item::default() };
        for (field, text) in values.iter().filter(|(field, _)| field.dependency().is_none()) {
            assign(tx, &mut item, *field, text)?;
        }
        let item = create(tx, item)?;
        let mut depending = Depending::default();
        for (field, text) in values {
            if let Some(end) = field.dependency() {
                depending.read(tx, &item, end, text)?;
            }
        }
        depending.keep(tx)?;
        tx.say(format!("Added {} {}", item.reference(), item.title));
        Ok(item)
    })
}

/// Writes a new item; id and number are given here.
///
/// # Errors
/// [`Error::Invalid`] when the title is empty, or the storage's failure.
pub(crate) fn create(tx: &Tx<'_>, item: Item) -> Result<Item> {
    let title = item.title.trim().to_owned();
    if title.is_empty() {
        return Err(Error::invalid("An item needs a title", "Write what it is called."));
    }
    let number = counter::next(tx, Letter::Item)?;
    let item = Item { id: ItemId(tx.new_id()), number, title, ..item };
    tx.create(&item)?;
    Ok(item)
}
