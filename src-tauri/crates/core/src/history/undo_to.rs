//! Takes back everything that was done after an operation, in one operation that can itself be taken back.

use roadbook_formats::counts::things;
use rusqlite::Connection;
use serde::Serialize;

use super::list;
use super::store::done_since;
use super::was::{Was, before_all_since};
use crate::error::{Error, Result};
use crate::kinds::WithKind;
use crate::op::{Committed, Op};
use crate::record::Record;
use crate::workspace::{Tx, Workspace};

/// What going back to an operation takes back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct UndoTo {
    /// How many operations were done since.
    pub operations: u32,
    /// Records that become what they were.
    pub changed: u32,
    /// Records that came since and go again.
    pub removed: u32,
    /// Records that went since and come again.
    pub brought_back: u32,
}

/// What [`undo_to`] would do now. Nothing is written.
///
/// # Errors
/// [`Error::NotFound`] when there is no such operation, or the storage's failure.
pub fn preview(conn: &Connection, operation: u32) -> Result<UndoTo> {
    list::operation(conn, operation)?;
    let mut found = UndoTo { operations: done_since(conn, operation)?, ..UndoTo::default() };
    for ((kind, id), was) in before_all_since(conn, operation)? {
        found.count(kind.with(Compare { conn, id: &id, was })?);
    }
    Ok(found)
}

/// Makes everything what it was right after an operation.
///
/// # Errors
/// [`Error::NotFound`] when there is no such operation, [`Error::NothingToUndo`] when nothing was done since, or the
/// storage's failure; then nothing changed.
pub fn undo_to(workspace: &Workspace, operation: u32) -> Result<Committed<UndoTo>> {
    workspace.transact(Op::UndoTo, "", |tx| {
        let to = list::operation(tx.conn(), operation)?;
        // The operation that is being written is none of them.
        let operations = done_since(tx.conn(), operation)?.saturating_sub(1);
        if operations == 0 {
            return Err(Error::NothingToUndo);
        }
        let mut done = UndoTo { operations, ..UndoTo::default() };
        let was = before_all_since(tx.conn(), operation)?;
        // What goes makes room for what takes its name again.
        let (gone, there): (Vec<_>, Vec<_>) =
            was.into_iter().partition(|(_, was)| matches!(was, Was::Missing));
        for ((kind, id), was) in gone.into_iter().chain(there) {
            done.count(kind.with(PutBack { tx, id: &id, was })?);
        }
        let things = things(operations, "thing", "things");
        tx.say(format!("Took back {things} done since: {}", to.label));
        Ok(done)
    })
}

impl UndoTo {
    fn count(&mut self, step: Step) {
        match step {
            Step::None => {}
            Step::Change => self.changed += 1,
            Step::Remove => self.removed += 1,
            Step::Create => self.brought_back += 1,
        }
    }
}

/// What becomes of one record.
enum Step {
    None,
    Change,
    Remove,
    Create,
}

impl Step {
    fn between<R: Record>(now: Option<&R>, then: Option<&R>) -> Self {
        match (now, then) {
            (Some(now), Some(then)) if now != then => Self::Change,
            (Some(_), None) => Self::Remove,
            (None, Some(_)) => Self::Create,
            (Some(_), Some(_)) | (None, None) => Self::None,
        }
    }
}

struct Compare<'a> {
    conn: &'a Connection,
    id: &'a str,
    was: Was,
}

impl WithKind for Compare<'_> {
    type Gives = Result<Step>;

    fn with<R: Record>(self) -> Result<Step> {
        if R::IS_FROZEN {
            return Ok(Step::None);
        }
        let now = R::find(self.conn, self.id)?;
        Ok(Step::between::<R>(now.as_ref(), self.was.record(self.conn, self.id)?.as_ref()))
    }
}

struct PutBack<'a> {
    tx: &'a Tx<'a>,
    id: &'a str,
    was: Was,
}

impl WithKind for PutBack<'_> {
    type Gives = Result<Step>;

    fn with<R: Record>(self) -> Result<Step> {
        let now = R::find(self.tx.conn(), self.id)?;
        if R::IS_FROZEN {
            return Ok(Step::None);
        }
        let then: Option<R> = self.was.record(self.tx.conn(), self.id)?;
        if let Some(now) = &now {
            R::refuse_to_go_back(self.tx.conn(), now, then.as_ref())?;
        }
        match (&now, &then) {
            (Some(now), Some(then)) => self.tx.change(now, then)?,
            (Some(now), None) => self.tx.remove(now)?,
            (None, Some(then)) => self.tx.create(then)?,
            (None, None) => {}
        }
        Ok(Step::between(now.as_ref(), then.as_ref()))
    }
}
