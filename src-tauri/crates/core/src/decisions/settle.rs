//! Superseding and reversing write both ends: once a decision holds, those it takes the place of are superseded, and
//! those it takes back are reversed.

use roadbook_formats::words::DecisionStatus;

use super::assign::DecisionField;
use super::{Decision, moves, store};
use crate::error::Result;
use crate::ids::DecisionId;
use crate::links::{Relation, store as links};
use crate::workspace::Tx;

/// Writes the other ends when one of the fields says so. Called when all fields are set, so that it does not matter
/// which came first.
pub(super) fn settle(tx: &Tx<'_>, decision: &Decision, set: &[DecisionField]) -> Result<()> {
    use DecisionField::{Reverses, Status, Supersedes};
    if set.iter().any(|field| matches!(field, Status | Supersedes | Reverses)) {
        settle_links(tx, decision)?;
    }
    Ok(())
}

/// Writes the other ends of the links of a decision that holds.
///
/// # Errors
/// [`crate::Error::Invalid`] when one of them cannot go there, such as one that was rejected.
pub(crate) fn settle_links(tx: &Tx<'_>, decision: &Decision) -> Result<()> {
    if !decision.holds() {
        return Ok(());
    }
    for link in links::of(tx.conn(), &decision.id.0)? {
        let becomes = match link.relation {
            Relation::Supersedes => DecisionStatus::Superseded,
            Relation::Reverses => DecisionStatus::Reversed,
            Relation::Amends
            | Relation::RelatesTo
            | Relation::CausedBy
            | Relation::DependsOn
            | Relation::Concerns => continue,
        };
        if link.from_id != decision.id.0 {
            continue;
        }
        let other = store::get(tx.conn(), &DecisionId(link.to_id))?;
        if other.status == Some(becomes) {
            continue;
        }
        let after = Decision { status: Some(becomes), ..other.clone() };
        moves::check(tx.conn(), &other, &after)?;
        tx.change(&other, &after)?;
        who_comes_back(tx, &after)?;
    }
    Ok(())
}

/// Says of those whose place a decision took that they can come back, when it was taken back and nothing else took it.
///
/// # Errors
/// When the storage fails.
pub(super) fn who_comes_back(tx: &Tx<'_>, decision: &Decision) -> Result<()> {
    if decision.status != Some(DecisionStatus::Reversed) {
        return Ok(());
    }
    for link in links::of(tx.conn(), &decision.id.0)? {
        if link.relation != Relation::Supersedes || link.from_id != decision.id.0 {
            continue;
        }
        let other = store::get(tx.conn(), &DecisionId(link.to_id))?;
        if let Some(status) = moves::way_back(tx.conn(), &other)? {
            let status = status.word().to_lowercase();
            tx.note(format!("{} can come back: set its status to {status}", other.reference()));
        }
    }
    Ok(())
}
