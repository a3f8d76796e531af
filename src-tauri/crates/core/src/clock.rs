//! What time it is, as told from outside: the core never asks the computer.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

/// A source of time. The shell and the command line read the computer's clock; tests stand still.
pub trait Clock: Send + Sync {
    /// The moment now, for the log.
    fn now(&self) -> DateTime<Utc>;

    /// Today where the person is: what "next" and "late" are counted from.
    fn today(&self) -> NaiveDate;

    /// A moment as a clock on the wall shows it where the person is, for sentences they read. Where nobody knows the place
    /// it is that of the log.
    fn on_the_wall(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.naive_utc()
    }
}
