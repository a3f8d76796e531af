//! Reads single values as people type them into fields of a register.

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;

use crate::archive::id_of;
use crate::decisions::assign::date;
use crate::error::{Error, Result};
use crate::formats;
use crate::ids::Reference;
use crate::items::assign::list;
use crate::workspace::Tx;

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

/// A number as people and spreadsheets write it; see [`roadbook_formats::number`].
///
/// # Errors
/// [`Error::Invalid`] for anything else.
pub(crate) fn number(text: &str) -> Result<f64> {
    let refused = || Error::invalid(format!("“{text}” is not a number"), "Write it as 71, 4.2 or 1,250.");
    formats::number::number(text).ok_or_else(refused)
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
            id_of(tx.conn(), reference)?;
            out.push(cited);
        }
    }
    Ok(out)
}
