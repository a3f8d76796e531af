//! A calendar (RFC 5545): whole days and meetings, stable identifiers, so that a second export updates what the first made.

use std::fmt::Write as _;

use chrono::{Datelike as _, Days, NaiveDate, NaiveTime, TimeDelta};

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
    /// How much had been done by then: of two calendars of one day the later has more.
    #[serde(default)]
    pub version: u32,
    /// What is on it.
    pub events: Vec<Event>,
}

/// One entry: whole days on which nobody is busy, or a meeting at its time.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
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
    /// When on the first day it begins; nothing for whole days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meets: Option<Meets>,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// How it comes again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Again>,
    /// Whether it takes away what an earlier calendar put there.
    #[serde(default)]
    pub cancelled: bool,
}

/// The time of a meeting, by the clock on the wall where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Meets {
    /// When it begins.
    pub at: NaiveTime,
    /// How many minutes it takes.
    pub minutes: u32,
}

/// How an entry comes again, without an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Again {
    /// After so many days.
    Days(u32),
    /// After so many months, on the same day of the month.
    Months(u32),
    /// After so many months, on the same weekday of the month: the second Tuesday; the fifth is the last.
    Weekdays(u32),
}

impl Again {
    fn rule(self, from: NaiveDate) -> String {
        match self {
            Self::Days(days) if days % 7 == 0 => format!("FREQ=WEEKLY;INTERVAL={}", days / 7),
            Self::Days(days) => format!("FREQ=DAILY;INTERVAL={days}"),
            Self::Months(months) => format!("FREQ=MONTHLY;INTERVAL={months}"),
            Self::Weekdays(months) => {
                let which = from.day0() / 7 + 1;
                let which = if which == 5 { "-1".to_owned() } else { which.to_string() };
                let weekday = from.weekday().to_string()[..2].to_uppercase();
                format!("FREQ=MONTHLY;INTERVAL={months};BYDAY={which}{weekday}")
            }
        }
    }
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
        fold(&mut out, "BEGIN:VEVENT");
        fold(&mut out, &format!("UID:{}", text(&event.id)));
        fold(&mut out, &format!("DTSTAMP:{}T000000Z", day(calendar.made_on)));
        fold(&mut out, &format!("SEQUENCE:{}", sequence(calendar)));
        span(&mut out, event);
        if let Some(again) = event.again {
            fold(&mut out, &format!("RRULE:{}", again.rule(event.from)));
        }
        if event.cancelled {
            fold(&mut out, "STATUS:CANCELLED");
        }
        fold(&mut out, &format!("SUMMARY:{}", text(&event.title)));
        if !event.text.is_empty() {
            fold(&mut out, &format!("DESCRIPTION:{}", text(&event.text)));
        }
        if let Some(place) = &event.place {
            fold(&mut out, &format!("LOCATION:{}", text(place)));
        }
        fold(&mut out, if event.meets.is_some() { "TRANSP:OPAQUE" } else { "TRANSP:TRANSPARENT" });
        fold(&mut out, "END:VEVENT");
    }
    fold(&mut out, "END:VCALENDAR");
    out.into_bytes()
}

/// Counts up with the days and with what is done, so that a later export is a later version, also on the same day.
fn sequence(calendar: &Calendar) -> i64 {
    let days = calendar.made_on.signed_duration_since(NaiveDate::default()).num_days().max(0);
    days + i64::from(calendar.version)
}

/// From when to when: a time without a zone is that of whoever reads it.
fn span(out: &mut String, event: &Event) {
    if let Some(Meets { at, minutes }) = event.meets {
        let begins = event.from.and_time(at);
        let ends = begins + TimeDelta::minutes(minutes.into());
        for (name, moment) in [("DTSTART", begins), ("DTEND", ends)] {
            fold(out, &format!("{name}:{}", moment.format("%Y%m%dT%H%M%S")));
        }
        return;
    }
    let last = event.to.max(event.from);
    let after = last.checked_add_days(Days::new(1)).unwrap_or(last);
    for (name, day) in [("DTSTART", event.from), ("DTEND", after)] {
        fold(out, &format!("{name};VALUE=DATE:{}", day.format("%Y%m%d")));
    }
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
            version: 7,
            events: vec![Event {
                id: "R-12-ends@merrow".into(),
                title: format!("Łódź {}", "日本".repeat(40)),
                text: "one\ntwo\\".into(),
                from: day("2026-12-31"),
                to: day("2026-12-31"),
                cancelled: true,
                ..Event::default()
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
            "STATUS:CANCELLED",
            "SEQUENCE:20786",
        ] {
            assert!(whole.split("\r\n").any(|own| own == line), "{line} in {whole}");
        }
        assert!(whole.contains(&"日本".repeat(40)), "a folded value is whole again");
    }

    #[test]
    fn a_meeting_has_its_time_and_comes_again() {
        let check = |from: &str, again: Again, expect: &str| {
            let from = from.parse().unwrap();
            let meets = Some(Meets { at: NaiveTime::from_hms_opt(23, 30, 0).unwrap(), minutes: 45 });
            let event = Event { from, to: from, meets, again: Some(again), ..Event::default() };
            let calendar = Calendar { events: vec![event], ..Calendar::default() };
            let written = String::from_utf8(render(&calendar)).unwrap();
            assert!(written.contains(&format!("RRULE:{expect}\r\n")), "{expect} in {written}");
            assert!(written.contains("T233000\r\n") && written.contains("T001500\r\n"), "{written}");
        };
        check("2026-12-01", Again::Days(14), "FREQ=WEEKLY;INTERVAL=2");
        check("2026-12-01", Again::Days(10), "FREQ=DAILY;INTERVAL=10");
        check("2026-12-01", Again::Months(3), "FREQ=MONTHLY;INTERVAL=3");
        check("2026-12-01", Again::Weekdays(1), "FREQ=MONTHLY;INTERVAL=1;BYDAY=1TU");
        check("2026-11-19", Again::Weekdays(3), "FREQ=MONTHLY;INTERVAL=3;BYDAY=3TH");
        check("2026-11-29", Again::Weekdays(1), "FREQ=MONTHLY;INTERVAL=1;BYDAY=-1SU");
    }
}
