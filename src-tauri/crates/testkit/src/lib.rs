//! What tests share: a clock that stands still, ids that repeat, and workspaces to try things on.
#![warn(missing_docs)]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use roadbook_core::clock::Clock;
use roadbook_core::ids::Ids;
use roadbook_core::{Surroundings, Workspace};

/// The day most tests live on.
pub const TODAY: &str = "2026-11-22";

/// A clock that stands still at noon of a day.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(NaiveDate);

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        self.0.and_time(NaiveTime::from_hms_opt(12, 0, 0).expect("invariant: noon is a time")).and_utc()
    }

    fn today(&self) -> NaiveDate {
        self.0
    }
}

/// Ids that count from one within a test, whichever workspace asks: each test runs in a process of its own.
#[derive(Debug, Clone, Copy)]
pub struct CountedIds;

static GIVEN: AtomicU64 = AtomicU64::new(0);

impl Ids for CountedIds {
    fn next(&self, _now: DateTime<Utc>) -> String {
        format!("00000000-0000-7000-8000-{:012}", GIVEN.fetch_add(1, Ordering::Relaxed) + 1)
    }
}

/// A day as ISO 8601 has it.
pub fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("invariant: tests write real days")
}

/// The world around a workspace on a day, with ids that count from one.
pub fn surroundings_on(iso: &str) -> Surroundings {
    Surroundings {
        clock: Arc::new(FixedClock(day(iso))),
        ids: Arc::new(CountedIds),
        by: "Nora Vale".into(),
        device: "laptop".into(),
        program: "a test".into(),
    }
}

/// The world around a workspace on [`TODAY`].
pub fn surroundings() -> Surroundings {
    surroundings_on(TODAY)
}

/// A new workspace in memory.
pub fn workspace() -> Workspace {
    Workspace::open_in_memory(surroundings()).expect("a workspace in memory can always be made")
}

/// A new workspace in a folder.
pub fn workspace_in(folder: &Path) -> Workspace {
    Workspace::create(&folder.join("test.roadbook"), surroundings()).expect("the folder can be written to")
}
