//! Items as the author sees them in a list: rows for the window and for scripts.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use roadbook_formats::words::{Commitment, Health, Level, Mark, Scale, Sensitivity};
use rusqlite::Connection;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::field::ItemField;
use super::store::{Beside, dependencies, page};
use super::{Item, Source, WebLink};
use crate::error::Result;
use crate::ids::{ItemId, Letter, PersonId, Reference};
use crate::people::Person;
use crate::record::Record as _;
use crate::roadmap::LaneBy;
use crate::scores::RICE;
use crate::scores::SCORE;
use crate::scores::work_out::{GivenInputs, Scoring};
use crate::settings::Settings;
use crate::statuses::StatusMap;
use crate::timeframe::{FiscalYear, Timeframe, TimeframeView};

/// Which items, in which order, how many.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ItemQuery {
    /// Words the items must hold.
    pub search: Option<String>,
    /// What they must be, as it is typed: `team:payments health:at-risk`. See [`crate::filter`].
    #[serde(default)]
    pub filter: Option<String>,
    /// What each must be.
    pub filters: Vec<ItemFilter>,
    /// Those that are put away, instead of those in use.
    #[serde(default)]
    pub put_away: bool,
    /// What rows are grouped by.
    pub group: Option<LaneBy>,
    /// What rows are ordered by.
    pub sort: ItemSort,
    /// Backwards.
    pub descending: bool,
    /// How many rows to skip.
    pub offset: u32,
    /// How many rows at most.
    pub limit: u32,
    /// The ways of scoring whose scores stand beside the rows.
    #[serde(default)]
    pub scores: Vec<String>,
    /// How items are scored where the filter asks for a score and names none: `score:>10`. See
    /// [`ItemQuery::score_meant`].
    #[serde(default)]
    pub scored_by: Option<String>,
}

impl ItemQuery {
    /// The way of scoring that is meant where none is named: the one that was said, else the first whose scores stand
    /// beside the rows, else the one rows are ordered by, else RICE.
    pub fn score_meant(&self) -> &str {
        let ordered_by = match &self.sort {
            ItemSort::Score(ScoreColumn(model)) => Some(model),
            ItemSort::Ref | ItemSort::Start | ItemSort::End | ItemSort::Field(_) => None,
        };
        self.scored_by.as_ref().or(self.scores.first()).or(ordered_by).map_or(RICE, String::as_str)
    }
}

impl Default for ItemQuery {
    fn default() -> Self {
        Self {
            search: None,
            filter: None,
            filters: Vec::new(),
            put_away: false,
            group: None,
            sort: ItemSort::Ref,
            descending: false,
            offset: 0,
            limit: u32::MAX,
            scores: Vec::new(),
            scored_by: None,
        }
    }
}

/// A field must have one of these values; an empty one means none. Owners are meant by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ItemFilter {
    /// The field.
    pub field: ItemField,
    /// The values.
    pub values: Vec<String>,
}

/// What rows are ordered by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ItemSort {
    /// The reference.
    Ref,
    /// The first day.
    Start,
    /// The last day.
    End,
    /// A field.
    #[serde(untagged)]
    Field(ItemField),
    /// What an item scores, those without a score last.
    #[serde(untagged)]
    Score(ScoreColumn),
}

impl ItemSort {
    /// Reads a name from the command line: `ref`, `start`, `end`, a field, or `score:` with a way of scoring.
    ///
    /// # Errors
    /// [`Error::Invalid`] that lists the names there are.
    pub fn parse(name: &str) -> Result<Self> {
        match name {
            "ref" => Ok(Self::Ref),
            "start" => Ok(Self::Start),
            "end" => Ok(Self::End),
            name => match name.strip_prefix(SCORE) {
                Some(model) => Ok(Self::Score(ScoreColumn(model.to_owned()))),
                None => ItemField::parse(name).map(Self::Field),
            },
        }
    }
}

/// A way of scoring as it names a column and an order: `score:rice`.
#[derive(Debug, Clone, PartialEq, Eq, specta::Type)]
#[specta(transparent)]
pub struct ScoreColumn(pub String);

impl Serialize for ScoreColumn {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{SCORE}{}", self.0))
    }
}

impl<'de> Deserialize<'de> for ScoreColumn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let model = text.strip_prefix(SCORE);
        let model =
            model.ok_or_else(|| D::Error::custom(format!("“{text}” is nothing that rows are ordered by")));
        model.map(|model| Self(model.to_owned()))
    }
}

/// A person beside a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonTag {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
}

/// An item beside another record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ItemTag {
    /// "R-12".
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its title.
    pub title: String,
}

