//! What an audience is about to be told, as far as it is not its template as it is: kept until it is issued or taken away.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::audiences::Audience;
use crate::audiences::list::get;
use crate::error::Result;
use crate::ids::AudienceId;
use crate::op::{Committed, Kind, Op};
use crate::record::{Column, Record, Table, plain};
use crate::templates::archive::ALWAYS;
use crate::templates::{self, Template};
use crate::workspace::{Tx, Workspace};

/// The draft of an audience. Where nothing is written the audience's own template stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Draft {
    /// The audience's id.
    pub id: AudienceId,
    /// The template it starts from; empty for the audience's own.
    pub template: String,
    /// The text for this update; empty for the template's own.
    pub text: String,
    /// The number of the update that it corrects.
    pub corrects: Option<u32>,
}

static TABLE: Table = Table::new("draft", COLUMNS);

const COLUMNS: &[Column] =
    &[plain("id", "id"), plain("template", "template"), plain("text", "text"), plain("corrects", "corrects")];

impl Record for Draft {
    const KIND: Kind = Kind::Draft;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id.0
    }
}

/// The draft of an audience; an empty one when nothing was written.
///
/// # Errors
/// When the storage fails.
pub fn draft(conn: &Connection, audience: &AudienceId) -> Result<Draft> {
    let found = Draft::find(conn, &audience.0)?;
    Ok(found.unwrap_or_else(|| Draft { id: audience.clone(), ..Draft::default() }))
}

/// Keeps what was written for the next update of an audience.
///
/// # Errors
/// When there is no such audience or template, or the storage fails.
pub fn keep(workspace: &Workspace, wanted: Draft) -> Result<Committed<Draft>> {
    workspace.transact(Op::Edit, "", |tx| {
        let audience = get(tx.conn(), &wanted.id)?;
        if !wanted.template.is_empty() {
            templates::list::named(tx.conn(), &wanted.template)?;
        }
        put(tx, &wanted)?;
        tx.say(format!("Wrote the update for {}", audience.name));
        Ok(wanted)
    })
}

/// Writes a draft over what was there.
pub(super) fn put(tx: &Tx<'_>, wanted: &Draft) -> Result<()> {
    match Draft::find(tx.conn(), &wanted.id.0)? {
        Some(before) => tx.change(&before, wanted),
        None if *wanted == (Draft { id: wanted.id.clone(), ..Draft::default() }) => Ok(()),
        None => tx.create(wanted),
    }
}

/// The template that the next update of an audience is made with: the named one, else that of the draft, else its own.
///
/// # Errors
/// When there is no such template, or the storage fails.
pub fn template_of(conn: &Connection, audience: &Audience, named: Option<&str>) -> Result<Template> {
    let draft = draft(conn, &audience.id)?;
    let choice = [named.unwrap_or_default(), &draft.template, &audience.template, ALWAYS];
    let name = choice.into_iter().find(|name| !name.trim().is_empty()).unwrap_or(ALWAYS);
    let template = templates::list::named(conn, name)?;
    if named.is_none() && !draft.text.is_empty() {
        return Ok(Template { text: draft.text, ..template });
    }
    Ok(template)
}
