//! From one period to another, with one of the two perhaps unknown.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::{Period, Precision, TimeframeError};

/// A start and an end of which at least one is known; the start never lies after the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    start: Option<Period>,
    end: Option<Period>,
}

impl Span {
    /// The span of one period: it starts and ends in it.
    pub fn of(period: Period) -> Self {
        Self { start: Some(period), end: Some(period) }
    }

    /// From a start to an end.
    ///
    /// # Errors
    /// [`TimeframeError`] when the start lies after the end or both are missing.
    pub fn new(start: Option<Period>, end: Option<Period>) -> Result<Self, TimeframeError> {
        match (start, end) {
            (None, None) => Err(TimeframeError::NeitherEnd),
            (Some(start), Some(end)) if start.first_day() > end.last_day() => {
                Err(TimeframeError::StartAfterEnd { start, end })
            }
            _ => Ok(Self { start, end }),
        }
    }

    /// The period it starts in, where known.
    pub fn start(self) -> Option<Period> {
        self.start
    }

    /// The period it ends in, where known.
    pub fn end(self) -> Option<Period> {
        self.end
    }

    /// The one period it starts and ends in, when it is that.
    pub fn single(self) -> Option<Period> {
        self.start.filter(|_| self.start == self.end)
    }

    /// The first day of the start, where known.
    pub fn first_day(self) -> Option<NaiveDate> {
        self.start.map(Period::first_day)
    }

    /// The last day of the end, where known.
    pub fn last_day(self) -> Option<NaiveDate> {
        self.end.map(Period::last_day)
    }

    /// How precisely it is known: the coarser of both ends.
    pub fn precision(self) -> Precision {
        self.start.into_iter().chain(self.end).map(Period::precision).max().unwrap_or(Precision::Year)
    }

    /// Whether every day of the other lies in this one; a missing end is open.
    pub fn contains(self, other: Self) -> bool {
        self.from() <= other.from() && other.to() <= self.to()
    }

    /// Whether the two share a day; a missing end is open.
    pub fn overlaps(self, other: Self) -> bool {
        self.from() <= other.to() && other.from() <= self.to()
    }

    /// The day that places it in time: its first, or where no start is known the first of its end.
    pub(super) fn anchor(self) -> NaiveDate {
        self.start.or(self.end).map_or(NaiveDate::MIN, Period::first_day)
    }

    fn from(self) -> NaiveDate {
        self.first_day().unwrap_or(NaiveDate::MIN)
    }

    fn to(self) -> NaiveDate {
        self.last_day().unwrap_or(NaiveDate::MAX)
    }
}

impl Ord for Span {
    /// By the day that places it, then by its last day; a missing end after a known one.
    fn cmp(&self, other: &Self) -> Ordering {
        self.anchor()
            .cmp(&other.anchor())
            .then_with(|| self.to().cmp(&other.to()))
            .then_with(|| (self.start, self.end).cmp(&(other.start, other.end)))
    }
}

impl PartialOrd for Span {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
