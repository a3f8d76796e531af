//! Long work as somebody watches it, and their wish to stop it.

/// Watches long work and may stop it.
pub trait Watch: Send + Sync {
    /// Called now and then: what is being done, how much of it is done, and of how much when that is known.
    fn step(&self, stage: &str, done: u64, total: Option<u64>);

    /// Whether the person wants it stopped. Then nothing is changed.
    fn is_cancelled(&self) -> bool;
}

/// Watches nothing and stops nothing.
pub struct Unwatched;

impl Watch for Unwatched {
    fn step(&self, _stage: &str, _done: u64, _total: Option<u64>) {}

    fn is_cancelled(&self) -> bool {
        false
    }
}