/// An item as a row.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ItemRow {
    /// Its id.
    pub id: ItemId,
    /// "R-12".
    #[serde(rename = "ref")]
    pub reference: String,
    /// What it is called inside.
    pub title: String,
    /// Its rung.
    pub level: Level,
    /// What it is part of.
    pub parent: Option<ItemTag>,
    /// The product.
    pub product: Option<String>,
    /// The team.
    pub team: Option<String>,
    /// The goal.
    pub goal: Option<String>,
    /// The tags.
    pub tags: Vec<String>,
    /// Who answers for it.
    pub owner: Option<PersonTag>,
    /// When; nothing when it is unscheduled.
    pub timeframe: Option<TimeframeView>,
    /// Why then; empty when nobody has said.
    pub date_reason: String,
    /// When it starts, in words; nothing where no start is known.
    pub start: Option<String>,
    /// When it ends, in words.
    pub end: Option<String>,
    /// How sure the date is.
    pub commitment: Option<Commitment>,
    /// How it is going.
    pub health: Option<Health>,
    /// Where it stands, in the team's own word.
    pub status: Option<String>,
    /// Where that word lies on the common scale; nothing when it is not comparable.
    pub status_on_scale: Option<Scale>,
    /// What is drawn beside it.
    pub mark: Mark,
    /// Effort in days.
    pub effort: Option<f64>,
    /// What it cannot be done before.
    pub depends_on: Vec<ItemTag>,
    /// What cannot be done before it.
    pub blocks: Vec<ItemTag>,
    /// Pages about it.
    pub links: Vec<WebLink>,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// What it is called outside.
    pub public_title: Option<String>,
    /// The beginning of what it is.
    pub description: String,
    /// The beginning of what is said of it outside.
    pub public_text: String,
    /// The beginning of what stays inside.
    pub internal_note: String,
    /// Where it was imported from.
    pub source: Option<Source>,
    /// Put away; kept, but out of sight.
    pub archived: bool,
    /// Its score by each way that was asked for, by what the way is meant by.
    pub scores: BTreeMap<String, RowScore>,
}

/// A score beside a row.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RowScore {
    /// The score.
    pub score: Option<f64>,
    /// Why there is none.
    pub reason: Option<String>,
}

/// Counts and sums of a set of items.
#[derive(Debug, Clone, Default, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// How many.
    pub count: u32,
    /// The first day that any of them has.
    pub start: Option<String>,
    /// The last day that any of them has.
    pub end: Option<String>,
    /// The sum of their effort in days; nothing when none has any.
    pub effort: Option<f64>,
    /// How many are at risk.
    pub at_risk: u32,
    /// How many are off track.
    pub off_track: u32,
}

/// A group of rows.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ItemGroup {
    /// The value they share; empty for none.
    pub key: String,
    /// The value in words.
    pub label: String,
    /// The position of its first row among all rows.
    pub first_row: u32,
    /// Its counts and sums.
    #[serde(flatten)]
    pub totals: Totals,
}

/// A page of rows, with what is known of all of them.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ItemPage {
    /// The rows asked for.
    pub rows: Vec<ItemRow>,
    /// The groups of all rows, in order; empty when they are not grouped.
    pub groups: Vec<ItemGroup>,
    /// Counts and sums of all rows.
    pub totals: Totals,
}

/// One page of items, as seen from a day.
///
/// # Errors
/// [`crate::Error::Invalid`] when the typed filter cannot be read, or the storage's failure.
pub fn items(conn: &Connection, query: &ItemQuery, today: NaiveDate) -> Result<ItemPage> {
    let found = page::rows(conn, query, today)?;
    let mut scores = scores(conn, &query.scores, &found)?;
    let mut rows = rows(conn, found)?;
    for row in &mut rows {
        row.scores = scores.remove(&row.id).unwrap_or_default();
    }
    let totals = page::totals(conn, query, today)?;
    let groups = match query.group {
        None => Vec::new(),
        Some(by) => {
            let mut groups = page::groups(conn, query, by, today)?;
            for group in &mut groups {
                group.label = label(conn, by.field(), &group.key)?;
            }
            groups
        }
    };
    Ok(ItemPage { rows, groups, totals })
}

/// What items score by some ways. One that is not there any more, as in an old view, has no scores.
fn scores(
    conn: &Connection,
    models: &[String],
    items: &[Item],
) -> Result<BTreeMap<ItemId, BTreeMap<String, RowScore>>> {
    let mut scores: BTreeMap<ItemId, BTreeMap<String, RowScore>> = BTreeMap::new();
    if models.is_empty() {
        return Ok(scores);
    }
    let given = GivenInputs::of(conn)?;
    for model in models {
        let Ok(scoring) = Scoring::of(conn, model) else { continue };
        for item in items {
            let worked_out = scoring.work_out(&item.id, item.effort, &given).score;
            let score = RowScore { score: worked_out.as_ref().ok().copied(), reason: worked_out.err() };
            scores.entry(item.id.clone()).or_default().insert(model.clone(), score);
        }
    }
    Ok(scores)
}

/// The effort of all items a query asks for, in its order, for those who work something out of it.
///
/// # Errors
/// As [`items`].
pub(crate) fn efforts(
    conn: &Connection,
    query: &ItemQuery,
    today: NaiveDate,
) -> Result<Vec<(ItemId, Option<f64>)>> {
    page::efforts(conn, query, today)
}

