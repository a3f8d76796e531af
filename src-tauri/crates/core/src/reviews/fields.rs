//! The fields of a review that people set.

use chrono::NaiveTime;

use super::{Review, ReviewCadence};
use crate::audiences;
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::register::Field;
use crate::timeframe::long_day;
use crate::typed::{day, put};
use crate::typed::{line, list, person, title, word};
use crate::workspace::Tx;

pub(super) const FIELDS: &[Field<Review>] = &[
    Field::new("title", "Title", |_, review, text| put(&mut review.title, title(text)?)),
    Field::new("day", "Day", |tx, review, text| {
        let empty = || Error::invalid("A review needs a day", "Write when it is held.");
        review.day = day(tx, text)?.ok_or_else(empty)?;
        Ok(())
    }),
    Field::new("time", "Time", |_, review, text| put(&mut review.time, time(text)?)),
    Field::new("minutes", "Minutes", |_, review, text| {
        put(&mut review.minutes, within(text, 5, 600, "minutes")?)
    }),
    Field::new("place", "Place", |_, review, text| put(&mut review.place, line(text))),
    Field::new("audience", "For", |tx, review, text| {
        let named = |text| audiences::list::named(tx.conn(), text).map(|audience| audience.id);
        review.audience = if text.is_empty() { None } else { Some(named(text)?) };
        Ok(())
    }),
    Field::new("invited", "Invited", |tx, review, text| put(&mut review.invited, people(tx, text)?)),
    Field::new("cadence", "Cadence", |_, review, text| {
        review.cadence = if text.is_empty() { None } else { Some(ReviewCadence::parse(text)?) };
        Ok(())
    }),
    Field::new("preReadDays", "Pre-read, working days before", |_, review, text| {
        review.pre_read_days = within(text, 0, 30, "working days")?;
        Ok(())
    }),
    Field::new("since", "News since", |tx, review, text| {
        let since = day(tx, text)?;
        if since.is_some_and(|since| since > review.day) {
            let what = format!("“{text}” is after the meeting on {}", long_day(review.day));
            return Err(Error::invalid(
                what,
                "Write the day after which things are news, such as the last review.",
            ));
        }
        put(&mut review.since, since)
    }),
    Field::new("present", "Who was there", |tx, review, text| put(&mut review.present, people(tx, text)?)),
    Field::new("notes", "Notes", |_, review, text| put(&mut review.notes, text.to_owned())),
    Field::new("sensitivity", "Sensitivity", |_, review, text| {
        review.sensitivity = word(text, "sensitivity")?;
        Ok(())
    }),
];

/// The people of a list of names, each once.
fn people(tx: &Tx<'_>, text: &str) -> Result<Vec<PersonId>> {
    let mut people = Vec::new();
    for name in list(text) {
        people.extend(person(tx, &name)?.filter(|id| !people.contains(id)));
    }
    Ok(people)
}

fn time(text: &str) -> Result<Option<String>> {
    if text.is_empty() {
        return Ok(None);
    }
    let read = ["%H:%M", "%H.%M", "%I:%M %p", "%I %p"]
        .iter()
        .find_map(|form| NaiveTime::parse_from_str(text, form).ok());
    let refused = || Error::invalid(format!("“{text}” is not a time of day"), "Write it as 14:00.");
    read.map(|time| Some(time.format("%H:%M").to_string())).ok_or_else(refused)
}

fn within(text: &str, least: u32, most: u32, what: &str) -> Result<u32> {
    let read = text.parse().ok().filter(|number| (least..=most).contains(number));
    let refused = || {
        Error::invalid(
            format!("“{text}” is not a number of {what}"),
            format!("Write a number from {least} to {most}."),
        )
    };
    read.ok_or_else(refused)
}
