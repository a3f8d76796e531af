//! Makes the sheet of a roadmap from what its reader sees.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use roadbook_formats::document::{Meta, RoadmapSheet};
use roadbook_formats::write::drawn::Size;
use roadbook_formats::write::ics::Calendar;
use rusqlite::Connection;

use super::alt::reaches;
use super::entry::{Entry, PUT_AWAY, UNSCHEDULED};
use super::picture::{Frame, picture};
use super::range::Range;
use super::{DrawnPaper, LaneBy};
use crate::audiences::Audience;
use crate::audiences::copy::copy;
use crate::audiences::view::{SeenItem, View, Withheld, view};
use crate::compare::moment;
use crate::error::{Error, Result};
use crate::history::Moment;
use crate::ids::ItemId;
use crate::items::Item;
use crate::items::list::{ItemQuery, ItemSort};
use crate::items::store::page;
use crate::leaks::Allowed;
use crate::record::Record as _;
use crate::scores::SCORE;
use crate::scores::work_out::{GivenInputs, Scoring};
use crate::settings::Settings;
use crate::statuses::StatusMap;
use crate::timeframe::{FiscalYear, Precision, Timeframe};
use crate::updates::calendar::{Origin, of_items};
use crate::updates::{Slides, SlidesWish, in_sentence, meta, of_view};
use crate::views::{ViewContent, ViewLayout};
use crate::workspace::Workspace;

/// What is to be drawn, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wish {
    /// What the items must be, asked of what the audience sees of them; all of them when nothing is said.
    pub filter: Option<String>,
    /// How items are scored where the filter asks for a score and names none; by RICE when nothing is said.
    pub scored_by: Option<String>,
    /// The lanes, from the outermost inwards; up to three.
    pub lanes: Vec<LaneBy>,
    /// The moment whose dates stand beside today's: a baseline's name, a day, an operation.
    pub baseline: Option<String>,
    /// What a PDF is put on.
    pub paper: DrawnPaper,
    /// The columns of tables, as a saved view names them; those every roadmap has when there are none. With columns, tables
    /// also hold what is not scheduled.
    pub columns: Vec<String>,
    /// In which order tables and lists are; by the reference when nothing is said.
    pub order: Option<RowOrder>,
    /// The bytes of a PowerPoint template for slides, instead of the one the workspace keeps.
    pub theme: Option<Vec<u8>>,
    /// How large a picture in pixels is.
    pub size: Size,
}

/// What rows are ordered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowOrder {
    /// What they are grouped by, before anything else.
    pub group: Option<LaneBy>,
    /// What they are ordered by within their groups.
    pub sort: ItemSort,
    /// Backwards.
    pub descending: bool,
}

impl Wish {
    /// What the items must be; nothing when all of them are meant.
    pub(super) fn filtered(&self) -> Option<&str> {
        self.filter.as_deref().map(str::trim).filter(|filter| !filter.is_empty())
    }

    /// The items that are meant, by their references.
    fn narrowed(&self) -> ItemQuery {
        ItemQuery { filter: self.filter.clone(), scored_by: self.scored_by.clone(), ..ItemQuery::default() }
    }

