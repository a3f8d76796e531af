//! Where a decision can go from where it stands, when a person moves it.

use roadbook_formats::words::DecisionStatus;
use roadbook_formats::words::DecisionStatus::{
    Accepted, Deferred, Draft, Proposed, Provisional, Rejected, Reversed, Superseded,
};

use super::Decision;
use crate::error::{Error, Result};

/// The states a decision can go to. What is superseded or reversed can come back, for what took its place may be taken
/// back too.
pub fn moves(from: Option<DecisionStatus>) -> &'static [DecisionStatus] {
    match from {
        None => DecisionStatus::ALL,
        Some(Draft) => &[Proposed, Accepted, Provisional, Rejected, Deferred],
        Some(Proposed) => &[Draft, Accepted, Provisional, Rejected, Deferred],
        Some(Deferred) => &[Draft, Proposed, Accepted, Provisional, Rejected],
        Some(Provisional) => &[Proposed, Accepted, Rejected, Superseded, Reversed],
        Some(Accepted) => &[Proposed, Provisional, Superseded, Reversed],
        Some(Rejected) => &[Draft, Proposed, Deferred],
        Some(Superseded) => &[Accepted, Reversed],
        Some(Reversed) => &[Proposed, Accepted, Superseded],
    }
}

/// Refuses a step that leads nowhere a decision can go.
///
/// # Errors
/// [`Error::Invalid`] with the steps there are.
pub(super) fn check(before: &Decision, after: &Decision) -> Result<()> {
    let (Some(from), Some(to)) = (before.status, after.status) else { return Ok(()) };
    if from == to || moves(Some(from)).contains(&to) {
        return Ok(());
    }
    let known: Vec<_> = moves(Some(from)).iter().map(|status| status.word().to_lowercase()).collect();
    let (reference, from, to) = (before.reference(), from.word().to_lowercase(), to.word().to_lowercase());
    Err(Error::invalid(
        format!("{reference} is {from} and cannot become {to}"),
        format!("From there it can become {}.", known.join(", ")),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_waiting_decision_can_be_made_and_a_made_one_opened_again() {
        let check = |from: DecisionStatus, to: DecisionStatus, expect: bool| {
            assert_eq!(moves(Some(from)).contains(&to), expect, "{from:?} to {to:?}");
        };
        for waiting in [Draft, Proposed, Deferred] {
            for made in [Accepted, Provisional, Rejected] {
                check(waiting, made, true);
            }
            check(waiting, Superseded, false);
            check(waiting, Reversed, false);
        }
        check(Accepted, Proposed, true);
        check(Accepted, Rejected, false);
        check(Rejected, Accepted, false);
        for status in DecisionStatus::ALL {
            assert!(!moves(Some(*status)).is_empty(), "nothing is stuck");
            check(*status, *status, false);
        }
    }
}
