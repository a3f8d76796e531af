//! Which packs came before one, and from which day on things are news in it.

use chrono::{Days, NaiveDate};
use rusqlite::Connection;

use crate::audiences::Audience;
use crate::error::Result;
use crate::history::{Moment, store};
use crate::record::Record as _;
use crate::reviews::reader::reader_of;
use crate::reviews::{Review, ReviewStatus};

/// The reviews before one, oldest first: those of the same name or the same audience that have left or were held.
pub(super) fn earlier(conn: &Connection, review: &Review, audience: &Audience) -> Result<Vec<Review>> {
    let mut earlier = Vec::new();
    for other in Review::all(conn)? {
        let is_before = other.id != review.id && other.day < review.day;
        if other.archived || other.status == ReviewStatus::Draft || !is_before {
            continue;
        }
        let is_of_same = reader_of(conn, &other)?.is_some_and(|own| own.id == audience.id);
        if other.title == review.title || is_of_same {
            earlier.push(other);
        }
    }
    earlier.sort_by_key(|review| review.day);
    Ok(earlier)
}

/// The day after which things are news, and the state of the workspace then: what somebody set, else the last pack, else
/// thirty days ago; today at the latest. The plan is never compared with the time before the workspace was there.
pub(super) fn since(
    conn: &Connection,
    review: &Review,
    last: Option<&Review>,
    today: NaiveDate,
) -> Result<(NaiveDate, Moment)> {
    if let (None, Some(issued)) = (review.since, last.and_then(|last| last.issued.as_ref())) {
        return Ok((issued.on.min(today), Moment::After(issued.operation.into())));
    }
    let usual = last.map_or(review.day - Days::new(30), |last| last.held_on.unwrap_or(last.day));
    let first = store::first_day(conn)?.unwrap_or(usual);
    let day = review.since.unwrap_or(usual).min(today);
    Ok((day, Moment::end_of(conn, day.max(first))?))
}
