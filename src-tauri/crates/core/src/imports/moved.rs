//! A decision that a file puts where no step leads from where it stood: imported all the same, and said.

use roadbook_formats::problem::Problem;
use roadbook_formats::words::DecisionStatus;

use crate::decisions::Decision;
use crate::decisions::moves::moves;
use crate::error::Result;
use crate::links::{Relation, store as links};
use crate::record::Record as _;
use crate::workspace::Tx;

/// Where it stood, and where the file put it.
pub(super) struct Moved {
    file: String,
    before: Decision,
    to: Option<DecisionStatus>,
}

impl Moved {
    /// What an import changed, when no step leads there.
    pub(super) fn of(file: &str, before: Decision, after: &Decision) -> Option<Self> {
        let is_step = after.status.is_some_and(|to| moves(before.status).contains(&to));
        let was_made = before.is_made();
        let is_odd = before.status != after.status && !is_step && (was_made || after.status.is_some());
        is_odd.then(|| Self { file: file.to_owned(), before, to: after.status })
    }

    /// What people should know of it. The file is believed, for it may be where decisions are made.
    pub(super) fn problem(self, tx: &Tx<'_>) -> Result<Problem> {
        let word = |status: Option<DecisionStatus>| {
            status.map_or_else(
                || "nothing of where it stands".to_owned(),
                |status| status.word().to_lowercase(),
            )
        };
        let Self { file, before, to } = self;
        let mut why = format!(
            "{} was {}; the file says {}, and so it is here now. Undo the import if that is wrong.",
            before.reference(),
            word(before.status),
            word(to)
        );
        for link in links::of(tx.conn(), &before.id.0)? {
            if to != Some(DecisionStatus::Superseded)
                && link.relation == Relation::Supersedes
                && link.to_id == before.id.0
                && let Some(other) = Decision::find(tx.conn(), &link.from_id)?
            {
                why.push_str(&format!(" It is still superseded by {}.", other.reference()));
            }
        }
        Ok(Problem::of(file, why))
    }
}
