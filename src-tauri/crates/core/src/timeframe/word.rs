//! Says a timeframe in words: months always as words, fiscal years always as `FY`. Everything said here reads back.

use chrono::{Datelike as _, NaiveDate};

use super::{FiscalYear, Period, Precision, Span, Timeframe};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The month in full, 1 to 12; empty for any other number.
pub fn month_word(month: u32) -> &'static str {
    let index = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
    index.and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

/// The month in three letters, 1 to 12; empty for any other number.
pub fn short_month_word(month: u32) -> &'static str {
    month_word(month).get(..3).unwrap_or_default()
}

impl Timeframe {
    /// In words, short: `26 Feb 2027`, `Q3 2026`, `FY27 Q3–Q4`, `Oct 2026 – Feb 2027`, `from Q3 2026`, `by 14 Aug 2026`.
    ///
    /// `fiscal` is the workspace's year; a period counted in another one says so.
    pub fn text(self, fiscal: FiscalYear) -> String {
        match self {
            Self::Unscheduled => "Unscheduled".to_owned(),
            Self::Wide(horizon) => horizon.word().to_owned(),
            Self::Span(span) => {
                say(span, |period| period.text(fiscal), |start, end| range(start, end, fiscal))
            }
        }
    }

    /// In words, with the months wherever a quarter, a half or a fiscal year could mislead: `FY27 Q4, Jan–Mar 2027`,
    /// `Q3 2026, Jul–Sep`, `FY27 Q3–Q4, Oct 2026 – Mar 2027`.
    pub fn words_with_months(self, fiscal: FiscalYear) -> String {
        match self {
            Self::Span(span) => say(
                span,
                |period| period.words_with_months(fiscal),
                |start, end| range_with_months(start, end, fiscal),
            ),
            Self::Unscheduled | Self::Wide(_) => self.text(fiscal),
        }
    }
}

impl Period {
    /// In words, short: `26 Feb 2027`, `Feb 2027`, `Q3 2026`, `FY27 H1`.
    pub fn text(self, fiscal: FiscalYear) -> String {
        let day = self.first_day();
        let text = match self.precision() {
            Precision::Day => {
                return format!("{} {} {:04}", day.day(), short_month_word(day.month()), day.year());
            }
            Precision::Month => return format!("{} {:04}", short_month_word(day.month()), day.year()),
            Precision::Quarter | Precision::Half if self.is_fiscal() => {
                format!("{} {}", self.year_word(), self.part_word())
            }
            Precision::Quarter | Precision::Half => format!("{} {}", self.part_word(), self.year_word()),
            Precision::Year | Precision::NowNextLater => self.year_word(),
        };
        match self.counted() {
            Some(counted) if self.is_fiscal() && counted != fiscal => {
                format!("{text} (year from {})", month_word(counted.start_month()))
            }
            _ => text,
        }
    }

    /// In words, with its months where they could mislead: `FY27 Q4, Jan–Mar 2027`.
    pub fn words_with_months(self, fiscal: FiscalYear) -> String {
        match self.months_worth_saying() {
            true => format!("{}, {}", self.text(fiscal), self.months()),
            false => self.text(fiscal),
        }
    }

    fn is_fiscal(self) -> bool {
        self.counted().is_some_and(|counted| !counted.is_calendar())
    }

    fn months_worth_saying(self) -> bool {
        self.is_fiscal() || matches!(self.precision(), Precision::Quarter | Precision::Half)
    }

    fn months(self) -> String {
        months(self.first_day(), self.last_day(), !self.is_fiscal())
    }

    /// `Q3`, `H1`; empty for the others.
    fn part_word(self) -> String {
        match self.precision() {
            Precision::Quarter => format!("Q{}", self.number()),
            Precision::Half => format!("H{}", self.number()),
            Precision::Day | Precision::Month | Precision::Year | Precision::NowNextLater => String::new(),
        }
    }

    fn year_word(self) -> String {
        match self.year_name() {
            year @ 2000..=2099 if self.is_fiscal() => format!("FY{:02}", year - 2000),
            year if self.is_fiscal() => format!("FY{year:04}"),
            year => format!("{year:04}"),
        }
    }
}

/// A span in words, given the words for one period and for two.
fn say(span: Span, one: impl Fn(Period) -> String, two: impl Fn(Period, Period) -> String) -> String {
    match (span.start(), span.end()) {
        (Some(start), Some(end)) if start == end => one(start),
        (Some(start), Some(end)) => two(start, end),
        (Some(start), None) => format!("from {}", one(start)),
        (None, Some(end)) => format!("by {}", one(end)),
        (None, None) => String::new(),
    }
}

