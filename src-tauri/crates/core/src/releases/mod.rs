//! Releases: milestones, with whether everything they wait for is ready. A release holds what is part of it and what it
//! depends on, at any depth.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use roadbook_formats::counts::{as_u32, things};
use rusqlite::Connection;
use serde::Serialize;

use crate::decisions::Decision;
use crate::error::Result;
use crate::formats::words::{DecisionStatus, Level, Mark, Scale};
use crate::ids::{ItemId, Reference};
use crate::items::list::{ItemQuery, ItemRow, rows};
use crate::items::store::page;
use crate::items::{self, Item};
use crate::links::{Link, Relation};
use crate::record::Record as _;
use crate::statuses::StatusMap;
use crate::timeframe::Period;

/// A release with what it waits for.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Release {
    /// The milestone.
    pub item: ItemRow,
    /// Whether it can go out.
    pub state: ReleaseState,
    /// How many items it holds; what is cut does not count.
    pub items: u32,
    /// How many of them are done.
    pub done: u32,
    /// How many have something to say that stands against the release.
    pub against: u32,
    /// Its items, those with something against them first, then those that are not done.
    pub parts: Vec<ReleasePart>,
    /// Decisions about it or its items that are not taken.
    pub decisions: Vec<OpenDecision>,
}

/// Whether a release can go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ReleaseState {
    /// It is done itself.
    Released,
    /// All it holds is done and decided.
    Ready,
    /// Nothing stands against it, but not all is done.
    OnItsWay,
    /// Something stands against it.
    NotReady,
    /// It holds nothing.
    Empty,
}

impl ReleaseState {
    /// The word on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Released => "Released",
            Self::Ready => "Ready",
            Self::OnItsWay => "On its way",
            Self::NotReady => "Not ready",
            Self::Empty => "Holds nothing yet",
        }
    }
}

/// An item of a release.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReleasePart {
    /// The item.
    pub item: ItemRow,
    /// What stands against the release, each as the end of a sentence that begins with the item.
    pub against: Vec<String>,
    /// How many days after the release it ends; nothing when it does not.
    pub days_late: Option<i32>,
}

/// A decision that is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct OpenDecision {
    /// "D-7".
    #[serde(rename = "ref")]
    pub reference: String,
    /// What is to be decided.
    pub title: String,
    /// When it is needed, ISO 8601, where that is known.
    pub needed_by: Option<String>,
    /// The items it holds up.
    pub items: Vec<String>,
}

/// One release, or any other item with what it waits for.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is no such item, or the storage's failure.
pub fn release(conn: &Connection, reference: Reference) -> Result<Release> {
    let item = items::store::by_reference(conn, reference)?;
    Known::of(conn)?.release(conn, item)
}

/// Every release that a query finds or that holds an item it finds, each whole; the next one first, those without a day
/// last.
///
/// # Errors
/// As [`crate::items::list::items`].
pub fn releases(conn: &Connection, query: &ItemQuery, today: NaiveDate) -> Result<Vec<Release>> {
    let known = Known::of(conn)?;
    let asked = page::ids(conn, query, today)?;
    let wanted: Vec<Item> = known
        .items
        .values()
        .filter(|item| item.level == Level::Milestone)
        .filter(|item| {
            asked.contains(&item.id) || known.held(&item.id).iter().any(|held| asked.contains(&held.id))
        })
        .cloned()
        .collect();
    let mut found = wanted.into_iter().map(|item| known.release(conn, item)).collect::<Result<Vec<_>>>()?;
    found.sort_by_cached_key(|release| {
        let when = release.item.timeframe.as_ref().and_then(|view| view.end.or(view.start));
        (release.state == ReleaseState::Released, when.is_none(), when, release.item.reference.clone())
    });
    Ok(found)
}

/// What is read once for all releases.
struct Known {
    items: BTreeMap<ItemId, Item>,
    /// Below each item: its parts, and what it depends on.
    below: BTreeMap<String, Vec<ItemId>>,
    decisions: Vec<(Decision, BTreeSet<String>)>,
    statuses: StatusMap,
}

impl Known {
    fn of(conn: &Connection) -> Result<Self> {
        let items: BTreeMap<ItemId, Item> = Item::all(conn)?
            .into_iter()
            .filter(|item| !item.archived)
            .map(|item| (item.id.clone(), item))
            .collect();
        let mut below: BTreeMap<String, Vec<ItemId>> = BTreeMap::new();
        for item in items.values() {
            if let Some(parent) = &item.parent {
                below.entry(parent.0.clone()).or_default().push(item.id.clone());
            }
        }
        let mut about: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for link in Link::all(conn)? {
            match link.relation {
                Relation::DependsOn => below.entry(link.from_id).or_default().push(ItemId(link.to_id)),
                Relation::Concerns => {
                    about.entry(link.from_id).or_default().insert(link.to_id);
                }
                _ => {}
            }
        }
        let is_open = |decision: &Decision| {
            let open = [DecisionStatus::Draft, DecisionStatus::Proposed, DecisionStatus::Deferred];
            !decision.archived && decision.status.is_none_or(|status| open.contains(&status))
        };
        let decisions = Decision::all(conn)?
            .into_iter()
            .filter(is_open)
            .filter_map(|decision| about.remove(&decision.id.0).map(|items| (decision, items)))
            .collect();
        Ok(Self { items, below, decisions, statuses: StatusMap::of(conn)? })
    }

