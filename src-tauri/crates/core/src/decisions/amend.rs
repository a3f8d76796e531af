//! Amends a decision that was made: its text is fixed, so that a change keeps both texts, who wrote it, when and why.

use super::assign::{DecisionField, assign};
use super::difference::{DifferencePiece, difference};
use super::{Amendment, Choice, Decision, store};
use crate::error::{Error, Result};
use crate::ids::DecisionId;
use crate::op::{Committed, Op, in_words};
use crate::workspace::{Tx, Workspace};

/// The fields whose text is fixed once a decision is made.
pub const FIXED: &[DecisionField] = &[
    DecisionField::Title,
    DecisionField::Context,
    DecisionField::Drivers,
    DecisionField::Options,
    DecisionField::Recommendation,
    DecisionField::Chosen,
    DecisionField::Rationale,
    DecisionField::TradeOffs,
    DecisionField::Consequences,
    DecisionField::Assumptions,
    DecisionField::Expected,
    DecisionField::IfNobodyDecides,
    DecisionField::Confirmation,
    DecisionField::ReversalTrigger,
];

/// Changes the text of a decision that was made. Each field becomes an amendment with what stood there and what stands
/// there since.
///
/// # Errors
/// [`Error::Invalid`] for a decision that was not made yet, a field that is no text of it, a value that cannot be read,
/// and when nothing would change.
pub fn amend(
    workspace: &Workspace,
    id: &DecisionId,
    values: &[(DecisionField, String)],
    note: &str,
) -> Result<Committed<Decision>> {
    workspace.transact(Op::Amend, "", |tx| {
        let before = store::get(tx.conn(), id)?;
        if !before.is_made() {
            return Err(Error::invalid(
                format!("{} was not made yet, so there is nothing to amend", before.reference()),
                "Change its fields as they are.",
            ));
        }
        let mut after = before.clone();
        for (field, text) in values {
            if !FIXED.contains(field) {
                return Err(Error::invalid(
                    format!("{} is no text of the decision", field.word()),
                    format!("Set it as it is. What can be amended is {}.", fixed_names().join(", ")),
                ));
            }
            assign(tx, &mut after, *field, text)?;
        }
        let amended = record(tx, &before, &mut after, note);
        if amended.is_empty() {
            return Err(Error::invalid("The text stays as it is", "Write what it should be."));
        }
        tx.change(&before, &after)?;
        let words: Vec<_> = amended.iter().map(|field| field.word().to_lowercase()).collect();
        tx.say(format!("Amended {} of {}", in_words(&words), after.reference()));
        Ok(after)
    })
}

/// What an amendment of a field would change, word by word. Nothing is written.
///
/// # Errors
/// [`Error::Invalid`] when the value cannot be read.
pub fn changes(
    workspace: &Workspace,
    id: &DecisionId,
    field: DecisionField,
    value: &str,
) -> Result<Vec<DifferencePiece>> {
    workspace.rehearse(Op::Amend, |tx| {
        let before = store::get(tx.conn(), id)?;
        let mut after = before.clone();
        assign(tx, &mut after, field, value)?;
        Ok(difference(&text(&before, field), &text(&after, field)))
    })
}

/// Adds an amendment for every fixed text that differs. Gives the fields.
pub(crate) fn record(tx: &Tx<'_>, before: &Decision, after: &mut Decision, note: &str) -> Vec<DecisionField> {
    let changed: Vec<_> =
        FIXED.iter().copied().filter(|field| text(before, *field) != text(after, *field)).collect();
    for field in &changed {
        let (before, now) = (text(before, *field), text(after, *field));
        after.amendments.push(Amendment {
            on: tx.today().into(),
            by: tx.by().to_owned(),
            note: note.trim().to_owned(),
            field: field.key().to_owned(),
            before,
            after: now,
        });
    }
    changed
}

/// Refuses to change a text that is fixed. What was never said can still be written down.
///
/// # Errors
/// [`Error::Invalid`] that says how it is amended.
pub(crate) fn hold(before: &Decision, after: &Decision) -> Result<()> {
    if !before.is_made() {
        return Ok(());
    }
    let is_changed = |field: &&DecisionField| {
        let was = text(before, **field);
        !was.is_empty() && was != text(after, **field)
    };
    let Some(field) = FIXED.iter().find(is_changed) else { return Ok(()) };
    let (reference, word) = (before.reference(), field.word());
    let status = before.status.map_or("made", |status| status.word()).to_lowercase();
    Err(Error::invalid(
        format!(
            "{reference} is {status}, so its text is fixed: {} cannot be written over",
            word.to_lowercase()
        ),
        format!(
            "Amend it, and both texts are kept: roadbook decide amend {reference} {}=… --note WHY.",
            field.key()
        ),
    ))
}

fn fixed_names() -> Vec<&'static str> {
    FIXED.iter().map(|field| field.key()).collect()
}

/// The text of a fixed field, a list with one entry on a line. What a review adds later is no part of it.
pub fn text(decision: &Decision, field: DecisionField) -> String {
    let some = |text: &Option<String>| text.clone().unwrap_or_default();
    match field {
        DecisionField::Title => decision.title.clone(),
        DecisionField::Context => decision.context.clone(),
        DecisionField::Drivers => decision.drivers.join("\n"),
        DecisionField::Options => decision.options.iter().map(choice_text).collect::<Vec<_>>().join("\n\n"),
        DecisionField::Recommendation => some(&decision.recommendation),
        DecisionField::Chosen => some(&decision.chosen),
        DecisionField::Rationale => decision.rationale.clone(),
        DecisionField::TradeOffs => decision.trade_offs.clone(),
        DecisionField::Consequences => decision.consequences.clone(),
        DecisionField::Assumptions => {
            let lines = decision.assumptions.iter().map(|it| {
                let check = it.check_by.map(|day| format!("check by {day}"));
                [Some(it.text.clone()), check].into_iter().flatten().collect::<Vec<_>>().join(" · ")
            });
            lines.collect::<Vec<_>>().join("\n")
        }
        DecisionField::Expected => {
            let lines = decision.expected.iter().map(|it| {
                let by = it.by.map(|by| format!("by {by}"));
                let parts = [Some(it.metric.clone()), it.from.clone(), it.to.clone(), by];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
            });
            lines.collect::<Vec<_>>().join("\n")
        }
        DecisionField::IfNobodyDecides => decision.if_nobody_decides.clone(),
        DecisionField::Confirmation => decision.confirmation.clone(),
        DecisionField::ReversalTrigger => decision.reversal_trigger.clone(),
        _ => String::new(),
    }
}

fn choice_text(choice: &Choice) -> String {
    let mut lines = vec![choice.name.clone()];
    lines.extend(Some(choice.text.clone()).filter(|text| !text.is_empty()));
    for (sign, texts) in [("+", &choice.pros), ("·", &choice.neutral), ("–", &choice.cons)] {
        lines.extend(texts.iter().map(|text| format!("{sign} {text}")));
    }
    for (word, text) in
        [("Effort", &choice.effort), ("Risk", &choice.risk), ("Ruled out", &choice.disqualifier)]
    {
        lines.extend(text.iter().map(|text| format!("{word}: {text}")));
    }
    lines.join("\n")
}
