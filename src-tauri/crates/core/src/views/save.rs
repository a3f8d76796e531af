//! Saves what the roadmap shows, under a new name or in the place of what a view showed.

use super::list::{get, same_name, views};
use super::{SavedView, ViewContent};
use crate::compare::moment;
use crate::error::{Error, Result};
use crate::filter::Filter;
use crate::items::board::{makes_columns, scale};
use crate::items::list::{ItemSort, ScoreColumn};
use crate::op::{Committed, Op};
use crate::scores::SCORE;
use crate::scores::formulas;
use crate::typed::line;
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
    let conn = tx.conn();
    let query = content.query();
    Filter::read(conn, &content.filter, query.score_meant(), tx.today())?;
    makes_columns(content.columns)?;
    if let Some((column, _)) = content.limits.iter().find(|(_, limit)| **limit == 0) {
        let what = format!("The limit of the column “{column}” is 0");
        return Err(Error::invalid(
            what,
            "Write how many cards it should hold at most, or leave the limit out.",
        ));
    }
    if let Some(baseline) = &content.baseline {
        moment(conn, baseline, tx.today())?;
    }
    let columns = content.fields.iter().filter_map(|field| field.strip_prefix(SCORE));
    let order = match &content.sort {
        ItemSort::Score(ScoreColumn(model)) => Some(model.as_str()),
        ItemSort::Ref | ItemSort::Start | ItemSort::End | ItemSort::Field(_) => None,
    };
    for model in columns.chain(order).chain(content.scored_by.as_deref()) {
        formulas::meant(conn, model)?;
    }
    Ok(())
}

/// Limits how many cards a column of a view's board should hold; 0 takes its limit away.
///
/// # Errors
/// [`Error::Invalid`] when the board of this view cannot have such a column.
pub fn limit(content: &mut ViewContent, column: &str, most: u32) -> Result<()> {
    let steps = scale(content.columns);
    if !steps.is_empty() && !steps.contains(&column) && most > 0 {
        let named = steps.iter().filter(|step| !step.is_empty()).copied().collect::<Vec<_>>();
        let what = format!("A board by {} has no column “{column}”", content.columns.word().to_lowercase());
        return Err(Error::invalid(what, format!("There are {}.", named.join(", "))));
    }
    match most {
        0 => content.limits.remove(column),
        most => content.limits.insert(column.to_owned(), most),
    };
    Ok(())
}
