//! The dates an audience sees, as a calendar: ends of items and milestones, decisions that wait for it, and what comes
//! beside them.
//!
//! A date stays as precise as the audience knows it: a quarter is three months of nobody being busy, never its last day.

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;
use roadbook_formats::write::ics::{Calendar, Event};
use rusqlite::Connection;

use crate::audiences::Audience;
use crate::audiences::view::{SeenDecision, SeenItem, View};
use crate::error::Result;
use crate::history::store::{newest, workspace_id};
use crate::told::NO_LONGER_PLANNED;
use crate::told::changes::{Since, What};

/// Where a calendar comes from, so that a later one takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Origin {
    /// What identifiers end in: the audience and the workspace as they are known for ever, whatever they are called.
    pub place: String,
    /// The number of the last thing that was done.
    pub version: u32,
}

impl Origin {
    /// The origin of an audience's calendar.
    pub(crate) fn of(conn: &Connection, audience: &Audience) -> Result<Self> {
        let workspace = workspace_id(conn)?.unwrap_or_else(|| "new".to_owned());
        Ok(Self { place: format!("{}.{workspace}.roadbook", audience.id.0), version: newest(conn)? })
    }
}

/// The calendar of an audience: what it sees, what it was told of and is gone, and what comes beside dates.
pub(super) fn calendar(view: &View, since: &Since, origin: &Origin, ahead: &[Event]) -> Calendar {
    let place = &origin.place;
    let items = view.items.iter().filter_map(|item| item_event(item, place));
    let decisions = view.decisions.iter().filter(|decision| decision.waiting);
    let decisions = decisions.flat_map(|decision| decision_events(decision, place));
    let gone = since.records.iter().filter(|record| record.was_told && record.what == What::Gone);
    let gone = gone.flat_map(|record| cancelled(&record.reference, view.today, place));
    let events = items.chain(decisions).chain(gone).chain(ahead.iter().cloned());
    with(view, events.collect(), origin.version)
}

/// The entries of a record that is no longer planned. What it was called is not said again.
fn cancelled(reference: &str, today: NaiveDate, place: &str) -> Vec<Event> {
    let what: &[&str] = if reference.starts_with("D-") { &["needed", "escalates"] } else { &["ends"] };
    let event = |what: &&str| Event {
        id: format!("{reference}-{what}@{place}"),
        title: NO_LONGER_PLANNED.to_owned(),
        from: today,
        to: today,
        cancelled: true,
        ..Event::default()
    };
    what.iter().map(event).collect()
}

/// The calendar of an audience with these entries, after so many things were done.
pub(crate) fn with(view: &View, events: Vec<Event>, version: u32) -> Calendar {
    Calendar {
        name: [view.company.as_str(), view.audience.name.as_str()]
            .into_iter()
            .filter(|part| !part.trim().is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        made_on: view.today,
        version,
        events,
    }
}

/// The calendar of a roadmap: when each of its items ends. An entry has the same name as in the calendar of an update, so that
/// one takes the place of the other.
pub(crate) fn of_items<'a>(
    view: &View,
    items: impl Iterator<Item = &'a SeenItem>,
    origin: &Origin,
) -> Calendar {
    with(view, items.filter_map(|item| item_event(item, &origin.place)).collect(), origin.version)
}

fn item_event(item: &SeenItem, place: &str) -> Option<Event> {
    let when = item.when.as_ref()?;
    // The last period of it: the day, month or quarter in which it is done.
    let period = when.timeframe.span()?.end()?;
    let standing = item.standing.as_ref().map(|standing| standing.word.clone());
    let sure = item.commitment.map(|commitment| commitment.word().to_owned());
    let about = [Some(item.reference.clone()), Some(when.words.clone()), sure, standing];
    Some(Event {
        id: format!("{}-ends@{place}", item.reference),
        title: item.title.clone(),
        text: about.into_iter().flatten().collect::<Vec<_>>().join(", "),
        from: period.first_day(),
        to: period.last_day(),
        ..Event::default()
    })
}

/// When a decision is needed, and when it goes to somebody else.
pub(crate) fn decision_events(decision: &SeenDecision, place: &str) -> impl Iterator<Item = Event> {
    let event = |what: &str, words: String, date: PartialDate| Event {
        id: format!("{}-{what}@{place}", decision.reference),
        title: words,
        text: decision.reference.clone(),
        from: date.first_day(),
        to: date.last_day(),
        ..Event::default()
    };
    let needed =
        decision.needed_by.map(|day| event("needed", format!("Decision needed: {}", decision.title), day));
    let whom = decision.escalates_to.as_ref().map(|whom| format!(" to {whom}")).unwrap_or_default();
    let escalates = decision
        .escalates_on
        .map(|day| event("escalates", format!("Decision escalates{whom}: {}", decision.title), day));
    [needed, escalates].into_iter().flatten()
}
