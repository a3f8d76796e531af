//! What the author sees beside the preview: each record that goes in with what happens to its fields, and what stays
//! out with the reason. Never part of a file.

use serde::Serialize;

use super::Composed;
use crate::audiences::Field;
use crate::audiences::view::{Change, SeenDecision, SeenItem, Withheld};
use crate::op::Kind;
use crate::templates::long_day;

/// A record that goes into the update.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ShownRecord {
    /// Its reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What the audience calls it.
    pub title: String,
    /// Item or decision.
    pub kind: Kind,
    /// What happens to its fields: first what changes, then what stays.
    pub marks: Vec<FieldMark>,
}

/// What happens to one field on its way out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldMark {
    /// The field's name in JSON.
    pub field: String,
    /// Its name on screen.
    pub label: String,
    /// What happens.
    pub what: MarkKind,
    /// The value inside.
    pub inside: String,
    /// What the audience reads.
    pub outside: Option<String>,
    /// Why.
    pub reason: String,
}

/// What can happen to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum MarkKind {
    /// Shown as it is.
    AsIs,
    /// Said less precisely.
    Coarsened,
    /// Said in other words.
    Reworded,
    /// Not said.
    Withheld,
}

impl From<Change> for MarkKind {
    fn from(change: Change) -> Self {
        match change {
            Change::Coarsened => Self::Coarsened,
            Change::Reworded => Self::Reworded,
            Change::Withheld => Self::Withheld,
        }
    }
}

/// A record that stays out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct OutRecord {
    /// Its reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What it is called inside.
    pub title: String,
    /// Item or decision.
    pub kind: Kind,
    /// Why, as a sentence.
    pub reason: String,
}

/// The records that go in, in the view's order.
pub fn shown(composed: &Composed) -> Vec<ShownRecord> {
    let view = &composed.view;
    let reason = format!("Shown to {}", view.audience.name);
    let mut lost: std::collections::BTreeMap<&str, Vec<&Withheld>> = std::collections::BTreeMap::new();
    for withheld in composed.withheld.iter().filter(|withheld| withheld.field != "*") {
        lost.entry(&withheld.reference).or_default().push(withheld);
    }
    let record = |reference: &str, title: &str, kind, values: Vec<(Field, String)>| {
        let lost = lost.get(reference).map(Vec::as_slice).unwrap_or_default();
        let changed = lost.iter().map(|withheld| changed(withheld));
        let kept = values.into_iter().filter(|(field, value)| {
            !value.trim().is_empty() && !lost.iter().any(|withheld| withheld.field == field.key())
        });
        let kept = kept.map(|(field, value)| as_is(field, value, &reason));
        ShownRecord {
            reference: reference.to_owned(),
            title: title.to_owned(),
            kind,
            marks: changed.chain(kept).collect(),
        }
    };
    let items =
        view.items.iter().map(|item| record(&item.reference, &item.title, Kind::Item, values_of(item)));
    let decisions = view.decisions.iter().map(|decision| {
        record(&decision.reference, &decision.title, Kind::Decision, values_of_decision(decision))
    });
    items.chain(decisions).collect()
}

/// The records that stay out, in the order they were made.
pub fn out(composed: &Composed) -> Vec<OutRecord> {
    let whole = composed.withheld.iter().filter(|withheld| withheld.field == "*");
    whole
        .map(|withheld| OutRecord {
            reference: withheld.reference.clone(),
            title: withheld.title.clone(),
            kind: withheld.kind,
            reason: withheld.reason.clone(),
        })
        .collect()
}

fn changed(withheld: &Withheld) -> FieldMark {
    FieldMark {
        field: withheld.field.clone(),
        label: withheld.label.clone(),
        what: withheld.change.into(),
        inside: withheld.inside.clone(),
        outside: withheld.outside.clone(),
        reason: withheld.reason.clone(),
    }
}

fn as_is(field: Field, value: String, reason: &str) -> FieldMark {
    FieldMark {
        field: field.key().to_owned(),
        label: field.word().to_owned(),
        what: MarkKind::AsIs,
        outside: Some(value.clone()),
        inside: value,
        reason: reason.to_owned(),
    }
}

fn values_of(item: &SeenItem) -> Vec<(Field, String)> {
    let own = |value: &Option<String>| value.clone().unwrap_or_default();
    vec![
        (Field::Title, item.title.clone()),
        (Field::Timeframe, item.when.as_ref().map(|when| when.words.clone()).unwrap_or_default()),
        (
            Field::Commitment,
            item.commitment.map(|commitment| commitment.word().to_owned()).unwrap_or_default(),
        ),
        (Field::Health, item.standing.as_ref().map(|standing| standing.word.clone()).unwrap_or_default()),
        (Field::Status, own(&item.status)),
        (Field::Product, own(&item.product)),
        (Field::Team, own(&item.team)),
        (Field::Goal, own(&item.goal)),
        (Field::Owner, own(&item.owner)),
        (Field::Tags, item.tags.join(", ")),
        (Field::Description, item.text.clone()),
    ]
}

fn values_of_decision(decision: &SeenDecision) -> Vec<(Field, String)> {
    let mut values = vec![(Field::Title, decision.title.clone())];
    values.push((
        Field::Timeframe,
        decision.decided_on.as_ref().map(|when| when.words.clone()).unwrap_or_default(),
    ));
    values.push((
        Field::Waiting,
        decision.needed_by.map(|day| format!("Needed by {}", long_day(day))).unwrap_or_default(),
    ));
    let roles: Vec<_> = [&decision.driver, &decision.approver].into_iter().flatten().cloned().collect();
    values.push((Field::Roles, roles.join(", ")));
    let options: Vec<_> = decision.options.iter().map(|option| option.name.clone()).collect();
    values.push((Field::Options, options.join(", ")));
    values
}
