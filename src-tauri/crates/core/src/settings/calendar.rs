//! Holidays that are given as a calendar: its days are written as they would be typed.

use chrono::{Datelike as _, NaiveDate};
use roadbook_formats::read::calendar::{NamedDay, WholeDays, whole_days};

use crate::error::{Error, Result};

/// What comes again each year is taken from last year to so many years ahead.
const YEARS_AHEAD: i32 = 5;

/// As many names as a person reads at once.
const NAMED: usize = 3;

/// What was typed, with the days of calendars in their place.
pub(super) struct Unfolded {
    /// One day a line.
    pub typed: String,
    /// What the calendars brought and what of them was left out; nothing when there is none.
    pub said: Option<String>,
}

/// Puts the days of each calendar (RFC 5545) that was pasted in its place.
///
/// # Errors
/// [`Error::Invalid`] when a calendar holds no whole day.
pub(super) fn unfolded(typed: &str, today: NaiveDate) -> Result<Unfolded> {
    let (lines, calendar) = parted(typed);
    if calendar.is_empty() {
        return Ok(Unfolded { typed: lines, said: None });
    }
    let years = today.year() - 1..=today.year() + YEARS_AHEAD;
    let WholeDays { days, left_out } = whole_days(&calendar, &years);
    if days.is_empty() {
        return Err(Error::invalid(
            "There is no whole day in this calendar",
            "Give one of public holidays, or write one day a line, such as 25 Dec 2026 Christmas Day.",
        ));
    }
    let said = sentence(days.len(), &left_out);
    let line = |NamedDay { day, name }: &NamedDay| format!("{day} {name}");
    let days = days.iter().map(line).collect::<Vec<_>>().join("\n");
    Ok(Unfolded { typed: format!("{lines}\n{days}"), said: Some(said) })
}

/// The lines outside of calendars, and those within.
fn parted(typed: &str) -> (String, String) {
    let (mut lines, mut calendar) = (String::new(), String::new());
    let mut is_within = false;
    for line in typed.lines() {
        let is = |mark: &str| line.trim().eq_ignore_ascii_case(mark);
        is_within |= is("BEGIN:VCALENDAR");
        let part = if is_within { &mut calendar } else { &mut lines };
        part.push_str(line);
        part.push('\n');
        is_within &= !is("END:VCALENDAR");
    }
    (lines, calendar)
}

fn sentence(days: usize, left_out: &[String]) -> String {
    let days = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    if left_out.is_empty() {
        return format!("{days} of a calendar");
    }
    let names = left_out.iter().take(NAMED).map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
    let more = left_out.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{days} of a calendar, without {names}{more}")
}
