//! Values as people read them in a terminal.

use std::error::Error as _;

use chrono::NaiveDate;
use roadbook_core::Error;
use roadbook_formats::date::PartialDate;
use serde_json::Value;

use crate::table::one_line;

/// "14 Aug 2026".
pub fn day(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

/// A day as ISO 8601 has it, in words.
pub fn iso_day(text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), day)
}

/// A moment as RFC 3339 has it, in words: "14 Aug 2026, 09:30".
pub fn moment(text: &str) -> String {
    let read = chrono::DateTime::parse_from_rfc3339(text);
    read.map_or_else(|_| text.to_owned(), |at| at.format("%-d %b %Y, %H:%M").to_string())
}

/// "14 Aug 2026", "Aug 2026" or "2026"; empty when there is none.
pub fn partial(date: Option<PartialDate>) -> String {
    date.map(PartialDate::in_words).unwrap_or_default()
}

/// A value of a record on one line.
pub fn value(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => one_line(text),
        Some(Value::Bool(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Array(list)) => {
            let parts: Vec<_> = list.iter().map(|part| self::value(Some(part))).collect();
            parts.join(", ")
        }
        Some(Value::Object(fields)) => {
            let parts: Vec<_> = fields
                .iter()
                .filter(|(_, part)| !part.is_null())
                .map(|(name, part)| format!("{name}: {}", self::value(Some(part))))
                .collect();
            parts.join("; ")
        }
    }
}

/// What went wrong, why, and what to do.
pub fn complaint(error: &Error) -> String {
    let mut lines = vec![one_line(&error.to_string())];
    if let Error::Storage { .. } | Error::Shape { .. } = error
        && let Some(cause) = error.source()
    {
        lines.push(format!("The cause: {}", one_line(&cause.to_string())));
    }
    lines.extend(error.hint().map(|hint| one_line(&hint)));
    if let Error::NotFound { .. } = error {
        lines.push(
            "Check how it is written: `roadbook list` and `roadbook search` show what there is.".to_owned(),
        );
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_their_precision_in_words() {
        for (iso, expect) in [("2026-08-04", "4 Aug 2026"), ("2026-08", "Aug 2026"), ("2026", "2026")] {
            assert_eq!(partial(iso.parse().ok()), expect);
        }
        assert_eq!(partial(None), "");
    }
}
