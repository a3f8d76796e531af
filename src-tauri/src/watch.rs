//! Long work as the window sees it: how far it is, and the person's wish to stop it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use roadbook_core::formats::counts::as_u32;
use roadbook_core::watch::Watch;

use crate::events::WorkProgress;
use crate::outside::Outside;
use crate::state::locked;

/// The page draws no faster than this.
const BETWEEN: Duration = Duration::from_millis(50);

/// Stops the long work that is running.
#[derive(Debug, Default)]
pub struct Stop(Mutex<Arc<AtomicBool>>);

impl Stop {
    /// Stops what is running and watches what begins now: there is never more than one.
    pub fn begin(&self, outside: &Arc<dyn Outside>) -> Watched {
        let wish = Arc::new(AtomicBool::new(false));
        let before = std::mem::replace(&mut *locked(&self.0), Arc::clone(&wish));
        before.store(true, Ordering::Relaxed);
        Watched { outside: Arc::clone(outside), wish, said: Mutex::default() }
    }

    /// Stops what is running.
    pub fn stop(&self) {
        locked(&self.0).store(true, Ordering::Relaxed);
    }
}

/// Long work, watched.
pub struct Watched {
    outside: Arc<dyn Outside>,
    wish: Arc<AtomicBool>,
    said: Mutex<Option<(String, Instant)>>,
}

impl Watch for Watched {
    fn step(&self, stage: &str, done: u64, total: Option<u64>) {
        let mut said = locked(&self.said);
        let is_news = said.as_ref().is_none_or(|(before, at)| before != stage || at.elapsed() >= BETWEEN);
        if !is_news && total != Some(done) {
            return;
        }
        *said = Some((stage.to_owned(), Instant::now()));
        let progress = WorkProgress { stage: stage.to_owned(), done: as_u32(done), total: total.map(as_u32) };
        self.outside.say_progress(progress);
    }

    fn is_cancelled(&self) -> bool {
        self.wish.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Desk;

    #[test]
    fn progress_is_said_at_a_pace_the_page_can_draw() {
        let desk = Arc::new(Desk::default());
        let outside: Arc<dyn Outside> = desk.clone();
        let watched = Stop::default().begin(&outside);
        for done in 1..=10_000 {
            watched.step("Reading", done, Some(10_000));
        }
        watched.step("Saving", 0, None);
        let said = desk.progress();
        assert!(said.len() < 100, "said {} times", said.len());
        assert_eq!(said.first().map(|progress| progress.done), Some(1));
        assert!(said.iter().any(|progress| progress.done == 10_000), "the end is always said");
        assert_eq!(said.last().map(|progress| progress.stage.as_str()), Some("Saving"));
    }

    #[test]
    fn what_begins_stops_what_ran() {
        let outside: Arc<dyn Outside> = Arc::new(Desk::default());
        let stop = Stop::default();
        let first = stop.begin(&outside);
        let second = stop.begin(&outside);
        assert!(first.is_cancelled() && !second.is_cancelled());
        stop.stop();
        assert!(second.is_cancelled());
    }
}
