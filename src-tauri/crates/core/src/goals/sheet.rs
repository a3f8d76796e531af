//! Goals with what serves them: how it goes, and whether the effort lies where the weights say it should.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use roadbook_formats::counts::as_u32;
use rusqlite::Connection;
use serde::Serialize;

use super::edit::goals;
use super::{Goal, Measure};
use crate::error::Result;
use crate::formats::words::{Mark, Scale, Sensitivity};
use crate::ids::ItemId;
use crate::items::Item;
use crate::items::list::{ItemQuery, ItemRow, PersonTag, rows};
use crate::items::store::page;
use crate::people::Person;
use crate::record::Record as _;
use crate::settings::Settings;
use crate::statuses::StatusMap;
use crate::timeframe::{FiscalYear, TimeframeView};
use roadbook_formats::fold::fold_words;

/// All goals, and what serves none.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GoalSheet {
    /// The goals that were written down, then names that items give as a goal and nobody wrote down.
    pub goals: Vec<GoalRow>,
    /// What serves no goal.
    pub without: Served,
    /// The effort of all items that count, in days.
    pub effort: f64,
}

/// A goal with what serves it.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GoalRow {
    /// Its id; nothing for a name that nobody wrote down as a goal.
    pub id: Option<String>,
    /// What it is called.
    pub name: String,
    /// Why, in Markdown.
    pub description: String,
    /// Who answers for it.
    pub owner: Option<PersonTag>,
    /// When it is to be reached.
    pub timeframe: Option<TimeframeView>,
    /// How much of the effort it should get, as it was declared.
    pub weight: Option<f64>,
    /// The same as a part of all weights, from 0 to 1.
    pub weight_share: Option<f64>,
    /// What shows that it is reached.
    pub measures: Vec<MeasureRow>,
    /// Who may see it.
    pub sensitivity: Option<Sensitivity>,
    /// What serves it.
    pub served: Served,
}

/// A measure with how far it is.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MeasureRow {
    /// The measure.
    #[serde(flatten)]
    pub measure: Measure,
    /// How far it is on its way, 1 when it is there.
    pub progress: Option<f64>,
}

/// The items that serve a goal.
#[derive(Debug, Clone, Default, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Served {
    /// How many.
    pub items: u32,
    /// How many of them are done.
    pub done: u32,
    /// How many are on track.
    pub on_track: u32,
    /// How many are at risk.
    pub at_risk: u32,
    /// How many are off track.
    pub off_track: u32,
    /// Their effort in days.
    pub effort: f64,
    /// Their part of all effort, from 0 to 1; nothing when there is none.
    pub effort_share: Option<f64>,
    /// The items, in the order of their references.
    pub rows: Vec<ItemRow>,
}

/// The goals as seen now, with what serves them among the items a query finds; shares are parts of the effort of those.
/// What is cut does not count; the effort of an item whose parts say theirs counts through them.
///
/// # Errors
/// As [`crate::items::list::items`].
pub fn sheet(conn: &Connection, query: &ItemQuery, today: NaiveDate) -> Result<GoalSheet> {
    let asked = page::ids(conn, query, today)?;
    let items: Vec<Item> = Item::all(conn)?.into_iter().filter(|item| !item.archived).collect();
    let statuses = StatusMap::of(conn)?;
    let by_id: BTreeMap<&ItemId, &Item> = items.iter().map(|item| (&item.id, item)).collect();
    let has_weighed_parts = weighed_parents(&items, &by_id);
    let mut groups: BTreeMap<String, Group<'_>> = BTreeMap::new();
    for item in items.iter().filter(|item| asked.contains(&item.id)) {
        let scale = statuses.scale_of(item);
        if scale == Some(Scale::Cut) {
            continue;
        }
        let name = goal_of(item, &by_id);
        let group = groups.entry(fold_words(name.unwrap_or_default())).or_default();
        group.name = group.name.or(name);
        group.items.push((item, item.mark(scale)));
        group.effort += item.effort.filter(|_| !has_weighed_parts.contains_key(&item.id)).unwrap_or_default();
    }
    let effort: f64 = groups.values().map(|group| group.effort).sum();
    let mut serve = |name: &str| groups.remove(&fold_words(name)).unwrap_or_default().served(conn, effort);
    let declared = goals(conn)?;
    let weights: f64 = declared.iter().filter_map(|goal| goal.weight).sum();
    let fiscal = Settings::of(conn)?.fiscal;
    let mut sheet = GoalSheet { goals: Vec::new(), without: serve("")?, effort };
    for goal in declared {
        let served = serve(&goal.name)?;
        sheet.goals.push(row(conn, goal, weights, served, fiscal)?);
    }
    for group in groups.into_values() {
        let name = group.name.unwrap_or_default().to_owned();
        let served = group.served(conn, effort)?;
        sheet.goals.push(GoalRow {
            id: None,
            name,
            description: String::new(),
            owner: None,
            timeframe: None,
            weight: None,
            weight_share: None,
            measures: Vec::new(),
            sensitivity: None,
            served,
        });
    }
    Ok(sheet)
}

