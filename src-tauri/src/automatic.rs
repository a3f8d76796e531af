//! Backups while somebody edits: after a write, beside the window, so that no edit waits for one; and one at the end, of
//! what was written since.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use roadbook_core::Workspace;
use roadbook_core::backup::{self, Reason};

use crate::events::BackupsChanged;
use crate::outside::Outside;
use crate::state::locked;

/// Makes backups while somebody edits.
#[derive(Debug)]
pub struct Automatic {
    pace: Pace,
    state: Arc<State>,
}

/// How often, by a clock that nobody sets.
#[derive(Debug, Clone, Copy)]
struct Pace {
    /// No more than one in this time.
    between: Duration,
    /// One that failed is tried again after this time.
    after_failure: Duration,
}

#[derive(Debug, Default)]
struct State {
    /// When the next one may be made; nothing right after a workspace was opened.
    next: Mutex<Option<Instant>>,
    running: AtomicBool,
    /// Something was written that is in none.
    unsaved: AtomicBool,
}

impl Default for Automatic {
    fn default() -> Self {
        let pace = Pace { between: Duration::from_mins(10), after_failure: Duration::from_mins(1) };
        Self { pace, state: Arc::default() }
    }
}

impl Automatic {
    /// Begins anew: another workspace is open.
    pub fn begin(&self) {
        *locked(&self.state.next) = None;
        self.state.unsaved.store(false, Ordering::Release);
    }

    /// Something was written: makes a backup when the last automatic one is old enough.
    pub fn after_write(&self, workspace: &Arc<Workspace>, outside: &Arc<dyn Outside>) {
        self.state.unsaved.store(true, Ordering::Release);
        let mut next = locked(&self.state.next);
        if next.is_some_and(|at| Instant::now() < at) || self.state.running.swap(true, Ordering::AcqRel) {
            return;
        }
        let is_first = next.replace(Instant::now() + self.pace.between).is_none();
        drop(next);
        let (workspace, outside) = (Arc::clone(workspace), Arc::clone(outside));
        let (state, pace) = (Arc::clone(&self.state), self.pace);
        std::thread::spawn(move || {
            // The window may have been closed and opened since the last one.
            if !is_first || backup::is_due(&workspace) {
                // What is written from here on may not be in it.
                state.unsaved.store(false, Ordering::Release);
                let made = workspace.back_up(Reason::Automatic);
                // The backup is not what keeps the file open when the page hears of it.
                drop(workspace);
                if made.is_err() {
                    state.unsaved.store(true, Ordering::Release);
                    *locked(&state.next) = Some(Instant::now() + pace.after_failure);
                }
                outside.say_backups(BackupsChanged { problem: made.err().map(Into::into) });
            }
            state.running.store(false, Ordering::Release);
        });
    }

    /// The workspace is let go of: what was written since the last backup is in one, too.
    pub fn end(&self, workspace: &Workspace) {
        if self.state.unsaved.swap(false, Ordering::AcqRel)
            && let Err(error) = workspace.back_up(Reason::Automatic)
        {
            tracing::warn!(%error, "no backup was made at the end");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use roadbook_core::items::add::add;

    use super::*;
    use crate::surroundings::surroundings;
    use crate::testing::Desk;

    fn automatic(after_failure: Duration) -> Automatic {
        Automatic { pace: Pace { between: Duration::from_hours(1), after_failure }, state: Arc::default() }
    }

    fn written(automatic: &Automatic, workspace: &Arc<Workspace>, desk: &Arc<Desk>) {
        add(workspace, "Payouts", &[]).unwrap();
        automatic.after_write(workspace, &(desk.clone() as Arc<dyn Outside>));
        while automatic.state.running.load(Ordering::Acquire) {
            std::thread::yield_now();
        }
    }

    fn backups(place: &Path) -> usize {
        backup::list(place, None, backup::Look::Glance).unwrap().len()
    }

    #[test]
    fn one_that_failed_is_tried_again_soon() {
        let home = tempfile::tempdir().unwrap();
        let place = home.path().join("Plan.roadbook");
        let workspace = Arc::new(Workspace::create(&place, surroundings(None)).unwrap());
        let desk = Arc::new(Desk::default());
        let in_the_way = backup::folder(&place);
        std::fs::write(&in_the_way, "not a folder").unwrap();
        let eager = automatic(Duration::ZERO);
        written(&eager, &workspace, &desk);
        assert!(locked(&desk.backups)[0].problem.is_some(), "it is said");
        std::fs::remove_file(&in_the_way).unwrap();
        written(&eager, &workspace, &desk);
        assert_eq!(backups(&place), 1, "the next edit tries again");
        written(&eager, &workspace, &desk);
        assert_eq!(backups(&place), 1, "one that was made is enough for a while");
    }

    #[test]
    fn what_was_written_after_the_last_one_is_in_one_at_the_end() {
        let home = tempfile::tempdir().unwrap();
        let place = home.path().join("Plan.roadbook");
        let workspace = Arc::new(Workspace::create(&place, surroundings(None)).unwrap());
        let (patient, desk) = (automatic(Duration::ZERO), Arc::new(Desk::default()));
        patient.end(&workspace);
        written(&patient, &workspace, &desk);
        patient.end(&workspace);
        assert_eq!(backups(&place), 1, "nothing was written since");
        written(&patient, &workspace, &desk);
        patient.end(&workspace);
        patient.end(&workspace);
        assert_eq!(backups(&place), 2, "the second edit is in one, once");
    }
}
