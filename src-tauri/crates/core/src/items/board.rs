//! Items as cards in columns: now, next and later, or the values of a field.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::de::Error as _;
use serde::{Deserialize, Serialize};

use super::Item;
use super::field::ItemField;
use super::list::{ItemQuery, ItemRow, Totals, label, rows_of};
use super::store::page::{self, Counted};
use crate::error::{Error, Result};
use crate::formats::words::{Commitment, Health, Level, Sensitivity};
use crate::ids::ItemId;
use crate::people::Person;
use crate::record::Record as _;
use crate::settings::Settings;
use crate::statuses::StatusMap;
use crate::timeframe::{FiscalYear, Horizon, Precision, Timeframe};
use roadbook_formats::fold::fold_words;

/// Which cards, in which columns.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardQuery {
    /// Which items, in which order; its group and its page do not count.
    pub items: ItemQuery,
    /// What the columns are; the timeframe makes them now, next and later.
    pub columns: ItemField,
    /// How many cards of each column at most.
    pub shown: u32,
    /// How many cards a column should hold at most, by its value.
    pub limits: BTreeMap<String, u32>,
}

/// Items as cards in columns.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Board {
    /// The columns from left to right.
    pub columns: Vec<BoardColumn>,
    /// How many cards they hold together.
    pub count: u32,
}

/// A column of cards.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BoardColumn {
    /// The value its cards share; empty for none.
    pub key: String,
    /// The value in words.
    pub label: String,
    /// What is typed into the field of a card that comes into it.
    pub value: String,
    /// How many cards it should hold at most.
    pub limit: Option<u32>,
    /// It holds more.
    pub is_over: bool,
    /// Its cards, as many as were asked for.
    pub rows: Vec<ItemRow>,
    /// Counts and sums of all its cards.
    #[serde(flatten)]
    pub totals: Totals,
}

/// The board, as seen from a day. Columns stand in the order of their scale, those of free words in the order of their
/// names, cards without a value last.
///
/// # Errors
/// [`Error::Invalid`] for a field that makes no columns, and as [`super::list::items`].
pub fn board(conn: &Connection, query: &BoardQuery, today: NaiveDate) -> Result<Board> {
    makes_columns(query.columns)?;
    let fiscal = Settings::of(conn)?.fiscal;
    let all = ItemQuery { group: None, offset: 0, limit: u32::MAX, ..query.items.clone() };
    let mut columns = empty_columns(query.columns);
    // Only cards that are shown are read as a whole.
    for Counted { id, value, adds } in page::counted(conn, &all, query.columns, today)? {
        let key = match query.columns {
            ItemField::Timeframe => {
                let timeframe = Timeframe::from_code(&value).map_err(serde_json::Error::custom);
                let timeframe = timeframe.map_err(Error::shape("read when an item is planned"))?;
                horizon(timeframe, today, fiscal).to_owned()
            }
            _ => value,
        };
        let column = match columns.iter().position(|column| column.key == key) {
            Some(known) => &mut columns[known],
            None => {
                columns.push(Filling { key, cards: Vec::new(), totals: Totals::default() });
                let last = columns.len() - 1;
                &mut columns[last]
            }
        };
        add(&mut column.totals, adds);
        if column.cards.len() < usize::try_from(query.shown).unwrap_or(usize::MAX) {
            column.cards.push(id);
        }
    }
    let statuses = StatusMap::of(conn)?;
    let mut made = Vec::with_capacity(columns.len());
    for Filling { key, cards, totals } in columns {
        let label = column_label(conn, query.columns, &key)?;
        let limit = query.limits.get(&key).copied();
        let value = value(conn, query.columns, &key)?;
        let is_over = limit.is_some_and(|limit| totals.count > limit);
        made.push(BoardColumn { key, label, value, limit, is_over, rows: rows_of(conn, &cards)?, totals });
    }
    // A team's own words stand in the order of the common scale, other words by name; what has no value comes last.
    let steps = scale(query.columns);
    made.sort_by_cached_key(|column| {
        let place = match query.columns {
            ItemField::Status => {
                statuses.scale_of_word(None, &column.key).map_or(usize::MAX, |scale| scale as usize)
            }
            _ => steps.iter().position(|step| *step == column.key).unwrap_or_default(),
        };
        (column.key.is_empty(), place, fold_words(&column.label))
    });
    let count = made.iter().map(|column| column.totals.count).sum();
    Ok(Board { columns: made, count })
}

/// Whether the columns of a board can be made of a field: an item stands in one of them alone, so tags make none.
///
/// # Errors
/// [`Error::Invalid`] that names the fields they can be made of.
pub fn makes_columns(field: ItemField) -> Result<()> {
    if GROUPING.contains(&field) {
        return Ok(());
    }
    let known: Vec<_> = GROUPING.iter().map(|field| field.key()).collect();
    let what = format!("{} makes no lanes or columns", field.word());
    Err(Error::invalid(what, format!("Choose {}.", known.join(", "))))
}

