//! Risks, assumptions, issues and dependencies: what may get in the way, who owns it, and what happens next.

mod fields;
pub mod list;
pub mod ready;
pub mod steps;

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::Sensitivity;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::ids::PersonId;
use crate::op::Kind;
use crate::record::{Column, Record, Table, flag, json, plain};
use crate::register::{self, Entry, Register};
use crate::search::Words;
use crate::workspace::Tx;

pub use steps::{RaidStatus, RaidType, Response};

/// A risk, an assumption, an issue or a dependency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RaidEntry {
    /// Its id.
    pub id: String,
    /// The number of its reference.
    pub number: u32,
    /// Which of the four.
    #[serde(rename = "type")]
    pub kind: RaidType,
    /// What may be, or is so, in one sentence. Never empty.
    pub statement: String,
    /// Who answers for it.
    pub owner: Option<PersonId>,
    /// How likely, 1 to 5.
    pub probability: Option<u8>,
    /// How bad, 1 to 5.
    pub impact: Option<u8>,
    /// What is done about it.
    pub response: Option<Response>,
    /// What happens when it stays as it is.
    pub if_unresolved: String,
    /// The next concrete step.
    pub next_action: String,
    /// By when that is done.
    pub due: Option<PartialDate>,
    /// What makes it go to somebody else.
    pub escalation_trigger: String,
    /// When it goes to somebody else.
    pub escalates_on: Option<PartialDate>,
    /// To whom.
    pub escalates_to: Option<String>,
    /// Whose help is asked for, and what for; empty when its owner carries it.
    pub help: String,
    /// Where it stands.
    pub status: RaidStatus,
    /// Since when it is written down.
    pub raised_on: Option<NaiveDate>,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
    /// References of what it is about: items, decisions, metrics.
    pub about: Vec<String>,
    /// Anything else, in Markdown.
    pub note: String,
    /// Any other words it goes by.
    pub tags: Vec<String>,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// Put away; kept, but out of sight.
    pub archived: bool,
}

impl Default for RaidEntry {
    fn default() -> Self {
        Self {
            id: String::new(),
            number: 0,
            kind: RaidType::Risk,
            statement: String::new(),
            owner: None,
            probability: None,
            impact: None,
            response: None,
            if_unresolved: String::new(),
            next_action: String::new(),
            due: None,
            escalation_trigger: String::new(),
            escalates_on: None,
            escalates_to: None,
            help: String::new(),
            status: RaidStatus::Open,
            raised_on: None,
            closed_on: None,
            about: Vec::new(),
            note: String::new(),
            tags: Vec::new(),
            sensitivity: Sensitivity::Internal,
            archived: false,
        }
    }
}

impl RaidEntry {
    /// Probability times impact, 1 to 25; nothing while one of them is not said. What is there already is certain.
    pub fn score(&self) -> Option<u8> {
        let is_certain = self.kind == RaidType::Issue || self.status == RaidStatus::Happened;
        let probability = if is_certain { Some(5) } else { self.probability };
        Some(probability? * self.impact?)
    }

    /// Whether somebody still has to do something about it.
    pub fn is_open(&self) -> bool {
        self.status != RaidStatus::Closed
    }
}

static TABLE: Table = Table::new("raid_entry", COLUMNS);

const COLUMNS: &[Column] = &[
    plain("id", "id"),
    plain("number", "number"),
    plain("type", "type"),
    plain("statement", "statement"),
    plain("owner", "owner"),
    plain("probability", "probability"),
    plain("impact", "impact"),
    plain("response", "response"),
    plain("if_unresolved", "ifUnresolved"),
    plain("next_action", "nextAction"),
    plain("due", "due"),
    plain("escalation_trigger", "escalationTrigger"),
    plain("escalates_on", "escalatesOn"),
    plain("escalates_to", "escalatesTo"),
    plain("help", "help"),
    plain("status", "status"),
    plain("raised_on", "raisedOn"),
    plain("closed_on", "closedOn"),
    json("about", "about"),
    plain("note", "note"),
    json("tags", "tags"),
    plain("sensitivity", "sensitivity"),
    flag("archived", "archived"),
];

impl Record for RaidEntry {
    const KIND: Kind = Kind::RaidEntry;
    const IS_SEARCHED: bool = true;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn words(&self) -> Option<Words> {
        let mut body = vec![self.next_action.as_str(), &self.if_unresolved, &self.help];
        body.extend([self.escalation_trigger.as_str(), &self.note]);
        body.extend(self.about.iter().chain(&self.tags).map(String::as_str));
        body.retain(|text| !text.is_empty());
        Some(Words {
            reference: self.reference().to_string(),
            title: self.statement.clone(),
            body: body.join("\n"),
        })
    }
}

impl Entry for RaidEntry {
    const REGISTER: Register = Register::RaidEntry;

    register::kept_as_all!(statement);

    fn begin(tx: &Tx<'_>) -> Result<Self> {
        Ok(Self { raised_on: Some(tx.today()), ..Self::default() })
    }

    /// What is closed was closed on a day; what is opened again was not closed.
    fn settle(&mut self, tx: &Tx<'_>, _before: Option<&Self>) -> Result<()> {
        match self.status {
            RaidStatus::Closed => self.closed_on = self.closed_on.or(Some(tx.today())),
            RaidStatus::Open | RaidStatus::Happened => self.closed_on = None,
        }
        Ok(())
    }
}
