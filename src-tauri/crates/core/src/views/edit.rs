//! Renames saved views, puts them into the rail and takes them away.

use super::SavedView;
use super::list::get;
use super::save::free_name;
use crate::error::Result;
use crate::op::{Committed, Op};
use crate::workspace::Workspace;

/// Gives a view another name.
///
/// # Errors
/// [`crate::Error::Invalid`] when the name is empty or taken.
pub fn rename(workspace: &Workspace, id: &str, name: &str) -> Result<Committed<SavedView>> {
    workspace.transact(Op::Edit, "", |tx| {
        let before = get(tx.conn(), id)?;
        let after = SavedView { name: free_name(tx, name, Some(id))?, ..before.clone() };
        tx.change(&before, &after)?;
        tx.say(format!("Renamed the view {} to {}", before.name, after.name));
        Ok(after)
    })
}

/// Whether a view stands in the rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pinned {
    /// It does.
    Yes,
    /// It does not.
    No,
}

/// Puts a view into the rail, or takes it out.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is no such view, or the storage's failure.
pub fn pin(workspace: &Workspace, id: &str, pinned: Pinned) -> Result<Committed<SavedView>> {
    workspace.transact(Op::Edit, "", |tx| {
        let before = get(tx.conn(), id)?;
        let after = SavedView { pinned: pinned == Pinned::Yes, ..before.clone() };
        tx.change(&before, &after)?;
        tx.say(match pinned {
            Pinned::Yes => format!("Pinned the view {}", after.name),
            Pinned::No => format!("Unpinned the view {}", after.name),
        });
        Ok(after)
    })
}

/// Takes a view away; undo and the history bring it back.
///
/// # Errors
/// As [`pin`].
pub fn remove(workspace: &Workspace, id: &str) -> Result<Committed<()>> {
    workspace.transact(Op::Archive, "", |tx| {
        let before = get(tx.conn(), id)?;
        tx.change(&before, &SavedView { archived: true, pinned: false, ..before.clone() })?;
        tx.say(format!("Took the view {} away", before.name));
        Ok(())
    })
}