    /// Everything below an item, each once, itself not.
    fn held(&self, release: &ItemId) -> Vec<&Item> {
        let mut seen = BTreeSet::from([release.clone()]);
        let mut ways = vec![release.clone()];
        let mut found = Vec::new();
        while let Some(here) = ways.pop() {
            for id in self.below.get(&here.0).into_iter().flatten() {
                if let Some(item) = self.items.get(id)
                    && seen.insert(id.clone())
                {
                    found.push(item);
                    ways.push(id.clone());
                }
            }
        }
        found.sort_by_key(|item| item.number);
        found
    }

    fn release(&self, conn: &Connection, release: Item) -> Result<Release> {
        let scale = |item: &Item| self.statuses.scale_of(item);
        let held: Vec<_> =
            self.held(&release.id).into_iter().filter(|item| scale(item) != Some(Scale::Cut)).collect();
        let day = release.timeframe.last_day().or(release.timeframe.first_day());
        let mut parts = Vec::with_capacity(held.len());
        for item in &held {
            let days_late = late(item, day, scale(item));
            let against = against(item, item.mark(scale(item)), days_late, day);
            let Some(item) = rows(conn, vec![(*item).clone()])?.pop() else { continue };
            parts.push(ReleasePart { item, against, days_late });
        }
        parts.sort_by_key(|part| (part.against.is_empty(), part.item.mark == Mark::Done));
        let ids: BTreeSet<&str> =
            held.iter().map(|item| item.id.0.as_str()).chain([release.id.0.as_str()]).collect();
        let decisions = self.open_decisions(&ids);
        let done = as_u32(parts.iter().filter(|part| part.item.mark == Mark::Done).count());
        let against = as_u32(parts.iter().filter(|part| !part.against.is_empty()).count());
        let state = match (scale(&release), as_u32(parts.len())) {
            (Some(Scale::Done), _) => ReleaseState::Released,
            (_, 0) if decisions.is_empty() => ReleaseState::Empty,
            (_, all) if all == done && decisions.is_empty() => ReleaseState::Ready,
            _ if against > 0 || !decisions.is_empty() => ReleaseState::NotReady,
            _ => ReleaseState::OnItsWay,
        };
        let items = as_u32(parts.len());
        let item = rows(conn, vec![release])?.pop().ok_or_else(|| crate::Error::not_found("such item"))?;
        Ok(Release { item, state, items, done, against, parts, decisions })
    }

    fn open_decisions(&self, ids: &BTreeSet<&str>) -> Vec<OpenDecision> {
        let mut found = Vec::new();
        for (decision, about) in &self.decisions {
            let mut held_up = Vec::new();
            for id in about.iter().filter(|id| ids.contains(id.as_str())) {
                held_up.extend(self.items.get(&ItemId(id.clone())).map(|item| item.reference().to_string()));
            }
            if !held_up.is_empty() {
                found.push(OpenDecision {
                    reference: decision.reference().to_string(),
                    title: decision.title.clone(),
                    needed_by: decision.needed_by.map(|day| day.to_string()),
                    items: held_up,
                });
            }
        }
        found
    }
}

/// How many days after the release an item that is not done ends at least: an end known to the quarter may be its first day.
fn late(item: &Item, release: Option<NaiveDate>, scale: Option<Scale>) -> Option<i32> {
    let span = item.timeframe.span()?;
    let begun = span.start().map(Period::first_day);
    let end = span.end().map(Period::first_day).max(begun)?;
    let days = (end - release?).num_days();
    (days > 0 && scale != Some(Scale::Done)).then(|| i32::try_from(days).unwrap_or(i32::MAX))
}

fn against(item: &Item, mark: Mark, days_late: Option<i32>, release: Option<NaiveDate>) -> Vec<String> {
    let mut against = Vec::new();
    if let Some(days) = days_late {
        against.push(format!("ends {} too late", things(days, "day", "days")));
    }
    match mark {
        Mark::OffTrack => against.push("is off track".to_owned()),
        Mark::AtRisk => against.push("is at risk".to_owned()),
        Mark::Paused => against.push("is paused".to_owned()),
        Mark::OnTrack | Mark::Done | Mark::NotStarted | Mark::Cut | Mark::Unsaid | Mark::NotComparable => {}
    }
    let has_days = item.timeframe.first_day().or(item.timeframe.last_day()).is_some();
    if mark != Mark::Done && release.is_some() && !has_days {
        against.push("has no date".to_owned());
    }
    against
}
