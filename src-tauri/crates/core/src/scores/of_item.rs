//! What one item was given, and what it scores by every way there is.

use rusqlite::Connection;
use serde::Serialize;

use super::formulas::{inputs, meaning, models};
use super::rank::{Given, one_given};
use super::work_out::{GivenInputs, Scoring};
use crate::error::Result;
use crate::ids::ItemId;
use crate::items::store;

/// The scores of an item.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ItemScores {
    /// What it has by each way of scoring.
    pub scores: Vec<ItemScore>,
    /// Every input there is, with what it was given.
    pub inputs: Vec<ItemInput>,
}

/// The score of an item by one way.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ItemScore {
    /// What the way of scoring is meant by.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// The score.
    pub score: Option<f64>,
    /// Why there is none.
    pub reason: Option<String>,
}

/// An input of scores, with what an item was given for it.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ItemInput {
    /// What it means; nothing for one of the workspace's own.
    pub meaning: Option<String>,
    /// What it was given.
    #[serde(flatten)]
    pub given: Given,
}

/// The scores of an item. A formula that cannot be read any more says so in the place of its score.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is no such item, or the storage's failure.
pub fn scores(conn: &Connection, id: &ItemId) -> Result<ItemScores> {
    let item = store::get(conn, id)?;
    let given = GivenInputs::of(conn)?;
    let scores = models(conn)?
        .into_iter()
        .map(|model| {
            let worked_out = match Scoring::of(conn, &model.key) {
                Ok(scoring) => scoring.work_out(&item.id, item.effort, &given).score,
                Err(error) => Err(error.to_string()),
            };
            let (score, reason) = match worked_out {
                Ok(score) => (Some(score), None),
                Err(reason) => (None, Some(reason)),
            };
            ItemScore { key: model.key, name: model.name, score, reason }
        })
        .collect();
    let inputs = inputs(conn)?
        .into_iter()
        .map(|name| {
            let given = one_given(conn, &name, given.input(id, &name))?;
            Ok(ItemInput { meaning: meaning(&name).map(str::to_owned), given })
        })
        .collect::<Result<_>>()?;
    Ok(ItemScores { scores, inputs })
}
