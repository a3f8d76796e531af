//! What a person changes in a section of a pack.

use roadbook_formats::words::Health;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::ids::Reference;
use crate::op::{Committed, Op};
use crate::register::cited::about;
use crate::register::find::by_reference;
use crate::reviews::section::Section;
use crate::reviews::{Review, ReviewStatus, SectionEdit};
use crate::typed::word;
use crate::typed::yes;
use crate::workspace::{Tx, Workspace};

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

impl SectionChange {
    /// Reads a change as it is typed: what, and its value.
    ///
    /// # Errors
    /// [`Error::Invalid`] that lists what can be changed, or says what a value should look like.
    pub fn read(what: &str, value: &str) -> Result<Self> {
        let (text, of) = (value.trim().to_owned(), value.trim().to_owned());
        match what.trim().to_lowercase().as_str() {
            "headline" => Ok(Self::Headline { text }),
            "text" => Ok(Self::Text { text }),
            "leaveout" => Ok(Self::LeaveOut { out: yes(&text)? }),
            "pin" => Ok(Self::Pin { of }),
            "drop" => Ok(Self::Drop { of }),
            "byrule" => Ok(Self::ByRule { of }),
            "note" => {
                let hint = "Write the record and what is said of it, such as note=\"R-2: The bank left\".";
                let parts = text
                    .split_once(':')
                    .ok_or_else(|| Error::invalid("Nobody knows what the note is of", hint))?;
                Ok(Self::Note { of: parts.0.trim().to_owned(), text: parts.1.trim().to_owned() })
            }
            "health" if text.is_empty() => Ok(Self::Health { health: None }),
            "health" => Ok(Self::Health { health: Some(word(&text, "health")?) }),
            _ => Err(Error::invalid(
                format!("A section has no “{what}”"),
                "There are headline, text, leaveOut, pin, drop, byRule, note and health.",
            )),
        }
    }
}

/// Changes a section of a review's pack, in one step of undo.
///
/// # Errors
/// As [`edit_all`].
pub fn edit(
    workspace: &Workspace,
    reference: Reference,
    section: Section,
    change: SectionChange,
) -> Result<Committed<Review>> {
    edit_all(workspace, reference, section, vec![change])
}

/// Changes a section of a review's pack in several ways, in one step of undo.
///
/// # Errors
/// [`Error::NotFound`] when there is no such review, [`Error::Invalid`] for a reference that is none, or for a pack that
/// has left.
pub fn edit_all(
    workspace: &Workspace,
    reference: Reference,
    section: Section,
    changes: Vec<SectionChange>,
) -> Result<Committed<Review>> {
    let label = format!("Changed {} of {reference}", section.title().to_lowercase());
    workspace.transact(Op::Edit, label, |tx| {
        let before = by_reference::<Review>(tx.conn(), reference)?;
        if before.status != ReviewStatus::Draft {
            let what = format!("The pack of {reference} is not in preparation any more");
            return Err(Error::invalid(
                what,
                "What changed since is told in the meeting, or in the next pack.",
            ));
        }
        let mut after = before.clone();
        let edit = after.sections.entry(section.key().to_owned()).or_default();
        for change in changes {
            apply(tx, edit, section, change)?;
        }
        if *edit == SectionEdit::default() {
            after.sections.remove(section.key());
        }
        tx.change(&before, &after)?;
        Ok(after)
    })
}

fn apply(tx: &Tx<'_>, edit: &mut SectionEdit, section: Section, change: SectionChange) -> Result<()> {
    match change {
        SectionChange::Headline { text } => edit.headline = text.trim().to_owned(),
        SectionChange::Text { text } => edit.text = text.trim().to_owned(),
        SectionChange::LeaveOut { out } => edit.left_out = out,
        SectionChange::Pin { of } => {
            let of = fits(tx, section, &of)?;
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

/// A record that there is, and that a section can hold.
fn fits(tx: &Tx<'_>, section: Section, of: &str) -> Result<String> {
    let of = cited(of)?;
    let (letter, called) = match section {
        Section::Asks => ('D', "decisions that wait, such as D-7"),
        Section::Outcomes => ('M', "metrics, such as M-2"),
        Section::Risks => ('K', "risks, assumptions, issues and dependencies, such as K-3"),
        Section::Actions => ('A', "actions, such as A-4"),
        Section::Changes | Section::Shipped | Section::Cut => ('R', "items, such as R-12"),
        Section::Cover
        | Section::BottomLine
        | Section::Taken
        | Section::Roadmap
        | Section::Effort
        | Section::Signals
        | Section::Ahead
        | Section::Appendix => {
            let what = format!("Nothing is put into “{}” by hand", section.title());
            return Err(Error::invalid(
                what,
                "It is filled by its rule. Its headline and text can be written.",
            ));
        }
    };
    if !of.starts_with(letter) {
        let what = format!("{of} does not belong into “{}”", section.title());
        return Err(Error::invalid(what, format!("It holds {called}.")));
    }
    about(tx, &[], &of)?;
    Ok(of)
}

fn cited(of: &str) -> Result<String> {
    Ok(of.parse::<Reference>().map_err(|error| Error::invalid(error.to_string(), ""))?.to_string())
}
