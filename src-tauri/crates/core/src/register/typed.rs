//! Reads single values as people type them into fields of a register.

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;

use crate::decisions::assign::date;
use crate::error::{Error, Result};
use crate::ids::{Letter, Reference};
use crate::items::assign::list;
use crate::register::{Entry, WithEntry, find};
use crate::updates;
use crate::workspace::Tx;
use crate::{decisions, items, people};

/// Puts a value into its field.
pub(crate) fn put<T>(field: &mut T, value: T) -> Result<()> {
    *field = value;
    Ok(())
}

/// A day or a month; nothing when nothing is typed.
pub(crate) fn when(tx: &Tx<'_>, text: &str) -> Result<Option<PartialDate>> {
    date(tx, text)
}

/// A day; of a month its last.
pub(crate) fn day(tx: &Tx<'_>, text: &str) -> Result<Option<NaiveDate>> {
    Ok(date(tx, text)?.map(PartialDate::last_day))
}

/// A number as people and spreadsheets write it: `1,234.5`, `1.234,5`, `71 %`, `€0.4m` is refused.
///
/// # Errors
/// [`Error::Invalid`] for anything else.
pub(crate) fn number(text: &str) -> Result<f64> {
    let refused = || Error::invalid(format!("“{text}” is not a number"), "Write it as 71, 4.2 or 1,250.");
    let trimmed =
        text.trim().trim_start_matches(['€', '$', '£', '¥']).trim_end_matches(['%', '€', '$', '£', '¥']);
    let kept: String = trimmed
        .chars()
        .filter(|letter| !matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '_'))
        .collect();
    let kept = kept.replace(['−', '–'], "-");
    let plain = match (kept.rfind(','), kept.rfind('.')) {
        (Some(comma), Some(point)) if comma > point => kept.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => kept.replace(',', ""),
        (Some(_), None) if is_grouped(&kept, ',') => kept.replace(',', ""),
        (Some(_), None) if kept.matches(',').count() == 1 => kept.replace(',', "."),
        (None, Some(_)) if kept.matches('.').count() > 1 && is_grouped(&kept, '.') => kept.replace('.', ""),
        _ => kept,
    };
    let is_number =
        plain.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | '-' | '+' | 'e' | 'E'));
    let read = plain.parse::<f64>().ok().filter(|value| is_number && value.is_finite() && value.abs() < 1e15);
    read.ok_or_else(refused)
}

/// Whether every part behind the first sign has three digits: `1,250,000`.
fn is_grouped(text: &str, sign: char) -> bool {
    let mut parts = text.trim_start_matches(['-', '+']).split(sign);
    let first = parts.next().is_some_and(|part| (1..=3).contains(&part.len()) && part != "0");
    first && parts.all(|part| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A step from 1 to 5; nothing when nothing is typed.
pub(crate) fn of_five(text: &str) -> Result<Option<u8>> {
    if text.is_empty() {
        return Ok(None);
    }
    let read = text.parse().ok().filter(|step| (1..=5).contains(step));
    read.map(Some)
        .ok_or_else(|| Error::invalid(format!("“{text}” is not a step"), "Write a number from 1 to 5."))
}

/// Yes or no.
pub(crate) fn yes(text: &str) -> Result<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "1" | "on" => Ok(true),
        "no" | "false" | "0" | "off" | "" => Ok(false),
        _ => Err(Error::invalid(format!("“{text}” is neither yes nor no"), "Write yes or no.")),
    }
}

/// References of records that are there, each once and in the order typed; with a sign before each they are put in or
/// taken out.
pub(crate) fn about(tx: &Tx<'_>, known: &[String], text: &str) -> Result<Vec<String>> {
    let typed = list(text);
    let is_signed = !typed.is_empty() && typed.iter().all(|text| text.starts_with(['+', '-']));
    let mut out = if is_signed { known.to_vec() } else { Vec::new() };
    for text in typed {
        let (sign, name) = if is_signed { text.split_at(1) } else { ("+", text.as_str()) };
        let reference: Reference = name.trim().parse()?;
        let cited = reference.to_string();
        out.retain(|known| *known != cited);
        if sign == "+" {
            exists(tx, reference)?;
            out.push(cited);
        }
    }
    Ok(out)
}

fn exists(tx: &Tx<'_>, reference: Reference) -> Result<()> {
    let conn = tx.conn();
    match reference.letter {
        Letter::Item => items::store::by_reference(conn, reference).map(|_| ()),
        Letter::Decision => decisions::store::by_reference(conn, reference).map(|_| ()),
        Letter::Person => people::store::by_reference(conn, reference).map(|_| ()),
        Letter::Register(register) => register.with(Exists { tx, reference }),
        Letter::Update => updates::store::by_reference(conn, reference).map(|_| ()),
    }
}

struct Exists<'a> {
    tx: &'a Tx<'a>,
    reference: Reference,
}

impl WithEntry for Exists<'_> {
    type Gives = Result<()>;

    fn with<E: Entry>(self) -> Result<()> {
        find::by_reference::<E>(self.tx.conn(), self.reference).map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let check = |text: &str, expect: Option<f64>| assert_eq!(number(text).ok(), expect, "{text:?}");
        check("71", Some(71.0));
        check(" 71 % ", Some(71.0));
        check("4.2", Some(4.2));
        check("4,2", Some(4.2));
        check("1,250", Some(1250.0));
        check("1,250.5", Some(1250.5));
        check("1.250,5", Some(1250.5));
        check("1.250.000", Some(1_250_000.0));
        check("12'500", Some(12_500.0));
        check("1 250", Some(1250.0));
        check("0,125", Some(0.125));
        check("−3", Some(-3.0));
        check("$90,000", Some(90_000.0));
        check("1e3", Some(1000.0));
        for text in ["", "n/a", "12 days", "1,2,3", "inf", "NaN", "--1", "€0.4m"] {
            check(text, None);
        }
    }
}