/// Both ends, with their months where they could mislead: once for both, or beside the one that needs them.
fn range_with_months(start: Period, end: Period, fiscal: FiscalYear) -> String {
    let with_months = |period: Period| match period.months_worth_saying() {
        true => format!("{} ({})", period.text(fiscal), period.months()),
        false => period.text(fiscal),
    };
    match (start.months_worth_saying(), end.months_worth_saying()) {
        (false, false) => range(start, end, fiscal),
        (true, true) => {
            let year_is_said = !start.is_fiscal() && !end.is_fiscal();
            let months = months(start.first_day(), end.last_day(), year_is_said);
            format!("{}, {months}", range(start, end, fiscal))
        }
        (true, false) | (false, true) => format!("{} – {}", with_months(start), with_months(end)),
    }
}

/// Both ends, the year and the month said once where they are shared.
fn range(start: Period, end: Period, fiscal: FiscalYear) -> String {
    let alike = start.precision() == end.precision()
        && start.counted() == end.counted()
        && start.year_name() == end.year_name();
    let said_as_it_is = start.counted().is_none_or(|counted| counted.is_calendar() || counted == fiscal);
    let last = end.text(fiscal);
    let month = |period: Period| short_month_word(period.first_day().month());
    match start.precision() {
        Precision::Day if alike && month(start) == month(end) => format!("{}–{last}", start.number()),
        Precision::Day if alike => format!("{} {} – {last}", start.number(), month(start)),
        Precision::Month if alike => format!("{}–{last}", month(start)),
        Precision::Quarter | Precision::Half if alike && said_as_it_is => match start.is_fiscal() {
            true => format!("{}–{}", start.text(fiscal), end.part_word()),
            false => format!("{}–{last}", start.part_word()),
        },
        _ => format!("{} – {last}", start.text(fiscal)),
    }
}

/// The months from one day to another: `Jan–Mar 2027`, `Oct 2026 – Mar 2027`; `Jul–Sep` where the year is said already.
fn months(first: NaiveDate, last: NaiveDate, year_is_said: bool) -> String {
    let (from, to) = (short_month_word(first.month()), short_month_word(last.month()));
    match first.year() == last.year() {
        true if year_is_said => format!("{from}–{to}"),
        true => format!("{from}–{to} {:04}", last.year()),
        false => format!("{from} {:04} – {to} {:04}", first.year(), last.year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: &str, text: &str, with_months: &str) {
        let april = FiscalYear::starting_in(4).expect("a month");
        let timeframe = Timeframe::from_code(code).expect("a code");
        assert_eq!(timeframe.text(april), text, "{code}");
        assert_eq!(timeframe.words_with_months(april), with_months, "{code} with months");
    }

    #[test]
    fn one_period() {
        check("", "Unscheduled", "Unscheduled");
        check("later", "Later", "Later");
        check("2027-02-26", "26 Feb 2027", "26 Feb 2027");
        check("2027-02", "Feb 2027", "Feb 2027");
        check("2026-Q3", "Q3 2026", "Q3 2026, Jul–Sep");
        check("2026-H2", "H2 2026", "H2 2026, Jul–Dec");
        check("2026", "2026", "2026");
        check("FY2027-Q4@4", "FY27 Q4", "FY27 Q4, Jan–Mar 2027");
        check("FY2028-H1@4", "FY28 H1", "FY28 H1, Apr–Sep 2027");
        check("FY2027@4", "FY27", "FY27, Apr 2026 – Mar 2027");
        check("FY1999-Q1@4", "FY1999 Q1", "FY1999 Q1, Apr–Jun 1998");
        check("FY2027-Q3@7", "FY27 Q3 (year from July)", "FY27 Q3 (year from July), Jan–Mar 2027");
    }

    #[test]
    fn ranges_say_shared_parts_once() {
        check("2026-10/2027-02", "Oct 2026 – Feb 2027", "Oct 2026 – Feb 2027");
        check("2026-08/2026-10", "Aug–Oct 2026", "Aug–Oct 2026");
        check("2026-08-14/2026-08-20", "14–20 Aug 2026", "14–20 Aug 2026");
        check("2026-08-14/2026-10-02", "14 Aug – 2 Oct 2026", "14 Aug – 2 Oct 2026");
        check("2026-Q3/2026-Q4", "Q3–Q4 2026", "Q3–Q4 2026, Jul–Dec");
        check("2026-Q4/2027-Q1", "Q4 2026 – Q1 2027", "Q4 2026 – Q1 2027, Oct 2026 – Mar 2027");
        check("FY2027-Q3@4/FY2027-Q4@4", "FY27 Q3–Q4", "FY27 Q3–Q4, Oct 2026 – Mar 2027");
        check("2026-10-05/2027-Q1", "5 Oct 2026 – Q1 2027", "5 Oct 2026 – Q1 2027 (Jan–Mar)");
        check("2026-10-05/", "from 5 Oct 2026", "from 5 Oct 2026");
        check("/FY2027-Q4@4", "by FY27 Q4", "by FY27 Q4, Jan–Mar 2027");
    }
}
