//! Copies a decision, to decide it anew.

use std::collections::BTreeMap;

use roadbook_formats::date::PartialDate;
use roadbook_formats::words::DecisionStatus;

use super::add::create;
use super::{Decision, store};
use crate::error::Result;
use crate::ids::DecisionId;
use crate::items::duplicate::copied;
use crate::op::{Committed, Op};
use crate::workspace::Workspace;

/// Writes a decision down a second time, as a draft with a title that says it is a copy. What was decided and found of it,
/// its days, where it was imported from, its links and its history stay with the first.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is no such decision, or the storage's failure.
pub fn duplicate(workspace: &Workspace, id: &DecisionId) -> Result<Committed<Decision>> {
    workspace.transact(Op::Add, "", |tx| {
        let mut original = store::get(tx.conn(), id)?;
        let from = original.reference();
        let is_ahead = |day: &PartialDate| day.last_day() >= tx.today();
        for expected in &mut original.expected {
            expected.happened = None;
            expected.by = expected.by.filter(is_ahead);
        }
        for assumption in &mut original.assumptions {
            (assumption.still_true, assumption.looked_on) = (None, None);
            assumption.check_by = assumption.check_by.filter(is_ahead);
        }
        let copy = Decision {
            title: copied(&original.title),
            status: Some(DecisionStatus::Draft),
            status_as_written: None,
            decided_on: None,
            recorded_on: Some(tx.today().into()),
            waiting_since: Some(tx.today().into()),
            needed_by: None,
            first_needed_by: None,
            escalates_on: None,
            review_on: None,
            first_review_on: None,
            ends_on: None,
            chosen: None,
            rationale: String::new(),
            trade_offs: String::new(),
            decided_by: None,
            decided_in: None,
            amendments: Vec::new(),
            reviews: Vec::new(),
            front_matter: String::new(),
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
