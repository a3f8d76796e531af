//! A desk without a window, for tests: it notes what the shell says, and answers what it is told to answer.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::error::ApiError;
use crate::events::{
    BackupsChanged, FileRefused, ImportDropped, WindowCloses, WorkProgress, WorkspaceChanged,
};
use crate::memory::Theme;
use crate::outside::{Choice, Outside};
use crate::state::locked;

/// The desk.
#[derive(Debug, Default)]
pub struct Desk {
    /// What the person chooses, in order; nothing left means they change their mind.
    pub answers: Mutex<VecDeque<PathBuf>>,
    /// What they were asked.
    pub asked: Mutex<Vec<Choice>>,
    /// What the page was told.
    pub changes: Mutex<Vec<WorkspaceChanged>>,
    /// What was dropped.
    pub dropped: Mutex<Vec<String>>,
    /// What the page was told of backups.
    pub backups: Mutex<Vec<BackupsChanged>>,
    /// Why files could not be opened, as the page was told.
    pub refused: Mutex<Vec<String>>,
    /// What the person was told.
    pub told: Mutex<Vec<ApiError>>,
    /// What the window was called.
    pub titles: Mutex<Vec<String>>,
    /// How far imports were.
    pub progress: Mutex<Vec<WorkProgress>>,
    /// How often the window was shown.
    pub shown: Mutex<u32>,
    /// How large everything was drawn, in percent.
    pub zooms: Mutex<Vec<u32>>,
    /// How often the page was asked to keep what is typed.
    pub closing: Mutex<u32>,
    /// How often the window was closed.
    pub closed: Mutex<u32>,
    /// The person was asked whether to close all the same.
    pub asked_to_close: Mutex<u32>,
}

impl Desk {
    /// The window's title.
    pub fn title(&self) -> String {
        locked(&self.titles).last().cloned().unwrap_or_default()
    }

    /// How far imports were, in order.
    pub fn progress(&self) -> Vec<WorkProgress> {
        locked(&self.progress).clone()
    }
}

impl Outside for Desk {
    fn say_changed(&self, changed: WorkspaceChanged) {
        locked(&self.changes).push(changed);
    }

    fn say_progress(&self, progress: WorkProgress) {
        locked(&self.progress).push(progress);
    }

    fn say_dropped(&self, dropped: ImportDropped) {
        locked(&self.dropped).push(dropped.path);
    }

    fn say_backups(&self, changed: BackupsChanged) {
        locked(&self.backups).push(changed);
    }

    fn say_refused(&self, refused: FileRefused) {
        locked(&self.refused).push(refused.problem.code);
    }

    fn say_closing(&self, _closing: WindowCloses) {
        *locked(&self.closing) += 1;
    }

    fn choose(&self, choice: Choice) -> Option<PathBuf> {
        locked(&self.asked).push(choice);
        locked(&self.answers).pop_front()
    }

    fn show(&self) {
        *locked(&self.shown) += 1;
    }

    fn name(&self, title: &str) {
        locked(&self.titles).push(title.to_owned());
    }

    fn dress(&self, _theme: Theme) {}

    fn zoom(&self, percent: u32) {
        locked(&self.zooms).push(percent);
    }

    fn close(&self) {
        *locked(&self.closed) += 1;
    }

    /// The person stays.
    fn may_close(&self) -> bool {
        *locked(&self.asked_to_close) += 1;
        false
    }

    fn fill_screen(&self, _on: bool) {}

    fn reveal(&self, _path: &Path) -> Result<(), ApiError> {
        Ok(())
    }

    fn tell(&self, problem: &ApiError) {
        locked(&self.told).push(problem.clone());
    }
}
