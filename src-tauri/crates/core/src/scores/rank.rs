//! Items in the order of their scores, with what the scores are made of, who gave that and when.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::formulas::{Model, meaning, models};
use super::ready::EFFORT;
use super::work_out::{GivenInputs, Scoring, WorkedOut};
use super::{Score, store};
use crate::error::Result;
use crate::ids::ItemId;
use crate::items::list::{ItemQuery, ItemRow, efforts, rows_of};

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

/// Which items come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum RankOrder {
    /// Those with the highest score.
    #[default]
    Highest,
    /// Those that have none yet, so that it can be given.
    Unscored,
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
    order: RankOrder,
    today: NaiveDate,
) -> Result<Ranking> {
    let scoring = Scoring::of(conn, key)?;
    let given = GivenInputs::of(conn)?;
    let all = ItemQuery { group: None, offset: 0, limit: u32::MAX, ..query.clone() };
    let mut found: Vec<(ItemId, WorkedOut)> = efforts(conn, &all, today)?
        .into_iter()
        .map(|(item, effort)| {
            let worked_out = scoring.work_out(&item, effort, &given);
            (item, worked_out)
        })
        .collect();
    found.sort_by(|(_, one), (_, other)| match (one.score.as_ref().ok(), other.score.as_ref().ok()) {
        (Some(one), Some(other)) => other.partial_cmp(one).unwrap_or(Ordering::Equal),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    let inputs: Vec<_> = scoring.score.inputs().into_iter().filter(|name| name != EFFORT).collect();
    let count = number(found.len());
    let scored = found.iter().filter(|(_, out)| out.score.is_ok()).count();
    let mut place = (0, f64::NAN);
    let mut placed = Vec::with_capacity(found.len());
    for (index, (item, out)) in found.into_iter().enumerate() {
        if let Ok(score) = out.score
            && score != place.1
        {
            place = (number(index) + 1, score);
        }
        placed.push((out.score.is_ok().then_some(place.0), item, out));
    }
    if order == RankOrder::Unscored {
        placed.rotate_left(scored);
    }
    placed.truncate(usize::try_from(shown).unwrap_or(usize::MAX));
    let ids: Vec<_> = placed.iter().map(|(_, item, _)| item.clone()).collect();
    let mut rows: BTreeMap<_, _> =
        rows_of(conn, &ids)?.into_iter().map(|row| (row.id.clone(), row)).collect();
    let mut ranked = Vec::with_capacity(placed.len());
    for (rank, item, out) in placed {
        let given = inputs
            .iter()
            .map(|input| one_given(conn, input, given.input(&item, input)))
            .collect::<Result<_>>()?;
        let Some(row) = rows.remove(&item) else { continue };
        ranked.push(RankedItem {
            item: row,
            rank,
            score: out.score.as_ref().ok().copied(),
            reason: out.score.err(),
            worth: out.worth,
            cost: out.cost,
            given,
        });
    }
    let inputs =
        inputs.into_iter().map(|name| Input { meaning: meaning(&name).map(str::to_owned), name }).collect();
    let (models, model) = (models(conn)?, scoring.model);
    Ok(Ranking { models, model, inputs, rows: ranked, count, scored: number(scored) })
}

pub(super) fn one_given(conn: &Connection, input: &str, score: Option<&Score>) -> Result<Given> {
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
