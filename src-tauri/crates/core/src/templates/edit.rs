//! Changes a template. What came with the program is kept in the workspace once it differs from it.

use serde::{Deserialize, Serialize};

use super::add::is_free;
use super::list::{get, same_name};
use super::{Template, fits, ready};
use crate::audiences::Audience;
use crate::error::{Error, Result};
use crate::ids::TemplateId;
use crate::op::{Committed, Op, in_words};
use crate::record::Record as _;
use crate::typed::line;
use crate::workspace::{Tx, Workspace};

/// A field of a template that can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum TemplateField {
    /// What scripts and audiences call it.
    Name,
    /// What it is for.
    Purpose,
    /// Its text.
    Text,
}

impl TemplateField {
    /// Every field.
    pub const ALL: &'static [Self] = &[Self::Name, Self::Purpose, Self::Text];

    /// Its name in JSON and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Purpose => "purpose",
            Self::Text => "text",
        }
    }

    /// Reads a name from the command line.
    ///
    /// # Errors
    /// [`Error::Invalid`] that lists the names there are.
    pub fn parse(name: &str) -> Result<Self> {
        let found = Self::ALL.iter().copied().find(|field| field.key().eq_ignore_ascii_case(name.trim()));
        found.ok_or_else(|| {
            let known: Vec<_> = Self::ALL.iter().map(|field| field.key()).collect();
            Error::invalid(
                format!("A template has no field “{name}”"),
                format!("There are {}.", known.join(", ")),
            )
        })
    }
}

/// Sets fields of a template in one step of undo. Faults in the text do not stop it: they are shown beside it.
///
/// # Errors
/// [`Error::Invalid`] when a name is empty, taken or not to be changed; then nothing is changed.
pub fn edit(
    workspace: &Workspace,
    id: &TemplateId,
    values: &[(TemplateField, String)],
) -> Result<Committed<Template>> {
    workspace.transact(Op::Edit, "", |tx| {
        let before = get(tx.conn(), id)?;
        let mut after = before.clone();
        for (field, text) in values {
            assign(&mut after, *field, text)?;
        }
        if before.name != after.name {
            rename(tx, &before, &after)?;
        }
        fits(&after)?;
        keep(tx, &after)?;
        let fields: Vec<_> = values.iter().map(|(field, _)| field.key().to_owned()).collect();
        tx.say(format!("Changed {} of the template {}", in_words(&fields), after.name));
        get(tx.conn(), id)
    })
}

/// Makes a template that came with the program what it is there. The text it had stays in the history.
///
/// # Errors
/// [`Error::Invalid`] for a template that somebody wrote; it has nothing to go back to.
pub fn as_it_came(workspace: &Workspace, id: &TemplateId) -> Result<Committed<Template>> {
    let label = format!("Made the template {id} what it was");
    workspace.transact(Op::Edit, label, |tx| {
        let template = get(tx.conn(), id)?;
        let ready = ready::named(&id.0).ok_or_else(|| {
            Error::invalid(
                format!("The template {} was written here", template.name),
                "Look in its history for the text it had.",
            )
        })?;
        keep(tx, &Template { archived: template.archived, ..ready })?;
        get(tx.conn(), id)
    })
}

/// Puts what somebody typed into a field.
pub(super) fn assign(template: &mut Template, field: TemplateField, text: &str) -> Result<()> {
    match field {
        TemplateField::Name => {
            let empty = || Error::invalid("A template needs a name", "Write what audiences call it.");
            template.name = line(text).ok_or_else(empty)?;
        }
        TemplateField::Purpose => template.purpose = line(text).unwrap_or_default(),
        TemplateField::Text if text.trim().is_empty() => {
            return Err(Error::invalid(
                "A template needs a text",
                "Write what is to stand on the page, or put the template away.",
            ));
        }
        TemplateField::Text => template.text = text.replace("\r\n", "\n"),
    }
    Ok(())
}

/// Writes down what differs from the program.
pub(super) fn keep(tx: &Tx<'_>, template: &Template) -> Result<()> {
    let own = |value: &str, ready: &str| if value == ready { String::new() } else { value.to_owned() };
    let wanted = match ready::named(&template.id.0) {
        Some(ready) => Template {
            purpose: own(&template.purpose, &ready.purpose),
            text: own(&template.text, &ready.text),
            ..template.clone()
        },
        None => template.clone(),
    };
    match Template::find(tx.conn(), &wanted.id.0)? {
        Some(stored) => tx.change(&stored, &wanted),
        // Nothing differs, so nothing is kept.
        None if wanted.purpose.is_empty() && wanted.text.is_empty() && !wanted.archived => Ok(()),
        None => tx.create(&wanted),
    }
}

/// Gives a template another name, and the audiences that start from it too.
fn rename(tx: &Tx<'_>, before: &Template, after: &Template) -> Result<()> {
    if ready::named(&before.id.0).is_some() {
        return Err(Error::invalid(
            format!("The template {} came with Roadbook and keeps its name", before.name),
            "Duplicate it, and give the copy a name of your own.",
        ));
    }
    is_free(tx, after)?;
    for audience in Audience::all(tx.conn())? {
        if same_name(&audience.template, &before.name) {
            tx.change(&audience, &Audience { template: after.name.clone(), ..audience.clone() })?;
        }
    }
    Ok(())
}
