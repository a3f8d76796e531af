//! Reviews as the author sees them in a list, and what was frozen of one.

use chrono::NaiveDate;
use roadbook_formats::words::Sensitivity;
use rusqlite::Connection;
use serde::Serialize;

use super::cadence::pre_read_on;
use super::pack::everybody;
use super::reader::reader_of;
use super::{IssuedFile, Outcome, Review, ReviewCadence, ReviewStatus};
use crate::error::Result;
use crate::ids::PersonId;
use crate::people::list::names;
use crate::raid::list::days;
use crate::record::Record as _;
use crate::register::Entry as _;
use crate::settings::Settings;

/// A review as a row.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReviewRow {
    /// Its id.
    pub id: String,
    /// "V-3".
    #[serde(rename = "ref")]
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// When it is held.
    pub day: NaiveDate,
    /// The time of day.
    pub time: Option<String>,
    /// How long it takes.
    pub minutes: u32,
    /// Where.
    pub place: Option<String>,
    /// Who it is for.
    pub audience: String,
    /// Who is invited besides.
    pub invited: Vec<String>,
    /// Everybody it is for: the people of its audience, and those who are invited.
    pub expected: Vec<String>,
    /// Who was there.
    pub present: Vec<String>,
    /// How often it is held.
    pub cadence: Option<ReviewCadence>,
    /// How many working days before the meeting the pre-read leaves.
    pub pre_read_days: u32,
    /// The day it leaves.
    pub pre_read_on: NaiveDate,
    /// Days until the meeting; negative when it is over.
    pub days_left: i32,
    /// The first day that is news, when somebody set one.
    pub since: Option<NaiveDate>,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// How far it is.
    pub status: ReviewStatus,
    /// When the pack left.
    pub issued_on: Option<NaiveDate>,
    /// The files that left.
    pub files: Vec<IssuedFile>,
    /// When it was held.
    pub held_on: Option<NaiveDate>,
    /// What became of the topics.
    pub outcomes: Vec<Outcome>,
    /// What else was said.
    pub notes: String,
    /// Put away.
    pub archived: bool,
}

/// All reviews, the next one first, then those before, the newest first.
///
/// # Errors
/// When the storage fails.
pub fn reviews(conn: &Connection, today: NaiveDate) -> Result<Vec<ReviewRow>> {
    let people = names(conn)?;
    let working = Settings::of(conn)?.working_days();
    let mut rows = Vec::new();
    for review in Review::all(conn)? {
        let audience = reader_of(conn, &review)?;
        let named = |ids: &mut dyn Iterator<Item = &PersonId>| -> Vec<String> {
            ids.filter_map(|id| people.get(id)).cloned().collect()
        };
        let mut expected = named(&mut everybody(audience.as_ref(), &review).into_iter());
        expected.sort();
        rows.push(ReviewRow {
            reference: review.reference().to_string(),
            audience: audience.map(|audience| audience.name).unwrap_or_default(),
            invited: named(&mut review.invited.iter()),
            present: named(&mut review.present.iter()),
            expected,
            pre_read_on: pre_read_on(&review, &working),
            days_left: days(today, review.day),
            issued_on: review.issued.as_ref().map(|issued| issued.on),
            files: review.issued.map(|issued| issued.files).unwrap_or_default(),
            id: review.id,
            title: review.title,
            day: review.day,
            time: review.time,
            minutes: review.minutes,
            place: review.place,
            cadence: review.cadence,
            pre_read_days: review.pre_read_days,
            since: review.since,
            sensitivity: review.sensitivity,
            status: review.status,
            held_on: review.held_on,
            outcomes: review.outcomes,
            notes: review.notes,
            archived: review.archived,
        });
    }
    rows.sort_by_key(|row| {
        let is_over = row.status == ReviewStatus::Held;
        let distance = if is_over { -i64::from(row.days_left) } else { i64::from(row.days_left) };
        (row.archived, is_over, distance)
    });
    Ok(rows)
}
