//! Goals: what the company wants to reach, how that is measured, and how much of the effort it should get. Items serve a
//! goal by its name; a part serves what the item above it serves, unless it says otherwise.

pub mod edit;
mod measure;
pub mod sheet;

use roadbook_formats::words::Sensitivity;
use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::op::Kind;
use crate::record::{Column, Record, Table, flag, json, plain};
use crate::search::{Words, body_of};
use crate::timeframe::Timeframe;

pub use edit::{GoalField, add, edit, put_away};

/// An objective.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Goal {
    /// Its id.
    pub id: String,
    /// What it is called, and what items name it by. Never empty, and no other goal in use has it.
    pub name: String,
    /// Why, in Markdown.
    pub description: String,
    /// Who answers for it.
    pub owner: Option<PersonId>,
    /// When it is to be reached.
    pub timeframe: Timeframe,
    /// How much of the effort it should get, in relation to the weights of the other goals.
    pub weight: Option<f64>,
    /// What shows that it is reached.
    pub measures: Vec<Measure>,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// Put away; kept, but out of sight.
    pub archived: bool,
}

/// A number that goes from where it was to where it should be.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Measure {
    /// What is measured.
    pub name: String,
    /// Where it was.
    pub from: Option<f64>,
    /// Where it should be.
    pub to: Option<f64>,
    /// Where it is now.
    pub now: Option<f64>,
    /// What it is counted in; may be empty.
    pub unit: String,
}

impl Measure {
    /// How far it is on its way, 1 when it is there; less than 0 when it went the other way. Nothing while one of the
    /// three is not known, or where there is no way to go.
    pub fn progress(&self) -> Option<f64> {
        let (from, to, now) = (self.from?, self.to?, self.now?);
        let way = to - from;
        (way != 0.0).then(|| (now - from) / way)
    }
}

impl Default for Goal {
    fn default() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            description: String::new(),
            owner: None,
            timeframe: Timeframe::default(),
            weight: None,
            measures: Vec::new(),
            sensitivity: Sensitivity::Internal,
            archived: false,
        }
    }
}

static TABLE: Table = Table::new("goal", COLUMNS);

const COLUMNS: &[Column] = &[
    plain("id", "id"),
    plain("name", "name"),
    plain("description", "description"),
    plain("owner", "owner"),
    plain("timeframe", "timeframe"),
    plain("weight", "weight"),
    json("measures", "measures"),
    plain("sensitivity", "sensitivity"),
    flag("archived", "archived"),
];

impl Record for Goal {
    const KIND: Kind = Kind::Goal;
    const IS_SEARCHED: bool = true;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn words(&self) -> Option<Words> {
        let measures = self.measures.iter().map(|measure| measure.name.as_str());
        let body = body_of([self.description.as_str()].into_iter().chain(measures));
        Some(Words { reference: String::new(), title: self.name.clone(), body })
    }
}
