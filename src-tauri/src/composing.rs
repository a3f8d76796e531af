//! What the page of an update stands on, kept while somebody writes it: with ten thousand items it takes longer to find than
//! a page takes to make.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use roadbook_core::updates::{Draft, Ground};

use crate::state::locked;

/// The ground of the update that is being written.
#[derive(Debug, Default)]
pub struct Composing {
    kept: Mutex<Option<Kept>>,
    /// Counts what was forgotten, so that nothing is kept that was read before.
    age: AtomicU64,
}

#[derive(Debug)]
struct Kept {
    draft: Draft,
    today: NaiveDate,
    ground: Arc<Ground>,
}

impl Composing {
    /// The ground of a draft: the one that is kept when it is the same, else what `find` finds.
    pub fn ground<E>(
        &self,
        draft: &Draft,
        today: NaiveDate,
        find: impl FnOnce() -> Result<Ground, E>,
    ) -> Result<Arc<Ground>, E> {
        if let Some(kept) = locked(&self.kept).as_ref()
            && (&kept.draft.id, &kept.draft.leave_out, kept.today) == (&draft.id, &draft.leave_out, today)
        {
            return Ok(Arc::clone(&kept.ground));
        }
        let age = self.age.load(Ordering::Acquire);
        let ground = Arc::new(find()?);
        let mut kept = locked(&self.kept);
        if self.age.load(Ordering::Acquire) == age {
            *kept = Some(Kept { draft: draft.clone(), today, ground: Arc::clone(&ground) });
        }
        Ok(ground)
    }

    /// Something else is to be read now. What was written for an update changes nothing that it stands on.
    pub fn forget(&self, kinds: &[String]) {
        if kinds.is_empty() || kinds.iter().any(|kind| kind != roadbook_core::Kind::Draft.key()) {
            self.age.fetch_add(1, Ordering::AcqRel);
            *locked(&self.kept) = None;
        }
    }
}
