//! What restoring would change, without changing anything.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;

use super::compare::{Opened, pair, touched};
use super::{Difference, Fate, KindCounts, RestorePreview, store};
use crate::error::Result;
use crate::history::called::called;
use crate::history::detail::{FieldChange, HIDDEN};
use crate::history::words::{in_words, told_apart};
use crate::kinds::WithKind;
use crate::op::Kind;
use crate::record::{Fields, Record};
use crate::settings::Settings;
use crate::workspace::Workspace;

/// As many as a person reads through.
const SHOWN: usize = 100;

/// Says what restoring a backup would change.
///
/// # Errors
/// When the backup is of another workspace, needs another passphrase, or is not sound.
pub fn preview(workspace: &Workspace, backup: &Path) -> Result<RestorePreview> {
    let opened = Opened::open(backup, workspace.passphrase())?;
    workspace.read(|conn| differences(conn, opened.conn()?))
}

pub(super) fn differences(here: &Connection, there: &Connection) -> Result<RestorePreview> {
    let mut counts: BTreeMap<Kind, KindCounts> = BTreeMap::new();
    let mut records = Vec::new();
    let mut total = 0;
    for (kind, id) in touched(here, there)? {
        let Some(difference) = kind.with(Differing { here, there, id: &id })? else { continue };
        total += 1;
        let of_kind = counts.entry(kind).or_insert(KindCounts { kind, added: 0, gone: 0, changed: 0 });
        match difference.fate {
            Fate::Added => of_kind.added += 1,
            Fate::Gone => of_kind.gone += 1,
            Fate::Changed => of_kind.changed += 1,
        }
        if records.len() < SHOWN {
            records.push(difference);
        }
    }
    Ok(RestorePreview {
        at: store::last_moment(there)?,
        counts: counts.into_values().collect(),
        records,
        total,
    })
}

struct Differing<'a> {
    here: &'a Connection,
    there: &'a Connection,
    id: &'a str,
}

impl WithKind for Differing<'_> {
    type Gives = Result<Option<Difference>>;

    fn with<R: Record>(self) -> Self::Gives {
        let found = of::<R>(self.here, self.there, self.id)?;
        // What was told since stays told.
        Ok(found.filter(|difference| !R::IS_FROZEN || difference.fate == Fate::Added))
    }
}

/// How one record differs. It is called as in the file that has it, the workspace first.
fn of<R: Record>(here: &Connection, there: &Connection, id: &str) -> Result<Option<Difference>> {
    let Some(pair) = pair::<R>(here, there, id)? else { return Ok(None) };
    let called = |conn: &Connection, record: &R| called(conn, R::KIND, &record.fields()?);
    let (fate, called, changes) = match &pair {
        (Some(own), Some(other)) => {
            (Fate::Changed, called(here, own)?, changes((here, own.fields()?), (there, other.fields()?))?)
        }
        (Some(own), None) => (Fate::Gone, called(here, own)?, Vec::new()),
        (None, Some(other)) => (Fate::Added, called(there, other)?, Vec::new()),
        (None, None) => return Ok(None),
    };
    let (reference, title) = called;
    let reference = Some(reference).filter(|reference| !reference.is_empty());
    let fields = changes.iter().map(|change| change.field.clone()).collect();
    let changes = changes.into_iter().filter(|change| !HIDDEN.contains(&change.field.as_str())).collect();
    Ok(Some(Difference { kind: R::KIND, reference, title, fate, fields, changes }))
}

/// Each field that becomes what it was; each file knows the names of what its own values point to.
fn changes(
    (here, own): (&Connection, Fields),
    (there, other): (&Connection, Fields),
) -> Result<Vec<FieldChange>> {
    let fiscal = (Settings::of(here)?.fiscal, Settings::of(there)?.fiscal);
    let mut changes = Vec::new();
    for (field, value) in &own {
        // What a field was at the last import serves the next import and nobody else.
        if other.get(field) == Some(value) || field == "imported" {
            continue;
        }
        let (now, then) = told_apart(Some(value), other.get(field));
        changes.push(FieldChange {
            field: field.clone(),
            before: in_words(here, field, now.as_ref(), fiscal.0)?,
            after: in_words(there, field, then.as_ref(), fiscal.1)?,
        });
    }
    Ok(changes)
}
