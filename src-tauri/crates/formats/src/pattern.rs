//! Patterns that are written in the program.

use regex::Regex;

/// A pattern that is written in the program, not by a person: it compiles, or no test passes.
///
/// # Panics
/// When it is no pattern.
pub fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("invariant: a fixed pattern compiles")
}