/// Where the items that hold some words stand among those a query asks for, from 0.
///
/// # Errors
/// As [`items`].
pub fn places(conn: &Connection, query: &ItemQuery, words: &str, today: NaiveDate) -> Result<Vec<u32>> {
    let both = [query.search.as_deref().unwrap_or_default(), words].join(" ");
    let narrowed = ItemQuery { search: Some(both), ..query.clone() };
    let found = page::ids(conn, &narrowed, today)?;
    let all = page::ordered_ids(conn, query, today)?;
    let places = all.iter().enumerate().filter(|(_, id)| found.contains(*id));
    Ok(places.filter_map(|(place, _)| u32::try_from(place).ok()).collect())
}

/// The values a field has, for filters and completion.
///
/// # Errors
/// When the storage fails.
pub fn choices(conn: &Connection, field: ItemField) -> Result<Vec<String>> {
    page::values_in_use(conn, field)
}

/// Items as rows, with what they refer to.
///
/// # Errors
/// When the storage fails.
pub fn rows(conn: &Connection, items: Vec<Item>) -> Result<Vec<ItemRow>> {
    let statuses = StatusMap::of(conn)?;
    let fiscal = Settings::of(conn)?.fiscal;
    items.into_iter().map(|item| row(conn, item, &statuses, fiscal)).collect()
}

/// Items by their ids as rows. One that is not there any more has none.
///
/// # Errors
/// When the storage fails.
pub(crate) fn rows_of(conn: &Connection, ids: &[ItemId]) -> Result<Vec<ItemRow>> {
    let items = ids.iter().filter_map(|id| Item::find(conn, &id.0).transpose());
    rows(conn, items.collect::<Result<_>>()?)
}

fn row(conn: &Connection, item: Item, statuses: &StatusMap, fiscal: FiscalYear) -> Result<ItemRow> {
    let parent = match &item.parent {
        Some(id) => Item::find(conn, &id.0)?,
        None => None,
    };
    let owner = match &item.owner {
        Some(id) => Person::find(conn, &id.0)?,
        None => None,
    };
    let scale = statuses.scale_of(&item);
    let beside = dependencies(conn, &item.id)?;
    let tags = |wanted: Beside| -> Vec<ItemTag> {
        let found = beside.iter().filter(|(beside, ..)| *beside == wanted);
        let reference = |number: u32| Reference { letter: Letter::Item, number }.to_string();
        found
            .map(|(_, number, title)| ItemTag { reference: reference(*number), title: title.clone() })
            .collect()
    };
    let (depends_on, blocks) = (tags(Beside::First), tags(Beside::Next));
    Ok(ItemRow {
        reference: item.reference().to_string(),
        parent: parent
            .map(|parent| ItemTag { reference: parent.reference().to_string(), title: parent.title }),
        owner: owner.map(|owner| PersonTag { id: owner.id, name: owner.name }),
        timeframe: item.timeframe.view(fiscal),
        start: item
            .timeframe
            .span()
            .and_then(|span| span.start())
            .map(|start| Timeframe::of(start).text(fiscal)),
        end: item.timeframe.span().and_then(|span| span.end()).map(|end| Timeframe::of(end).text(fiscal)),
        depends_on,
        blocks,
        description: excerpt(&item.description),
        public_text: excerpt(&item.public_text),
        internal_note: excerpt(&item.internal_note),
        status_on_scale: scale,
        mark: item.mark(scale),
        id: item.id,
        title: item.title,
        level: item.level,
        product: item.product,
        team: item.team,
        goal: item.goal,
        tags: item.tags,
        date_reason: item.date_reason,
        commitment: item.commitment,
        health: item.health,
        status: item.status,
        effort: item.effort,
        links: item.links,
        sensitivity: item.sensitivity,
        public_title: item.public_title,
        source: item.source,
        archived: item.archived,
        scores: BTreeMap::new(),
    })
}

/// The first line of a long text, as much of it as a cell shows.
fn excerpt(text: &str) -> String {
    text.lines()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .unwrap_or_default()
        .chars()
        .take(EXCERPT)
        .collect()
}

/// More letters no cell shows.
const EXCERPT: usize = 160;

/// A group's value in words.
pub(super) fn label(conn: &Connection, field: ItemField, key: &str) -> Result<String> {
    let word = match field {
        ItemField::Parent if key.is_empty() => Some("Part of nothing".to_owned()),
        _ if key.is_empty() => Some(format!("No {}", field.word().to_lowercase())),
        ItemField::Level => Level::parse(key).map(|level| level.word().to_owned()),
        ItemField::Commitment => Commitment::parse(key).map(|commitment| commitment.word().to_owned()),
        ItemField::Health => Health::parse(key).map(|health| health.word().to_owned()),
        ItemField::Sensitivity => Sensitivity::parse(key).map(|sensitivity| sensitivity.word().to_owned()),
        ItemField::Owner => Person::find(conn, key)?.map(|person| person.name),
        ItemField::Parent => Item::find(conn, key)?.map(|item| item.title),
        ItemField::Timeframe => {
            let fiscal = Settings::of(conn)?.fiscal;
            Timeframe::from_code(key).ok().and_then(|timeframe| timeframe.view(fiscal)).map(|view| view.text)
        }
        _ => None,
    };
    Ok(word.unwrap_or_else(|| key.to_owned()))
}
