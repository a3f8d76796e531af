//! Saves what the roadmap shows, under a new name or in the place of what a view showed.

use super::list::{get, same_name, views};
use super::{SavedView, ViewContent};
use crate::error::{Error, Result};
use crate::filter::Filter;
use crate::items::assign::{ItemField, line};
use crate::op::{Committed, Op};
use crate::workspace::{Tx, Workspace};

/// Saves a view under a new name.
///
/// # Errors
/// [`Error::Invalid`] when the name is empty or taken, or the content cannot be shown; then nothing is saved.
pub fn save_as(workspace: &Workspace, name: &str, content: ViewContent) -> Result<Committed<SavedView>> {
    workspace.transact(Op::Add, "", |tx| {
        let view =
            SavedView { id: tx.new_id(), name: free_name(tx, name, None)?, content, ..SavedView::default() };
        fits(tx, &view.content)?;
        tx.create(&view)?;
        tx.say(format!("Saved the view {}", view.name));
        Ok(view)
    })
}

/// Makes a saved view show this.
///
/// # Errors
/// [`Error::NotFound`] when there is no such view, [`Error::Invalid`] when the content cannot be shown.
pub fn save(workspace: &Workspace, id: &str, content: ViewContent) -> Result<Committed<SavedView>> {
    workspace.transact(Op::Edit, "", |tx| {
        let before = get(tx.conn(), id)?;
        fits(tx, &content)?;
        let after = SavedView { content, ..before.clone() };
        tx.change(&before, &after)?;
        tx.say(format!("Saved the view {}", after.name));
        Ok(after)
    })
}

/// A name as it is kept, when no other view has it.
pub(super) fn free_name(tx: &Tx<'_>, name: &str, own: Option<&str>) -> Result<String> {
    let empty =
        || Error::invalid("A view needs a name", "Write what to call it, such as Plan for the board.");
    let name = line(name).ok_or_else(empty)?;
    let mut others = views(tx.conn())?.into_iter().filter(|view| Some(view.id.as_str()) != own);
    match others.find(|view| same_name(&view.name, &name)) {
        Some(other) => {
            Err(Error::invalid(format!("There is a view {} already", other.name), "Choose another name."))
        }
        None => Ok(name),
    }
}

/// Whether a view can be shown so.
fn fits(tx: &Tx<'_>, content: &ViewContent) -> Result<()> {
    Filter::read(tx.conn(), &content.filter, tx.today())?;
    let is_first_tag = |field: &&ItemField| **field != ItemField::Tags;
    for field in content.lanes.iter().filter(is_first_tag).chain([&content.columns]) {
        if !GROUPING.contains(field) {
            let known: Vec<_> = GROUPING.iter().map(|field| field.key()).collect();
            return Err(Error::invalid(
                format!("{} makes no lanes or columns", field.word()),
                format!("Choose {}.", known.join(", ")),
            ));
        }
    }
    if let Some((column, _)) = content.limits.iter().find(|(_, limit)| **limit == 0) {
        let what = format!("The limit of the column “{column}” is 0");
        return Err(Error::invalid(
            what,
            "Write how many cards it should hold at most, or leave the limit out.",
        ));
    }
    Ok(())
}

/// The fields that lanes and columns can be made of; lanes also of tags.
pub const GROUPING: &[ItemField] = &[
    ItemField::Product,
    ItemField::Team,
    ItemField::Owner,
    ItemField::Goal,
    ItemField::Status,
    ItemField::Health,
    ItemField::Commitment,
    ItemField::Level,
    ItemField::Parent,
    ItemField::Timeframe,
    ItemField::Sensitivity,
];
