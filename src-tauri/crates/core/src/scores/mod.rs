//! Scores: what an item is worth beside what it takes, by a formula over inputs that people gave it.
//!
//! A score is never kept: it is worked out from the inputs and the effort whenever it is read. Where it cannot be worked
//! out there is none, with the reason. Who gave which input when is in the log.

mod expression;
pub mod formulas;
pub mod of_item;
pub mod rank;
mod ready;
pub mod set;
mod store;
pub(crate) mod work_out;

use serde::{Deserialize, Serialize};

use crate::ids::ItemId;
use crate::op::Kind;
use crate::record::{Column, Record, Table, flag, json, plain};

pub use expression::Expression;
pub use formulas::Model;

/// What stands before a way of scoring where it is a column of the table: `score:rice`.
pub const SCORE: &str = "score:";

/// The way of scoring that is meant where none is chosen.
pub const RICE: &str = "rice";

/// What somebody gave an item for one input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Score {
    /// Its id.
    pub id: String,
    /// The item.
    pub item: ItemId,
    /// The input, in lower case: `reach`.
    pub input: String,
    /// The number.
    pub value: f64,
}

/// A formula of the workspace's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Formula {
    /// Its id.
    pub id: String,
    /// What it is called. Never empty, and no other formula in use has it.
    pub name: String,
    /// The formula as it was typed; it could be read when it was.
    pub text: String,
    /// Inputs it has besides those that every workspace has, in lower case.
    pub inputs: Vec<String>,
    /// Put away; kept, but out of sight.
    pub archived: bool,
}

static SCORES: Table = Table::new(
    "score",
    &[plain("id", "id"), plain("item", "item"), plain("input", "input"), plain("value", "value")],
);

impl Record for Score {
    const KIND: Kind = Kind::Score;

    fn table() -> &'static Table {
        &SCORES
    }

    fn id(&self) -> &str {
        &self.id
    }
}

static FORMULAS: Table = Table::new("formula", FORMULA_COLUMNS);

const FORMULA_COLUMNS: &[Column] = &[
    plain("id", "id"),
    plain("name", "name"),
    plain("text", "text"),
    json("inputs", "inputs"),
    flag("archived", "archived"),
];

impl Record for Formula {
    const KIND: Kind = Kind::Formula;

    fn table() -> &'static Table {
        &FORMULAS
    }

    fn id(&self) -> &str {
        &self.id
    }
}
