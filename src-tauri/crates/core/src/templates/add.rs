//! Writes a template down.

use super::edit::{TemplateField, assign};
use super::list::{every, get, same_name};
use super::{Template, fits};
use crate::error::{Error, Result};
use crate::history::Moment;
use crate::ids::TemplateId;
use crate::op::{Committed, Op};
use crate::workspace::{Tx, Workspace};

/// What a new template starts from.
const START: &str = "# {{ headline }}

{{ lead }}

## What comes

```roadbook items
by: quarter
show: text, commitment, status
```
";

/// Adds a template with a name and what else is known of it.
///
/// # Errors
/// [`Error::Invalid`] when the name is empty or taken; then nothing is added.
pub fn add(
    workspace: &Workspace,
    name: &str,
    values: &[(TemplateField, String)],
) -> Result<Committed<Template>> {
    workspace.transact(Op::Add, "", |tx| {
        let mut template = Template { text: START.to_owned(), ..Template::default() };
        assign(&mut template, TemplateField::Name, name)?;
        for (field, text) in values {
            assign(&mut template, *field, text)?;
        }
        create(tx, template)
    })
}

/// Adds a template with the text of another.
///
/// # Errors
/// [`Error::NotFound`] when there is no such template, or the storage's failure.
pub fn duplicate(workspace: &Workspace, id: &TemplateId) -> Result<Committed<Template>> {
    workspace.transact(Op::Add, "", |tx| {
        let original = get(tx.conn(), id)?;
        let taken: Vec<_> = every(tx.conn(), Moment::Now)?.into_iter().map(|known| known.name).collect();
        let mut names = (2..).map(|number| format!("{} {number}", original.name));
        let free = names.find(|name| !taken.iter().any(|taken| same_name(taken, name)));
        create(tx, Template { name: free.unwrap_or_default(), archived: false, ..original })
    })
}

fn create(tx: &Tx<'_>, template: Template) -> Result<Template> {
    let template = Template { id: TemplateId(tx.new_id()), ..template };
    fits(&template)?;
    is_free(tx, &template)?;
    tx.create(&template)?;
    tx.say(format!("Added the template {}", template.name));
    Ok(template)
}

/// Refuses a name that another template has.
pub(super) fn is_free(tx: &Tx<'_>, template: &Template) -> Result<()> {
    let others = every(tx.conn(), Moment::Now)?;
    let other = others.iter().find(|other| other.id != template.id && same_name(&other.name, &template.name));
    match other {
        None => Ok(()),
        Some(other) if other.archived => Err(Error::invalid(
            format!("The template {} was put away and keeps its name", other.name),
            "Bring it back, or choose another name.",
        )),
        Some(other) => {
            Err(Error::invalid(format!("There is a template {} already", other.name), "Choose another name."))
        }
    }
}
