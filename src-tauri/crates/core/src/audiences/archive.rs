//! Puts audiences away, and brings them back.

use super::Audience;
use super::edit::is_free;
use super::list::get;
use crate::error::{Error, Result};
use crate::ids::AudienceId;
use crate::op::{Committed, Op};
use crate::workspace::Workspace;

/// Puts an audience away. One that is away already stays so.
///
/// # Errors
/// [`Error::NotFound`] when there is no such audience, or the storage's failure.
pub fn put_away(workspace: &Workspace, id: &AudienceId) -> Result<Committed<()>> {
    workspace.transact(Op::Archive, "", |tx| {
        let audience = get(tx.conn(), id)?;
        if audience.is_author() {
            return Err(Error::invalid(
                "Author always stays",
                "It is who exports without an audience are for.",
            ));
        }
        tx.say(format!("Put the audience {} away", audience.name));
        tx.change(&audience, &Audience { archived: true, ..audience.clone() })
    })
}

/// Brings an audience back.
///
/// # Errors
/// [`Error::Invalid`] when another audience has its name by now.
pub fn bring_back(workspace: &Workspace, id: &AudienceId) -> Result<Committed<()>> {
    workspace.transact(Op::Archive, "", |tx| {
        let audience = get(tx.conn(), id)?;
        is_free(tx, &audience)?;
        tx.say(format!("Brought the audience {} back", audience.name));
        tx.change(&audience, &Audience { archived: false, ..audience.clone() })
    })
}
