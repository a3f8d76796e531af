//! Whole days out of a calendar (RFC 5545), such as the public holidays of a country. Meetings are no whole days.

use std::ops::RangeInclusive;

use chrono::{Datelike as _, Days, NaiveDate};

/// A day that is more than a fortnight of days is a season, and nobody has that many off by one entry.
const LONGEST: i64 = 14;

/// A day and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamedDay {
    /// The day.
    pub day: NaiveDate,
    /// What it is called; empty when the calendar does not say.
    pub name: String,
}

/// What a calendar holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WholeDays {
    /// Its days in order, each of an entry of several.
    pub days: Vec<NamedDay>,
    /// What the other entries are called: meetings, seasons, and what comes again in another way than each year.
    pub left_out: Vec<String>,
}

/// Reads the whole days of a calendar. What comes again each year is taken for the years that are asked for.
pub fn whole_days(text: &str, years: &RangeInclusive<i32>) -> WholeDays {
    let mut found = WholeDays::default();
    for entry in entries(text) {
        if entry.is("STATUS", "CANCELLED") {
            continue;
        }
        let name = entry.text("SUMMARY");
        match entry.days(years) {
            Some(days) => {
                found.days.extend(days.into_iter().map(|day| NamedDay { day, name: name.clone() }));
            }
            None => found.left_out.push(name),
        }
    }
    found.days.sort();
    found.days.dedup();
    found
}

/// A line of an entry.
struct Property {
    name: String,
    /// What stands between the name and the value, such as `VALUE=DATE`.
    parameters: String,
    value: String,
}

#[derive(Default)]
struct Entry {
    properties: Vec<Property>,
}

/// The events of a calendar; what stands in an alarm within one is not the event's.
fn entries(text: &str) -> Vec<Entry> {
    let mut found = Vec::new();
    let mut within: Vec<String> = Vec::new();
    let mut entry = Entry::default();
    for property in unfolded(text).iter().filter_map(|line| property(line)) {
        match property.name.as_str() {
            "BEGIN" => within.push(property.value.to_uppercase()),
            "END" => {
                let ended = within.pop();
                if ended.as_deref() == Some("VEVENT") {
                    found.push(std::mem::take(&mut entry));
                }
            }
            _ if within.last().is_some_and(|part| part == "VEVENT") => entry.properties.push(property),
            _ => {}
        }
    }
    found
}

/// The lines as they were before they were folded: one that begins with a space belongs to the one before.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// The name, what is said of the value, and the value. A colon in quotation marks parts nothing.
fn property(line: &str) -> Option<Property> {
    let mut is_quoted = false;
    let colon = line.char_indices().find_map(|(at, sign)| {
        is_quoted ^= sign == '"';
        (sign == ':' && !is_quoted).then_some(at)
    })?;
    let (head, value) = (&line[..colon], &line[colon + 1..]);
    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
    Some(Property {
        name: name.trim().to_uppercase(),
        parameters: parameters.to_uppercase(),
        value: value.trim().to_owned(),
    })
}

impl Entry {
    fn property(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.name == name)
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.property(name).is_some_and(|property| property.value.eq_ignore_ascii_case(value))
    }

    fn text(&self, name: &str) -> String {
        self.property(name).map(|property| unescaped(&property.value)).unwrap_or_default()
    }

    /// Its days; nothing when it is no whole days, too many of them, or comes again in a way that is not read.
    fn days(&self, years: &RangeInclusive<i32>) -> Option<Vec<NaiveDate>> {
        let first = whole_day(self.property("DTSTART")?)?;
        let last = match self.property("DTEND") {
            // The day on which it is over does not belong to it any more.
            Some(end) => whole_day(end)?.pred_opt()?.max(first),
            None => first.checked_add_days(Days::new(self.lasts()?.checked_sub(1)?))?,
        };
        let length = (last - first).num_days();
        if length >= LONGEST {
            return None;
        }
        let starts = match self.property("RRULE") {
            None => vec![first],
            Some(rule) => yearly(first, &rule.value, years)?,
        };
        let except = self.except();
        let days = starts
            .into_iter()
            .filter(|start| !except.contains(start))
            .flat_map(|start| start.iter_days().take(usize::try_from(length + 1).unwrap_or_default()));
        Some(days.collect())
    }

    /// For how many days it is said to last where no end is given: `P2D`, `P1W`; one when nothing is said.
    fn lasts(&self) -> Option<u64> {
        let Some(duration) = self.property("DURATION") else { return Some(1) };
        let said = duration.value.trim_start_matches('+').strip_prefix('P')?;
        match (said.strip_suffix('D'), said.strip_suffix('W')) {
            (Some(days), _) => days.parse().ok().filter(|days| *days > 0),
            (None, Some(weeks)) => weeks.parse::<u64>().ok().filter(|weeks| *weeks > 0)?.checked_mul(7),
            (None, None) => None,
        }
    }

    /// The days on which it does not come again.
    fn except(&self) -> Vec<NaiveDate> {
        let said = self.properties.iter().filter(|property| property.name == "EXDATE");
        said.flat_map(|property| property.value.split(',')).filter_map(day).collect()
    }
}

