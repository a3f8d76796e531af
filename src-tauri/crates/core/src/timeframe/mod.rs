//! When something happens, as precisely as it is known. Precision is part of the value: a quarter is never stored as a
//! day of it, and nothing here makes a value more precise than it was said.
//!
//! Owns the types and rules of time on the roadmap: reading what people type, coarsening for an audience, and saying a
//! timeframe in words. Has no clock of its own: whoever calls brings today and the fiscal year.
//!
//! A fiscal period carries the month its year starts in, so a stored value keeps its days when the workspace's fiscal
//! year is changed later; it then says which year it was counted in.

mod coarsen;
mod code;
mod error;
mod fiscal;
#[cfg(test)]
mod laws;
mod parse;
mod partial;
mod period;
mod precision;
mod shift;
mod span;
mod view;
mod word;

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use error::TimeframeError;
pub use fiscal::FiscalYear;
pub use parse::{Reading, parse, readings};
pub use partial::{long_date, long_day, near_date, short_date};
pub use period::Period;
pub use precision::{Horizon, Precision};
pub use shift::{Shift, ShiftUnit};
pub use span::Span;
pub use view::TimeframeView;
pub use word::{month_word, short_month_word};

/// When: not said, roughly, or from one period to another.
///
/// Its serde form is the storage code of [`Timeframe::to_code`]; for people and scripts use [`Timeframe::view`].
/// Sorts by start, then end; then now, next, later; unscheduled last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, specta::Type)]
#[serde(try_from = "String", into = "String")]
#[specta(type = String)]
pub enum Timeframe {
    /// Nobody has said when.
    #[default]
    Unscheduled,
    /// Now, next or later.
    Wide(Horizon),
    /// A start and an end, of which one may be missing.
    Span(Span),
}

impl Timeframe {
    /// The timeframe that is one period: it starts and ends in it.
    pub fn of(period: Period) -> Self {
        Self::Span(Span::of(period))
    }

    /// From one period to another; both missing is unscheduled.
    ///
    /// # Errors
    /// [`TimeframeError::StartAfterEnd`].
    pub fn between(start: Option<Period>, end: Option<Period>) -> Result<Self, TimeframeError> {
        if start.is_none() && end.is_none() {
            return Ok(Self::Unscheduled);
        }
        Span::new(start, end).map(Self::Span)
    }

    /// The start and end, unless it is unscheduled or only now, next or later.
    pub fn span(self) -> Option<Span> {
        match self {
            Self::Span(span) => Some(span),
            Self::Unscheduled | Self::Wide(_) => None,
        }
    }

    /// The first day of the start; nothing where no start is known.
    pub fn first_day(self) -> Option<NaiveDate> {
        self.span()?.first_day()
    }

    /// The last day of the end; nothing where no end is known.
    pub fn last_day(self) -> Option<NaiveDate> {
        self.span()?.last_day()
    }

    /// How precisely it is known: the coarser of both ends; nothing when it is unscheduled.
    pub fn precision(self) -> Option<Precision> {
        match self {
            Self::Unscheduled => None,
            Self::Wide(_) => Some(Precision::NowNextLater),
            Self::Span(span) => Some(span.precision()),
        }
    }

    /// Whether no day is known at all, not even roughly.
    pub fn is_unscheduled(self) -> bool {
        self == Self::Unscheduled
    }

    /// Whether every day of the other lies in this one; a missing end is open.
    ///
    /// Unscheduled, and now, next and later, contain only themselves: which days they are depends on today.
    pub fn contains(self, other: Self) -> bool {
        match (self, other) {
            (Self::Span(outer), Self::Span(inner)) => outer.contains(inner),
            (outer, inner) => outer == inner,
        }
    }

    /// Whether the two share a day; a missing end is open. Never true without dates.
    pub fn overlaps(self, other: Self) -> bool {
        match (self, other) {
            (Self::Span(one), Self::Span(two)) => one.overlaps(two),
            _ => false,
        }
    }
}

impl From<Period> for Timeframe {
    fn from(period: Period) -> Self {
        Self::of(period)
    }
}

impl Ord for Timeframe {
    fn cmp(&self, other: &Self) -> Ordering {
        let rank = |timeframe: &Self| match timeframe {
            Self::Span(_) => 0,
            Self::Wide(horizon) => 1 + *horizon as u8,
            Self::Unscheduled => u8::MAX,
        };
        rank(self).cmp(&rank(other)).then_with(|| self.span().cmp(&other.span()))
    }
}

impl PartialOrd for Timeframe {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
