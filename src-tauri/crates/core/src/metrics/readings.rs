//! Writes readings down: typed or pasted lines, one day each.

use chrono::NaiveDate;

use super::{Metric, Reading, ReadingSource};
use crate::error::{Error, Result};
use crate::ids::Reference;
use crate::op::{Committed, Op};
use crate::register::Entry as _;
use crate::register::find::by_reference;
use crate::typed::{date, number};
use crate::workspace::{Tx, Workspace};

/// Adds readings to a metric: lines of a day, a value and perhaps why, as they are typed or pasted from a sheet. A day
/// that was read already gets the new value.
///
/// # Errors
/// [`Error::Invalid`] with the line that cannot be read; then nothing is changed.
pub fn add(
    workspace: &Workspace,
    reference: Reference,
    text: &str,
    source: ReadingSource,
) -> Result<Committed<Metric>> {
    workspace.transact(Op::Edit, "", |tx| {
        let before = by_reference::<Metric>(tx.conn(), reference)?;
        refuse_computed(&before)?;
        let read = lines(tx, text, source)?;
        let count = read.len();
        let after = Metric { readings: merged(&before.readings, read), ..before.clone() };
        tx.change(&before, &after)?;
        let what = if count == 1 { "a reading".to_owned() } else { format!("{count} readings") };
        tx.say(format!("Added {what} to {} {}", after.reference(), after.name));
        Ok(after)
    })
}

/// Takes the reading of a day out.
///
/// # Errors
/// [`Error::NotFound`] when nothing was read on that day.
pub fn remove(workspace: &Workspace, reference: Reference, on: NaiveDate) -> Result<Committed<Metric>> {
    workspace.transact(Op::Edit, "", |tx| {
        let before = by_reference::<Metric>(tx.conn(), reference)?;
        let mut after = before.clone();
        after.readings.retain(|reading| reading.on != on);
        if after.readings.len() == before.readings.len() {
            return Err(Error::not_found(format!("reading of {on} in {reference}")));
        }
        tx.change(&before, &after)?;
        tx.say(format!("Took the reading of {on} out of {reference}"));
        Ok(after)
    })
}

/// Says why the reading of a day is what it is; nothing takes the reason out.
///
/// # Errors
/// [`Error::NotFound`] when nothing was read on that day.
pub fn annotate(
    workspace: &Workspace,
    reference: Reference,
    on: NaiveDate,
    note: &str,
) -> Result<Committed<Metric>> {
    workspace.transact(Op::Edit, format!("Said why {reference} is what it is on {on}"), |tx| {
        let before = by_reference::<Metric>(tx.conn(), reference)?;
        let mut after = before.clone();
        let found = after.readings.iter_mut().find(|reading| reading.on == on);
        let missing = || Error::not_found(format!("reading of {on} in {reference}"));
        note.trim().clone_into(&mut found.ok_or_else(missing)?.note);
        tx.change(&before, &after)?;
        Ok(after)
    })
}

pub(super) fn refuse_computed(metric: &Metric) -> Result<()> {
    let Some(computed) = metric.computed else { return Ok(()) };
    Err(Error::invalid(
        format!("{} is counted in this workspace: {}", metric.reference(), computed.word()),
        "Add a metric of its own for readings from elsewhere.",
    ))
}

/// What is typed into the field of readings: lines to put in; one that begins with a dash takes a day out.
pub(super) fn typed(tx: &Tx<'_>, known: &[Reading], text: &str) -> Result<Vec<Reading>> {
    let (out, put): (Vec<&str>, Vec<&str>) =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).partition(|line| line.starts_with('-'));
    let mut kept = known.to_vec();
    for line in out {
        let day = day(tx, line.trim_start_matches('-').trim())?;
        kept.retain(|reading| reading.on != day);
    }
    Ok(merged(&kept, lines(tx, &put.join("\n"), ReadingSource::Typed)?))
}

/// Readings together, oldest first; of two of one day the new one counts. What is the same stays as it is.
pub(super) fn merged(known: &[Reading], new: Vec<Reading>) -> Vec<Reading> {
    let mut all = known.to_vec();
    for reading in new {
        match all.iter_mut().find(|other| other.on == reading.on) {
            Some(same) if same.value == reading.value && reading.note.is_empty() => {}
            Some(other) => {
                let note =
                    if reading.note.is_empty() { std::mem::take(&mut other.note) } else { reading.note };
                *other = Reading { note, ..reading };
            }
            None => all.push(reading),
        }
    }
    all.sort_by_key(|reading| reading.on);
    all
}

fn lines(tx: &Tx<'_>, text: &str, source: ReadingSource) -> Result<Vec<Reading>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| read(tx, line, source)).collect()
}

/// `2026-11-20 71 why`, `20 Nov 2026: 71`, or cells with tabs between.
fn read(tx: &Tx<'_>, line: &str, source: ReadingSource) -> Result<Reading> {
    let refused = || {
        Error::invalid(
            format!("“{line}” is not a reading"),
            "Write a day and a value, and perhaps why: 2026-11-20: 71, the bank was closed.",
        )
    };
    let (on, value, note) = if line.contains('\t') {
        let mut cells = line.splitn(3, '\t').map(str::trim);
        (cells.next().unwrap_or_default(), cells.next().unwrap_or_default(), cells.next().unwrap_or_default())
    } else if let Some((on, rest)) = line.split_once([':', '=', ';']) {
        let (value, note) = value_and_note(rest);
        (on.trim(), value, note)
    } else {
        let (on, rest) = line.split_once(' ').ok_or_else(refused)?;
        let (value, note) = value_and_note(rest);
        (on, value, note)
    };
    let on = day(tx, on).map_err(|_| refused())?;
    let value = number(value).map_err(|_| refused())?;
    if on > tx.today() {
        return Err(Error::invalid(
            format!("“{line}” is a reading of a day that is still to come"),
            "What is expected stands among the targets.",
        ));
    }
    Ok(Reading { on, value, note: note.to_owned(), source, file: None })
}

/// The value up to the first comma with a space behind it or the first space, and what follows.
fn value_and_note(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text.find(", ").or_else(|| text.find(' ')).unwrap_or(text.len());
    let (value, note) = text.split_at(end);
    (value, note.trim_start_matches(',').trim())
}

fn day(tx: &Tx<'_>, text: &str) -> Result<NaiveDate> {
    let read = date(tx, text)?;
    read.map(|date| date.last_day())
        .ok_or_else(|| Error::invalid(format!("“{text}” is not a day"), "Write it as 2026-11-20."))
}
