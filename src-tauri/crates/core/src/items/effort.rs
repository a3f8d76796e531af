//! Reads effort as people write it. It is kept in days of work.

use crate::error::{Error, Result};
use crate::formats::number::{Counted, counted};

/// Days of work in a week.
const WEEK: f64 = 5.0;
/// Days of work in a month, as RICE counts them.
pub(crate) const MONTH: f64 = 20.0;

/// Days of work from `12`, `2.5 days`, `3 weeks` (5 days each) or `2 months` (20 days each); nothing where nothing is typed.
///
/// # Errors
/// [`Error::Invalid`] for what is no number of days and not made of them, such as hours or points.
pub(crate) fn read(text: &str) -> Result<Option<f64>> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    days(text).map(Some)
}

/// Days of work, as [`read`] takes them.
pub(crate) fn days(text: &str) -> Result<f64> {
    let hint = "Write days, such as 12 or 2.5, or weeks and months: 3 weeks, 2 months.";
    let refused = || Error::invalid(format!("“{text}” is not a number of days"), hint);
    let Counted { before, number, behind } = counted(text).ok_or_else(refused)?;
    let unit = behind.to_lowercase();
    let each = match unit.trim_end_matches('.') {
        "" | "d" | "day" | "days" => 1.0,
        "w" | "wk" | "wks" | "week" | "weeks" => WEEK,
        "mo" | "mon" | "month" | "months" => MONTH,
        "h" | "hr" | "hrs" | "hour" | "hours" | "min" | "minutes" | "m" => {
            let what =
                format!("“{text}” is not a number of days: how many hours a day has is not known here");
            return Err(Error::invalid(what, hint));
        }
        "p" | "pt" | "pts" | "point" | "points" | "sp" | "story points" => {
            let what = format!("“{text}” is not a number of days: points are a measure of a team’s own");
            return Err(Error::invalid(what, hint));
        }
        _ => return Err(refused()),
    };
    if !before.is_empty() || number < 0.0 {
        return Err(refused());
    }
    Ok(number * each)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn effort_is_read_in_days_and_nothing_is_cut_off() {
        let check = |text: &str, expect: Option<f64>| assert_eq!(read(text).ok(), Some(expect), "{text:?}");
        check("", None);
        check("12", Some(12.0));
        check("2,5", Some(2.5));
        check("1,000", Some(1000.0));
        check("1,250.5 days", Some(1250.5));
        check("1 000 d", Some(1000.0));
        check("3 weeks", Some(15.0));
        check("3w", Some(15.0));
        check("1 Month", Some(20.0));
        check("0.5 mo.", Some(10.0));
        for (text, expect) in [
            ("2 h", "how many hours a day has"),
            ("30m", "how many hours a day has"),
            ("10 SP", "points are a measure"),
            ("-1", "is not a number of days"),
            ("€5", "is not a number of days"),
            ("soon", "is not a number of days"),
            ("3 parsecs", "is not a number of days"),
            ("1,2,3", "is not a number of days"),
        ] {
            let said = read(text).unwrap_err().to_string();
            assert!(said.contains(expect), "{text}: {said}");
        }
    }
}
