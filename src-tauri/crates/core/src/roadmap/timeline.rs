//! The roadmap as its author scrolls through it: laid out from the same picture as every file.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use roadbook_formats::counts::things;
use roadbook_formats::roadmap_picture::screen::{Before, Screen, screen};
use roadbook_formats::words::Mark;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::LaneBy;
use super::entry::{Around, Entry, PUT_AWAY, UNSCHEDULED};
use super::picture::{Frame, bar, picture};
use super::place::Horizons;
use crate::compare::moment;
use crate::error::Result;
use crate::history::as_of;
use crate::ids::ItemId;
use crate::items::Item;
use crate::items::list::ItemQuery;
use crate::items::store::page;
use crate::links::{Link, Relation};
use crate::op::Kind;
use crate::people::Person;
use crate::record::Record as _;
use crate::settings::Settings;
use crate::statuses::StatusMap;
use crate::timeframe::{FiscalYear, Timeframe};

/// Room before the first and after the last bar, so that there is somewhere to go.
const MONTHS_AROUND: u32 = 6;

/// What is asked for.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TimelineQuery {
    /// Which items; the page it asks for is not looked at.
    pub items: ItemQuery,
    /// The lanes, from the outermost inwards.
    pub lanes: Vec<LaneBy>,
    /// The width of a day.
    #[specta(type = i32)]
    pub per_day: f64,
    /// The moment whose bars stand behind today's: a baseline's name, a day, an operation.
    pub baseline: Option<String>,
}

/// A roadmap in time, and what cannot be placed there.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Timeline {
    /// What is scheduled.
    pub screen: Screen,
    /// What is not, by reference.
    pub unscheduled: Vec<Unscheduled>,
    /// The id of each item, by reference.
    pub ids: BTreeMap<String, ItemId>,
}

/// An item that is not scheduled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Unscheduled {
    /// Its id.
    pub id: ItemId,
    /// "R-41".
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its title.
    pub title: String,
    /// What is drawn beside it.
    pub mark: Mark,
}

/// Lays out the items that a query finds.
///
/// # Errors
/// When the baseline is none, or the storage fails.
pub fn timeline(conn: &Connection, query: &TimelineQuery, today: NaiveDate) -> Result<Timeline> {
    let all: Vec<Item> = Item::all(conn)?;
    let settings = Settings::of(conn)?;
    let fiscal = settings.fiscal;
    let wanted = page::ids(conn, &query.items, today)?;
    let around = around(conn, &all, fiscal)?;
    let mut found: Vec<&Item> = all.iter().filter(|item| wanted.contains(&item.id)).collect();
    found.sort_by_key(|item| item.number);
    let (unscheduled, scheduled): (Vec<&Item>, Vec<&Item>) =
        found.into_iter().partition(|item| item.timeframe.is_unscheduled());
    let of: BTreeMap<String, &Item> = all.iter().map(|item| (item.reference().to_string(), item)).collect();
    let mut entries: Vec<Entry> = scheduled.iter().map(|item| Entry::of(item, &around)).collect();
    if let Some(written) = &query.baseline {
        let before = before(conn, written, today)?;
        for entry in &mut entries {
            entry.before = before.get(&entry.reference).copied();
        }
        let away = page::ids(conn, &ItemQuery { put_away: true, ..query.items.clone() }, today)?;
        let away = all.iter().filter(|item| item.archived && away.contains(&item.id));
        let lost =
            unscheduled.iter().map(|item| (*item, UNSCHEDULED)).chain(away.map(|item| (item, PUT_AWAY)));
        for (item, why) in lost {
            let was = before.get(&item.reference().to_string()).filter(|was| !was.is_unscheduled());
            entries.extend(was.map(|was| Entry::of(item, &around).gone(*was, why, fiscal)));
        }
        entries.sort_by_key(|entry| of.get(&entry.reference).map(|item| item.number));
    }
    let frame = Frame { lanes: &query.lanes, today, fiscal, dated: true, before: query.baseline.as_deref() };
    let mut picture = picture(&entries, &frame);
    let horizons = Horizons::by_quarters(today, fiscal);
    picture.scale = super::range::scale(fiscal);
    picture.today = Some(today);
    picture.from = picture.from.checked_sub_months(Months::new(MONTHS_AROUND)).unwrap_or(picture.from);
    picture.to = picture.to.checked_add_months(Months::new(MONTHS_AROUND)).unwrap_or(picture.to);
    let by_reference: BTreeMap<&str, &Entry> =
        entries.iter().map(|entry| (entry.reference.as_str(), entry)).collect();
    let was = |reference: &str| {
        let entry = by_reference.get(reference)?;
        let timeframe =
            entry.before.filter(|before| *before != entry.timeframe && !before.is_unscheduled())?;
        let earlier = entry.as_it_was(timeframe);
        Some(Before { bar: bar(&earlier, horizons), moved: moved(timeframe, entry.timeframe) })
    };
    let unscheduled: Vec<Unscheduled> = unscheduled
        .into_iter()
        .map(|item| Unscheduled {
            id: item.id.clone(),
            reference: item.reference().to_string(),
            title: item.title.clone(),
            mark: item.mark(around.statuses.scale_of(item)),
        })
        .collect();
    let drawn = entries.iter().map(|entry| entry.reference.clone());
    let shown = drawn.chain(unscheduled.iter().map(|one: &Unscheduled| one.reference.clone()));
    let ids =
        shown.filter_map(|reference| Some((reference.clone(), of.get(&reference)?.id.clone()))).collect();
    let per_day = query.per_day.clamp(0.05, 60.0);
    let screen = screen(&picture, per_day, settings.first_day_of_week, &was);
    Ok(Timeline { screen, unscheduled, ids })
}

fn around<'a>(conn: &Connection, all: &'a [Item], fiscal: FiscalYear) -> Result<Around<'a>> {
    let items: BTreeMap<&ItemId, &Item> = all.iter().map(|item| (&item.id, item)).collect();
    let mut depends_on: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for link in Link::all(conn)? {
        let is_between_items = link.from_kind == Kind::Item && link.to_kind == Kind::Item;
        if link.relation == Relation::DependsOn
            && is_between_items
            && let Some(first) = items.get(&ItemId(link.to_id.clone()))
        {
            depends_on.entry(link.from_id).or_default().push(first.reference().to_string());
        }
    }
    let people = Person::all(conn)?.into_iter().map(|person| (person.id, person.name)).collect();
    Ok(Around { items, people, statuses: StatusMap::of(conn)?, depends_on, fiscal })
}

/// When each item was to be, at another moment.
fn before(conn: &Connection, written: &str, today: NaiveDate) -> Result<BTreeMap<String, Timeframe>> {
    let items: Vec<Item> = as_of::all(conn, moment(conn, written, today)?)?;
    Ok(items
        .into_iter()
        .filter(|item| !item.archived)
        .map(|item| (item.reference().to_string(), item.timeframe))
        .collect())
}

/// "70 days later"; in quarters and the like it is the days between the last days. Empty when the end stays.
pub(crate) fn moved(before: Timeframe, now: Timeframe) -> String {
    let Some((before, now)) = before.last_day().zip(now.last_day()) else { return String::new() };
    let days = (now - before).num_days();
    match days {
        0 => String::new(),
        later if later > 0 => format!("{} later", things(later, "day", "days")),
        earlier => format!("{} earlier", things(-earlier, "day", "days")),
    }
}
