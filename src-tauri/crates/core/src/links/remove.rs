//! Takes a link between two records out, from either end.

use super::Relation;
use super::named::Sentence;
use super::said::Said;
use crate::error::{Error, Result};
use crate::ids::{ItemId, Reference};
use crate::items::{self, Item};
use crate::op::{Committed, Op};
use crate::workspace::{Tx, Workspace};

/// Takes back what one record is to another. It stays in the history.
///
/// # Errors
/// [`Error::Invalid`] when nothing of the kind is said of them.
pub fn remove(workspace: &Workspace, from: Reference, said: Said, to: Reference) -> Result<Committed<()>> {
    workspace.transact(Op::Edit, "", |tx| {
        let sentence = Sentence::of(tx.conn(), from, said, to)?;
        match said {
            Said::Link(relation, _) => unlink(tx, &sentence, relation)?,
            Said::Part(_) => part(tx, &sentence)?,
        }
        tx.say(format!("Link taken out: {}", sentence.words()));
        Ok(())
    })
}

fn unlink(tx: &Tx<'_>, sentence: &Sentence, relation: Relation) -> Result<()> {
    let link = sentence.kept(tx.conn(), relation)?.ok_or_else(|| not_said(sentence))?;
    tx.remove(&link)
}

fn part(tx: &Tx<'_>, sentence: &Sentence) -> Result<()> {
    let (part, whole) = sentence.ends();
    let before = items::store::get(tx.conn(), &ItemId(part.id.clone()))?;
    if before.parent.as_ref().is_none_or(|parent| parent.0 != whole.id) {
        return Err(not_said(sentence));
    }
    tx.change(&before, &Item { parent: None, ..before.clone() })
}

fn not_said(sentence: &Sentence) -> Error {
    let Sentence { subject, object, .. } = sentence;
    Error::invalid(
        format!("Nothing says that {}", sentence.words()),
        format!("Look at the links of {} or {}.", subject.reference, object.reference),
    )
}
