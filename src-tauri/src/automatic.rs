//! Backups while somebody edits: after a write, beside the window, so that no edit waits for one.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use roadbook_core::Workspace;
use roadbook_core::backup::{self, Reason};

use crate::events::BackupsChanged;
use crate::outside::Outside;
use crate::state::locked;

/// No more than one in this time, by a clock that nobody sets.
const BETWEEN: Duration = Duration::from_mins(10);

/// Makes backups while somebody edits.
#[derive(Debug, Default)]
pub struct Automatic {
    looked: Mutex<Option<Instant>>,
    running: Arc<AtomicBool>,
}

impl Automatic {
    /// Begins anew: another workspace is open.
    pub fn begin(&self) {
        *locked(&self.looked) = None;
    }

    /// Something was written: makes a backup when the last automatic one is old enough.
    pub fn after_write(&self, workspace: &Arc<Workspace>, outside: &Arc<dyn Outside>) {
        let mut looked = locked(&self.looked);
        if looked.is_some_and(|at| at.elapsed() < BETWEEN) || self.running.swap(true, Ordering::AcqRel) {
            return;
        }
        let is_first = looked.replace(Instant::now()).is_none();
        drop(looked);
        let (workspace, outside) = (Arc::clone(workspace), Arc::clone(outside));
        let running = Arc::clone(&self.running);
        std::thread::spawn(move || {
            // The window may have been closed and opened since the last one.
            if !is_first || backup::is_due(&workspace) {
                let made = workspace.back_up(Reason::Automatic);
                // The backup is not what keeps the file open when the page hears of it.
                drop(workspace);
                outside.say_backups(BackupsChanged { problem: made.err().map(Into::into) });
            }
            running.store(false, Ordering::Release);
        });
    }
}
