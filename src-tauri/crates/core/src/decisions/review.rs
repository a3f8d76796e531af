//! Looks whether a decision was right: what was expected beside what happened, what was assumed beside what is so, and
//! whether it stays.

use std::collections::BTreeSet;

use roadbook_formats::date::PartialDate;
use roadbook_formats::words::DecisionStatus;

use super::supersede::taken_back;
use super::{Decision, ReviewOutcome, ReviewResult, days, store};
use crate::error::{Error, Result};
use crate::ids::DecisionId;
use crate::op::{Committed, Op};
use crate::typed::date;
use crate::workspace::{Tx, Workspace};

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
    /// Until when a provisional decision holds from now on.
    #[serde(default)]
    pub until: String,
    /// What happened, by the measure that was expected.
    #[serde(default)]
    pub happened: Vec<ExpectedHappened>,
    /// What was found of what was taken to be so.
    #[serde(default)]
    pub assumptions: Vec<AssumptionFound>,
}

/// What came of one expected result.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ExpectedHappened {
    /// The measure, as it was expected. Of several of one name the next one is meant each time.
    pub metric: String,
    /// What happened.
    pub what: String,
}

/// What was found of one assumption.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct AssumptionFound {
    /// What was taken to be so, as it stands there. Of several with the same words the next one is meant each time.
    pub text: String,
    /// Whether it is so; nothing when nobody looked.
    pub still_true: Option<bool>,
    /// When to look at it again, as it is typed.
    pub check_by: String,
}

impl AssumptionFound {
    /// Reads what a script says of an assumption: `yes` or `no`, a day to look again, or both with a comma between.
    ///
    /// # Errors
    /// [`Error::Invalid`] for more than that.
    pub fn said(text: &str, what: &str) -> Result<Self> {
        let mut found = Self { text: text.trim().to_owned(), ..Self::default() };
        for part in what.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            match part.to_lowercase().as_str() {
                "yes" | "true" if found.still_true.is_none() => found.still_true = Some(true),
                "no" | "false" if found.still_true.is_none() => found.still_true = Some(false),
                _ if found.check_by.is_empty() => part.clone_into(&mut found.check_by),
                _ => {
                    return Err(Error::invalid(
                        format!("“{what}” does not say whether “{}” is still so", found.text),
                        "Write yes or no, and a day to look again where there is one: \"Prices hold=yes, 1 Mar 2028\".",
                    ));
                }
            }
        }
        Ok(found)
    }
}

/// Keeps what a review of a decision found. Reversing takes it back in the same step; a change is amended afterwards. A look
/// at what was assumed, or at a decision whose time is over, leaves a review that is still ahead.
///
/// # Errors
/// [`Error::Invalid`] when the decision does not hold, a measure or an assumption is named that it does not have, a day
/// cannot be read or cannot be, a provisional decision is over and nothing says until when it holds now, or it is changed
/// or taken back without a word why.
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
        let on = date(tx, review.on.trim())?.unwrap_or_else(|| tx.today().into());
        days::not_ahead(&before, "reviewed", on, tx.today())?;
        if let Some(decided) = before.decided_on {
            days::not_before(&before, "be reviewed", on, ("decided", decided))?;
        }
        let mut after = before.clone();
        happened(&mut after, &review.happened)?;
        assumed(tx, &mut after, &review.assumptions, on)?;
        let word = match review.outcome {
            ReviewOutcome::Keep => "kept",
            ReviewOutcome::Change => "to be changed",
            ReviewOutcome::Reverse => "reversed",
        };
        if review.outcome == ReviewOutcome::Reverse {
            let due = before.first_review();
            (after.review_on, after.first_review_on) = (None, None);
            tx.change(&before, &after)?;
            after = taken_back(tx, &after, &review.note, on, due)?;
        } else {
            after.ends_on = ends(tx, &before, review, on)?;
            let next = next(tx, &before, review, on)?;
            reviewed(&mut after, review.outcome, on, review.note.trim(), next);
            tx.change(&before, &after)?;
        }
        tx.say(format!("Reviewed {reference}: {word}"));
        Ok(after)
    })
}

