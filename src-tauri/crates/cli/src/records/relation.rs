//! The links of a record, as they are seen from it.

use roadbook_core::history::Moment;
use roadbook_core::links::relations::{Related, related};
use roadbook_core::{Connection, Result};
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
    let mut found = related(conn, record, moment)?;
    found.sort_by_key(|one| (one.relation, one.end, one.reference));
    let relation = |one: Related| Relation {
        relation: one.relation.key(one.end),
        word: one.relation.word(one.end),
        reference: one.reference.to_string(),
        title: one.view.title,
    };
    Ok(found.into_iter().map(relation).collect())
}
