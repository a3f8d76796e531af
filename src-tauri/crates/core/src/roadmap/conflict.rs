//! Whether what has to be done first and what needs it can follow each other.
//!
//! Only what is sure counts, so precision decides: a period is taken at the end that would let the two fit. The first is
//! done on the first day of the period its end is known to, but not before it begins; the second begins on the last day of
//! the period its start is known to, but not after it ends. Two things in one quarter may follow each other and do not
//! clash; now, next and later, and ends that are not known, say nothing.
//!
//! What ends before the other is done cannot hold and is late. What only begins before it is done is early: work may be
//! prepared, yet somebody should know. The same day is soon enough.

use roadbook_formats::document::Clash;

use crate::timeframe::{Period, Timeframe};

/// How the first and the second, which cannot be done before it, do not fit; nothing where they can.
pub fn clash(first: Timeframe, second: Timeframe) -> Option<Clash> {
    let (first, second) = (first.span()?, second.span()?);
    let begun = first.start().map(Period::first_day);
    let done = first.end().map(Period::first_day).max(begun).filter(|_| first.end().is_some())?;
    let days = |by: chrono::NaiveDate| u32::try_from((done - by).num_days()).ok().filter(|days| *days > 0);
    let ends = second.end().map(Period::last_day);
    if let Some(late) = ends.and_then(days) {
        return Some(Clash::Late(late));
    }
    let begins = second.start().map(Period::last_day)?;
    days(ends.map_or(begins, |ends| begins.min(ends))).map(Clash::Early)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_sure_clashes() {
        use Clash::{Early, Late};
        let check = |first: &str, second: &str, expect: Option<Clash>| {
            let read = |code| Timeframe::from_code(code).unwrap();
            assert_eq!(clash(read(first), read(second)), expect, "{first} before {second}");
        };
        // Ends before the other is done.
        check("2026-10-01/2027-01-12", "2026-11-01/2026-12-01", Some(Late(42)));
        check("2027-Q1", "2026-Q4", Some(Late(1)));
        check("2027-Q1", "2026-11", Some(Late(32)));
        check("2026-12", "/2026-11-24", Some(Late(7)));
        check("2026-11-20/2027-Q1", "2026-12-15", Some(Late(17)));
        check("2027-01-12", "2026-12-01", Some(Late(42)));
        // Begins before the other is done, and ends after it.
        check("2026-10-01/2026-11-10", "2026-11-01/2026-12-01", Some(Early(9)));
        check("2026-11-10", "2026-11-09/", Some(Early(1)));
        check("2026-10/2027-02", "2026-Q4/2027-Q2", Some(Early(32)));
        check("/2026-11-10", "2026-11-01/2026-12-01", Some(Early(9)));
        // Can follow each other, as far as anybody knows.
        check("2026-11-10", "2026-11-10", None);
        check("2026-11-10", "2026-11-10/2026-12-01", None);
        check("2026-10-01/2026-11", "2026-11/2026-12", None);
        check("2026-10/2026-11", "2026-11/2026-12", None);
        check("2026-Q4", "2026-Q4", None);
        check("2026-Q4", "2026-11-15/2027-Q1", None);
        check("2026-11-20/2026-Q4", "2026-Q4", None);
        check("2026-10/2026-12", "2026-H2/2027", None);
        // Nobody knows.
        check("2026-12/", "2026-11", None);
        check("2026-12", "2026-11/", Some(Early(1)));
        check("next", "2026-11", None);
        check("2026-11", "later", None);
        check("", "2026-11", None);
    }

    /// A date that is known less sharply may hide a clash and never makes one.
    #[test]
    fn what_is_less_sharp_clashes_less() {
        use crate::timeframe::{FiscalYear, Precision};
        let today = "2026-11-24".parse().unwrap();
        let days = |clash: Option<Clash>| match clash {
            Some(Clash::Late(days) | Clash::Early(days)) => days,
            None => 0,
        };
        for (first, second) in [
            ("2026-10-01/2027-01-12", "2026-11-01/2026-12-01"),
            ("2026-10-01/2026-11-10", "2026-11-01/2026-12-01"),
            ("2027-05-05", "2026-03-03"),
        ] {
            let read = |code| Timeframe::from_code(code).unwrap();
            let coarse = |code, precision| read(code).coarsen(precision, today, FiscalYear::CALENDAR);
            for precision in [Precision::Month, Precision::Quarter, Precision::Half, Precision::Year] {
                let sharp = days(clash(read(first), read(second)));
                let less = days(clash(coarse(first, precision), coarse(second, precision)));
                assert!(
                    less <= sharp,
                    "{first} before {second} to the {precision:?}: {less} days, not {sharp}"
                );
            }
        }
    }
}
