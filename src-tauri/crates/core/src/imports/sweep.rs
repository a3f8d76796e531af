//! What an import finds gone: links that the files no longer say, and records whose source is no longer there.

use std::collections::BTreeSet;

use crate::error::Result;
use crate::links::store::{Ends, connect};
use crate::links::{Link, Relation};
use crate::op::Kind;
use crate::record::Record as _;
use crate::workspace::Tx;

/// A link that a file says: what `from` is to `to`, by id.
pub(crate) type Wanted = (Relation, String, String);

/// Makes the imported links between records of one kind what the files say. A link that a person made stays.
pub(super) fn links(
    tx: &Tx<'_>,
    kind: Kind,
    seen: &BTreeSet<String>,
    wanted: &BTreeSet<Wanted>,
) -> Result<()> {
    for link in Link::all(tx.conn())? {
        let ours = link.imported && seen.contains(&link.from_id) && seen.contains(&link.to_id);
        if ours && !wanted.contains(&(link.relation, link.from_id.clone(), link.to_id.clone())) {
            tx.remove(&link)?;
        }
    }
    for (relation, from, to) in wanted {
        if from != to {
            connect(tx, *relation, Ends { from: (kind, from), to: (kind, to) }, true)?;
        }
    }
    Ok(())
}
