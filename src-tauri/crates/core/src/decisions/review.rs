//! Looks whether a decision was right: what was expected beside what happened, and whether it stays.

use super::assign::date;
use super::supersede::taken_back;
use super::{Decision, ReviewOutcome, ReviewResult, store};
use crate::error::{Error, Result};
use crate::ids::DecisionId;
use crate::op::{Committed, Op};
use crate::workspace::Workspace;

/// What a review says, each as a person types it; what is empty was not said.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DecisionReview {
    /// Whether it stays.
    pub outcome: ReviewOutcome,
    /// Why.
    #[serde(default)]
    pub note: String,
    /// When, when it was not today.
    #[serde(default)]
    pub on: String,
    /// When to look again.
    #[serde(default)]
    pub next: String,
    /// What happened, by the measure that was expected.
    #[serde(default)]
    pub happened: Vec<ExpectedHappened>,
}

/// What came of one expected result.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ExpectedHappened {
    /// The measure, as it was expected.
    pub metric: String,
    /// What happened.
    pub what: String,
}

/// Keeps what a review of a decision found. Reversing takes it back in the same step; a change is amended afterwards.
///
/// # Errors
/// [`Error::Invalid`] when the decision does not hold, a measure is named that was not expected, a day cannot be read, or
/// it is changed or taken back without a word why.
pub fn review(
    workspace: &Workspace,
    id: &DecisionId,
    review: &DecisionReview,
) -> Result<Committed<Decision>> {
    workspace.transact(Op::Review, "", |tx| {
        let before = store::get(tx.conn(), id)?;
        let reference = before.reference();
        if !before.holds() {
            let status = before.status.map_or("without a status", |status| status.word()).to_lowercase();
            return Err(Error::invalid(
                format!("{reference} is {status}, so there is nothing to review"),
                "Only what was accepted and holds is looked at again.",
            ));
        }
        if review.outcome != ReviewOutcome::Keep && review.note.trim().is_empty() {
            return Err(Error::invalid("Nothing says why", "Say in a note what was found."));
        }
        let mut after = before.clone();
        for ExpectedHappened { metric, what } in &review.happened {
            let is_it = |name: &str| name.to_lowercase() == metric.trim().to_lowercase();
            let Some(expected) = after.expected.iter_mut().find(|expected| is_it(&expected.metric)) else {
                let known: Vec<_> = before.expected.iter().map(|expected| expected.metric.as_str()).collect();
                return Err(Error::invalid(
                    format!("{reference} did not expect “{}”", metric.trim()),
                    match known.is_empty() {
                        true => "Nothing was expected of it.".to_owned(),
                        false => format!("Expected were {}.", known.join(", ")),
                    },
                ));
            };
            expected.happened = Some(what.trim().to_owned()).filter(|what| !what.is_empty());
        }
        after.review_on = date(tx, review.next.trim())?;
        let on = date(tx, review.on.trim())?.unwrap_or_else(|| tx.today().into());
        let word = match review.outcome {
            ReviewOutcome::Keep => "kept",
            ReviewOutcome::Change => "to be changed",
            ReviewOutcome::Reverse => "reversed",
        };
        if review.outcome == ReviewOutcome::Reverse {
            tx.change(&before, &after)?;
            after = taken_back(tx, &after, &review.note, before.review_on)?;
        } else {
            let note = review.note.trim().to_owned();
            let due = before.review_on;
            after.reviews.push(ReviewResult { date: on, outcome: review.outcome, note, due });
            tx.change(&before, &after)?;
        }
        tx.say(format!("Reviewed {reference}: {word}"));
        Ok(after)
    })
}
