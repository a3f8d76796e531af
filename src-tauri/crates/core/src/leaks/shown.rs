//! Values that are shown, for what two of them read like where they stand side by side: "Sprint 20" and "Dec 2026".

use std::collections::HashSet;
use std::ops::Range;

/// What an audience is shown as it is, each value as its words.
#[derive(Debug, Default)]
pub(super) struct Shown {
    values: HashSet<Vec<String>>,
    longest: usize,
}

impl Shown {
    /// Adds a value.
    pub fn add(&mut self, words: Vec<String>) {
        self.longest = self.longest.max(words.len());
        self.values.insert(words);
    }

    /// Whether words at a place are only the end of one shown value and the beginning of another. The first one begins before
    /// the place and the second reaches its end at least: a day of its own is never taken for two values.
    pub fn are_two_at(&self, words: &[String], place: &Range<usize>) -> bool {
        let mut parts = place.start + 1..place.end;
        parts.any(|at| {
            let mut before = at.saturating_sub(self.longest)..place.start;
            let ends =
                before.any(|from| words.get(from..at).is_some_and(|value| self.values.contains(value)));
            let mut behind = place.end..=(at + self.longest).min(words.len());
            ends && behind.any(|to| words.get(at..to).is_some_and(|value| self.values.contains(value)))
        })
    }
}