/// Notes a review of a decision that stays, and when the next one is. One that is still ahead was not this one.
pub(super) fn reviewed(
    decision: &mut Decision,
    outcome: ReviewOutcome,
    on: PartialDate,
    note: &str,
    next: Option<PartialDate>,
) {
    let stays = next.is_some() && next == still_ahead(decision, on);
    let due = decision.first_review().filter(|_| !stays);
    if !stays {
        decision.review_on = next;
        decision.first_review_on = None;
    }
    decision.reviews.push(ReviewResult { date: on, outcome, note: note.to_owned(), due });
}

/// The day of a review that is not due yet.
pub(super) fn still_ahead(decision: &Decision, on: PartialDate) -> Option<PartialDate> {
    decision.review_on.filter(|day| day.first_day() > on.last_day())
}

/// When it is looked at again.
fn next(
    tx: &Tx<'_>,
    before: &Decision,
    review: &DecisionReview,
    on: PartialDate,
) -> Result<Option<PartialDate>> {
    let says = |found: &AssumptionFound| found.still_true.is_some() || !found.check_by.trim().is_empty();
    let is_about_else = !review.until.trim().is_empty() || review.assumptions.iter().any(says);
    match date(tx, review.next.trim())? {
        Some(next) => {
            days::not_before(before, "be looked at again", next, ("reviewed", on))?;
            Ok(Some(next))
        }
        None if is_about_else => Ok(still_ahead(before, on)),
        None => Ok(None),
    }
}

/// Until when it holds from now on.
fn ends(
    tx: &Tx<'_>,
    before: &Decision,
    review: &DecisionReview,
    on: PartialDate,
) -> Result<Option<PartialDate>> {
    let reference = before.reference();
    let until = date(tx, review.until.trim())?;
    let ends = before.ends_on.filter(|_| before.status == Some(DecisionStatus::Provisional));
    match (ends, until) {
        (None, Some(_)) => Err(Error::invalid(
            format!("{reference} holds without an end"),
            "Leave the day out, or supersede it with a provisional decision.",
        )),
        (Some(ends), None) if ends.last_day() <= tx.today() => Err(Error::invalid(
            format!("{reference} held until {}, and nothing says until when it holds now", ends.in_words()),
            format!("Say the day, or make it final: roadbook decide accept {reference}."),
        )),
        (Some(_), Some(until)) => {
            days::not_before(before, "end", until, ("reviewed", on))?;
            Ok(Some(until))
        }
        (_, None) => Ok(before.ends_on),
    }
}

/// Writes what happened beside what was expected.
fn happened(decision: &mut Decision, found: &[ExpectedHappened]) -> Result<()> {
    let reference = decision.reference();
    let known: Vec<_> = decision.expected.iter().map(|expected| expected.metric.clone()).collect();
    let mut told = Told::default();
    for ExpectedHappened { metric, what } in found {
        let place = told.place(&known, metric);
        let Some(expected) = place.and_then(|place| decision.expected.get_mut(place)) else {
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
    Ok(())
}

/// Writes what was found of what was taken to be so.
fn assumed(tx: &Tx<'_>, decision: &mut Decision, found: &[AssumptionFound], on: PartialDate) -> Result<()> {
    let reference = decision.reference();
    let known: Vec<_> = decision.assumptions.iter().map(|assumption| assumption.text.clone()).collect();
    let mut told = Told::default();
    for AssumptionFound { text, still_true, check_by } in found {
        let place = told.place(&known, text);
        let Some(assumption) = place.and_then(|place| decision.assumptions.get_mut(place)) else {
            return Err(Error::invalid(
                format!("{reference} does not assume “{}”", text.trim()),
                match known.is_empty() {
                    true => "Nothing is assumed in it.".to_owned(),
                    false => format!("It assumes: {}.", known.join("; ")),
                },
            ));
        };
        if still_true.is_some() {
            assumption.still_true = *still_true;
            assumption.looked_on = Some(on);
        }
        assumption.check_by = date(tx, check_by.trim())?.or(assumption.check_by);
    }
    Ok(())
}

/// Which of the lines of one name were told already: the next one is meant each time.
#[derive(Default)]
struct Told(BTreeSet<usize>);

impl Told {
    fn place(&mut self, known: &[String], name: &str) -> Option<usize> {
        let name = name.trim().to_lowercase();
        let mut same = (0..).zip(known).filter(|(_, known)| known.to_lowercase() == name);
        let place = same.find(|(place, _)| !self.0.contains(place)).map(|(place, _)| place)?;
        self.0.insert(place);
        Some(place)
    }
}
