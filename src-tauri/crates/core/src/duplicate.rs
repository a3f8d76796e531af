//! Copies a record of any kind that can be there twice.

use crate::error::{Error, Result};
use crate::ids::{Letter, Reference};
use crate::op::Committed;
use crate::workspace::Workspace;
use crate::{decisions, items};

/// Copies an item or a decision, and gives the copy's reference.
///
/// # Errors
/// [`Error::Invalid`] for a person, [`Error::NotFound`] when there is no such record.
pub fn duplicate(workspace: &Workspace, reference: Reference) -> Result<Committed<Reference>> {
    match reference.letter {
        Letter::Item => {
            let item = workspace.read(|conn| items::store::by_reference(conn, reference))?;
            Ok(items::duplicate::duplicate(workspace, &item.id)?.map(|copy| copy.reference()))
        }
        Letter::Decision => {
            let decision = workspace.read(|conn| decisions::store::by_reference(conn, reference))?;
            Ok(decisions::duplicate::duplicate(workspace, &decision.id)?.map(|copy| copy.reference()))
        }
        Letter::Person => {
            let what = format!("{reference} is a person, and a person is there once");
            Err(Error::invalid(what, "Name an item or a decision."))
        }
        Letter::Update => Err(Error::frozen(reference)),
        Letter::Register(register) => {
            let what = format!("{reference} is {}, and those are not copied", register.called());
            Err(Error::invalid(what, "Name an item or a decision."))
        }
    }
}
