//! Whether what has to be done first comes too late for what needs it.

use crate::timeframe::{Period, Timeframe};

/// By how many days the first ends too late for the second, which cannot be done before it; nothing where the two can fit.
///
/// Work may well begin before what it needs is done, so ends are compared. Only what is sure counts: the earliest day the
/// first can end against the latest the second can. Two things that end in one quarter may follow each other, and do not
/// clash.
pub fn late(first: Timeframe, second: Timeframe) -> Option<u32> {
    let ends = first.span()?.end().map(Period::first_day)?;
    let needed = second.span()?.end().map(Period::last_day)?;
    u32::try_from((ends - needed).num_days()).ok().filter(|days| *days > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_sure_clashes() {
        let check = |first: &str, second: &str, expect: Option<u32>| {
            let read = |code| Timeframe::from_code(code).unwrap();
            assert_eq!(late(read(first), read(second)), expect, "{first} before {second}");
        };
        check("2026-10-01/2027-01-12", "2026-11-01/2026-12-01", Some(42));
        check("2026-10-01/2026-11-10", "2026-11-01/2026-12-01", None);
        check("2026-11-10", "2026-11-10", None);
        check("2026-Q4", "2026-Q4", None);
        check("2027-Q1", "2026-Q4", Some(1));
        check("2027-Q1", "2026-11", Some(32));
        check("2026-12", "/2026-11-24", Some(7));
        check("2026-12/", "2026-11", None);
        check("2026-12", "2026-11/", None);
        check("next", "2026-11", None);
        check("", "2026-11", None);
    }
}
