//! The stand-in card: for one record, what may be said to each audience, what it was told last, what is still open, and
//! who decides. For whoever stands in for the person who knows.

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;
use rusqlite::Connection;
use serde::Serialize;

use super::list::{Told, Which, of_audience};
use super::{label, of_view};
use crate::archive::id_of;
use crate::audiences::Audience;
use crate::audiences::list::audiences;
use crate::audiences::view::{SeenDecision, view};
use crate::error::{Error, Result};
use crate::history::Moment;
use crate::ids::Reference;

/// One record for somebody who has to speak of it.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Card {
    /// Its reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What it is called inside.
    pub title: String,
    /// The day the card is of.
    pub today: NaiveDate,
    /// Who owns it.
    pub owner: Option<String>,
    /// Every audience.
    pub audiences: Vec<CardAudience>,
    /// What is not decided yet.
    pub open: Vec<OpenQuestion>,
}

/// What one audience may hear.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CardAudience {
    /// Its name.
    pub audience: String,
    /// Why it hears nothing of the record, when it does not.
    pub stays_out: Option<String>,
    /// What may be said.
    pub say: Vec<CardValue>,
    /// What may not be said as it is, each with the reason.
    pub keep: Vec<CardValue>,
    /// What it was told last.
    pub told: Vec<Told>,
}

/// A field with what is to be said of it, or why it is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CardValue {
    /// The field.
    pub field: String,
    /// Its name.
    pub label: String,
    /// The value, or the reason.
    pub value: String,
}

/// A question that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct OpenQuestion {
    /// The decision's reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The question.
    pub title: String,
    /// When it is needed.
    pub needed_by: Option<PartialDate>,
    /// Who decides.
    pub decides: Option<String>,
}

/// The card of an item or a decision.
///
/// # Errors
/// [`Error::NotFound`] when there is no such record, [`Error::Invalid`] for one that is put away or of another kind, or the storage's failure.
pub fn card(conn: &Connection, reference: Reference, today: NaiveDate) -> Result<Card> {
    let text = reference.to_string();
    let (whole, _) = view(conn, &Audience::author(), Moment::Now, today)?;
    let known = of_view(&whole).into_iter().find(|record| record.reference == text);
    let Some(known) = known else {
        id_of(conn, reference)?;
        return Err(Error::invalid(
            format!("{text} has no card"),
            format!("Items and decisions in use have one. `roadbook told {text}` says what was told of it."),
        ));
    };
    let mut cards = Vec::new();
    for audience in audiences(conn)? {
        cards.push(of(conn, &audience, &text, today)?);
    }
    let about = |decision: &&SeenDecision| {
        decision.waiting
            && (decision.reference == text || decision.concerns.iter().any(|item| item.reference == text))
    };
    let open = whole.decisions.iter().filter(about).map(|decision| OpenQuestion {
        reference: decision.reference.clone(),
        title: decision.title.clone(),
        needed_by: decision.needed_by,
        decides: decision.approver.clone(),
    });
    let owner = known.value("owner").or_else(|| known.value("approver")).map(|value| value.words.clone());
    let open = open.collect();
    Ok(Card { reference: text, title: known.title, today, owner, audiences: cards, open })
}

fn of(conn: &Connection, audience: &Audience, reference: &str, today: NaiveDate) -> Result<CardAudience> {
    let (view, withheld) = view(conn, audience, Moment::Now, today)?;
    let seen = of_view(&view).into_iter().find(|record| record.reference == reference);
    let lost: Vec<_> = withheld.into_iter().filter(|withheld| withheld.reference == reference).collect();
    let whole = lost.iter().find(|withheld| withheld.is_whole());
    let value = |field: &str, label: &str, value: &str| CardValue {
        field: field.to_owned(),
        label: label.to_owned(),
        value: value.to_owned(),
    };
    let say = seen.iter().flat_map(|record| &record.values);
    let told = of_audience(conn, audience, Which::Newest, Some(reference), today)?;
    Ok(CardAudience {
        audience: audience.name.clone(),
        stays_out: whole.map(|withheld| withheld.reason.clone()),
        say: say.map(|said| value(said.field, label(said.field), &said.words)).collect(),
        keep: lost
            .iter()
            .filter(|withheld| !withheld.is_whole())
            .map(|withheld| value(&withheld.field, &withheld.label, &withheld.reason))
            .collect(),
        told: told.into_iter().map(|(told, _)| told).collect(),
    })
}
