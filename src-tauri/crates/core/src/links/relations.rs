//! What a record has to do with others, as its inspector says it.

use rusqlite::Connection;
use serde::Serialize;

use super::{End, Relation, store};
use crate::decisions::Decision;
use crate::error::Result;
use crate::items::Item;
use crate::op::Kind;
use crate::record::Record as _;

/// One link of a record, read from its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RelationView {
    /// Its name: `supersedes`, `supersededBy`, …
    pub relation: String,
    /// The words on screen: "Superseded by".
    pub word: String,
    /// The other record's reference.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    /// Its title.
    pub title: String,
}

/// A link of a record with what stands at its other end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// What the record is to the other.
    pub relation: Relation,
    /// Which end the record is.
    pub end: End,
    /// As the inspector says it.
    pub view: RelationView,
}

/// The links of a record to items and decisions that are there.
///
/// # Errors
/// When the storage fails.
pub fn related(conn: &Connection, record: &str) -> Result<Vec<Related>> {
    let mut found = Vec::new();
    for link in store::of(conn, record)? {
        let (end, kind, id) = if link.from_id == record {
            (End::From, link.to_kind, &link.to_id)
        } else {
            (End::To, link.from_kind, &link.from_id)
        };
        let Some((reference, title)) = named(conn, kind, id)? else { continue };
        let view = RelationView {
            relation: link.relation.key(end).to_owned(),
            word: link.relation.word(end).to_owned(),
            reference: Some(reference),
            title,
        };
        found.push(Related { relation: link.relation, end, view });
    }
    Ok(found)
}

fn named(conn: &Connection, kind: Kind, id: &str) -> Result<Option<(String, String)>> {
    Ok(match kind {
        Kind::Item => Item::find(conn, id)?.map(|item| (item.reference().to_string(), item.title)),
        Kind::Decision => {
            Decision::find(conn, id)?.map(|decision| (decision.reference().to_string(), decision.title))
        }
        Kind::Person
        | Kind::Audience
        | Kind::Template
        | Kind::Update
        | Kind::Draft
        | Kind::Link
        | Kind::StatusWord
        | Kind::Mapping
        | Kind::Baseline
        | Kind::Goal
        | Kind::Score
        | Kind::Formula
        | Kind::View
        | Kind::Setting
        | Kind::Metric
        | Kind::RaidEntry
        | Kind::Action
        | Kind::Signal
        | Kind::Review => None,
    })
}
