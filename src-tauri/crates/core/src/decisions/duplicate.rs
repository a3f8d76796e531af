//! Copies a decision, to decide it anew.

use std::collections::BTreeMap;

use roadbook_formats::words::DecisionStatus;

use super::add::create;
use super::{Decision, store};
use crate::error::Result;
use crate::ids::DecisionId;
use crate::items::duplicate::copied;
use crate::op::{Committed, Op};
use crate::workspace::Workspace;

/// Writes a decision down a second time, as a draft with a title that says it is a copy. What was decided, where it was
/// imported from, its links and its history stay with the first.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is no such decision, or the storage's failure.
pub fn duplicate(workspace: &Workspace, id: &DecisionId) -> Result<Committed<Decision>> {
    workspace.transact(Op::Add, "", |tx| {
        let original = store::get(tx.conn(), id)?;
        let from = original.reference();
        let copy = Decision {
            title: copied(&original.title),
            status: Some(DecisionStatus::Draft),
            status_as_written: None,
            decided_on: None,
            recorded_on: Some(tx.today().into()),
            waiting_since: Some(tx.today().into()),
            chosen: None,
            decided_by: None,
            decided_in: None,
            amendments: Vec::new(),
            reviews: Vec::new(),
            original: String::new(),
            source: None,
            imported: BTreeMap::new(),
            archived: false,
            ..original
        };
        let copy = create(tx, copy)?;
        tx.say(format!("Added {} as a copy of {from}", copy.reference()));
        Ok(copy)
    })
}
