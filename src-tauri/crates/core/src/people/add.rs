//! Writes a person down.

use super::assign::{PersonField, assign};
use super::{Person, store};
use crate::error::Result;
use crate::op::{Committed, Op};
use crate::workspace::Workspace;

/// Adds a person with a name and what else is known of them, each value as somebody types it.
///
/// # Errors
/// [`crate::Error::Invalid`] when the name is empty or somebody has it already, or a value cannot be kept; then nobody is added.
pub fn add(workspace: &Workspace, name: &str, values: &[(PersonField, String)]) -> Result<Committed<Person>> {
    workspace.transact(Op::Add, "", |tx| {
        let mut person = Person::default();
        assign(&mut person, PersonField::Name, name)?;
        for (field, text) in values {
            assign(&mut person, *field, text)?;
        }
        store::is_free(tx.conn(), &person)?;
        let person = store::add(tx, person)?;
        tx.say(format!("Added {} {}", person.reference(), person.name));
        Ok(person)
    })
}
