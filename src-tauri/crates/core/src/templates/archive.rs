//! Puts templates away, and brings them back.

use super::Template;
use super::add::is_free;
use super::edit::keep;
use super::list::{get, same_name};
use crate::audiences::list::audiences;
use crate::error::{Error, Result};
use crate::ids::TemplateId;
use crate::op::{Committed, Op, in_words};
use crate::workspace::Workspace;

/// The template that updates start from when their audience names none; it always stays.
pub const ALWAYS: &str = "standard";

/// Puts a template away that no audience starts from.
///
/// # Errors
/// [`Error::Invalid`] naming the audiences that start from it.
pub fn put_away(workspace: &Workspace, id: &TemplateId) -> Result<Committed<()>> {
    workspace.transact(Op::Archive, "", |tx| {
        let template = get(tx.conn(), id)?;
        let name = &template.name;
        if id.0 == ALWAYS {
            return Err(Error::invalid(
                format!("The template {name} always stays: updates start from it when nothing else is said"),
                "Change its text instead.",
            ));
        }
        let users: Vec<_> = audiences(tx.conn())?
            .into_iter()
            .filter(|audience| same_name(&audience.template, name))
            .map(|audience| audience.name)
            .collect();
        if !users.is_empty() {
            return Err(Error::invalid(
                format!("The updates for {} start from the template {name}", in_words(&users)),
                "Give them another template first.",
            ));
        }
        keep(tx, &Template { archived: true, ..template.clone() })?;
        tx.say(format!("Put the template {name} away"));
        Ok(())
    })
}

/// Brings a template back.
///
/// # Errors
/// [`Error::NotFound`] when there is no such template, or the storage's failure.
pub fn bring_back(workspace: &Workspace, id: &TemplateId) -> Result<Committed<()>> {
    workspace.transact(Op::Archive, "", |tx| {
        let template = Template { archived: false, ..get(tx.conn(), id)? };
        is_free(tx, &template)?;
        keep(tx, &template)?;
        tx.say(format!("Brought the template {} back", template.name));
        Ok(())
    })
}
