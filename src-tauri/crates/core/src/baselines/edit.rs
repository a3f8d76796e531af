//! Renames baselines and takes them away. What shows them goes with them.

use super::Baseline;
use super::add::free_name;
use super::list::{get, is_named};
use crate::error::Result;
use crate::op::{Committed, Op};
use crate::views::SavedView;
use crate::views::list::views;
use crate::workspace::{Tx, Workspace};

/// Gives a baseline another name, also in the saved views that show it.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is no such baseline, [`crate::Error::Invalid`] as [`super::add()`].
pub fn rename(workspace: &Workspace, name: &str, new_name: &str) -> Result<Committed<Baseline>> {
    workspace.transact(Op::Edit, "", |tx| {
        let before = get(tx.conn(), name)?;
        let after = Baseline { name: free_name(tx, new_name, Some(&before.id))?, ..before.clone() };
        tx.change(&before, &after)?;
        show_instead(tx, &before, Some(&after.name))?;
        tx.say(format!("Renamed the baseline {} to {}", before.name, after.name));
        Ok(after)
    })
}

/// Takes a baseline away: the plan of that moment stays in the log, and undo brings its name back. Saved views that show
/// it show none.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is no such baseline, or the storage's failure.
pub fn remove(workspace: &Workspace, name: &str) -> Result<Committed<()>> {
    workspace.transact(Op::Archive, "", |tx| {
        let before = get(tx.conn(), name)?;
        tx.change(&before, &Baseline { archived: true, ..before.clone() })?;
        show_instead(tx, &before, None)?;
        tx.say(format!("Took the baseline {} away", before.name));
        Ok(())
    })
}

fn show_instead(tx: &Tx<'_>, baseline: &Baseline, name: Option<&str>) -> Result<()> {
    for view in views(tx.conn())? {
        if view.content.baseline.as_ref().is_some_and(|shown| is_named(baseline, shown)) {
            let mut after: SavedView = view.clone();
            after.content.baseline = name.map(str::to_owned);
            tx.change(&view, &after)?;
        }
    }
    Ok(())
}