/// What serves one goal, while it is being found.
#[derive(Default)]
struct Group<'a> {
    name: Option<&'a str>,
    items: Vec<(&'a Item, Mark)>,
    effort: f64,
}

impl Group<'_> {
    fn served(self, conn: &Connection, all: f64) -> Result<Served> {
        let many = |mark: Mark| as_u32(self.items.iter().filter(|(_, found)| *found == mark).count());
        Ok(Served {
            items: as_u32(self.items.len()),
            done: many(Mark::Done),
            on_track: many(Mark::OnTrack),
            at_risk: many(Mark::AtRisk),
            off_track: many(Mark::OffTrack),
            effort: self.effort,
            effort_share: (all > 0.0).then(|| self.effort / all),
            rows: rows(conn, self.items.into_iter().map(|(item, _)| item.clone()).collect())?,
        })
    }
}

/// The goal an item names, or the one of what it is part of.
fn goal_of<'a>(item: &'a Item, by_id: &BTreeMap<&ItemId, &'a Item>) -> Option<&'a str> {
    let mut here = item;
    for _ in 0..by_id.len() {
        if here.goal.is_some() {
            return here.goal.as_deref();
        }
        here = by_id.get(here.parent.as_ref()?)?;
    }
    None
}

/// Items that have parts with an effort of their own, at any depth.
fn weighed_parents<'a>(
    items: &'a [Item],
    by_id: &BTreeMap<&'a ItemId, &'a Item>,
) -> BTreeMap<&'a ItemId, ()> {
    let mut found = BTreeMap::new();
    for item in items.iter().filter(|item| item.effort.is_some()) {
        let mut above = item.parent.as_ref();
        while let Some((id, parent)) = above.and_then(|id| by_id.get_key_value(id)) {
            if found.insert(*id, ()).is_some() {
                break;
            }
            above = parent.parent.as_ref();
        }
    }
    found
}

fn row(conn: &Connection, goal: Goal, weights: f64, served: Served, fiscal: FiscalYear) -> Result<GoalRow> {
    let owner = match &goal.owner {
        Some(id) => Person::find(conn, &id.0)?,
        None => None,
    };
    let measures = goal
        .measures
        .into_iter()
        .map(|measure| MeasureRow { progress: measure.progress(), measure })
        .collect();
    Ok(GoalRow {
        owner: owner.map(|person| PersonTag { id: person.id, name: person.name }),
        timeframe: goal.timeframe.view(fiscal),
        weight: goal.weight,
        weight_share: goal.weight.filter(|_| weights > 0.0).map(|weight| weight / weights),
        measures,
        sensitivity: Some(goal.sensitivity),
        served,
        id: Some(goal.id),
        name: goal.name,
        description: goal.description,
    })
}
