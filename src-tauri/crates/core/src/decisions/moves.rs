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

/// The states that a decision could go to: by where it stands, and whether it was ever decided.
fn steps(decision: &Decision) -> &'static [DecisionStatus] {
    match decision.status {
        Some(Superseded) if !decision.was_decided() => &[Proposed],
        status => moves(status),
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
        (Some(Superseded), Accepted | Proposed) => !by.iter().any(Decision::holds),
        _ => true,
    };
    Ok(steps(decision).iter().copied().filter(is_open).collect())
}

/// Where a decision comes back to whose place nothing takes any more; nothing for one that cannot.
///
/// # Errors
/// When the storage fails.
pub(super) fn way_back(conn: &Connection, decision: &Decision) -> Result<Option<DecisionStatus>> {
    let back = |to: &DecisionStatus| matches!(to, Accepted | Proposed);
    match decision.status {
        Some(Superseded) => Ok(open_moves(conn, decision)?.into_iter().find(back)),
        _ => Ok(None),
    }
}

/// Refuses a step that leads nowhere a decision can go.
///
/// # Errors
/// [`Error::Invalid`] with the reason, and what can be done instead.
pub(super) fn check(conn: &Connection, before: &Decision, after: &Decision) -> Result<()> {
    let from = before.status;
    let Some(to) = after.status else {
        let (reason, instead) = NOT_EMPTIED;
        return if before.is_made() { Err(refusal(before, None, reason, instead)) } else { Ok(()) };
    };
    if to == Provisional && after.ends_on.is_none() {
        return Err(Error::invalid(
            "A provisional decision needs a day on which it ends",
            "Set the day it ends on, such as endsOn=30 Jun 2027.",
        ));
    }
    if from == Some(to) {
        return Ok(());
    }
    if !steps(before).contains(&to) {
        let (reason, instead) = match from {
            Some(Superseded) if !before.was_decided() => NEVER_DECIDED,
            Some(from) => why_not(from, to),
            None => ("", ""),
        };
        return Err(refusal(before, Some(to), reason, instead));
    }
    match (from, to) {
        (Some(_), Superseded) if superseded_by(conn, before)?.is_empty() => {
            let instead = "Say which one does, such as roadbook decide supersede D-7 --with D-12.";
            Err(refusal(before, Some(to), "nothing takes its place yet", instead))
        }
        (Some(Superseded), Accepted | Proposed) => {
            match superseded_by(conn, before)?.iter().find(|other| other.holds()) {
                Some(other) => {
                    let reason = format!("{} took its place and holds", other.reference());
                    Err(refusal(before, Some(to), &reason, "Reverse that one first."))
                }
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// Why the status of what was made is not emptied: from nowhere it could go everywhere.
const NOT_EMPTIED: (&str, &str) =
    ("what was made keeps what became of it", "Undo the step that made it so, or ask for a new decision.");

/// Why what was superseded while it waited does not hold now.
const NEVER_DECIDED: (&str, &str) =
    ("another decision took its place before it was decided", "Propose it again, and decide it then.");

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

fn refusal(before: &Decision, to: Option<DecisionStatus>, reason: &str, instead: &str) -> Error {
    let word = |status: DecisionStatus| status.word().to_lowercase();
    let from = before.status.map_or_else(|| "without a status".to_owned(), word);
    let known: Vec<_> = steps(before).iter().map(|status| word(*status)).collect();
    let known = match known.is_empty() {
        true => String::new(),
        false => format!(" From there it can become {}.", known.join(", ")),
    };
    let what = to.map_or_else(|| "be left without a status".to_owned(), |to| format!("become {}", word(to)));
    Error::invalid(
        format!("{} is {from} and cannot {what}: {reason}", before.reference()),
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
    use roadbook_formats::date::PartialDate;

    use super::*;
    use crate::store::{migrate, open};

    /// Every step there is: a row is where it stands, a column where it goes; `none` is a status that is emptied.
    const TABLE: &str = "
                    draft proposed accepted rejected provisional deferred superseded reversed none
        draft       same  yes      yes      yes      yes         yes      yes        no       yes
        proposed    yes   same     yes      yes      yes         yes      yes        no       yes
        accepted    no    no       same     no       no          no       yes        yes      no
        rejected    no    no       no       same     no          no       no         no       no
        provisional no    yes      yes      no       same        no       yes        yes      no
        deferred    yes   yes      yes      yes      yes         same     yes        no       yes
        superseded  no    no       yes      no       no          no       same       yes      no
        reversed    no    no       no       no       no          no       no         same     no";

    #[test]
    fn every_step_is_allowed_or_refused_with_its_reason() {
        let mut rows = TABLE.lines().map(str::split_whitespace).map(Iterator::collect::<Vec<_>>).skip(1);
        let status = |word: &str| DecisionStatus::parse(word).unwrap_or_else(|| panic!("{word} is a status"));
        let mut columns = rows.next().unwrap();
        assert_eq!(columns.pop(), Some("none"));
        let columns: Vec<_> = columns.into_iter().map(status).collect();
        assert_eq!(columns, DecisionStatus::ALL, "the table has every state");
        let mut conn = open::in_memory().unwrap();
        migrate::run(&mut conn).unwrap();
        let step = |from: DecisionStatus, to: Option<DecisionStatus>| {
            let ends_on = Some(PartialDate::year(2027).unwrap());
            let before = Decision { status: Some(from), ends_on, ..Decision::default() };
            let after = Decision { status: to, ..before.clone() };
            check(&conn, &before, &after)
        };
        let mut seen = 0;
        for row in rows {
            let from = status(row[0]);
            let targets = columns.iter().copied().map(Some).chain([None]);
            for (to, allowed) in targets.zip(&row[1..]) {
                seen += 1;
                let result = step(from, to);
                match (*allowed, to) {
                    ("yes", Some(Superseded)) => {
                        assert!(moves(Some(from)).contains(&Superseded));
                        let refused = result.unwrap_err().to_string();
                        assert!(refused.ends_with("nothing takes its place yet"), "{refused}");
                    }
                    ("no", _) => {
                        let refused = result.unwrap_err();
                        let said = refused.to_string();
                        let reason = said.split_once(": ").map(|(_, reason)| reason.to_owned());
                        assert!(reason.is_some_and(|reason| reason.len() > 10), "{from:?} to {to:?}: {said}");
                        assert!(refused.hint().is_some_and(|hint| !hint.is_empty()), "what to do: {said}");
                    }
                    _ => result.unwrap_or_else(|error| panic!("{from:?} to {to:?}: {error}")),
                }
            }
        }
        assert_eq!(seen, 72);
        assert_eq!(moves(None), DecisionStatus::ALL, "what nobody has said can be said");
    }
}
