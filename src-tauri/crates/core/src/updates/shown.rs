//! What the author sees beside the preview: each record that goes in with what happens to its fields, and what stays
//! out with the reason. Never part of a file.

use serde::Serialize;

use super::shown_values;
use crate::audiences::Field;
use crate::audiences::view::{Change, View, Withheld};
use crate::op::Kind;

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
pub fn shown(view: &View, withheld: &[Withheld]) -> Vec<ShownRecord> {
    let reason = format!("Shown to {}", view.audience.name);
    let mut lost: std::collections::BTreeMap<&str, Vec<&Withheld>> = std::collections::BTreeMap::new();
    for withheld in withheld.iter().filter(|withheld| withheld.field != "*") {
        lost.entry(&withheld.reference).or_default().push(withheld);
    }
    let record = |reference: &str, title: &str, kind, values: Vec<(Field, String)>| {
        let lost = lost.get(reference).map(Vec::as_slice).unwrap_or_default();
        let changed = lost.iter().map(|withheld| FieldMark::from(*withheld));
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
    let items = view
        .items
        .iter()
        .map(|item| record(&item.reference, &item.title, Kind::Item, shown_values::of_item(item)));
    let decisions = view.decisions.iter().map(|decision| {
        record(&decision.reference, &decision.title, Kind::Decision, shown_values::of_decision(decision))
    });
    items.chain(decisions).collect()
}

/// The records that stay out, in the order they were made.
pub fn out(withheld: &[Withheld]) -> Vec<OutRecord> {
    let whole = withheld.iter().filter(|withheld| withheld.field == "*");
    whole
        .map(|withheld| OutRecord {
            reference: withheld.reference.clone(),
            title: withheld.title.clone(),
            kind: withheld.kind,
            reason: withheld.reason.clone(),
        })
        .collect()
}

impl From<&Withheld> for FieldMark {
    fn from(withheld: &Withheld) -> Self {
        Self {
            field: withheld.field.clone(),
            label: withheld.label.clone(),
            what: withheld.change.into(),
            inside: withheld.inside.clone(),
            outside: withheld.outside.clone(),
            reason: withheld.reason.clone(),
        }
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
