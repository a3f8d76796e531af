//! Items in the order of their scores, with what the scores are made of, who gave that and when.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::formulas::{Model, expression, meaning, models};
use super::ready::EFFORT;
use super::{Expression, Score, formulas, store};
use crate::error::Result;
use crate::ids::ItemId;
use crate::items::Item;
use crate::items::list::{ItemQuery, ItemRow, found as items_found, rows};

/// Items by a score.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Ranking {
    /// How they are scored.
    pub model: Model,
    /// Every way of scoring there is.
    pub models: Vec<Model>,
    /// The inputs it has, in the order of the formula's names.
    pub inputs: Vec<Input>,
    /// The items, the highest score first, those without one last.
    pub rows: Vec<RankedItem>,
    /// How many items there are, also beyond those shown.
    pub count: u32,
    /// How many of them have a score.
    pub scored: u32,
}

/// An input of a way of scoring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Input {
    /// What it is called.
    pub name: String,
    /// What it means; nothing for one of the workspace's own.
    pub meaning: Option<String>,
}

/// An item with its score.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RankedItem {
    /// The item.
    pub item: ItemRow,
    /// Its place, the same for equal scores; nothing without a score.
    pub rank: Option<u32>,
    /// The score.
    pub score: Option<f64>,
    /// Why there is none.
    pub reason: Option<String>,
    /// What it is worth, as the chart draws it.
    pub worth: Option<f64>,
    /// What it takes.
    pub cost: Option<f64>,
    /// What it was given, in the order of the inputs.
    pub given: Vec<Given>,
}

/// What an item was given for an input.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Given {
    /// The input.
    pub input: String,
    /// The number; nothing when nobody gave one.
    pub value: Option<f64>,
    /// Who gave it.
    pub by: Option<String>,
    /// When, in UTC (RFC 3339).
    pub at: Option<String>,
}

/// The items a query asks for, by a way of scoring; at most so many of them.
///
/// # Errors
/// [`crate::Error::Invalid`] for a way of scoring that is none, or as [`crate::items::list::items`].
pub fn rank(
    conn: &Connection,
    key: &str,
    query: &ItemQuery,
    shown: u32,
    today: NaiveDate,
) -> Result<Ranking> {
    let model = formulas::meant(conn, key)?;
    let read = |text: &String| expression(conn, text, &model.own_inputs);
    let score = read(&model.text)?;
    let worth = model.worth.as_ref().map(read).transpose()?;
    let cost = model.cost.as_ref().map(read).transpose()?;
    let given = store::all(conn)?;
    let nothing = BTreeMap::new();
    let all = ItemQuery { group: None, offset: 0, limit: u32::MAX, ..query.clone() };
    let mut found: Vec<Scored> = items_found(conn, &all, today)?
        .into_iter()
        .map(|item| scored(item, &score, worth.as_ref(), cost.as_ref(), &given, &nothing))
        .collect();
    found.sort_by(|one, other| match (one.score.as_ref().ok(), other.score.as_ref().ok()) {
        (Some(one), Some(other)) => other.partial_cmp(one).unwrap_or(Ordering::Equal),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    let inputs: Vec<_> = score.inputs().into_iter().filter(|name| name != EFFORT).collect();
    let count = number(found.len());
    let scored = number(found.iter().filter(|item| item.score.is_ok()).count());
    let mut ranked = Vec::new();
    let mut place = (0, f64::NAN);
    for (index, found) in found.into_iter().enumerate().take(usize::try_from(shown).unwrap_or(usize::MAX)) {
        if let Ok(score) = found.score
            && score != place.1
        {
            place = (number(index) + 1, score);
        }
        let item_given = given.get(&found.item.id).unwrap_or(&nothing);
        let mut row = RankedItem {
            rank: found.score.is_ok().then_some(place.0),
            score: found.score.as_ref().ok().copied(),
            reason: found.score.err(),
            worth: found.worth,
            cost: found.cost,
            given: Vec::with_capacity(inputs.len()),
            item: match rows(conn, vec![found.item])?.pop() {
                Some(row) => row,
                None => continue,
            },
        };
        for input in &inputs {
            row.given.push(one_given(conn, input, item_given.get(input))?);
        }
        ranked.push(row);
    }
    let inputs =
        inputs.into_iter().map(|name| Input { meaning: meaning(&name).map(str::to_owned), name }).collect();
    Ok(Ranking { models: models(conn)?, model, inputs, rows: ranked, count, scored })
}

struct Scored {
    item: Item,
    score: std::result::Result<f64, String>,
    worth: Option<f64>,
    cost: Option<f64>,
}

fn scored(
    item: Item,
    score: &Expression,
    worth: Option<&Expression>,
    cost: Option<&Expression>,
    given: &BTreeMap<ItemId, BTreeMap<String, Score>>,
    nothing: &BTreeMap<String, Score>,
) -> Scored {
    let inputs = given.get(&item.id).unwrap_or(nothing);
    let value = |name: &str| match name {
        EFFORT => item.effort,
        name => inputs.get(name).map(|score| score.value),
    };
    let result = score.result(&value).map_err(|reason| reason.words());
    // A formula of the workspace's own is drawn as a whole beside the effort.
    let worth = worth.map_or_else(|| result.as_ref().ok().copied(), |worth| worth.result(&value).ok());
    let cost = cost.map_or(item.effort, |cost| cost.result(&value).ok());
    Scored { score: result, worth, cost, item }
}

fn one_given(conn: &Connection, input: &str, score: Option<&Score>) -> Result<Given> {
    let by = match score {
        Some(score) => store::by(conn, &score.id)?,
        None => None,
    };
    let (by, at) = by.unzip();
    Ok(Given { input: input.to_owned(), value: score.map(|score| score.value), by, at })
}

fn number(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}
