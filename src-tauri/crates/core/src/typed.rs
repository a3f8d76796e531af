//! Reads single values as people type them into a field.

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;
use roadbook_formats::number;
use roadbook_formats::words::Steps;

use crate::error::{Error, Result};
use crate::ids::{PersonId, Reference};
use crate::people::{self, Person};
use crate::settings::Settings;
use crate::timeframe::{self, Precision, Reading, Timeframe};
use crate::workspace::Tx;

/// Puts a value into its field.
pub(crate) fn put<T>(field: &mut T, value: T) -> Result<()> {
    *field = value;
    Ok(())
}

/// A title: one line, not empty.
pub(crate) fn title(text: &str) -> Result<String> {
    line(text).ok_or_else(|| Error::invalid("The title is empty", "Write what it is called."))
}

/// One line of text: a break becomes a space, and space at either end goes; nothing when nothing is left.
pub(crate) fn line(text: &str) -> Option<String> {
    let is_break = |letter| {
        matches!(letter, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
    };
    let parts: Vec<_> = text.split(is_break).map(str::trim).filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Several words with commas between them; each once, in the order typed.
pub(crate) fn list(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split([',', ';', '\n']).filter_map(line) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// Tags as they become: those typed, or with a sign before each (`+peak`, `-old`) those known with these put in or taken
/// out.
pub(crate) fn tags(known: &[String], text: &str) -> Vec<String> {
    let typed = list(text);
    let signed: Option<Vec<_>> = typed
        .iter()
        .map(|tag| {
            let (sign, name) = tag.split_at_checked(1)?;
            Some((sign, line(name)?)).filter(|(sign, _)| ["+", "-"].contains(sign))
        })
        .collect();
    let Some(signed) = signed.filter(|signed| !signed.is_empty()) else { return typed };
    let mut tags = known.to_vec();
    for (sign, name) in signed {
        tags.retain(|tag| *tag != name || sign == "+");
        if sign == "+" && !tags.contains(&name) {
            tags.push(name);
        }
    }
    tags
}

/// A step of a scale; `name` is what the scale is called in the sentence that refuses another word.
pub(crate) fn word<S: Steps>(text: &str, name: &str) -> Result<S> {
    S::parse(text).ok_or_else(|| {
        let known: Vec<_> = S::all().iter().map(|step| step.word().to_lowercase()).collect();
        Error::invalid(format!("“{text}” is not a {name}"), format!("Choose {}.", known.join(", ")))
    })
}

/// A step of a scale, or nothing.
pub(crate) fn optional<S: Steps>(text: &str, name: &str) -> Result<Option<S>> {
    if text.is_empty() { Ok(None) } else { word(text, name).map(Some) }
}

/// A person by reference or name; one who is not known yet is written down.
pub(crate) fn person(tx: &Tx<'_>, text: &str) -> Result<Option<PersonId>> {
    if text.is_empty() {
        return Ok(None);
    }
    if let Ok(reference) = text.parse::<Reference>() {
        return people::store::by_reference(tx.conn(), reference).map(|person| Some(person.id));
    }
    if let Some(known) = people::store::named(tx.conn(), text)? {
        return Ok(Some(known));
    }
    let new = people::store::add(tx, Person { name: text.to_owned(), ..Person::default() })?;
    tx.note(format!("{} {} is new", new.reference(), new.name));
    Ok(Some(new.id))
}

/// When, as precisely as it was typed.
pub(crate) fn timeframe(tx: &Tx<'_>, text: &str) -> Result<Timeframe> {
    let reading = Reading::new(tx.today(), Settings::of(tx.conn())?.fiscal);
    timeframe::parse(text, &reading).map_err(|error| {
        Error::invalid(
            error.to_string(),
            "For example Q3 2026, Aug 2026, 14 Aug 2026, Oct – Dec 2026 or next.",
        )
    })
}

/// A day or a month, as it is typed; nothing when nothing is typed.
pub(crate) fn date(tx: &Tx<'_>, text: &str) -> Result<Option<PartialDate>> {
    if text.is_empty() {
        return Ok(None);
    }
    if let Ok(date) = text.parse() {
        return Ok(Some(date));
    }
    let hint = "Write a day such as 14 Aug 2026, or a month such as Aug 2026.";
    let reading = Reading::new(tx.today(), Settings::of(tx.conn())?.fiscal);
    let read = timeframe::parse(text, &reading).map_err(|error| Error::invalid(error.to_string(), hint))?;
    let single = read.span().and_then(|span| span.single().or(span.end()));
    let date = single.and_then(|period| match period.precision() {
        Precision::Day => Some(PartialDate::from(period.first_day())),
        Precision::Month => period.first_day().format("%Y-%m").to_string().parse().ok(),
        Precision::Year if period.counted().is_none_or(timeframe::FiscalYear::is_calendar) => {
            PartialDate::year(period.year_name())
        }
        Precision::Quarter | Precision::Half | Precision::Year | Precision::NowNextLater => None,
    });
    date.map(Some).ok_or_else(|| Error::invalid(format!("“{text}” is not a day or a month"), hint))
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
    number::number(text).ok_or_else(refused)
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
