//! Restores a backup as one operation: undo takes it back, and what came after the backup stays in the history.

use std::path::Path;

use chrono::DateTime;
use rusqlite::{Connection, ErrorCode};

use super::compare::{Opened, pair, touched};
use super::preview::differences;
use super::{RestorePreview, store};
use crate::backup::Reason;
use crate::error::{Error, Result};
use crate::kinds::WithKind;
use crate::op::{Committed, Kind, Op};
use crate::record::Record;
use crate::store::counter;
use crate::timeframe::long_day;
use crate::workspace::{Tx, Workspace};

/// Brings every record to what it was in a backup, after a backup of what is there now.
///
/// # Errors
/// When the backup is of another workspace, needs another passphrase or is not sound, or the storage fails; then nothing
/// is changed.
pub fn restore(workspace: &Workspace, backup: &Path) -> Result<Committed<RestorePreview>> {
    let opened = Opened::open(backup, workspace.passphrase())?;
    let there = opened.conn()?;
    // Before the copy of what is there: a backup of another workspace is refused without leaving one.
    workspace.read(|conn| touched(conn, there))?;
    workspace.back_up(Reason::BeforeRestore)?;
    workspace.transact(Op::Restore, "", |tx| {
        let preview = differences(tx.conn(), there)?;
        tx.say(format!("Restored the backup of {}", in_words(tx, &preview.at)));
        apply(tx, there, touched(tx.conn(), there)?)?;
        for (letter, next) in store::counters(there)? {
            counter::raise(tx.conn(), &letter, next)?;
        }
        Ok(preview)
    })
}

/// First all that goes, then what changes, then what comes back: a name or a source that is taken is free by then. Names
/// that change hands among records that stay are tried again once others have let go of theirs.
fn apply(tx: &Tx<'_>, there: &Connection, records: Vec<(Kind, String)>) -> Result<()> {
    for step in [Step::Remove, Step::Change] {
        let mut waiting = records.clone();
        loop {
            let before = waiting.len();
            let mut refused = Vec::new();
            for (kind, id) in waiting {
                match one(tx, there, kind, &id, step) {
                    Err(error) if is_taken(&error) => refused.push((kind, id)),
                    done => done?,
                }
            }
            waiting = refused;
            if waiting.is_empty() {
                break;
            }
            if waiting.len() == before || step == Step::Remove {
                // They wait for each other: taken out, they come back with what is new.
                for (kind, id) in &waiting {
                    one(tx, there, *kind, id, Step::Free)?;
                }
                break;
            }
        }
    }
    records.iter().try_for_each(|(kind, id)| one(tx, there, *kind, id, Step::Create))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// What is not in the backup goes.
    Remove,
    /// What is in both becomes what it was.
    Change,
    /// What cannot become it while others stand in its way goes.
    Free,
    /// What is only in the backup comes back.
    Create,
}

fn one(tx: &Tx<'_>, there: &Connection, kind: Kind, id: &str, step: Step) -> Result<()> {
    kind.with(One { tx, there, id, step })
}

/// One record that is to take a step.
struct One<'a> {
    tx: &'a Tx<'a>,
    there: &'a Connection,
    id: &'a str,
    step: Step,
}

impl WithKind for One<'_> {
    type Gives = Result<()>;

    fn with<R: Record>(self) -> Result<()> {
        let Self { tx, there, id, step } = self;
        if R::IS_FROZEN && step != Step::Create {
            return Ok(());
        }
        match (step, pair::<R>(tx.conn(), there, id)?) {
            (Step::Remove, Some((Some(own), None))) | (Step::Free, Some((Some(own), _))) => {
                R::refuse_to_go_back(tx.conn(), &own, None)?;
                tx.remove(&own)
            }
            (Step::Change, Some((Some(own), Some(other)))) => {
                R::refuse_to_go_back(tx.conn(), &own, Some(&other))?;
                tx.change(&own, &other)
            }
            (Step::Create, Some((None, Some(other)))) => tx.create(&other),
            _ => Ok(()),
        }
    }
}

fn is_taken(error: &Error) -> bool {
    matches!(error, Error::Storage { source, .. } if source.sqlite_error_code() == Some(ErrorCode::ConstraintViolation))
}

/// "22 November 2026, 12:00", as it was then where the person is.
fn in_words(tx: &Tx<'_>, at: &str) -> String {
    match DateTime::parse_from_rfc3339(at) {
        Ok(moment) => {
            let there = tx.on_the_wall(moment.to_utc());
            format!("{}, {}", long_day(there.date()), there.format("%H:%M"))
        }
        Err(_) => at.to_owned(),
    }
}
