//! Makes the sheet of a roadmap from what its reader sees.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use roadbook_formats::document::{Meta, Paper, RoadmapSheet};
use rusqlite::Connection;

use super::LaneBy;
use super::alt::reaches;
use super::entry::Entry;
use super::picture::{Frame, picture};
use super::range::Range;
use crate::audiences::Audience;
use crate::audiences::copy::copy;
use crate::audiences::view::{View, Withheld, view};
use crate::compare::moment;
use crate::error::{Error, Result};
use crate::history::Moment;
use crate::items::Item;
use crate::items::list::ItemQuery;
use crate::items::store::page;
use crate::record::Record as _;
use crate::settings::Settings;
use crate::templates::long_day;
use crate::timeframe::{FiscalYear, Precision, Timeframe};
use crate::updates::{Slides, SlidesWish, in_sentence, of_view};
use crate::views::ViewContent;
use crate::workspace::Workspace;

/// What is to be drawn, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wish {
    /// What the items must be, asked of what the audience sees of them; all of them when nothing is said.
    pub filter: Option<String>,
    /// The lanes, from the outermost inwards; up to three.
    pub lanes: Vec<LaneBy>,
    /// The moment whose dates stand beside today's: a baseline's name, a day, an operation.
    pub baseline: Option<String>,
    /// The size of pages.
    pub paper: Paper,
    /// The bytes of a PowerPoint template for slides, instead of the one the workspace keeps.
    pub theme: Option<Vec<u8>>,
    /// How many pixels wide a picture is; twice its size on screen when nothing is said.
    pub pixels: Option<u32>,
}

impl Wish {
    /// What a saved view shows.
    pub fn of(view: &ViewContent) -> Self {
        Self {
            filter: Some(view.filter.clone()),
            lanes: view.lanes.iter().filter_map(|field| LaneBy::of(*field)).take(3).collect(),
            baseline: view.baseline.clone(),
            paper: Paper::default(),
            theme: None,
            pixels: None,
        }
    }
}

/// A roadmap before it is a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Composed {
    /// What is drawn.
    pub sheet: RoadmapSheet,
    /// What it was made of.
    pub view: View,
    /// How its years are counted.
    pub fiscal: FiscalYear,
    /// The lanes, from the outermost inwards.
    pub lanes: Vec<LaneBy>,
    /// How slides are made.
    pub slides: Slides,
    /// How many pixels wide a picture is.
    pub pixels: Option<u32>,
    /// What the audience does not get as it is: for the author and the leak check alone.
    pub withheld: Vec<Withheld>,
    /// What stands on the sheet by itself. A withheld value that stands in one of these is no leak.
    pub allowed: Vec<String>,
}

/// Composes the roadmap of an audience: all its items that are scheduled, and nothing it may not see.
///
/// # Errors
/// When nothing that the audience sees passes the filter, the moment it is compared with is none, or the storage fails.
pub fn compose(workspace: &Workspace, audience: &Audience, wish: &Wish) -> Result<Composed> {
    let chosen = match wish.filter.as_deref().filter(|filter| !filter.trim().is_empty()) {
        Some(filter) => Some(chosen(workspace, audience, filter)?),
        None => None,
    };
    workspace.read(|conn| composed(conn, audience, wish, chosen.as_ref(), workspace.today()))
}

fn composed(
    conn: &Connection,
    audience: &Audience,
    wish: &Wish,
    chosen: Option<&BTreeSet<String>>,
    today: NaiveDate,
) -> Result<Composed> {
    let (mut view, withheld) = view(conn, audience, Moment::Now, today)?;
    let settings = Settings::of(conn)?;
    let fiscal = settings.fiscal;
    view.items.retain(|item| chosen.is_none_or(|chosen| chosen.contains(&item.reference)));
    let mut entries: Vec<Entry> = view.items.iter().map(Entry::seen).collect();
    entries.retain(|entry| !entry.timeframe.is_unscheduled());
    if let Some(written) = &wish.baseline {
        let before = times(conn, audience, moment(conn, written)?, today)?;
        for entry in &mut entries {
            entry.before = before.get(&entry.reference).copied();
        }
    }
    let frame = Frame {
        lanes: &wish.lanes,
        today,
        fiscal,
        dated: audience.precision != Precision::NowNextLater,
        before: wish.baseline.as_deref(),
    };
    let picture = picture(&entries, &frame);
    let range = Range { from: picture.from, to: picture.to, scale: picture.scale };
    let reader =
        if view.audience.is_author { String::new() } else { format!(" for {}", in_sentence(&view.audience)) };
    let meta = Meta {
        company: view.company.clone(),
        title: format!("Roadmap{reader}"),
        number: String::new(),
        date: long_day(today),
        classification: view.audience.clearance.word().to_owned(),
        replaces: None,
        audience: view.audience.name.clone(),
        lang: settings.language,
        notice: view.audience.is_author.then(|| "Internal, everything shown".to_owned()),
        paper: wish.paper,
        brand: settings.brand,
    };
    let headline = format!("Roadmap{reader}, {}", reaches(range));
    let mut allowed = of_view(&view);
    allowed.extend([headline.clone(), meta.title.clone(), meta.date.clone()]);
    allowed.extend(wish.lanes.iter().map(|by| by.none().to_owned()));
    let sheet = RoadmapSheet { meta, headline, picture };
    let slides = Slides::of(conn, SlidesWish { theme: wish.theme.as_deref(), notes: false })?;
    Ok(Composed { sheet, view, fiscal, lanes: wish.lanes.clone(), slides, pixels: wish.pixels, withheld, allowed })
}

/// The references of the items that a filter lets through. It is asked of what the audience sees and never of the records:
/// that an item is there would tell the value it was chosen by.
fn chosen(workspace: &Workspace, audience: &Audience, filter: &str) -> Result<BTreeSet<String>> {
    if audience.is_author() {
        return passing(workspace, filter);
    }
    let seen = copy(workspace, audience)?.workspace;
    let passing = passing(&seen, filter)?;
    if passing.is_empty() {
        let nothing = format!("Nothing that {} see fits the filter “{}”", audience.name, filter.trim());
        return Err(Error::invalid(
            nothing,
            "It is asked of what they see, in their words and dates. Change the filter or choose another view.",
        ));
    }
    Ok(passing)
}

fn passing(workspace: &Workspace, filter: &str) -> Result<BTreeSet<String>> {
    let query = ItemQuery { filter: Some(filter.to_owned()), ..ItemQuery::default() };
    workspace.read(|conn| {
        let ids = page::ids(conn, &query, workspace.today())?;
        let items: Vec<Item> = Item::all(conn)?;
        let passing = items.iter().filter(|item| ids.contains(&item.id));
        Ok(passing.map(|item| item.reference().to_string()).collect())
    })
}

/// When each item was to be at another moment, as this audience would have been told then.
fn times(
    conn: &Connection,
    audience: &Audience,
    at: Moment,
    today: NaiveDate,
) -> Result<BTreeMap<String, Timeframe>> {
    let (before, _) = view(conn, audience, at, today)?;
    let time = |item: crate::audiences::view::SeenItem| Some((item.reference, item.when?.timeframe));
    Ok(before.items.into_iter().filter_map(time).collect())
}
