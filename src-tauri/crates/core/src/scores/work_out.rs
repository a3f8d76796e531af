//! Works scores out of what items were given and of their effort.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::formulas::{Model, expression, meant};
use super::ready::EFFORT;
use super::{Expression, Score, store};
use crate::error::Result;
use crate::ids::ItemId;

/// What every item was given, read once for many of them.
pub(crate) struct GivenInputs(BTreeMap<ItemId, BTreeMap<String, Score>>);

impl GivenInputs {
    /// Reads them.
    ///
    /// # Errors
    /// When the storage fails.
    pub(crate) fn of(conn: &Connection) -> Result<Self> {
        store::all(conn).map(Self)
    }

    /// What an item was given for an input.
    pub(crate) fn input(&self, item: &ItemId, name: &str) -> Option<&Score> {
        self.0.get(item)?.get(name)
    }
}

/// What items score by a way of scoring, those that have a score.
///
/// # Errors
/// As [`Scoring::of`].
pub(crate) fn scores(conn: &Connection, key: &str) -> Result<BTreeMap<ItemId, f64>> {
    let scoring = Scoring::of(conn, key)?;
    let given = GivenInputs::of(conn)?;
    let found = store::efforts(conn)?.into_iter().filter_map(|(item, effort)| {
        let score = scoring.work_out(&item, effort, &given).score.ok()?;
        Some((item, score))
    });
    Ok(found.collect())
}

/// A way of scoring that was read.
pub(crate) struct Scoring {
    /// The way of scoring.
    pub(crate) model: Model,
    /// Its formula.
    pub(crate) score: Expression,
    worth: Option<Expression>,
    cost: Option<Expression>,
}

/// What came out for an item.
pub(crate) struct WorkedOut {
    /// The score, or why there is none.
    pub(crate) score: std::result::Result<f64, String>,
    /// What it is worth, as the chart draws it.
    pub(crate) worth: Option<f64>,
    /// What it takes.
    pub(crate) cost: Option<f64>,
}

impl Scoring {
    /// The way of scoring that is meant.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] for one that is none, or whose formula cannot be read any more.
    pub(crate) fn of(conn: &Connection, key: &str) -> Result<Self> {
        let model = meant(conn, key)?;
        let read = |text: &String| expression(conn, text, &model.own_inputs);
        let score = read(&model.text)?;
        let worth = model.worth.as_ref().map(read).transpose()?;
        let cost = model.cost.as_ref().map(read).transpose()?;
        Ok(Self { model, score, worth, cost })
    }

    /// Works out what an item of this effort has by it.
    pub(crate) fn work_out(&self, item: &ItemId, effort: Option<f64>, given: &GivenInputs) -> WorkedOut {
        let value = |name: &str| match name {
            EFFORT => effort,
            name => given.input(item, name).map(|score| score.value),
        };
        let score = self.score.result(&value).map_err(|reason| reason.words());
        // A formula of the workspace's own is drawn as a whole beside the effort.
        let worth = match &self.worth {
            Some(worth) => worth.result(&value).ok(),
            None => score.as_ref().ok().copied(),
        };
        let cost = self.cost.as_ref().map_or(effort, |cost| cost.result(&value).ok());
        WorkedOut { score, worth, cost }
    }
}
