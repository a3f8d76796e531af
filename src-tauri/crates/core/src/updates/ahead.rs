//! What a calendar holds beside dates: the day of the next update, and the reviews to come. Each keeps its identifier, so
//! that a later calendar moves what an earlier one put there.

use chrono::NaiveDate;
use roadbook_formats::write::ics::{Again, Event};
use rusqlite::Connection;

use super::cadence::Cadence;
use super::calendar::Origin;
use super::compose::name_in_sentence;
use super::list::next_due;
use crate::audiences::Audience;
use crate::audiences::list::audiences;
use crate::error::Result;
use crate::reviews::calendar::coming;
use crate::settings::Settings;

/// What comes for an audience: its next update and its reviews; for the author those of everybody.
///
/// # Errors
/// When the storage fails.
pub(super) fn ahead(
    conn: &Connection,
    audience: &Audience,
    origin: &Origin,
    today: NaiveDate,
) -> Result<Vec<Event>> {
    let mut events = Vec::new();
    if audience.is_author() {
        for other in audiences(conn)?.iter().filter(|other| !other.is_author()) {
            let id = format!("{}-update@{}", other.id.0, origin.place);
            let title = format!("Update for {} is due", name_in_sentence(&other.name));
            events.extend(next_due(conn, other, today)?.map(|(on, cadence)| event(id, title, on, cadence)));
        }
    } else if let Some((due, cadence)) = next_due(conn, audience, today)? {
        // What goes out today is no longer to come.
        let next = if due > today { Some(due) } else { cadence.after(today) };
        let title = format!("Product update for {}", name_in_sentence(&audience.name));
        events.extend(next.map(|on| event(format!("update@{}", origin.place), title, on, cadence)));
    }
    events.extend(coming(conn, audience, &Settings::of(conn)?.working_days())?);
    Ok(events)
}

fn event(id: String, title: String, on: NaiveDate, cadence: Cadence) -> Event {
    let again = match cadence {
        Cadence::Days(days) => Again::Days(days),
        Cadence::Months(months) => Again::Months(months),
    };
    Event { id, title, from: on, to: on, again: Some(again), ..Event::default() }
}
