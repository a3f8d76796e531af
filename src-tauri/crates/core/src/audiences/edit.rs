//! Changes an audience: what is typed, and what a sheet sets directly.

use serde::{Deserialize, Serialize};

use super::assign::{AudienceField, assign, members, wording};
use super::list::get;
use super::{Audience, Field, Rule, Wording, rules};
use crate::error::{Error, Result};
use crate::ids::{AudienceId, PersonId};
use crate::op::{Committed, Op, in_words};
use crate::record::Record as _;
use crate::workspace::{Tx, Workspace};

/// One change of an audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "what", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum AudienceChange {
    /// A field becomes what somebody typed.
    Typed {
        /// The field.
        field: AudienceField,
        /// What was typed.
        text: String,
    },
    /// A field of records gets a rule.
    Rule {
        /// The field.
        field: Field,
        /// The rule.
        rule: Rule,
    },
    /// The words become these.
    Wording {
        /// All of them.
        wording: Vec<Wording>,
    },
    /// The members become these.
    Members {
        /// All of them.
        members: Vec<PersonId>,
    },
}

/// Changes an audience in one step of undo.
///
/// # Errors
/// [`Error::Invalid`] when a value cannot be kept or a rule makes no sense for its field; then nothing is changed.
pub fn edit(
    workspace: &Workspace,
    id: &AudienceId,
    changes: &[AudienceChange],
) -> Result<Committed<Audience>> {
    workspace.transact(Op::Edit, "", |tx| {
        let before = get(tx.conn(), id)?;
        if before.is_author() {
            return Err(Error::invalid(
                "Author always sees everything",
                "Add an audience of your own and set it up as you like.",
            ));
        }
        let mut after = before.clone();
        for change in changes {
            apply(tx, &mut after, change)?;
        }
        if before.name != after.name {
            is_free(tx, &after)?;
        }
        tx.change(&before, &after)?;
        tx.say(sentence(&before, changes));
        Ok(after)
    })
}

/// Puts one change into an audience.
pub(super) fn apply(tx: &Tx<'_>, audience: &mut Audience, change: &AudienceChange) -> Result<()> {
    match change {
        AudienceChange::Typed { field, text } => assign(tx, audience, *field, text)?,
        AudienceChange::Rule { field, rule } => rules::set(audience, *field, *rule)?,
        AudienceChange::Wording { wording: typed } => audience.wording = wording(typed.clone())?,
        AudienceChange::Members { members: typed } => audience.members = members(tx, typed)?,
    }
    Ok(())
}

/// Refuses a name that another audience in use has.
pub(super) fn is_free(tx: &Tx<'_>, audience: &Audience) -> Result<()> {
    let same = |other: &Audience| other.name.to_lowercase() == audience.name.to_lowercase();
    let is_author = same(&Audience::author());
    let taken = Audience::all(tx.conn())?
        .iter()
        .any(|other| other.id != audience.id && !other.archived && same(other));
    if taken || is_author {
        let what = format!("There is an audience {} already", audience.name);
        return Err(Error::invalid(what, "Choose another name."));
    }
    Ok(())
}

fn sentence(before: &Audience, changes: &[AudienceChange]) -> String {
    let name = &before.name;
    match changes {
        [AudienceChange::Rule { field, rule }] => {
            let done = match rule {
                Rule::Show => "is shown to",
                Rule::Coarsen => "is coarsened for",
                Rule::Reword => "is reworded for",
                Rule::Withhold => "is withheld from",
            };
            format!("{} {done} {name}", field.word())
        }
        changes => {
            let words = changes.iter().map(|change| match change {
                AudienceChange::Typed { field, .. } => field.word().to_lowercase(),
                AudienceChange::Rule { field, .. } => format!("the rule for {}", field.word().to_lowercase()),
                AudienceChange::Wording { .. } => AudienceField::Wording.word().to_lowercase(),
                AudienceChange::Members { .. } => AudienceField::Members.word().to_lowercase(),
            });
            format!("Changed {} of {name}", in_words(&words.collect::<Vec<_>>()))
        }
    }
}
