//! Where an item lies in time, as the picture has it: the one answer for paper and screen.

use chrono::{Days, Months, NaiveDate};
use roadbook_formats::document::{Edge, Reach};
use roadbook_formats::words::Level;

use crate::timeframe::{FiscalYear, Horizon, Period, Precision, Timeframe};

/// Where now, next and later begin, and where what is drawn of later ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizons {
    /// Where now begins.
    pub now: NaiveDate,
    /// Where next begins.
    pub next: NaiveDate,
    /// Where later begins.
    pub later: NaiveDate,
    /// The day after what is drawn of later.
    pub end: NaiveDate,
    /// Whether there are no dates beside them: then they are columns, and nothing in them fades.
    alone: bool,
}

/// Between two columns so many days stay free.
const BETWEEN: u64 = 8;

impl Horizons {
    /// Now is this quarter, next the two after it, later is drawn for two more.
    pub fn by_quarters(today: NaiveDate, fiscal: FiscalYear) -> Self {
        Self::stepping(today, fiscal, [3, 9, 15])
    }

    /// All three alike: for readers who are told no dates.
    pub fn alike(today: NaiveDate, fiscal: FiscalYear) -> Self {
        Self { alone: true, ..Self::stepping(today, fiscal, [6, 12, 18]) }
    }

    fn stepping(today: NaiveDate, fiscal: FiscalYear, months: [u32; 3]) -> Self {
        let now = Period::containing(today, Precision::Quarter, fiscal).map_or(today, Period::first_day);
        let [next, later, end] =
            months.map(|months| now.checked_add_months(Months::new(months)).unwrap_or(now));
        Self { now, next, later, end, alone: false }
    }
}

/// The first and last day that a horizon is drawn over.
pub fn horizon_span(horizon: Horizon, horizons: Horizons) -> (NaiveDate, NaiveDate) {
    let before = |day: NaiveDate| day - Days::new(if horizons.alone { BETWEEN } else { 1 });
    match horizon {
        Horizon::Now => (horizons.now, before(horizons.next)),
        Horizon::Next => (horizons.next, before(horizons.later)),
        Horizon::Later => (horizons.later, before(horizons.end)),
    }
}

/// Where an item lies; nothing when it is unscheduled. An end known to a quarter or less fades; one that is not known goes
/// on past the edge; of a milestone, the last day counts.
pub(super) fn reach(level: Level, timeframe: Timeframe, horizons: Horizons) -> Option<Reach> {
    let span = match timeframe {
        Timeframe::Unscheduled => return None,
        Timeframe::Wide(horizon) => {
            let (first, last) = horizon_span(horizon, horizons);
            let edge = if horizons.alone { Edge::On } else { Edge::About };
            return Some(Reach::Span { start: edge(first), end: edge(last) });
        }
        Timeframe::Span(span) => span,
    };
    if let (Level::Milestone, Some(day)) = (level, span.last_day().or(span.first_day())) {
        return Some(Reach::At(day));
    }
    let edge = |period: Period, day: NaiveDate| match period.precision() {
        Precision::Day | Precision::Month => Edge::On(day),
        Precision::Quarter | Precision::Half | Precision::Year | Precision::NowNextLater => Edge::About(day),
    };
    Some(Reach::Span {
        start: span.start().map_or(Edge::Open, |period| edge(period, period.first_day())),
        end: span.end().map_or(Edge::Open, |period| edge(period, period.last_day())),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_is_seen_in_the_ends() {
        let today: NaiveDate = "2026-11-24".parse().unwrap();
        let horizons = Horizons::by_quarters(today, FiscalYear::CALENDAR);
        let check = |level, code: &str, expect: Option<Reach>| {
            let timeframe = Timeframe::from_code(code).unwrap();
            assert_eq!(reach(level, timeframe, horizons), expect, "{code}");
        };
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let span = |start, end| Some(Reach::Span { start, end });
        let (on, about) = (|text: &str| Edge::On(day(text)), |text: &str| Edge::About(day(text)));
        check(Level::Feature, "2026-10-05/2027-02-26", span(on("2026-10-05"), on("2027-02-26")));
        check(Level::Feature, "2026-10/2027-Q1", span(on("2026-10-01"), about("2027-03-31")));
        check(Level::Feature, "/2027-02", span(Edge::Open, on("2027-02-28")));
        check(Level::Theme, "2026-H2/", span(about("2026-07-01"), Edge::Open));
        check(Level::Milestone, "2027-Q1", Some(Reach::At(day("2027-03-31"))));
        check(Level::Milestone, "2027-01-15/", Some(Reach::At(day("2027-01-15"))));
        check(Level::Feature, "now", span(about("2026-10-01"), about("2026-12-31")));
        check(Level::Feature, "next", span(about("2027-01-01"), about("2027-06-30")));
        check(Level::Feature, "later", span(about("2027-07-01"), about("2027-12-31")));
        check(Level::Feature, "", None);
    }
}
