//! Sets one field of a record of any kind, as a person writes in it.

use crate::decisions::{self, assign::DecisionField};
use crate::error::Result;
use crate::ids::{Letter, Reference};
use crate::items::{self, assign::ItemField};
use crate::op::Committed;
use crate::people::{self, assign::PersonField};
use crate::workspace::Workspace;

/// Whether somebody begins to write in a field, or goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// A step of undo of its own.
    Anew,
    /// One step of undo with what was written a moment ago.
    On,
}

/// Sets a field of an item, a decision or a person.
///
/// # Errors
/// [`crate::Error::Invalid`] when there is no such field, or the value cannot be read; then nothing is changed.
pub fn write(
    workspace: &Workspace,
    reference: Reference,
    field: &str,
    text: &str,
    writing: Writing,
) -> Result<Committed<()>> {
    let text = text.to_owned();
    match reference.letter {
        Letter::Item => {
            let id = workspace.read(|conn| items::store::by_reference(conn, reference))?.id;
            let field = ItemField::parse(field)?;
            let committed = match writing {
                Writing::Anew => items::edit::edit(workspace, &[id], &[(field, text)])?,
                Writing::On => items::edit::edit_on(workspace, &id, field, text)?,
            };
            Ok(committed.map(|_| ()))
        }
        Letter::Decision => {
            let id = workspace.read(|conn| decisions::store::by_reference(conn, reference))?.id;
            let field = DecisionField::parse(field)?;
            let committed = match writing {
                Writing::Anew => decisions::edit::edit(workspace, &id, &[(field, text)])?,
                Writing::On => decisions::edit::edit_on(workspace, &id, field, text)?,
            };
            Ok(committed.map(|_| ()))
        }
        Letter::Person => {
            let id = workspace.read(|conn| people::store::by_reference(conn, reference))?.id;
            let field = PersonField::parse(field)?;
            Ok(people::edit::edit(workspace, &id, &[(field, text)])?.map(|_| ()))
        }
    }
}
