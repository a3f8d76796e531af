//! The dates an audience sees, as a calendar: ends of items and milestones, decisions that wait for it.
//!
//! A date stays as precise as the audience knows it: a quarter is three months of nobody being busy, never its last day.

use roadbook_formats::date::PartialDate;
use roadbook_formats::write::ics::{Calendar, Event};

use crate::audiences::view::{SeenDecision, SeenItem, View};

pub(super) fn calendar(view: &View) -> Calendar {
    let place = place(view);
    let items = view.items.iter().filter_map(|item| item_event(item, &place));
    let decisions = view.decisions.iter().filter(|decision| decision.waiting);
    let decisions = decisions.flat_map(|decision| decision_events(decision, &place));
    with(view, items.chain(decisions).collect())
}

/// Where an identifier is from. The same thing for the same readers keeps it, so that a later export takes its place.
pub(crate) fn place(view: &View) -> String {
    format!("{}.{}.roadbook", slug(&view.audience.name), slug(&view.company))
}

/// The calendar of an audience with these entries.
pub(crate) fn with(view: &View, events: Vec<Event>) -> Calendar {
    Calendar {
        name: [view.company.as_str(), view.audience.name.as_str()]
            .into_iter()
            .filter(|part| !part.trim().is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        made_on: view.today,
        events,
    }
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

/// Letters and figures that stand in an identifier as they are.
fn slug(name: &str) -> String {
    let words: Vec<String> = name
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.is_empty() { "workspace".to_owned() } else { words.join("-") }
}
