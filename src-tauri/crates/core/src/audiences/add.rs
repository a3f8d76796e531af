//! Makes an audience: empty, like one that stands ready, or like another.

use super::edit::{AudienceChange, apply, is_free};
use super::list::get;
use super::{Audience, ready};
use crate::error::{Error, Result};
use crate::ids::AudienceId;
use crate::op::{Committed, Op};
use crate::record::Record as _;
use crate::templates::archive::ALWAYS;
use crate::typed::line;
use crate::workspace::{Tx, Workspace};

/// Adds an audience with a name and what else is known of it. What is not said is as careful as can be: cleared for what
/// is public, told now, next and later. With `like` it starts from one that stands ready.
///
/// # Errors
/// [`Error::Invalid`] when the name is empty or taken or a value cannot be kept; then nothing is added.
pub fn add(
    workspace: &Workspace,
    name: &str,
    like: Option<&str>,
    changes: &[AudienceChange],
) -> Result<Committed<Audience>> {
    workspace.transact(Op::Add, "", |tx| {
        let mut audience = match like {
            Some(like) => ready_named(like)?,
            None => Audience { template: ALWAYS.to_owned(), ..Audience::default() },
        };
        let empty = || Error::invalid("An audience needs a name", "Write what it is called.");
        audience.name = line(name).ok_or_else(empty)?;
        for change in changes {
            apply(tx, &mut audience, change)?;
        }
        create(tx, audience)
    })
}

/// Adds an audience like another, with all but its members.
///
/// # Errors
/// [`Error::NotFound`] when there is no such audience, or the storage's failure.
pub fn duplicate(workspace: &Workspace, id: &AudienceId) -> Result<Committed<Audience>> {
    workspace.transact(Op::Add, "", |tx| {
        let original = get(tx.conn(), id)?;
        let taken: Vec<_> = Audience::all(tx.conn())?;
        let mut names = (2..).map(|number| format!("{} {number}", original.name));
        let free = names.find(|name| !taken.iter().any(|taken| taken.name == *name)).unwrap_or_default();
        create(tx, Audience { name: free, members: Vec::new(), archived: false, ..original })
    })
}

fn create(tx: &Tx<'_>, audience: Audience) -> Result<Audience> {
    let audience = Audience { id: AudienceId(tx.new_id()), ..audience };
    is_free(tx, &audience)?;
    tx.create(&audience)?;
    tx.say(format!("Added the audience {}", audience.name));
    Ok(audience)
}

fn ready_named(name: &str) -> Result<Audience> {
    let wanted = name.trim().to_lowercase();
    let mut all = ready::all();
    let found = all.iter().position(|ready| {
        let name = ready.name.to_lowercase();
        name == wanted || (!wanted.is_empty() && name.starts_with(&wanted))
    });
    found.map(|found| all.swap_remove(found)).ok_or_else(|| {
        let known: Vec<_> = ready::all().into_iter().map(|ready| ready.name).collect();
        Error::invalid(
            format!("No audience “{name}” stands ready"),
            format!("There are {}.", known.join(", ")),
        )
    })
}
