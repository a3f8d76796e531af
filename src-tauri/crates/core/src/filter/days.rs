//! Days and numbers in a filter: compared, from one to another, or one period.

use chrono::{Days, Months, NaiveDate};

use super::split::Value;
use super::{Bounds, Edge};
use crate::error::{Error, Result};
use crate::items;
use crate::timeframe::{self, Reading};

/// How a value is compared.
enum Compared<'a> {
    To(Sign, &'a str),
    Between(&'a str, &'a str),
    Is(&'a str),
}

#[derive(Clone, Copy)]
enum Sign {
    Less,
    AtMost,
    More,
    AtLeast,
}

fn compared(text: &str) -> Compared<'_> {
    for (written, sign) in [
        ("<=", Sign::AtMost),
        (">=", Sign::AtLeast),
        ("≤", Sign::AtMost),
        ("≥", Sign::AtLeast),
        ("<", Sign::Less),
        (">", Sign::More),
    ] {
        if let Some(rest) = text.strip_prefix(written) {
            return Compared::To(sign, rest.trim());
        }
    }
    match text.split_once("..") {
        Some((from, to)) => Compared::Between(from.trim(), to.trim()),
        None => Compared::Is(text.strip_prefix('=').unwrap_or(text).trim()),
    }
}

/// The days a value lets through. A period is meant whole: `<2026-10` ends before October begins, `<=2026-10` with its
/// last day.
pub(super) fn days(value: &Value, reading: &Reading) -> Result<Bounds<NaiveDate>> {
    let period = |text: &str| period(text, reading);
    let mut bounds = Bounds { from: None, to: None };
    match compared(&value.text) {
        Compared::To(Sign::Less, text) => bounds.to = Some((period(text)?.0, Edge::Out)),
        Compared::To(Sign::AtMost, text) => bounds.to = Some((period(text)?.1, Edge::In)),
        Compared::To(Sign::More, text) => bounds.from = Some((period(text)?.1, Edge::Out)),
        Compared::To(Sign::AtLeast, text) => bounds.from = Some((period(text)?.0, Edge::In)),
        Compared::Is(text) => {
            let (first, last) = period(text)?;
            bounds = Bounds { from: Some((first, Edge::In)), to: Some((last, Edge::In)) };
        }
        Compared::Between(from, to) => {
            if !from.is_empty() {
                bounds.from = Some((period(from)?.0, Edge::In));
            }
            if !to.is_empty() {
                bounds.to = Some((period(to)?.1, Edge::In));
            }
        }
    }
    Ok(bounds)
}

/// The numbers a value lets through, each read in its own way.
pub(super) fn bounds(text: &str, read: impl Fn(&str) -> Result<f64>) -> Result<Bounds<f64>> {
    let mut bounds = Bounds { from: None, to: None };
    match compared(text) {
        Compared::To(Sign::Less, text) => bounds.to = Some((read(text)?, Edge::Out)),
        Compared::To(Sign::AtMost, text) => bounds.to = Some((read(text)?, Edge::In)),
        Compared::To(Sign::More, text) => bounds.from = Some((read(text)?, Edge::Out)),
        Compared::To(Sign::AtLeast, text) => bounds.from = Some((read(text)?, Edge::In)),
        Compared::Is(text) => {
            let is = read(text)?;
            bounds = Bounds { from: Some((is, Edge::In)), to: Some((is, Edge::In)) };
        }
        Compared::Between(from, to) => {
            if !from.is_empty() {
                bounds.from = Some((read(from)?, Edge::In));
            }
            if !to.is_empty() {
                bounds.to = Some((read(to)?, Edge::In));
            }
        }
    }
    Ok(bounds)
}

/// The days of work a value lets through, each as it can be typed as an effort.
pub(super) fn efforts(value: &Value) -> Result<Bounds<f64>> {
    bounds(&value.text, effort)
}

/// Days of work as an item's effort is typed.
fn effort(text: &str) -> Result<f64> {
    items::effort::days(text).map_err(|error| {
        Error::invalid(
            error.to_string(),
            "Write effort:>10, effort:5..20 or effort:<3w, in days, weeks or months.",
        )
    })
}

/// The first and the last day of a period: `2026-10`, `Q3 2026`, `today`, or so far from today: `+30d`, `-2w`, `+3m`.
pub(super) fn period(text: &str, reading: &Reading) -> Result<(NaiveDate, NaiveDate)> {
    if let Some(day) = relative(text, reading.today) {
        return Ok((day, day));
    }
    let hint = "Days can also be said from today: today, +30d, -2w.";
    let read = timeframe::parse(&text.replace('_', " "), reading)
        .map_err(|error| Error::invalid(error.to_string(), hint))?;
    let span = read.span().and_then(|span| Some((span.first_day()?, span.last_day()?)));
    span.ok_or_else(|| Error::invalid(format!("“{text}” is no time with days"), hint))
}

/// The day so far from today: `yesterday`, `+30d`, `-2w`, `+3m`; nothing for anything else.
pub(crate) fn relative(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    match text {
        "today" => return Some(today),
        "tomorrow" => return today.succ_opt(),
        "yesterday" => return today.pred_opt(),
        _ => {}
    }
    let (sign, rest) = text.split_at_checked(1)?;
    let unit = rest.chars().last()?;
    let count: u32 = rest[..rest.len() - unit.len_utf8()].parse().ok().filter(|count| *count <= 10_000)?;
    match (sign, unit) {
        ("+", 'd') => today.checked_add_days(Days::new(count.into())),
        ("-", 'd') => today.checked_sub_days(Days::new(count.into())),
        ("+", 'w') => today.checked_add_days(Days::new(u64::from(count) * 7)),
        ("-", 'w') => today.checked_sub_days(Days::new(u64::from(count) * 7)),
        ("+", 'm') => today.checked_add_months(Months::new(count)),
        ("-", 'm') => today.checked_sub_months(Months::new(count)),
        _ => None,
    }
}
