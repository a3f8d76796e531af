//! A review in a calendar: the meeting, the day its pre-read leaves, and those that follow by its cadence. Each keeps its
//! identifier, so that a later export moves what the first one wrote.

use chrono::NaiveTime;
use roadbook_formats::write::ics::{Event, Meets};
use rusqlite::Connection;

use super::cadence::pre_read_on;
use super::reader::reader_of;
use super::{Review, ReviewStatus};
use crate::audiences::Audience;
use crate::error::Result;
use crate::register::find::in_use;
use crate::working_days::WorkingDays;

/// What a review puts into a calendar.
///
/// # Errors
/// When the storage fails.
pub(crate) fn events(conn: &Connection, review: &Review, working: &WorkingDays) -> Result<Vec<Event>> {
    let mut events = vec![meeting(review)];
    if review.status == ReviewStatus::Draft {
        let on = pre_read_on(review, working);
        events.push(Event {
            id: format!("{}-pre-read@roadbook", own_id(review)),
            title: format!("Pre-read: {}", review.title),
            from: on,
            to: on,
            ..Event::default()
        });
    }
    events.extend(series(conn, review)?);
    Ok(events)
}

/// What is to come of the reviews that are for an audience; for the author of all, with the days their pre-reads leave.
///
/// # Errors
/// When the storage fails.
pub(crate) fn coming(conn: &Connection, audience: &Audience, working: &WorkingDays) -> Result<Vec<Event>> {
    let mut out: Vec<Event> = Vec::new();
    for review in in_use::<Review>(conn)?.iter().filter(|review| review.status != ReviewStatus::Held) {
        let found = match audience.is_author() {
            true => events(conn, review, working)?,
            false if reader_of(conn, review)?.is_some_and(|own| own.id == audience.id) => {
                [meeting(review)].into_iter().chain(series(conn, review)?).collect()
            }
            false => Vec::new(),
        };
        // Reviews of one series go on as one.
        let is_new = |event: &Event| out.iter().all(|known| known.id != event.id);
        let found: Vec<_> = found.into_iter().filter(is_new).collect();
        out.extend(found);
    }
    Ok(out)
}

/// The meeting itself.
pub(crate) fn meeting(review: &Review) -> Event {
    Event {
        id: format!("{}@roadbook", own_id(review)),
        title: review.title.clone(),
        from: review.day,
        to: review.day,
        meets: meets(review),
        place: review.place.clone(),
        ..Event::default()
    }
}

/// Those that are not written down yet: from the one after the last of the series on.
pub(crate) fn series(conn: &Connection, review: &Review) -> Result<Option<Event>> {
    let Some(cadence) = review.cadence else { return Ok(None) };
    let all = in_use::<Review>(conn)?;
    let own = || all.iter().filter(|other| other.title == review.title);
    // The first of a series stays the first.
    let first = own().min_by_key(|other| (other.day, other.number)).unwrap_or(review);
    let last = own().map(|other| other.day).max().unwrap_or(review.day).max(review.day);
    let from = cadence.after(last);
    Ok(Some(Event {
        id: format!("{}-series@roadbook", own_id(first)),
        title: review.title.clone(),
        from,
        to: from,
        meets: meets(review),
        place: review.place.clone(),
        again: Some(cadence.again()),
        ..Event::default()
    }))
}

fn meets(review: &Review) -> Option<Meets> {
    let at = NaiveTime::parse_from_str(review.time.as_deref()?, "%H:%M").ok()?;
    Some(Meets { at, minutes: review.minutes })
}

/// One that is not written down is known by its day.
fn own_id(review: &Review) -> String {
    if review.id.is_empty() { format!("review-{}", review.day) } else { review.id.clone() }
}
