//! A calendar (RFC 5545): whole days, stable identifiers, so that a second export updates what the first one made.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};

use serde::{Deserialize, Serialize};

use crate::shown::shown;

/// What stands in a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Calendar {
    /// What it is called.
    pub name: String,
    /// The day it was made: what a reader's program compares versions by.
    pub made_on: NaiveDate,
    /// What is on it.
    pub events: Vec<Event>,
}

/// One entry: whole days, nobody is busy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// The same whenever the same thing is exported: "R-12-ends@merrow".
    pub id: String,
    /// What it is.
    pub title: String,
    /// More about it.
    pub text: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day; the first one again for one day.
    pub to: NaiveDate,
}

/// Writes the calendar; the same events give the same bytes.
pub fn render(calendar: &Calendar) -> Vec<u8> {
    let mut out = String::new();
    let day = |day: NaiveDate| day.format("%Y%m%d").to_string();
    for line in
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Roadbook//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    {
        fold(&mut out, line);
    }
    fold(&mut out, &format!("NAME:{}", text(&calendar.name)));
    fold(&mut out, &format!("X-WR-CALNAME:{}", text(&calendar.name)));
    for event in &calendar.events {
        let last = event.to.max(event.from);
        let after = last.checked_add_days(Days::new(1)).unwrap_or(last);
        fold(&mut out, "BEGIN:VEVENT");
        fold(&mut out, &format!("UID:{}", text(&event.id)));
        fold(&mut out, &format!("DTSTAMP:{}T000000Z", day(calendar.made_on)));
        // Counts up with the days, so that a later export is a later version.
        fold(
            &mut out,
            &format!(
                "SEQUENCE:{}",
                calendar.made_on.signed_duration_since(NaiveDate::default()).num_days().max(0)
            ),
        );
        fold(&mut out, &format!("DTSTART;VALUE=DATE:{}", day(event.from)));
        fold(&mut out, &format!("DTEND;VALUE=DATE:{}", day(after)));
        fold(&mut out, &format!("SUMMARY:{}", text(&event.title)));
        if !event.text.is_empty() {
            fold(&mut out, &format!("DESCRIPTION:{}", text(&event.text)));
        }
        fold(&mut out, "TRANSP:TRANSPARENT");
        fold(&mut out, "END:VEVENT");
    }
    fold(&mut out, "END:VCALENDAR");
    out.into_bytes()
}

/// Words as a value: what parts values is escaped, line ends are written as letters.
fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in shown(words).chars() {
        match letter {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' => out.push_str("\\n"),
            letter => out.push(letter),
        }
    }
    out
}

/// A line of at most 75 bytes; longer ones go on after a space on the next line, never within a letter.
fn fold(out: &mut String, line: &str) {
    let mut room = 75;
    for letter in line.chars() {
        if letter.len_utf8() > room {
            out.push_str("\r\n ");
            room = 74;
        }
        room -= letter.len_utf8();
        out.push(letter);
    }
    let _ = write!(out, "\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fold_and_values_are_escaped() {
        let day = |text: &str| text.parse().unwrap();
        let calendar = Calendar {
            name: "Merrow; dates, all".into(),
            made_on: day("2026-11-22"),
            events: vec![Event {
                id: "R-12-ends@merrow".into(),
                title: format!("Łódź {}", "日本".repeat(40)),
                text: "one\ntwo\\".into(),
                from: day("2026-12-31"),
                to: day("2026-12-31"),
            }],
        };
        let written = String::from_utf8(render(&calendar)).unwrap();
        assert!(written.split("\r\n").all(|line| line.len() <= 75), "no line is longer than 75 bytes");
        let whole = written.replace("\r\n ", "");
        for line in [
            "X-WR-CALNAME:Merrow\\; dates\\, all",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "DESCRIPTION:one\\ntwo\\\\",
            "UID:R-12-ends@merrow",
        ] {
            assert!(whole.split("\r\n").any(|own| own == line), "{line} in {whole}");
        }
        assert!(whole.contains(&"日本".repeat(40)), "a folded value is whole again");
    }
}
