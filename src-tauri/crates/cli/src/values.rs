//! Readers of single values as they are typed on the command line.

use chrono::NaiveDate;
use roadbook_core::Result as CoreResult;
use roadbook_formats::words::Sensitivity;

/// Reads a day in ISO 8601.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    // Four digits exactly: years beyond 9999 have no order as text, and the history is ordered as text.
    let is_iso = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let day = is_iso.then(|| text.parse().ok()).flatten();
    day.ok_or_else(|| "write a day as 2026-11-22".to_owned())
}

/// Reads `field=value`; the value is all that follows the first `=`.
pub fn assignment(text: &str) -> Result<(String, String), String> {
    let (field, value) = text.split_once('=').ok_or("write it as field=value")?;
    Ok((field.to_owned(), value.to_owned()))
}

/// Reads a step of sensitivity.
pub fn sensitivity(text: &str) -> Result<Sensitivity, String> {
    let known = || {
        let words: Vec<_> = Sensitivity::ALL.iter().map(|step| step.key()).collect();
        format!("choose {}", words.join(", "))
    };
    Sensitivity::parse(text).ok_or_else(known)
}

/// The values with their fields instead of the fields' names.
pub fn named<F>(
    values: &[(String, String)],
    parse: fn(&str) -> CoreResult<F>,
) -> CoreResult<Vec<(F, String)>> {
    values.iter().map(|(field, value)| Ok((parse(field)?, value.clone()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_iso() {
        for (text, expect) in [
            ("2026-11-22", true),
            ("2026-02-30", false),
            ("22.11.2026", false),
            ("2026-11", false),
            ("+12026-01-01", false),
            ("", false),
        ] {
            assert_eq!(day(text).is_ok(), expect, "{text}");
        }
    }

    #[test]
    fn a_value_may_hold_anything() {
        let check = |text: &str, expect: Option<(&str, &str)>| {
            let read = assignment(text).ok();
            assert_eq!(
                read.as_ref().map(|(field, value)| (field.as_str(), value.as_str())),
                expect,
                "{text}"
            );
        };
        check("status=done", Some(("status", "done")));
        check("description=a=b\n--c", Some(("description", "a=b\n--c")));
        check("owner=", Some(("owner", "")));
        check("status", None);
    }
}
