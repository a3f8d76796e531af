//! Makes a timeframe coarser for a reader who is told less. Never more precise than before, and never a contradiction:
//! the coarse value contains the fine one.

use chrono::{Months, NaiveDate};

use super::{FiscalYear, Horizon, Period, Precision, Span, Timeframe};

impl Timeframe {
    /// The timeframe to a reader who is told no more than this precision.
    ///
    /// What is already as coarse stays as it is. `year` is how the reader's quarters, halves and years are counted:
    /// [`FiscalYear::CALENDAR`], or the workspace's fiscal year. `today` matters only for now, next or later: now is
    /// what runs, is past, or starts in this quarter; next starts in the two quarters after it; later is the rest.
    pub fn coarsen(self, to: Precision, today: NaiveDate, year: FiscalYear) -> Self {
        let span = match self {
            Self::Unscheduled | Self::Wide(_) => return self,
            Self::Span(span) => span,
        };
        if to == Precision::NowNextLater {
            return Self::Wide(horizon(span, today, year));
        }
        let coarse = |end: Option<Period>| end.map(|period| period.coarsen(to, year));
        // Both ends only grow outwards, so the start cannot pass the end.
        Span::new(coarse(span.start()), coarse(span.end())).map_or(self, Self::Span)
    }
}

impl Period {
    /// The period of this precision that this one lies in; itself when it is as coarse already.
    ///
    /// `year` is how the coarse one is counted. A quarter counted in another year that does not fit into one of its
    /// halves or years (March to May in H1 2026 does, June to August does not) stays in the year it was counted in.
    pub fn coarsen(self, to: Precision, year: FiscalYear) -> Self {
        if self.precision() >= to {
            return self;
        }
        [Some(year), self.counted()]
            .into_iter()
            .flatten()
            .filter_map(|counted| Self::containing(self.first_day(), to, counted))
            .find(|coarse| coarse.contains(self))
            .unwrap_or(self)
    }
}

fn horizon(span: Span, today: NaiveDate, year: FiscalYear) -> Horizon {
    let this_quarter = Period::containing(today, Precision::Quarter, year).map_or(today, Period::first_day);
    let day = span.anchor();
    if day < this_quarter + Months::new(3) {
        Horizon::Now
    } else if day < this_quarter + Months::new(9) {
        Horizon::Next
    } else {
        Horizon::Later
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coarsens_to_the_period_that_contains_it() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 10).expect("a day");
        let april = FiscalYear::starting_in(4).expect("a month");
        let check = |code: &str, to, year, expect: &str| {
            let fine = Timeframe::from_code(code).expect("a code");
            assert_eq!(fine.coarsen(to, today, year).to_code(), expect, "{code} to {to:?}");
        };
        let calendar = FiscalYear::CALENDAR;
        check("2027-02-26", Precision::Month, calendar, "2027-02");
        check("2027-02-26", Precision::Quarter, calendar, "2027-Q1");
        check("2027-02-26", Precision::Quarter, april, "FY2027-Q4@4");
        check("2026-10-05/2027-02-26", Precision::Quarter, april, "FY2027-Q3@4/FY2027-Q4@4");
        check("2026-10-05/2026-11-02", Precision::Quarter, calendar, "2026-Q4");
        check("/2027-02-26", Precision::Half, april, "/FY2027-H2@4");
        check("2026-10-05/", Precision::Year, calendar, "2026/");
        check("2026-10-05/2027-Q1", Precision::Month, calendar, "2026-10/2027-Q1");
        check("FY2027-Q3@4", Precision::Half, calendar, "2026-H2");
        check("FY2027-H2@4", Precision::Year, calendar, "FY2027@4");
        check("FY2026-Q2@3", Precision::Half, calendar, "FY2026-H1@3");
        check("2026", Precision::Day, calendar, "2026");
        check("", Precision::Year, calendar, "");
        check("next", Precision::Day, calendar, "next");
    }

    #[test]
    fn now_next_and_later_go_by_quarters() {
        let check = |today: &str, code: &str, year_starts, expect: Horizon| {
            let today: NaiveDate = today.parse().expect("a day");
            let year = FiscalYear::starting_in(year_starts).expect("a month");
            let fine = Timeframe::from_code(code).expect("a code");
            let coarse = fine.coarsen(Precision::NowNextLater, today, year);
            assert_eq!(coarse, Timeframe::Wide(expect), "{code} on {today}");
        };
        check("2026-11-10", "2020-01-01", 1, Horizon::Now);
        check("2026-11-10", "2026-01-01/2028-01-01", 1, Horizon::Now);
        check("2026-11-10", "2026-12-31", 1, Horizon::Now);
        check("2026-11-10", "2027-01-01", 1, Horizon::Next);
        check("2026-11-10", "2027-06-30", 1, Horizon::Next);
        check("2026-11-10", "2027-07-01", 1, Horizon::Later);
        check("2026-11-10", "/2026-12-01", 1, Horizon::Now);
        check("2026-11-10", "/2027-12-01", 1, Horizon::Later);
        check("2026-11-10", "2027-01-31", 2, Horizon::Now);
        check("2026-11-10", "2027-02-01", 2, Horizon::Next);
    }
}
