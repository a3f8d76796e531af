//! Actions: what somebody said they would do, with an owner and a day, whichever meeting it came from. Each is carried on
//! until it is done or dropped, and keeps every day it was promised for.

mod fields;
pub mod list;

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::Sensitivity;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::ids::PersonId;
use crate::op::Kind;
use crate::record::{Column, Record, Table, flag, json, plain};
use crate::register::steps::steps;
use crate::register::{self, Entry, Register};
use crate::search::Words;
use crate::workspace::Tx;

steps! {
    /// Where an action stands.
    ActionStatus, "status of an action" {
        /// Somebody still has to do it.
        Open = "open", "Open";
        /// It was done.
        Done = "done", "Done";
        /// It is not done any more, and that was said.
        Dropped = "dropped", "Dropped";
    }
}

/// A day an action was promised for, that is not its day any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Moved {
    /// The day it had.
    pub from: PartialDate,
    /// When it was moved.
    pub on: NaiveDate,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Action {
    /// Its id.
    pub id: String,
    /// The number of its reference.
    pub number: u32,
    /// What is to be done. Never empty.
    pub title: String,
    /// Who does it.
    pub owner: Option<PersonId>,
    /// By when.
    pub due: Option<PartialDate>,
    /// Where it stands.
    pub status: ActionStatus,
    /// Since when it is written down.
    pub raised_on: Option<NaiveDate>,
    /// When it was done or dropped.
    pub closed_on: Option<NaiveDate>,
    /// The reference of the review it was said in.
    pub review: Option<String>,
    /// References of what it is about.
    pub about: Vec<String>,
    /// The days it was promised for before, oldest first.
    pub moves: Vec<Moved>,
    /// Anything else, in Markdown.
    pub note: String,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// Put away; kept, but out of sight.
    pub archived: bool,
}

impl Default for Action {
    fn default() -> Self {
        Self {
            id: String::new(),
            number: 0,
            title: String::new(),
            owner: None,
            due: None,
            status: ActionStatus::Open,
            raised_on: None,
            closed_on: None,
            review: None,
            about: Vec::new(),
            moves: Vec::new(),
            note: String::new(),
            sensitivity: Sensitivity::Internal,
            archived: false,
        }
    }
}

impl Action {
    /// The day it was first promised for.
    pub fn first_due(&self) -> Option<PartialDate> {
        self.moves.first().map(|moved| moved.from).or(self.due)
    }

    /// Whether it is still to be done and its day is over.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.status == ActionStatus::Open && self.due.is_some_and(|due| due.last_day() < today)
    }
}

static TABLE: Table = Table::new("action", COLUMNS);

const COLUMNS: &[Column] = &[
    plain("id", "id"),
    plain("number", "number"),
    plain("title", "title"),
    plain("owner", "owner"),
    plain("due", "due"),
    plain("status", "status"),
    plain("raised_on", "raisedOn"),
    plain("closed_on", "closedOn"),
    plain("review", "review"),
    json("about", "about"),
    json("moves", "moves"),
    plain("note", "note"),
    plain("sensitivity", "sensitivity"),
    flag("archived", "archived"),
];

impl Record for Action {
    const KIND: Kind = Kind::Action;
    const IS_SEARCHED: bool = true;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn words(&self) -> Option<Words> {
        let mut body = vec![self.note.as_str()];
        body.extend(self.about.iter().map(String::as_str));
        body.retain(|text| !text.is_empty());
        Some(Words {
            reference: self.reference().to_string(),
            title: self.title.clone(),
            body: body.join("\n"),
        })
    }
}

impl Entry for Action {
    const REGISTER: Register = Register::Action;

    register::kept_as_all!(title);

    fn begin(tx: &Tx<'_>) -> Result<Self> {
        Ok(Self { raised_on: Some(tx.today()), ..Self::default() })
    }

    /// A day that is given up is kept among its moves; what is done was done on a day.
    fn settle(&mut self, tx: &Tx<'_>, before: Option<&Self>) -> Result<()> {
        if let Some(before) = before
            && before.due != self.due
            && let Some(from) = before.due
            && self.moves == before.moves
        {
            self.moves.push(Moved { from, on: tx.today() });
        }
        match self.status {
            ActionStatus::Open => self.closed_on = None,
            ActionStatus::Done | ActionStatus::Dropped => {
                self.closed_on = self.closed_on.or(Some(tx.today()));
            }
        }
        Ok(())
    }
}
