//! Sets one field of a record of any kind, as a person writes in it, or of several records at once.

use crate::decisions::{self, assign::DecisionField};
use crate::error::{Error, Result};
use crate::ids::{Letter, Reference};
use crate::items::{self, field::ItemField};
use crate::kinds::WithEntry;
use crate::op::{Committed, Op};
use crate::people::{self, assign::PersonField};
use crate::register::{self, Entry};
use crate::workspace::{Tx, Workspace};

/// Whether somebody begins to write in a field, or goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// A step of undo of its own.
    Anew,
    /// One step of undo with what was written a moment ago.
    On,
}

/// Sets a field of a record that has a reference.
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
        Letter::Update => Err(Error::frozen(reference)),
        Letter::Register(register) => register.with(Entries { workspace, reference, field, text, writing }),
    }
}

/// Sets the same field of several records in one step of undo. A sign before each tag, theme or reference puts it in or takes
/// it out, and leaves the others.
///
/// # Errors
/// [`Error::Invalid`] naming the record that refuses it, [`Error::NotFound`] when there is no such record; then nothing is
/// changed.
pub fn write_many(
    workspace: &Workspace,
    references: &[Reference],
    field: &str,
    text: &str,
) -> Result<Committed<()>> {
    workspace.transact(Op::Edit, "", |tx| {
        let mut word = "";
        for reference in references {
            word = set(tx, *reference, field, text).map_err(|error| of(*reference, error))?;
        }
        if references.len() > 1 {
            tx.say(format!("Changed {} of {} records", word.to_lowercase(), references.len()));
        }
        Ok(())
    })
}

/// Sets a field within an operation; the field's name on screen.
fn set(tx: &Tx<'_>, reference: Reference, field: &str, text: &str) -> Result<&'static str> {
    let conn = tx.conn();
    match reference.letter {
        Letter::Item => {
            let id = items::store::by_reference(conn, reference)?.id;
            let field = ItemField::parse(field)?;
            items::edit::set(tx, &[id], &[(field, text.to_owned())])?;
            Ok(field.word())
        }
        Letter::Decision => {
            let id = decisions::store::by_reference(conn, reference)?.id;
            let field = DecisionField::parse(field)?;
            decisions::edit::set(tx, &id, &[(field, text.to_owned())])?;
            Ok(field.word())
        }
        Letter::Person => {
            let id = people::store::by_reference(conn, reference)?.id;
            let field = PersonField::parse(field)?;
            people::edit::set(tx, &id, &[(field, text.to_owned())])?;
            Ok(field.word())
        }
        Letter::Update => Err(Error::frozen(reference)),
        Letter::Register(register) => register.with(Setting { tx, reference, field, text }),
    }
}

/// Says which of several records refused.
fn of(reference: Reference, error: Error) -> Error {
    match error {
        Error::Invalid { what, hint } => Error::invalid(format!("{reference}: {what}"), hint),
        other => other,
    }
}

struct Setting<'a> {
    tx: &'a Tx<'a>,
    reference: Reference,
    field: &'a str,
    text: &'a str,
}

impl WithEntry for Setting<'_> {
    type Gives = Result<&'static str>;

    fn with<E: Entry>(self) -> Self::Gives {
        let field = register::field::<E>(self.field)?;
        register::edit::set::<E>(self.tx, self.reference, &[(field.key.to_owned(), self.text.to_owned())])?;
        Ok(field.word)
    }
}

struct Entries<'a> {
    workspace: &'a Workspace,
    reference: Reference,
    field: &'a str,
    text: String,
    writing: Writing,
}

impl WithEntry for Entries<'_> {
    type Gives = Result<Committed<()>>;

    fn with<E: Entry>(self) -> Self::Gives {
        let Self { workspace, reference, field, text, writing } = self;
        let committed = match writing {
            Writing::Anew => register::edit::edit::<E>(workspace, reference, &[(field.to_owned(), text)])?,
            Writing::On => register::edit::edit_on::<E>(workspace, reference, field, &text)?,
        };
        Ok(committed.map(|_| ()))
    }
}