/// The fields that columns can be made of.
pub const GROUPING: &[ItemField] = &[
    ItemField::Product,
    ItemField::Team,
    ItemField::Owner,
    ItemField::Goal,
    ItemField::Status,
    ItemField::Health,
    ItemField::Commitment,
    ItemField::Level,
    ItemField::Parent,
    ItemField::Timeframe,
    ItemField::Sensitivity,
];

/// A column while its cards are being found.
struct Filling {
    key: String,
    cards: Vec<ItemId>,
    totals: Totals,
}

/// The columns that are there also without a card.
fn empty_columns(columns: ItemField) -> Vec<Filling> {
    scale(columns)
        .into_iter()
        .map(|key| Filling { key: key.to_owned(), cards: Vec::new(), totals: Totals::default() })
        .collect()
}

/// The steps of a field that is a scale, in the order a board reads; nothing for a field of free words.
pub(crate) fn scale(columns: ItemField) -> Vec<&'static str> {
    match columns {
        ItemField::Timeframe => Horizon::ALL.iter().map(|horizon| horizon.key()).chain([""]).collect(),
        ItemField::Health => Health::ALL.iter().map(|health| health.key()).chain([""]).collect(),
        ItemField::Commitment => Commitment::ALL.iter().map(|step| step.key()).chain([""]).collect(),
        ItemField::Level => Level::ALL.iter().map(|level| level.key()).collect(),
        ItemField::Sensitivity => Sensitivity::ALL.iter().map(|step| step.key()).collect(),
        _ => Vec::new(),
    }
}

/// The column a card belongs in. A card with dates is now, next or later by them.
pub(super) fn key(item: &Item, columns: ItemField, today: NaiveDate, fiscal: FiscalYear) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    match columns {
        ItemField::Timeframe => horizon(item.timeframe, today, fiscal).to_owned(),
        ItemField::Health => item.health.map_or("", Health::key).to_owned(),
        ItemField::Commitment => item.commitment.map_or("", Commitment::key).to_owned(),
        ItemField::Level => item.level.key().to_owned(),
        ItemField::Sensitivity => item.sensitivity.key().to_owned(),
        ItemField::Owner => item.owner.as_ref().map(|owner| owner.0.clone()).unwrap_or_default(),
        ItemField::Parent => item.parent.as_ref().map(|parent| parent.0.clone()).unwrap_or_default(),
        ItemField::Product => text(&item.product),
        ItemField::Team => text(&item.team),
        ItemField::Goal => text(&item.goal),
        ItemField::Status => text(&item.status),
        ItemField::Start
        | ItemField::End
        | ItemField::Tags
        | ItemField::Title
        | ItemField::Effort
        | ItemField::Description
        | ItemField::PublicTitle
        | ItemField::PublicText
        | ItemField::InternalNote
        | ItemField::DateReason
        | ItemField::Links
        | ItemField::DependsOn
        | ItemField::Blocks => String::new(),
    }
}

/// Now, next or later; empty when nobody has said when.
fn horizon(timeframe: Timeframe, today: NaiveDate, fiscal: FiscalYear) -> &'static str {
    match timeframe.coarsen(Precision::NowNextLater, today, fiscal) {
        Timeframe::Wide(horizon) => horizon.key(),
        Timeframe::Unscheduled | Timeframe::Span(_) => "",
    }
}

pub(super) fn column_label(conn: &Connection, columns: ItemField, key: &str) -> Result<String> {
    if columns != ItemField::Timeframe {
        return label(conn, columns, key);
    }
    let horizon = Horizon::ALL.iter().find(|horizon| horizon.key() == key);
    Ok(horizon.map_or("Unscheduled", |horizon| horizon.word()).to_owned())
}

/// What a person types so that a card comes into a column.
fn value(conn: &Connection, columns: ItemField, key: &str) -> Result<String> {
    let reference = match columns {
        ItemField::Owner => Person::find(conn, key)?.map(|person| person.reference()),
        ItemField::Parent => Item::find(conn, key)?.map(|item| item.reference()),
        _ => None,
    };
    Ok(reference.map_or_else(|| key.to_owned(), |reference| reference.to_string()))
}

fn add(totals: &mut Totals, more: Totals) {
    let effort = [totals.effort, more.effort].into_iter().flatten();
    *totals = Totals {
        count: totals.count + more.count,
        // Days are written so that the earlier one comes first.
        start: [totals.start.take(), more.start].into_iter().flatten().min(),
        end: totals.end.take().max(more.end),
        effort: effort.reduce(|one, other| one + other),
        at_risk: totals.at_risk + more.at_risk,
        off_track: totals.off_track + more.off_track,
    };
}
