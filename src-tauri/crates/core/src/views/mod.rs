//! Saved views of the roadmap: how it is shown, by name. They belong to the workspace and travel with it.

pub mod edit;
pub mod list;
pub mod save;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::items::field::ItemField;
use crate::items::list::{ItemQuery, ItemSort};
use crate::op::Kind;
use crate::record::{Column, Record, Table, flag, json, plain};
use crate::roadmap::LaneBy;
use crate::scores::RICE;
use crate::scores::SCORE;

/// How items are laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ViewLayout {
    /// Bars along a scale of time.
    Timeline,
    /// Cards in columns.
    Board,
    /// Rows with a column for each field.
    #[default]
    Table,
    /// Goals with what serves them.
    Goals,
    /// Items by a score.
    Scores,
    /// Milestones with what they wait for.
    Releases,
}

impl ViewLayout {
    /// Every layout.
    pub const ALL: &'static [Self] =
        &[Self::Timeline, Self::Board, Self::Table, Self::Goals, Self::Scores, Self::Releases];

    /// Its name in JSON and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Board => "board",
            Self::Table => "table",
            Self::Goals => "goals",
            Self::Scores => "scores",
            Self::Releases => "releases",
        }
    }

    /// Reads a name, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|layout| layout.key().eq_ignore_ascii_case(text.trim()))
    }
}

/// How much time the timeline shows at once: what one step of its scale is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Zoom {
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters.
    Quarter,
    /// Half-years.
    Half,
    /// Years.
    Year,
}

impl Zoom {
    /// Every step, the nearest first.
    pub const ALL: &'static [Self] = &[Self::Week, Self::Month, Self::Quarter, Self::Half, Self::Year];

    /// Its name in JSON and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Half => "half",
            Self::Year => "year",
        }
    }

    /// Reads a name, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|zoom| zoom.key().eq_ignore_ascii_case(text.trim()))
    }
}

/// What a view shows, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct ViewContent {
    /// How items are laid out.
    pub layout: ViewLayout,
    /// What they must be, as it is typed. See [`crate::filter`].
    pub filter: String,
    /// What rows are grouped by, the outermost first; lanes of the timeline lie within each other.
    pub lanes: Vec<LaneBy>,
    /// What the columns of the board are; the timeframe makes them now, next and later.
    pub columns: ItemField,
    /// How near the timeline is; nothing when the window decides.
    pub zoom: Option<Zoom>,
    /// The columns of the table from left to right: `ref`, `statusOnScale`, fields, and `score:` with a way of scoring; none
    /// when as many are shown as fit.
    pub fields: Vec<String>,
    /// What rows are ordered by.
    pub sort: ItemSort,
    /// Backwards.
    pub descending: bool,
    /// How many cards a column of the board should hold at most, by its value.
    pub limits: BTreeMap<String, u32>,
    /// The name of the baseline that is shown beside the plan.
    pub baseline: Option<String>,
    /// How items are scored: `rice`, `wsjf`, `valueEffort` or a formula's name; nothing for RICE.
    pub scored_by: Option<String>,
    /// How wide columns of the table are in pixels, by their name, where somebody set that.
    pub widths: BTreeMap<String, u32>,
}

impl Default for ViewContent {
    fn default() -> Self {
        Self {
            layout: ViewLayout::default(),
            filter: String::new(),
            lanes: Vec::new(),
            columns: ItemField::Timeframe,
            zoom: None,
            fields: Vec::new(),
            sort: ItemSort::Start,
            descending: false,
            limits: BTreeMap::new(),
            baseline: None,
            scored_by: None,
            widths: BTreeMap::new(),
        }
    }
}

impl ViewContent {
    /// All items the view shows, in its order.
    pub fn query(&self) -> ItemQuery {
        let columns = self.fields.iter().filter_map(|field| field.strip_prefix(SCORE));
        let usual = (self.layout == ViewLayout::Scores).then(|| RICE.to_owned());
        ItemQuery {
            filter: Some(self.filter.clone()),
            group: self.lanes.first().copied(),
            sort: self.sort.clone(),
            descending: self.descending,
            scores: columns.map(str::to_owned).collect(),
            scored_by: self.scored_by.clone().or(usual),
            ..ItemQuery::default()
        }
    }
}

/// A view that was saved.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct SavedView {
    /// Its id.
    pub id: String,
    /// What it is called. Never empty, and no other view in use has it.
    pub name: String,
    /// What it shows.
    #[serde(flatten)]
    pub content: ViewContent,
    /// It stands in the rail.
    pub pinned: bool,
    /// Put away; kept, but out of sight.
    pub archived: bool,
}

static TABLE: Table = Table::new("saved_view", COLUMNS);

const COLUMNS: &[Column] = &[
    plain("id", "id"),
    plain("name", "name"),
    plain("layout", "layout"),
    plain("filter", "filter"),
    json("lanes", "lanes"),
    plain("columns", "columns"),
    plain("zoom", "zoom"),
    json("fields", "fields"),
    plain("sort", "sort"),
    flag("descending", "descending"),
    json("limits", "limits"),
    plain("baseline", "baseline"),
    plain("scored_by", "scoredBy"),
    json("widths", "widths"),
    flag("pinned", "pinned"),
    flag("archived", "archived"),
];

impl Record for SavedView {
    const KIND: Kind = Kind::View;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id
    }
}
