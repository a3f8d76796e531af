//! A decision takes the place of another, or takes it back. Both ends are written.

use roadbook_formats::date::PartialDate;
use roadbook_formats::words::DecisionStatus;

use super::settle::{settle_links, who_comes_back};
use super::{Decision, days, moves, store};
use crate::error::{Error, Result};
use crate::ids::DecisionId;
use crate::links::Relation;
use crate::links::store::{Ends, connect};
use crate::op::{Committed, Kind, Op};
use crate::typed::date;
use crate::workspace::{Tx, Workspace};

/// Says that a decision takes the place of another. That one is superseded as soon as the new one holds, now or when it
/// is accepted.
///
/// # Errors
/// [`Error::Invalid`] when they are one, the new one was rejected or taken back, the old one cannot be superseded, or it
/// would lead back to where it began.
pub fn supersede(workspace: &Workspace, old: &DecisionId, new: &DecisionId) -> Result<Committed<Decision>> {
    workspace.transact(Op::Supersede, "", |tx| {
        let (before, by) = both(tx, old, new, Relation::Supersedes)?;
        let old = store::get(tx.conn(), old)?;
        let when = if by.holds() { "" } else { ", once it is accepted" };
        tx.say(format!("{} supersedes {}{when}", by.reference(), before.reference()));
        Ok(old)
    })
}

/// What takes a decision back, each as a person types it; what is empty was not said.
#[derive(Debug, Clone, Copy, Default)]
pub struct TakenBack<'a> {
    /// Another decision that says so.
    pub by: Option<&'a DecisionId>,
    /// Why.
    pub because: &'a str,
    /// When, when it was not today.
    pub on: &'a str,
}

/// Takes a decision back: by another one that says so, or with a reason of its own.
///
/// # Errors
/// [`Error::Invalid`] without a reason and without another decision, when it was never made, on a day that cannot be, or as
/// [`supersede`].
pub fn reverse(workspace: &Workspace, id: &DecisionId, back: &TakenBack<'_>) -> Result<Committed<Decision>> {
    workspace.transact(Op::Reverse, "", |tx| {
        let before = store::get(tx.conn(), id)?;
        if before.status == Some(DecisionStatus::Reversed) {
            let what = format!("{} is reversed already", before.reference());
            return Err(Error::invalid(what, "Nothing was changed."));
        }
        let said = date(tx, back.on.trim())?;
        let on = said.unwrap_or_else(|| tx.today().into());
        days::not_ahead(&before, "taken back", on, tx.today())?;
        if let Some(decided) = before.decided_on {
            days::not_before(&before, "be taken back", on, ("decided", decided))?;
        }
        let Some(by) = back.by else {
            if back.because.trim().is_empty() {
                let what = format!("Nothing says why {} is taken back", before.reference());
                return Err(Error::invalid(what, "Say why, or name the decision that takes it back."));
            }
            let after = taken_back(tx, &before, back.because, on, None)?;
            tx.say(format!("Reversed {}: {}", after.reference(), after.title));
            return Ok(after);
        };
        let (before, by) = both(tx, id, by, Relation::Reverses)?;
        let mut after = store::get(tx.conn(), id)?;
        if said.is_some() || !back.because.trim().is_empty() {
            after = noted(tx, &after, back.because, on, None)?;
        }
        let when = if by.holds() { "" } else { ", once it is accepted" };
        tx.say(format!("{} reverses {}{when}", by.reference(), before.reference()));
        Ok(after)
    })
}

/// A decision that is taken back, with the reason and the day among its reviews.
pub(super) fn taken_back(
    tx: &Tx<'_>,
    before: &Decision,
    because: &str,
    on: PartialDate,
    due: Option<PartialDate>,
) -> Result<Decision> {
    let after = Decision { status: Some(DecisionStatus::Reversed), ..before.clone() };
    moves::check(tx.conn(), before, &after)?;
    tx.change(before, &after)?;
    who_comes_back(tx, &after)?;
    noted(tx, &after, because, on, due)
}

fn noted(
    tx: &Tx<'_>,
    before: &Decision,
    because: &str,
    on: PartialDate,
    due: Option<PartialDate>,
) -> Result<Decision> {
    let mut after = before.clone();
    after.reviews.push(super::ReviewResult {
        date: on,
        outcome: super::ReviewOutcome::Reverse,
        note: because.trim().to_owned(),
        due,
    });
    tx.change(before, &after)?;
    Ok(after)
}

fn both(tx: &Tx<'_>, old: &DecisionId, new: &DecisionId, relation: Relation) -> Result<(Decision, Decision)> {
    let (before, by) = (store::get(tx.conn(), old)?, store::get(tx.conn(), new)?);
    if !by.holds() && by.is_made() {
        let status = by.status.map_or("made", |status| status.word()).to_lowercase();
        return Err(Error::invalid(
            format!("{} is {status} and takes the place of nothing", by.reference()),
            "Name a decision that holds or waits.",
        ));
    }
    let becomes = match relation {
        Relation::Reverses => DecisionStatus::Reversed,
        _ => DecisionStatus::Superseded,
    };
    crate::links::add::refuse_circle(tx.conn(), relation, (new, by.reference()), (old, before.reference()))?;
    let ends = Ends { from: (Kind::Decision, &new.0), to: (Kind::Decision, &old.0) };
    let is_new = connect(tx, relation, ends, false)?;
    let after = Decision { status: Some(becomes), ..before.clone() };
    // Refused now rather than when the new one is accepted.
    moves::check(tx.conn(), &before, &after)?;
    if !is_new {
        let word = relation.word(crate::links::End::From).to_lowercase();
        let what = format!("{} {word} {} already", by.reference(), before.reference());
        return Err(Error::invalid(what, "Nothing was changed."));
    }
    settle_links(tx, &by)?;
    Ok((before, by))
}
