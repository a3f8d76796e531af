//! Items in groups: by when, by lane, by status. A group knows its name, the small words below it, and its place.

use std::collections::BTreeMap;

use roadbook_formats::words::Commitment;

use super::super::page::{Page, due, mark};
use crate::audiences::view::SeenItem;
use crate::timeframe::{Horizon, Period, Precision, Timeframe, month_word};
use roadbook_formats::words::Mark;

/// What items are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    Nothing,
    Quarter,
    Month,
    Horizon,
    Theme,
    Product,
    Team,
    Owner,
    Goal,
    Status,
    Commitment,
}

/// The words a template asks for them by; the first when it does not ask.
pub(super) const BY: &[(&str, By)] = &[
    ("none", By::Nothing),
    ("quarter", By::Quarter),
    ("month", By::Month),
    ("horizon", By::Horizon),
    ("theme", By::Theme),
    ("product", By::Product),
    ("team", By::Team),
    ("owner", By::Owner),
    ("goal", By::Goal),
    ("status", By::Status),
    ("commitment", By::Commitment),
];

/// Some items with a common name.
#[derive(Debug)]
pub(super) struct Group<'a> {
    /// "Q1 2027", "Payments".
    pub label: String,
    /// "January to March".
    pub note: Option<String>,
    /// In the order they were given.
    pub items: Vec<&'a SeenItem>,
}

/// Where a group stands among the others: what is dated by time, what is named by name, what has neither last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    First,
    Time(Timeframe),
    Step(usize),
    Name(String),
    Last,
}

/// Puts items into groups, keeping their order within each.
pub(super) fn grouped<'a>(page: Page<'_>, items: &[&'a SeenItem], by: By) -> Vec<Group<'a>> {
    let mut groups: BTreeMap<(Place, String), Group<'a>> = BTreeMap::new();
    for item in items {
        let (place, label, note) = name(page, item, by);
        let group =
            groups.entry((place, label.clone())).or_insert_with(|| Group { label, note, items: Vec::new() });
        group.items.push(item);
    }
    groups.into_values().collect()
}

fn name(page: Page<'_>, item: &SeenItem, by: By) -> (Place, String, Option<String>) {
    let lane = |value: Option<&String>, without: &str| match value {
        Some(name) => (Place::Name(name.to_lowercase()), name.clone(), None),
        None => (Place::Last, without.to_owned(), None),
    };
    match by {
        By::Nothing => (Place::First, String::new(), None),
        By::Quarter => by_period(page, item, Precision::Quarter),
        By::Month => by_period(page, item, Precision::Month),
        By::Horizon => page.horizon(item).map_or_else(undated, by_horizon),
        By::Theme => {
            let theme = &item.theme;
            (Place::Name(theme.title.to_lowercase()), theme.title.clone(), Some(theme.reference.clone()))
        }
        By::Product => lane(item.product.as_ref(), "Without a product"),
        By::Team => lane(item.team.as_ref(), "Without a team"),
        By::Owner => lane(item.owner.as_ref(), "Without an owner"),
        By::Goal => lane(item.goal.as_ref(), "Without a goal"),
        By::Status => match &item.standing {
            Some(standing) => {
                let step = Mark::ALL.iter().position(|mark| *mark == standing.mark).unwrap_or_default();
                // What needs help stands first.
                let step = if standing.mark == Mark::OnTrack {
                    2
                } else if step <= 2 {
                    2 - step
                } else {
                    step
                };
                (Place::Step(step), standing.word.clone(), None)
            }
            None => lane(item.status.as_ref(), "Without a status"),
        },
        By::Commitment => match item.commitment {
            Some(commitment) => {
                let step =
                    Commitment::ALL.iter().rev().position(|step| *step == commitment).unwrap_or_default();
                (Place::Step(step), commitment.word().to_owned(), None)
            }
            None => (Place::Last, "Not said how sure".to_owned(), None),
        },
    }
}

/// By when it is there, so by its end. What is done is available, whenever it was; what was cut comes last.
fn by_period(page: Page<'_>, item: &SeenItem, precision: Precision) -> (Place, String, Option<String>) {
    match mark(item) {
        Some(Mark::Done) => return (Place::First, "Available".to_owned(), None),
        Some(Mark::Cut) => return (Place::Last, "No longer planned".to_owned(), None),
        _ => {}
    }
    let Some(when) = &item.when else { return undated() };
    if let Timeframe::Wide(horizon) = when.timeframe {
        return by_horizon(horizon);
    }
    let Some(period) = due(when).map(|due| page.counted(due.coarsen(precision, page.fiscal))) else {
        return undated();
    };
    (Place::Time(Timeframe::of(period)), period.text(page.fiscal), months(period))
}

fn by_horizon(horizon: Horizon) -> (Place, String, Option<String>) {
    (Place::Time(Timeframe::Wide(horizon)), horizon.word().to_owned(), None)
}

fn undated() -> (Place, String, Option<String>) {
    (Place::Last, "No date yet".to_owned(), None)
}

/// "January to March", with the year where the group's name does not say it.
fn months(period: Period) -> Option<String> {
    use chrono::Datelike as _;
    if period.precision() == Precision::Month || period.precision() == Precision::Day {
        return None;
    }
    let (first, last) = (period.first_day(), period.last_day());
    let year = if period.text(crate::timeframe::FiscalYear::CALENDAR).contains("FY") {
        format!(" {}", last.year())
    } else {
        String::new()
    };
    Some(format!("{} to {}{year}", month_word(first.month()), month_word(last.month())))
}
