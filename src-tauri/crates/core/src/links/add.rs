//! Links two records, as a person says it.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::named::{Sentence, way_up};
use super::said::Said;
use super::store::{Ends, connect};
use super::{End, Relation, store};
use crate::decisions::{self, Decision};
use crate::error::{Error, Result};
use crate::ids::{DecisionId, ItemId, Reference};
use crate::items::{self, Item};
use crate::op::{Committed, Op};
use crate::record::Record as _;
use crate::workspace::{Tx, Workspace};

/// Says what one record is to another. Both ends show it from then on.
///
/// # Errors
/// [`Error::Invalid`] for a record and itself, what is said already, what cannot be said of such records, and what
/// would lead back to where it began; then nothing is changed.
pub fn add(workspace: &Workspace, from: Reference, said: Said, to: Reference) -> Result<Committed<()>> {
    workspace.transact(Op::Edit, "", |tx| {
        let sentence = Sentence::of(tx.conn(), from, said, to)?;
        match said {
            Said::Link(relation, _) => link(tx, &sentence, relation)?,
            Said::Part(_) => part(tx, &sentence)?,
        }
        tx.say(format!("Linked: {}", sentence.words()));
        Ok(())
    })
}

/// Keeps a link as a sentence says it.
///
/// # Errors
/// [`Error::Invalid`] for what is said already, and for what would lead back to where it began.
pub(super) fn link(tx: &Tx<'_>, sentence: &Sentence, relation: Relation) -> Result<()> {
    if sentence.kept(tx.conn(), relation)?.is_some() {
        return Err(already(sentence));
    }
    let (from, to) = sentence.ends();
    // Two records may relate to each other all round; everything else has a direction.
    if relation != Relation::RelatesTo
        && let Some(way) = way(tx.conn(), relation, &to.id, &from.id)?
    {
        let words: Vec<_> = std::iter::once(from.reference.to_string()).chain(way).collect();
        return Err(circle(&sentence.words(), &words));
    }
    let ends = Ends { from: (from.kind, &from.id), to: (to.kind, &to.id) };
    connect(tx, relation, ends, false)?;
    if matches!(relation, Relation::Supersedes | Relation::Reverses) {
        decisions::settle_links(tx, &decisions::store::get(tx.conn(), &DecisionId(from.id.clone()))?)?;
    }
    Ok(())
}

/// Refuses a link between two decisions that would lead back to where it began.
///
/// # Errors
/// [`Error::Invalid`] with the way around, or the storage's failure.
pub(crate) fn refuse_circle(
    conn: &Connection,
    relation: Relation,
    (from, from_reference): (&DecisionId, Reference),
    (to, to_reference): (&DecisionId, Reference),
) -> Result<()> {
    let Some(way) = way(conn, relation, &to.0, &from.0)? else { return Ok(()) };
    let words: Vec<_> = std::iter::once(from_reference.to_string()).chain(way).collect();
    let said = relation.word(End::From).to_lowercase();
    Err(circle(&format!("{from_reference} {said} {to_reference}"), &words))
}

fn part(tx: &Tx<'_>, sentence: &Sentence) -> Result<()> {
    let (part, whole) = sentence.ends();
    let before = items::store::get(tx.conn(), &ItemId(part.id.clone()))?;
    let whole = items::store::get(tx.conn(), &ItemId(whole.id.clone()))?;
    if before.parent.as_ref() == Some(&whole.id) {
        return Err(already(sentence));
    }
    let way = way_up(tx.conn(), &whole)?;
    if let Some(end) = way.iter().position(|above| above.id == before.id) {
        let first = std::iter::once(part.reference.to_string());
        let words: Vec<_> =
            first.chain(way.iter().take(end + 1).map(|item| item.reference().to_string())).collect();
        return Err(circle(&sentence.words(), &words));
    }
    tx.change(&before, &Item { parent: Some(whole.id), ..before.clone() })
}

fn already(sentence: &Sentence) -> Error {
    Error::invalid(format!("{} already", sentence.words()), "Nothing was changed.")
}

fn circle(words: &str, way: &[String]) -> Error {
    Error::invalid(
        format!("{words} would lead back to where it began: {}", way.join(" → ")),
        "Take one of these links out first.",
    )
}

/// The references on a way along links of one relation, both ends included; nothing when there is none.
fn way(conn: &Connection, relation: Relation, from: &str, to: &str) -> Result<Option<Vec<String>>> {
    let mut seen = BTreeSet::from([from.to_owned()]);
    let mut ways = vec![vec![from.to_owned()]];
    while let Some(walked) = ways.pop() {
        let here = walked.last().map_or("", String::as_str);
        if here == to {
            return walked.iter().map(|id| reference(conn, id)).collect::<Result<_>>().map(Some);
        }
        for link in store::of(conn, here)?.into_iter().rev() {
            if link.relation == relation && link.from_id == here && seen.insert(link.to_id.clone()) {
                ways.push([walked.as_slice(), &[link.to_id]].concat());
            }
        }
    }
    Ok(None)
}

fn reference(conn: &Connection, id: &str) -> Result<String> {
    if let Some(item) = Item::find(conn, id)? {
        return Ok(item.reference().to_string());
    }
    let decision = Decision::find(conn, id)?.ok_or_else(|| Error::not_found("such record"))?;
    Ok(decision.reference().to_string())
}
