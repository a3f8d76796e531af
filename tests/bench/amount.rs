//! What is measured: time or memory.

use std::fmt;
use std::time::Duration;

/// A time or a size, written in the unit that fits it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    Time(Duration),
    /// In bytes.
    Memory(u64),
}

impl Amount {
    /// So many thousandths of a second.
    pub fn millis(count: u64) -> Self {
        Self::Time(Duration::from_millis(count))
    }

    /// How many times another amount of the same kind this is; nothing between time and memory.
    pub fn over(self, other: Self) -> Option<f64> {
        match (self, other) {
            (Self::Time(one), Self::Time(two)) => Some(one.as_secs_f64() / two.as_secs_f64()),
            #[allow(clippy::cast_precision_loss, reason = "a ratio is shown with two digits")]
            (Self::Memory(one), Self::Memory(two)) => Some(one as f64 / two as f64),
            (Self::Time(_), Self::Memory(_)) | (Self::Memory(_), Self::Time(_)) => None,
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Time(time) if time.as_secs_f64() < 0.1 => format!("{:.1} ms", time.as_secs_f64() * 1e3),
            Self::Time(time) if time.as_secs_f64() < 1.0 => format!("{:.0} ms", time.as_secs_f64() * 1e3),
            Self::Time(time) => format!("{:.2} s", time.as_secs_f64()),
            Self::Memory(bytes) if *bytes < 10_000_000 => format!("{} kB", bytes / 1000),
            Self::Memory(bytes) => format!("{} MB", bytes / 1_000_000),
        };
        f.pad(&text)
    }
}
