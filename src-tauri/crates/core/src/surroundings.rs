//! The world around a workspace, handed in by whoever opens it.

use std::sync::Arc;

use crate::clock::Clock;
use crate::ids::Ids;

/// What a workspace needs of the world around it.
#[derive(Clone)]
pub struct Surroundings {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// New ids.
    pub ids: Arc<dyn Ids>,
    /// Who makes the changes, as the history names them.
    pub by: String,
    /// The computer, as the history and the lock name it.
    pub device: String,
    /// The program, as the lock names it: "Roadbook" or "roadbook import".
    pub program: String,
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate, Utc};

    use super::*;
    use crate::ids::TimeOrderedIds;

    /// A clock that stands still.
    struct Noon;

    impl Clock for Noon {
        fn now(&self) -> DateTime<Utc> {
            DateTime::default()
        }

        fn today(&self) -> NaiveDate {
            NaiveDate::default()
        }
    }

    impl Surroundings {
        /// Those of tests that look at what only this crate sees; others have theirs from the kit of tests.
        pub(crate) fn of_a_test() -> Self {
            Self {
                clock: Arc::new(Noon),
                ids: Arc::new(TimeOrderedIds),
                by: "Ada".into(),
                device: "desk".into(),
                program: "test".into(),
            }
        }
    }
}
