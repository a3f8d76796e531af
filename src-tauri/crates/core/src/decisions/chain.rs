//! What decisions have to do with each other, as a picture: older ones at the left, what came of them at the right.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use roadbook_formats::counts::as_u32;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::DecisionStatus;
use rusqlite::Connection;
use serde::Serialize;

use super::Decision;
use crate::error::Result;
use crate::ids::DecisionId;
use crate::items::Item;
use crate::links::{End, Link, Relation, store as links};
use crate::op::Kind;
use crate::record::Record as _;

/// A picture holds no more than this; what is nearer comes first.
const MOST: usize = 200;

/// A record in the picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ChainNode {
    /// Its reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its title.
    pub title: String,
    /// A decision, or an item that one is about.
    pub kind: Kind,
    /// Where a decision stands.
    pub status: Option<DecisionStatus>,
    /// When a decision was made.
    pub decided_on: Option<PartialDate>,
    /// How far to the right it stands, from 0.
    pub column: u32,
    /// How far down it stands in its column, from 0.
    pub row: u32,
}

/// A line between two of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ChainEdge {
    /// The reference of the one that says it.
    pub from: String,
    /// The reference of the one it is said of.
    pub to: String,
    /// What the one is to the other.
    pub relation: Relation,
    /// The same in words: "Supersedes".
    pub word: String,
    /// The same from the other end: "Superseded by".
    pub back: String,
}

/// All that hangs together with a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Chain {
    /// The records.
    pub nodes: Vec<ChainNode>,
    /// The lines.
    pub edges: Vec<ChainEdge>,
    /// There is more than the picture holds.
    pub has_more: bool,
}

/// All decisions that hang together with one, and the items they are about. Items end the way: what else hangs on them is
/// not walked.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is no such decision, or the storage's failure.
pub fn chain(conn: &Connection, id: &DecisionId) -> Result<Chain> {
    let first = super::store::get(conn, id)?;
    let mut decisions: BTreeMap<String, Decision> = BTreeMap::from([(first.id.0.clone(), first)]);
    let mut items: BTreeMap<String, Item> = BTreeMap::new();
    let mut found: BTreeMap<String, Link> = BTreeMap::new();
    let mut way = VecDeque::from([id.0.clone()]);
    let mut has_more = false;
    while let Some(here) = way.pop_front() {
        for link in links::of(conn, &here)? {
            let (kind, there) = if link.from_id == here {
                (link.to_kind, &link.to_id)
            } else {
                (link.from_kind, &link.from_id)
            };
            let is_known = decisions.contains_key(there) || items.contains_key(there);
            if !is_known && decisions.len() + items.len() >= MOST {
                has_more = true;
                continue;
            }
            match kind {
                Kind::Decision if !is_known => {
                    let Some(decision) = Decision::find(conn, there)? else { continue };
                    way.push_back(there.clone());
                    decisions.insert(there.clone(), decision);
                }
                Kind::Item if !is_known => {
                    let Some(item) = Item::find(conn, there)? else { continue };
                    items.insert(there.clone(), item);
                }
                Kind::Decision | Kind::Item => {}
                _ => continue,
            }
            found.insert(link.id.clone(), link);
        }
    }
    Ok(Chain { has_more, ..draw(&decisions, &items, found.values()) })
}

fn draw<'a>(
    decisions: &BTreeMap<String, Decision>,
    items: &BTreeMap<String, Item>,
    links: impl Iterator<Item = &'a Link> + Clone,
) -> Chain {
    let columns = columns(decisions, links.clone());
    let right = columns.values().max().map_or(0, |column| column + 1);
    let mut order: Vec<_> = decisions.values().collect();
    order
        .sort_by_key(|decision| (columns.get(&decision.id.0).copied(), decision.decided_on, decision.number));
    let mut rows: BTreeMap<u32, u32> = BTreeMap::new();
    let mut next_row = |column: u32| {
        let row = rows.entry(column).or_default();
        *row += 1;
        *row - 1
    };
    let mut nodes = Vec::new();
    for decision in order {
        let column = columns.get(&decision.id.0).copied().unwrap_or(0);
        nodes.push(ChainNode {
            reference: decision.reference().to_string(),
            title: decision.title.clone(),
            kind: Kind::Decision,
            status: decision.status,
            decided_on: decision.decided_on,
            column,
            row: next_row(column),
        });
    }
    let mut shown: Vec<_> = items.values().collect();
    shown.sort_by_key(|item| item.number);
    for item in shown {
        nodes.push(ChainNode {
            reference: item.reference().to_string(),
            title: item.title.clone(),
            kind: Kind::Item,
            status: None,
            decided_on: None,
            column: right,
            row: next_row(right),
        });
    }
    let name = |id: &str| {
        let decision = decisions.get(id).map(|decision| decision.reference().to_string());
        decision.or_else(|| items.get(id).map(|item| item.reference().to_string()))
    };
    let edges = links.filter_map(|link| {
        Some(ChainEdge {
            from: name(&link.from_id)?,
            to: name(&link.to_id)?,
            relation: link.relation,
            word: link.relation.word(End::From).to_owned(),
            back: link.relation.word(End::To).to_owned(),
        })
    });
    Chain { edges: edges.collect(), nodes, has_more: false }
}

/// How far to the right each decision stands: right of all it supersedes, amends, reverses or was caused by. Where that leads
/// in a circle, as a file may say it, nobody is moved more often than there are decisions.
fn columns<'a>(
    decisions: &BTreeMap<String, Decision>,
    links: impl Iterator<Item = &'a Link>,
) -> BTreeMap<String, u32> {
    let mut columns: BTreeMap<String, u32> = decisions.keys().map(|id| (id.clone(), 0)).collect();
    let steps: BTreeSet<(&str, &str)> = links
        .filter(|link| match link.relation {
            Relation::Supersedes | Relation::Amends | Relation::Reverses | Relation::CausedBy => true,
            Relation::RelatesTo | Relation::DependsOn | Relation::Concerns => false,
        })
        .filter(|link| decisions.contains_key(&link.from_id) && decisions.contains_key(&link.to_id))
        .map(|link| (link.from_id.as_str(), link.to_id.as_str()))
        .collect();
    for _ in 0..decisions.len() {
        let mut is_settled = true;
        for (later, earlier) in &steps {
            let least = columns.get(*earlier).map_or(0, |column| column + 1);
            if let Some(column) = columns.get_mut(*later)
                && *column < least
                && least < as_u32(decisions.len())
            {
                *column = least;
                is_settled = false;
            }
        }
        if is_settled {
            break;
        }
    }
    columns
}
