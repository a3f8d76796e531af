//! What a person changes in a section of a pack.

use roadbook_formats::words::Health;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::ids::Reference;
use crate::op::{Committed, Op};
use crate::register::find::by_reference;
use crate::reviews::section::Section;
use crate::reviews::{Review, SectionEdit};
use crate::workspace::Workspace;

/// One change of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "what", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum SectionChange {
    /// What it says in a line; nothing lets it say what is made.
    Headline {
        /// The words.
        text: String,
    },
    /// What is written below it.
    Text {
        /// In Markdown.
        text: String,
    },
    /// Whether it is in the pack.
    LeaveOut {
        /// It is not.
        out: bool,
    },
    /// Puts a record in, whatever the rule says.
    Pin {
        /// Its reference.
        of: String,
    },
    /// Takes a record out, whatever the rule says.
    Drop {
        /// Its reference.
        of: String,
    },
    /// Lets the rule decide about a record again.
    ByRule {
        /// Its reference.
        of: String,
    },
    /// Says something of a record: why a date moved, why a metric is off.
    Note {
        /// Its reference.
        of: String,
        /// The words; nothing takes them out.
        text: String,
    },
    /// How it stands as a whole; nothing lets the rule say it.
    Health {
        /// The status.
        health: Option<Health>,
    },
}

/// Changes a section of a review's pack, in one step of undo.
///
/// # Errors
/// [`Error::NotFound`] when there is no such review, [`Error::Invalid`] for a reference that is none.
pub fn edit(
    workspace: &Workspace,
    reference: Reference,
    section: Section,
    change: SectionChange,
) -> Result<Committed<Review>> {
    let label = format!("Changed {} of {reference}", section.title().to_lowercase());
    workspace.transact(Op::Edit, label, |tx| {
        let before = by_reference::<Review>(tx.conn(), reference)?;
        let mut after = before.clone();
        let edit = after.sections.entry(section.key().to_owned()).or_default();
        apply(edit, change)?;
        if *edit == SectionEdit::default() {
            after.sections.remove(section.key());
        }
        tx.change(&before, &after)?;
        Ok(after)
    })
}

fn apply(edit: &mut SectionEdit, change: SectionChange) -> Result<()> {
    match change {
        SectionChange::Headline { text } => edit.headline = text.trim().to_owned(),
        SectionChange::Text { text } => edit.text = text.trim().to_owned(),
        SectionChange::LeaveOut { out } => edit.left_out = out,
        SectionChange::Pin { of } => {
            let of = cited(&of)?;
            edit.dropped.retain(|known| *known != of);
            if !edit.pinned.contains(&of) {
                edit.pinned.push(of);
            }
        }
        SectionChange::Drop { of } => {
            let of = cited(&of)?;
            edit.pinned.retain(|known| *known != of);
            if !edit.dropped.contains(&of) {
                edit.dropped.push(of);
            }
        }
        SectionChange::ByRule { of } => {
            let of = cited(&of)?;
            edit.pinned.retain(|known| *known != of);
            edit.dropped.retain(|known| *known != of);
        }
        SectionChange::Note { of, text } => {
            let of = cited(&of)?;
            match text.trim() {
                "" => edit.notes.remove(&of),
                text => edit.notes.insert(of, text.to_owned()),
            };
        }
        SectionChange::Health { health } => edit.health = health,
    }
    Ok(())
}

fn cited(of: &str) -> Result<String> {
    Ok(of.parse::<Reference>().map_err(|error| Error::invalid(error.to_string(), ""))?.to_string())
}
