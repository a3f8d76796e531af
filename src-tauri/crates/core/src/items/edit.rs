//! Changes items, one or several at once, each value as a person types it.

use super::assign::{NEVER_EMPTY, assign};
use super::field::ItemField;
use super::{Item, store};
use crate::error::{Error, Result};
use crate::history::write_on::write_on;
use crate::ids::ItemId;
use crate::links::depend::Depending;
use crate::op::{Committed, Op, in_words};
use crate::workspace::{Tx, Workspace};

/// Sets fields of items in one step of undo.
///
/// # Errors
/// [`crate::Error::Invalid`] when a value cannot be read; then nothing is changed.
pub fn edit(
    workspace: &Workspace,
    ids: &[ItemId],
    values: &[(ItemField, String)],
) -> Result<Committed<Vec<Item>>> {
    workspace.transact(Op::Edit, "", |tx| set(tx, ids, values))
}

/// Sets a field of an item that was set a moment ago and is still written in: together they are one step of undo.
///
/// # Errors
/// As [`edit`].
pub fn edit_on(
    workspace: &Workspace,
    id: &ItemId,
    field: ItemField,
    text: String,
) -> Result<Committed<Vec<Item>>> {
    write_on(workspace, &id.0, field.key(), |tx| set(tx, std::slice::from_ref(id), &[(field, text)]))
}

/// Empties fields of items in one step of undo; what every item has stays.
///
/// # Errors
/// [`Error::Invalid`] when nothing else is among the fields, or the storage's failure.
pub fn empty(workspace: &Workspace, ids: &[ItemId], fields: &[ItemField]) -> Result<Committed<Vec<Item>>> {
    let emptied = fields.iter().filter(|field| !NEVER_EMPTY.contains(field));
    let values: Vec<_> = emptied.map(|field| (*field, String::new())).collect();
    if fields.is_empty() {
        return Err(Error::invalid("This column cannot be emptied", "Choose cells of another column."));
    }
    if values.is_empty() {
        let what = "Every item has a title, a level and a sensitivity";
        return Err(Error::invalid(what, "Write another value instead of emptying the cell."));
    }
    workspace.transact(Op::Edit, "", |tx| {
        let emptied = put(tx, ids, &values)?;
        tx.say(sentence("Emptied", &emptied, &values));
        Ok(emptied)
    })
}

/// Sets fields within an operation and says so.
///
/// # Errors
/// As [`edit`].
pub(crate) fn set(tx: &Tx<'_>, ids: &[ItemId], values: &[(ItemField, String)]) -> Result<Vec<Item>> {
    let changed = put(tx, ids, values)?;
    tx.say(sentence("Changed", &changed, values));
    Ok(changed)
}

fn put(tx: &Tx<'_>, ids: &[ItemId], values: &[(ItemField, String)]) -> Result<Vec<Item>> {
    let mut changed = Vec::with_capacity(ids.len());
    let mut depending = Depending::default();
    for id in ids {
        let before = store::get(tx.conn(), id)?;
        let mut after = before.clone();
        for (field, text) in values {
            match field.dependency() {
                Some(end) => _ = depending.read(tx, &before, end, text)?,
                None => assign(tx, &mut after, *field, text)?,
            }
        }
        tx.change(&before, &after)?;
        changed.push(after);
    }
    depending.keep(tx)?;
    Ok(changed)
}

fn sentence(did: &str, items: &[Item], values: &[(ItemField, String)]) -> String {
    if let ([item], [(field @ (ItemField::DependsOn | ItemField::Blocks), _)]) = (items, values) {
        return format!("{did} what {} {}", item.reference(), field.word().to_lowercase());
    }
    let fields: Vec<_> = values.iter().map(|(field, _)| field.word().to_lowercase()).collect();
    match items {
        [item] => format!("{did} {} of {}", in_words(&fields), item.reference()),
        items => format!("{did} {} of {} items", in_words(&fields), items.len()),
    }
}