    /// What a saved view shows.
    pub fn of(view: &ViewContent) -> Self {
        Self {
            filter: Some(view.filter.clone()),
            scored_by: Some(view.query().score_meant().to_owned()),
            lanes: view.lanes.iter().copied().take(3).collect(),
            baseline: view.baseline.clone(),
            columns: if view.layout == ViewLayout::Table { view.fields.clone() } else { Vec::new() },
            order: Some(RowOrder {
                group: view.lanes.first().copied(),
                sort: view.sort.clone(),
                descending: view.descending,
            }),
            ..Self::default()
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
    /// The names of the lanes each item that is scheduled lies in, by its reference.
    pub lane_names: BTreeMap<String, Vec<String>>,
    /// The columns of tables.
    pub columns: Vec<String>,
    /// The items themselves, by their references, where their author reads them: what no audience is told of.
    pub own: BTreeMap<String, Item>,
    /// What those score by each way that is a column.
    pub scores: BTreeMap<String, ColumnScores>,
    /// Where status words lie on the common scale.
    pub statuses: StatusMap,
    /// How slides are made.
    pub slides: Slides,
    /// How large a picture in pixels is.
    pub size: Size,
    /// When its items end.
    pub calendar: Calendar,
    /// What the audience does not get as it is: for the author and the leak check alone.
    pub withheld: Vec<Withheld>,
    /// What stands on the sheet by itself. A withheld value that stands in one of these is no leak.
    pub allowed: Allowed,
}

/// The scores of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnScores {
    /// What the way of scoring is called.
    pub name: String,
    /// The scores of the items that have one, by their references.
    pub by_reference: BTreeMap<String, f64>,
}

/// Composes the roadmap of an audience: all its items that are scheduled, and nothing it may not see.
///
/// # Errors
/// When nothing that the audience sees passes the filter, the moment it is compared with is none, or the storage fails.
pub fn compose(workspace: &Workspace, audience: &Audience, wish: &Wish) -> Result<Composed> {
    let chosen = match (wish.filtered(), &wish.order) {
        (None, None) => None,
        _ => Some(chosen(workspace, audience, wish)?),
    };
    workspace.read(|conn| composed(conn, audience, wish, chosen.as_deref(), workspace.today()))
}

fn composed(
    conn: &Connection,
    audience: &Audience,
    wish: &Wish,
    chosen: Option<&[String]>,
    today: NaiveDate,
) -> Result<Composed> {
    let (mut view, withheld) = view(conn, audience, Moment::Now, today)?;
    let settings = Settings::of(conn)?;
    let fiscal = settings.fiscal;
    let places: Option<BTreeMap<&str, usize>> = chosen.map(|chosen| {
        chosen.iter().enumerate().map(|(place, reference)| (reference.as_str(), place)).collect()
    });
    let place =
        |item: &SeenItem| places.as_ref().and_then(|places| places.get(item.reference.as_str()).copied());
    view.items.retain(|item| places.is_none() || place(item).is_some());
    let (mut entries, unscheduled): (Vec<Entry>, Vec<Entry>) = view
        .items
        .iter()
        .map(|item| Entry::seen(item, fiscal))
        .partition(|entry| !entry.timeframe.is_unscheduled());
    let own = if audience.is_author() { records(conn)? } else { BTreeMap::new() };
    if wish.lanes.contains(&LaneBy::Sensitivity) && !audience.is_author() {
        let what = format!("{} are not told how sensitive an item is", audience.name);
        return Err(Error::invalid(what, "Choose other lanes, or draw the roadmap for the Author."));
    }
    for entry in &mut entries {
        entry.sensitivity = own.get(&entry.reference).map(|item| item.sensitivity);
    }
    let lane_names = entries
        .iter()
        .map(|entry| {
            let names = wish.lanes.iter().map(|by| entry.lane(*by).name).collect();
            (entry.reference.clone(), names)
        })
        .collect();
    if let Some(written) = &wish.baseline {
        let before = times(conn, audience, moment(conn, written, today)?, today)?;
        for entry in &mut entries {
            entry.before = before.get(&entry.reference).and_then(time);
        }
        let mut lost: Vec<Entry> = unscheduled
            .into_iter()
            .filter_map(|entry| {
                let was = time(before.get(&entry.reference)?)?;
                Some(entry.gone(was, UNSCHEDULED, fiscal))
            })
            .collect();
        // Why something is seen no longer is nobody's business but its author's.
        let away = ItemQuery { put_away: true, ..wish.narrowed() };
        let away = if audience.is_author() { page::ids(conn, &away, today)? } else { HashSet::new() };
        for item in
            before.values().filter(|item| own.get(&item.reference).is_some_and(|own| away.contains(&own.id)))
        {
            lost.extend(time(item).map(|was| Entry::seen(item, fiscal).gone(was, PUT_AWAY, fiscal)));
        }
        entries.extend(lost);
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
        title: format!("Roadmap{reader}"),
        number: String::new(),
        lang: settings.language,
        paper: wish.paper.size(),
        brand: settings.brand,
        ..meta(&view)
    };
    let headline = format!("Roadmap{reader}, {}", reaches(range));
    let mut values = of_view(&view);
    values.extend([headline.clone(), meta.title.clone(), meta.date.clone()]);
    let words = wish.lanes.iter().map(|by| by.none().to_owned()).collect();
    let allowed = Allowed { values, words };
    view.items.sort_by_key(|item| place(item).unwrap_or_default());
    let sheet = RoadmapSheet { meta, headline, picture, pages: wish.paper.pages() };
    let (lanes, columns) = (wish.lanes.clone(), wish.columns.clone());
    let (scores, statuses) = (scores(conn, &columns, &own)?, StatusMap::of(conn)?);
    let calendar = of_items(&view, view.items.iter(), &Origin::of(conn, audience)?);
    Ok(Composed {
        sheet,
        view,
        fiscal,
        lanes,
        lane_names,
        columns,
        own,
        scores,
        statuses,
        slides: Slides::of(conn, SlidesWish { theme: wish.theme.as_deref(), notes: false })?,
        size: wish.size,
        calendar,
        withheld,
        allowed,
    })
}

/// What the author's items score by the ways that are columns. One that is not there any more has no scores.
fn scores(
    conn: &Connection,
    columns: &[String],
    own: &BTreeMap<String, Item>,
) -> Result<BTreeMap<String, ColumnScores>> {
    let mut scores = BTreeMap::new();
    let given = GivenInputs::of(conn)?;
    for name in columns.iter().filter_map(|column| column.strip_prefix(SCORE)) {
        if let Ok(scoring) = Scoring::of(conn, name) {
            let by_reference = own.iter().filter_map(|(reference, item)| {
                Some((reference.clone(), scoring.work_out(&item.id, item.effort, &given).score.ok()?))
            });
            let by_reference = by_reference.collect();
            scores.insert(name.to_owned(), ColumnScores { name: scoring.model.name.clone(), by_reference });
        }
    }
    Ok(scores)
}

/// The items in use, by their references.
fn records(conn: &Connection) -> Result<BTreeMap<String, Item>> {
    let all: Vec<Item> = Item::all(conn)?;
    Ok(all.into_iter().map(|item| (item.reference().to_string(), item)).collect())
}

/// The references of the items that the filter lets through, in the order of the rows. It is asked of what the audience
/// sees and never of the records: that an item is there, and before which other, would tell the value it was chosen by.
fn chosen(workspace: &Workspace, audience: &Audience, wish: &Wish) -> Result<Vec<String>> {
    let mut query = wish.narrowed();
    if let Some(RowOrder { group, sort, descending }) = wish.order.clone() {
        query = ItemQuery { group, sort, descending, ..query };
    }
    let found = if audience.is_author() {
        passing(workspace, &query)?
    } else {
        passing(&copy(workspace, audience)?.workspace, &query)?
    };
    match wish.filtered().filter(|_| found.is_empty()) {
        Some(filter) if audience.is_author() => Err(Error::invalid(
            format!("Nothing fits the filter “{filter}”"),
            "No file was written. Change the filter or choose another view.",
        )),
        Some(filter) => Err(Error::invalid(
            format!("Nothing that {} see fits the filter “{filter}”", audience.name),
            "It is asked of what they see, in their words and dates. Change the filter or choose another view.",
        )),
        None => Ok(found),
    }
}

fn passing(workspace: &Workspace, query: &ItemQuery) -> Result<Vec<String>> {
    workspace.read(|conn| {
        let references: BTreeMap<ItemId, String> =
            records(conn)?.into_iter().map(|(reference, item)| (item.id, reference)).collect();
        let ids = page::ordered_ids(conn, query, workspace.today())?;
        Ok(ids.iter().filter_map(|id| references.get(id).cloned()).collect())
    })
}

/// Each item at another moment, as this audience would have been told of it then.
fn times(
    conn: &Connection,
    audience: &Audience,
    at: Moment,
    today: NaiveDate,
) -> Result<BTreeMap<String, SeenItem>> {
    let (before, _) = view(conn, audience, at, today)?;
    Ok(before.items.into_iter().map(|item| (item.reference.clone(), item)).collect())
}

/// When an item is to be; nothing where it is unscheduled.
fn time(item: &SeenItem) -> Option<Timeframe> {
    item.when.as_ref().map(|when| when.timeframe).filter(|timeframe| !timeframe.is_unscheduled())
}
