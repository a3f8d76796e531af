//! Where a decision can go from where it stands, and why it cannot go elsewhere.

use roadbook_formats::words::DecisionStatus;
use roadbook_formats::words::DecisionStatus::{
    Accepted, Deferred, Draft, Proposed, Provisional, Rejected, Reversed, Superseded,
};
use rusqlite::Connection;

use super::Decision;
use crate::error::{Error, Result};
use crate::links::{Relation, store as links};
use crate::record::Record as _;

/// The states a decision can go to. What is superseded can come back into force, for what took its place may be taken
/// back; what was rejected or reversed stays so, and is asked for anew.
pub fn moves(from: Option<DecisionStatus>) -> &'static [DecisionStatus] {
    match from {
        None => DecisionStatus::ALL,
        Some(Draft) => &[Proposed, Accepted, Provisional, Rejected, Deferred, Superseded],
        Some(Proposed) => &[Draft, Accepted, Provisional, Rejected, Deferred, Superseded],
        Some(Deferred) => &[Draft, Proposed, Accepted, Provisional, Rejected, Superseded],
        Some(Provisional) => &[Proposed, Accepted, Superseded, Reversed],
        Some(Accepted) => &[Superseded, Reversed],
        Some(Superseded) => &[Accepted, Reversed],
        Some(Rejected | Reversed) => &[],
    }
}

/// The states a decision can go to as it stands in the workspace: it is superseded only by another one, and comes back
/// only when none takes its place any more.
///
/// # Errors
/// When the storage fails.
pub fn open_moves(conn: &Connection, decision: &Decision) -> Result<Vec<DecisionStatus>> {
    let by = superseded_by(conn, decision)?;
    let is_open = |to: &DecisionStatus| match (decision.status, to) {
        (_, Superseded) => !by.is_empty(),
        (Some(Superseded), Accepted) => !by.iter().any(Decision::holds),
        _ => true,
    };
    Ok(moves(decision.status).iter().copied().filter(is_open).collect())
}

/// Refuses a step that leads nowhere a decision can go.
///
/// # Errors
/// [`Error::Invalid`] with the reason, and what can be done instead.
pub(super) fn check(conn: &Connection, before: &Decision, after: &Decision) -> Result<()> {
    let (from, Some(to)) = (before.status, after.status) else { return Ok(()) };
    if to == Provisional && after.ends_on.is_none() {
        return Err(Error::invalid(
            "A provisional decision needs a day on which it ends",
            "Set the day it ends on, such as endsOn=30 Jun 2027.",
        ));
    }
    if from == Some(to) {
        return Ok(());
    }
    if !moves(from).contains(&to) {
        let (reason, instead) = from.map_or(("", ""), |from| why_not(from, to));
        return Err(refusal(before, to, reason, instead));
    }
    match (from, to) {
        (Some(_), Superseded) if superseded_by(conn, before)?.is_empty() => {
            let instead = "Say which one does, such as roadbook decide supersede D-7 --with D-12.";
            Err(refusal(before, to, "nothing takes its place yet", instead))
        }
        (Some(Superseded), Accepted) => match superseded_by(conn, before)?.iter().find(|other| other.holds())
        {
            Some(other) => {
                let reason = format!("{} took its place and holds", other.reference());
                Err(refusal(before, to, &reason, "Reverse that one first."))
            }
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// Why a step is not in the table, and what can be done instead.
fn why_not(from: DecisionStatus, to: DecisionStatus) -> (&'static str, &'static str) {
    let ask_anew = "Ask for a new decision that relates to it.";
    match (from, to) {
        (Draft | Proposed | Deferred, Reversed) => {
            ("it was never made, so there is nothing to take back", "Reject it instead.")
        }
        (Accepted, Draft | Proposed | Deferred) => (
            "what was accepted is fixed and is not opened again",
            "Amend it, supersede it with a new decision, or reverse it.",
        ),
        (Accepted | Provisional, Rejected) => {
            ("only what waits can be rejected", "Reverse it instead: both are kept.")
        }
        (Accepted, Provisional) => {
            ("it holds without an end already", "Supersede it with a provisional decision.")
        }
        (Provisional, Draft | Deferred) => ("it holds until its end", "Propose it again, or reverse it."),
        (Rejected, _) => ("what was rejected stays", ask_anew),
        (Reversed, _) => ("what was taken back stays so", ask_anew),
        (Superseded, _) => {
            ("another decision took its place", "Look at the one that did, or ask for a new one.")
        }
        _ => ("it cannot go there from where it is", ""),
    }
}

fn refusal(before: &Decision, to: DecisionStatus, reason: &str, instead: &str) -> Error {
    let word = |status: DecisionStatus| status.word().to_lowercase();
    let from = before.status.map_or_else(|| "without a status".to_owned(), word);
    let known: Vec<_> = moves(before.status).iter().map(|status| word(*status)).collect();
    let known = match known.is_empty() {
        true => String::new(),
        false => format!(" From there it can become {}.", known.join(", ")),
    };
    Error::invalid(
        format!("{} is {from} and cannot become {}: {reason}", before.reference(), word(to)),
        format!("{instead}{known}").trim(),
    )
}

/// The decisions that say they take its place.
fn superseded_by(conn: &Connection, decision: &Decision) -> Result<Vec<Decision>> {
    let mut found = Vec::new();
    for link in links::of(conn, &decision.id.0)? {
        if link.relation == Relation::Supersedes && link.to_id == decision.id.0 {
            found.extend(Decision::find(conn, &link.from_id)?);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every step there is: a row is where it stands, a column where it goes.
    const TABLE: &str = "
                    draft proposed accepted rejected provisional deferred superseded reversed
        draft       same  yes      yes      yes      yes         yes      yes        no
        proposed    yes   same     yes      yes      yes         yes      yes        no
        accepted    no    no       same     no       no          no       yes        yes
        rejected    no    no       no       same     no          no       no         no
        provisional no    yes      yes      no       same        no       yes        yes
        deferred    yes   yes      yes      yes      yes         same     yes        no
        superseded  no    no       yes      no       no          no       same       yes
        reversed    no    no       no       no       no          no       no         same";

    #[test]
    fn every_step_is_allowed_or_refused_with_its_reason() {
        let mut rows = TABLE.lines().map(str::split_whitespace).map(Iterator::collect::<Vec<_>>).skip(1);
        let status = |word: &str| DecisionStatus::parse(word).unwrap_or_else(|| panic!("{word} is a status"));
        let columns: Vec<_> = rows.next().unwrap().into_iter().map(status).collect();
        assert_eq!(columns, DecisionStatus::ALL, "the table has every state");
        let mut seen = 0;
        for row in rows {
            let from = status(row[0]);
            for (to, allowed) in columns.iter().zip(&row[1..]) {
                seen += 1;
                let is_open = moves(Some(from)).contains(to);
                assert_eq!(is_open, *allowed == "yes", "{from:?} to {to:?}");
                if *allowed == "no" {
                    let (reason, instead) = why_not(from, *to);
                    assert!(!reason.is_empty() && !instead.is_empty(), "{from:?} to {to:?} says why not");
                    let refused = refusal(
                        &Decision { status: Some(from), ..Decision::default() },
                        *to,
                        reason,
                        instead,
                    );
                    assert!(refused.to_string().ends_with(reason), "{refused}");
                }
            }
        }
        assert_eq!(seen, 64);
        assert_eq!(moves(None), DecisionStatus::ALL, "what nobody has said can be said");
    }
}
