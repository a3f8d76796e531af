//! What a record has to do with others, as its inspector says it.

use rusqlite::Connection;
use serde::Serialize;

use super::{End, Link, Relation, store};
use crate::decisions::Decision;
use crate::error::Result;
use crate::history::{Moment, as_of};
use crate::ids::Reference;
use crate::items::Item;
use crate::op::Kind;

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
    /// What the other is cited by.
    pub reference: Reference,
    /// As the inspector says it.
    pub view: RelationView,
}

/// The links a record had at a moment to items and decisions that were there.
///
/// # Errors
/// When the storage fails.
pub fn related(conn: &Connection, record: &str, moment: Moment) -> Result<Vec<Related>> {
    let links = match moment {
        Moment::Now => store::of(conn, record)?,
        Moment::After(_) => as_of::all::<Link>(conn, moment)?,
    };
    let mut found = Vec::new();
    for link in links {
        let (end, kind, id) = match (&link.from_id, &link.to_id) {
            (from, to) if from == record => (End::From, link.to_kind, to),
            (from, to) if to == record => (End::To, link.from_kind, from),
            _ => continue,
        };
        let Some((reference, title)) = named(conn, kind, id, moment)? else { continue };
        let view = RelationView {
            relation: link.relation.key(end).to_owned(),
            word: link.relation.word(end).to_owned(),
            reference: Some(reference.to_string()),
            title,
        };
        found.push(Related { relation: link.relation, end, reference, view });
    }
    Ok(found)
}

fn named(conn: &Connection, kind: Kind, id: &str, moment: Moment) -> Result<Option<(Reference, String)>> {
    Ok(match kind {
        Kind::Item => as_of::find::<Item>(conn, id, moment)?.map(|item| (item.reference(), item.title)),
        Kind::Decision => {
            as_of::find::<Decision>(conn, id, moment)?.map(|decision| (decision.reference(), decision.title))
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
