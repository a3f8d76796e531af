//! Decides: accepts, for good or for a time, rejects, or puts off, with who, when and in which meeting.

use roadbook_formats::words::DecisionStatus;

use super::assign::DecisionField;
use super::edit::set;
use super::renew::{Holds, renew};
use super::told::let_know;
use super::{Decision, store};
use crate::error::{Error, Result};
use crate::ids::DecisionId;
use crate::op::{Committed, Op};
use crate::typed::date;
use crate::typed::line;
use crate::workspace::{Tx, Workspace};

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// It is to be so.
    Accept,
    /// It is to be so until a day.
    AcceptUntil,
    /// It is not to be so.
    Reject,
    /// It is decided later.
    Defer,
}

/// What was said when it was decided, each as a person types it; what is empty was not said.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct DecisionSaid {
    /// The option that was taken.
    pub chosen: String,
    /// Why.
    pub because: String,
    /// Who decided, when it was not the approver.
    pub by: String,
    /// When, when it was not today.
    pub on: String,
    /// In which meeting.
    pub meeting: String,
    /// When a provisional decision ends, or by when one that is put off is needed.
    pub until: String,
    /// The audiences that must know, besides those that are said already.
    pub must_know: Vec<String>,
}

/// Decides a decision. Without an option named the one that was advised is taken. Those it supersedes or reverses are
/// written in the same step. One that holds for a time is made final or gets more time, with both reasons kept; one that
/// was put off can be put off again.
///
/// # Errors
/// [`Error::Invalid`] when it cannot go there from where it stands, when an option is named that it does not have, or a
/// value cannot be read; then nothing is changed.
pub fn decide(
    workspace: &Workspace,
    id: &DecisionId,
    verdict: Verdict,
    said: &DecisionSaid,
) -> Result<Committed<Decision>> {
    workspace.transact(Op::Decide, "", |tx| decide_in(tx, id, verdict, said))
}

/// Decides within an operation, and says so; see [`decide`].
///
/// # Errors
/// As [`decide`].
pub(crate) fn decide_in(
    tx: &Tx<'_>,
    id: &DecisionId,
    verdict: Verdict,
    said: &DecisionSaid,
) -> Result<Decision> {
    let before = store::get(tx.conn(), id)?;
    let decision = match (before.status, verdict) {
        (Some(DecisionStatus::Provisional), Verdict::Accept) => renew(tx, &before, Holds::ForGood, said)?,
        (Some(DecisionStatus::Provisional), Verdict::AcceptUntil) => {
            renew(tx, &before, Holds::ForATime, said)?
        }
        _ => set(tx, id, &values(tx, &before, verdict, said)?)?,
    };
    let decision = let_know(tx, &decision, &said.must_know)?;
    let word = match verdict {
        Verdict::Accept => "Accepted",
        Verdict::AcceptUntil => "Accepted for a time",
        Verdict::Reject => "Rejected",
        Verdict::Defer => "Put off",
    };
    tx.say(format!("{word} {}: {}", decision.reference(), decision.title));
    Ok(decision)
}

/// Accepts a decision in a meeting that is still held. Said again there, what was said last counts, and is no amendment.
///
/// # Errors
/// As [`decide`].
pub(crate) fn accept_in(tx: &Tx<'_>, id: &DecisionId, said: &DecisionSaid) -> Result<Decision> {
    let before = store::get(tx.conn(), id)?;
    let is_from_here = before.decided_in.is_some() && before.decided_in == line(&said.meeting);
    if before.status != Some(DecisionStatus::Accepted) || !is_from_here {
        return decide_in(tx, id, Verdict::Accept, said);
    }
    let mut after = before.clone();
    if !said.chosen.trim().is_empty() {
        after.chosen = Some(known_option(&before, &said.chosen)?);
    }
    if !said.because.trim().is_empty() {
        said.because.trim().clone_into(&mut after.rationale);
    }
    tx.change(&before, &after)?;
    Ok(after)
}

/// What is written down of a decision that is decided, field by field.
fn values(
    tx: &Tx<'_>,
    before: &Decision,
    verdict: Verdict,
    said: &DecisionSaid,
) -> Result<Vec<(DecisionField, String)>> {
    let status = match verdict {
        Verdict::Accept => DecisionStatus::Accepted,
        Verdict::AcceptUntil => DecisionStatus::Provisional,
        Verdict::Reject => DecisionStatus::Rejected,
        Verdict::Defer => DecisionStatus::Deferred,
    };
    let is_put_off_again = || -> Result<bool> {
        let until = date(tx, said.until.trim())?;
        Ok(verdict == Verdict::Defer && until.is_some() && until != before.needed_by)
    };
    if before.status == Some(status) && !is_put_off_again()? {
        let what = format!("{} is {} already", before.reference(), status.word().to_lowercase());
        return Err(Error::invalid(what, "Nothing was changed."));
    }
    let mut values = vec![(DecisionField::Status, status.key().to_owned())];
    let mut say = |field: DecisionField, text: &str| {
        if !text.trim().is_empty() {
            values.push((field, text.to_owned()));
        }
    };
    if matches!(verdict, Verdict::Accept | Verdict::AcceptUntil) {
        say(DecisionField::Chosen, &chosen(before, &said.chosen)?);
    }
    say(DecisionField::Rationale, &said.because);
    say(DecisionField::DecidedIn, &said.meeting);
    say(DecisionField::DecidedBy, &said.by);
    match verdict {
        Verdict::AcceptUntil => say(DecisionField::EndsOn, &said.until),
        Verdict::Defer => say(DecisionField::NeededBy, &said.until),
        Verdict::Accept | Verdict::Reject => {}
    }
    if verdict != Verdict::Defer {
        say(DecisionField::DecidedOn, &said.on);
    }
    Ok(values)
}

/// The option that is taken: the one that is named, else the one that was advised, else the one that was there.
fn chosen(decision: &Decision, named: &str) -> Result<String> {
    if !named.trim().is_empty() {
        return known_option(decision, named);
    }
    if decision.chosen.is_some() {
        return Ok(String::new());
    }
    let advised = decision.recommendation.clone().unwrap_or_default();
    let is_option = decision.options.is_empty() || known_option(decision, &advised).is_ok();
    Ok(if is_option { advised } else { String::new() })
}

/// The name of an option as the decision has it. One without options takes any name.
///
/// # Errors
/// [`Error::Invalid`] that lists the options there are.
pub(super) fn known_option(decision: &Decision, named: &str) -> Result<String> {
    let named = named.trim();
    if decision.options.is_empty() {
        return Ok(named.to_owned());
    }
    let is_it = |name: &str| name.to_lowercase() == named.to_lowercase();
    let found = decision.options.iter().find(|option| is_it(&option.name));
    found.map(|option| option.name.clone()).ok_or_else(|| {
        let known: Vec<_> = decision.options.iter().map(|option| option.name.as_str()).collect();
        Error::invalid(
            format!("{} has no option “{named}”", decision.reference()),
            format!("Its options are {}.", known.join(", ")),
        )
    })
}
