//! Why a date is what it is: every change of an item's timeframe, with the decisions that stand behind it.

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::DecisionStatus;
use rusqlite::Connection;
use serde::Serialize;

use super::Decision;
use crate::error::Result;
use crate::history::detail::life;
use crate::history::list::operation;
use crate::ids::ItemId;
use crate::items;
use crate::links::{Relation, store as links};
use crate::record::Record as _;
use crate::settings::Settings;

/// A decision about an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AboutDecision {
    /// Its reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub status: Option<DecisionStatus>,
    /// When it was made.
    pub decided_on: Option<PartialDate>,
    /// What was chosen.
    pub chosen: Option<String>,
}

/// A change of the timeframe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DateChange {
    /// The operation's number.
    pub operation: u32,
    /// The day.
    pub day: String,
    /// Who changed it.
    pub by: String,
    /// What it was.
    pub before: String,
    /// What it became.
    pub after: String,
    /// The references of the decisions about the item that were made since the change before it.
    pub decisions: Vec<String>,
}

/// Why the date of an item is what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WhyDate {
    /// The item's reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Its timeframe, as it is read.
    pub timeframe: String,
    /// Every change of it, the newest first.
    pub changes: Vec<DateChange>,
    /// The decisions about it, the newest first; those that wait come first.
    pub decisions: Vec<AboutDecision>,
}

/// Why the date of an item is what it is.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is no such item, or the storage's failure.
pub fn why(conn: &Connection, id: &ItemId) -> Result<WhyDate> {
    let item = items::store::get(conn, id)?;
    let fiscal = Settings::of(conn)?.fiscal;
    let mut about = Vec::new();
    for link in links::of(conn, &id.0)? {
        let is_about = match link.relation {
            Relation::Concerns => link.to_id == id.0,
            // What came of the item, or made it necessary, says something of its date as well.
            Relation::CausedBy | Relation::RelatesTo => true,
            Relation::Supersedes | Relation::Amends | Relation::Reverses | Relation::DependsOn => false,
        };
        let other = if link.from_id == id.0 { &link.to_id } else { &link.from_id };
        if is_about {
            about.extend(Decision::find(conn, other)?);
        }
    }
    about.sort_by_key(|decision| {
        (decision.decided_on.is_some(), std::cmp::Reverse(decision.decided_on), decision.number)
    });
    about.dedup_by(|one, other| one.id == other.id);
    let mut changes = Vec::new();
    for change in life(conn, &id.0)?.into_iter().filter(|change| change.change.field == "timeframe") {
        let operation = operation(conn, change.operation)?;
        changes.push(DateChange {
            operation: change.operation,
            day: operation.day.clone(),
            by: operation.by.clone(),
            before: change.change.before,
            after: change.change.after,
            decisions: Vec::new(),
        });
    }
    let days: Vec<_> = changes.iter().map(|change| change.day.parse::<NaiveDate>().ok()).collect();
    for decision in &about {
        let Some(made) = decision.decided_on.filter(|_| decision.is_made()).map(PartialDate::first_day)
        else {
            continue;
        };
        // The first change that was made on that day or after it.
        let place = days.iter().rposition(|day| day.is_some_and(|day| day >= made));
        if let Some(change) = place.and_then(|place| changes.get_mut(place)) {
            change.decisions.push(decision.reference().to_string());
        }
    }
    let decisions = about.into_iter().map(|decision| AboutDecision {
        reference: decision.reference().to_string(),
        title: decision.title,
        status: decision.status,
        decided_on: decision.decided_on,
        chosen: decision.chosen,
    });
    Ok(WhyDate {
        reference: item.reference().to_string(),
        title: item.title.clone(),
        timeframe: item.timeframe.text(fiscal),
        changes,
        decisions: decisions.collect(),
    })
}