/// A value that is a whole day: without a time, or at midnight as some programs write it.
fn whole_day(property: &Property) -> Option<NaiveDate> {
    let value = property.value.trim_end_matches(['Z', 'z']);
    let is_date = property.parameters.contains("VALUE=DATE") && !property.parameters.contains("DATE-TIME");
    match value.split_once(['T', 't']) {
        None => day(value),
        Some((date, "000000")) if !is_date => day(date),
        Some(_) => None,
    }
}

/// The day a date or a moment begins with: `20261225`.
fn day(text: &str) -> Option<NaiveDate> {
    let digits = text.trim().get(..8)?;
    NaiveDate::parse_from_str(digits, "%Y%m%d")
        .ok()
        .filter(|_| digits.bytes().all(|sign| sign.is_ascii_digit()))
}

/// The days an entry comes again on, when that is once a year on the day it began on.
fn yearly(first: NaiveDate, rule: &str, years: &RangeInclusive<i32>) -> Option<Vec<NaiveDate>> {
    let mut times = i32::MAX;
    let mut until = NaiveDate::MAX;
    for part in rule.split(';').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=')?;
        match name.to_uppercase().as_str() {
            "FREQ" if value.eq_ignore_ascii_case("YEARLY") => {}
            "INTERVAL" if value == "1" => {}
            "COUNT" => times = value.parse().ok()?,
            "UNTIL" => until = day(value)?,
            "BYMONTH" if value.parse() == Ok(first.month()) => {}
            "BYMONTHDAY" if value.parse() == Ok(first.day()) => {}
            "WKST" => {}
            _ => return None,
        }
    }
    let last = years.end().min(&first.year().saturating_add(times.saturating_sub(1))).to_owned();
    let from = first.year().max(*years.start());
    // The 29th of February is not there each year.
    let days = (from..=last).filter_map(|year| first.with_year(year));
    Some(days.filter(|day| *day <= until).collect())
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('n' | 'N') | None => plain.push(' '),
                Some(other) => plain.push(other),
            },
            other => plain.push(other),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The days of one entry as `2026-12-25 Name`, and what was left out.
    fn check(entry: &str, days: &[&str], left_out: &[&str]) {
        let text = format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{entry}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        let found = whole_days(&text, &(2026..=2028));
        let said: Vec<_> =
            found.days.iter().map(|it| format!("{} {}", it.day, it.name).trim_end().to_owned()).collect();
        assert_eq!((said, found.left_out), (strings(days), strings(left_out)), "{entry}");
    }

    fn strings(all: &[&str]) -> Vec<String> {
        all.iter().map(|one| (*one).to_owned()).collect()
    }

    #[test]
    fn whole_days_are_read_as_programs_write_them() {
        check(
            "DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261226\r\nSUMMARY:Christmas Day",
            &["2026-12-25 Christmas Day"],
            &[],
        );
        check(
            "DTSTART:20261225\nSUMMARY:Erster Weih\n nachtstag\\, frei",
            &["2026-12-25 Erster Weihnachtstag, frei"],
            &[],
        );
        check(
            "DTSTART;TZID=\"Europe: Berlin\":20261224T000000\nDTEND;TZID=x:20261227T000000\nSUMMARY:Shut",
            &["2026-12-24 Shut", "2026-12-25 Shut", "2026-12-26 Shut"],
            &[],
        );
        check("DTSTART;VALUE=DATE:20261225\nDURATION:P2D", &["2026-12-25", "2026-12-26"], &[]);
        check(
            "DTSTART;VALUE=DATE:20261225\nSUMMARY:A\nBEGIN:VALARM\nSUMMARY:Wake up\nEND:VALARM",
            &["2026-12-25 A"],
            &[],
        );
        check("DTSTART;VALUE=DATE:20261225\nSUMMARY:A\nSTATUS:CANCELLED", &[], &[]);
    }

    #[test]
    fn what_comes_again_each_year_is_taken_for_the_years_asked_for() {
        let each_year = "DTSTART;VALUE=DATE:20191003\nSUMMARY:Unity\nRRULE:FREQ=YEARLY";
        check(each_year, &["2026-10-03 Unity", "2027-10-03 Unity", "2028-10-03 Unity"], &[]);
        check(
            &format!("{each_year};UNTIL=20271231;BYMONTH=10\nEXDATE;VALUE=DATE:20261003"),
            &["2027-10-03 Unity"],
            &[],
        );
        check(&format!("{each_year};COUNT=8"), &["2026-10-03 Unity"], &[]);
        check("DTSTART:20240229\nRRULE:FREQ=YEARLY", &["2028-02-29"], &[]);
        check(&format!("{each_year};BYDAY=1MO"), &[], &["Unity"]);
        check("DTSTART:20261003\nSUMMARY:Friday\nRRULE:FREQ=WEEKLY", &[], &["Friday"]);
    }

    #[test]
    fn what_is_no_whole_day_is_named() {
        check("DTSTART:20261225T140000Z\nDTEND:20261225T150000Z\nSUMMARY:Meeting", &[], &["Meeting"]);
        check("DTSTART;VALUE=DATE:20260601\nDTEND;VALUE=DATE:20260901\nSUMMARY:Summer", &[], &["Summer"]);
        check("DTSTART;VALUE=DATE:20261301\nSUMMARY:No month", &[], &["No month"]);
        check("SUMMARY:No day", &[], &["No day"]);
        assert_eq!(whole_days("Not a calendar", &(2026..=2028)), WholeDays::default());
    }
}
