//! The links of a record, as they are seen from it.

use roadbook_core::decisions::Decision;
use roadbook_core::history::{Moment, as_of};
use roadbook_core::items::Item;
use roadbook_core::links::{End, Link};
use roadbook_core::people::Person;
use roadbook_core::{Connection, Kind, Result, links};
use serde::Serialize;

/// A link with its other end, in JSON.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Relation {
    /// Its name, read from this end: `supersededBy`.
    pub relation: &'static str,
    #[serde(skip)]
    pub word: &'static str,
    /// The record at the other end.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What that is called.
    pub title: String,
}

/// The links a record had at a moment, in the order of relation and reference.
pub fn relations(conn: &Connection, record: &str, moment: Moment) -> Result<Vec<Relation>> {
    let links = match moment {
        Moment::Now => links::store::of(conn, record)?,
        Moment::After(_) => as_of::all::<Link>(conn, moment)?,
    };
    let mut found = Vec::new();
    for link in links {
        let (end, kind, other) = match (&link.from_id, &link.to_id) {
            (from, to) if from == record => (End::From, link.to_kind, to),
            (from, to) if to == record => (End::To, link.from_kind, from),
            _ => continue,
        };
        let named = match kind {
            Kind::Item => as_of::find::<Item>(conn, other, moment)?.map(|it| (it.reference(), it.title)),
            Kind::Decision => {
                as_of::find::<Decision>(conn, other, moment)?.map(|it| (it.reference(), it.title))
            }
            Kind::Person => as_of::find::<Person>(conn, other, moment)?.map(|it| (it.reference(), it.name)),
            Kind::Audience
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
        };
        if let Some((reference, title)) = named {
            found.push((link.relation, end, reference, title));
        }
    }
    found.sort();
    let relation = |(relation, end, reference, title): (links::Relation, End, _, String)| Relation {
        relation: relation.key(end),
        word: relation.word(end),
        reference: roadbook_core::ids::Reference::to_string(&reference),
        title,
    };
    Ok(found.into_iter().map(relation).collect())
}
