//! Signals: what somebody said, as they said it, about which items; who has to hear what became of it.

pub mod answer;
mod fields;
pub mod import;
pub mod list;

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::Sensitivity;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::items::{Source, source_key};
use crate::op::Kind;
use crate::record::{Column, Fields, Record, Table, derived, flag, json, plain};
use crate::register::{self, Entry, Register};
use crate::search::Words;
use crate::workspace::Tx;

/// A piece of feedback.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Signal {
    /// Its id.
    pub id: String,
    /// The number of its reference.
    pub number: u32,
    /// What was said, as it was said. Never empty.
    pub words: String,
    /// When.
    pub said_on: Option<PartialDate>,
    /// Who said it, or wrote it down.
    pub who: Option<String>,
    /// The department it came through.
    pub department: Option<String>,
    /// The customer who said it.
    pub customer: Option<String>,
    /// The kind of customer.
    pub segment: Option<String>,
    /// How it came: call, ticket, survey.
    pub channel: Option<String>,
    /// References of the items it is about.
    pub about: Vec<String>,
    /// What it is about, in a word or two.
    pub themes: Vec<String>,
    /// When they were told what became of it.
    pub answered_on: Option<NaiveDate>,
    /// What they were told.
    pub answer: String,
    /// Where it was imported from.
    pub source: Option<Source>,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// Put away; kept, but out of sight.
    pub archived: bool,
}

impl Default for Signal {
    fn default() -> Self {
        Self {
            id: String::new(),
            number: 0,
            words: String::new(),
            said_on: None,
            who: None,
            department: None,
            customer: None,
            segment: None,
            channel: None,
            about: Vec::new(),
            themes: Vec::new(),
            answered_on: None,
            answer: String::new(),
            source: None,
            sensitivity: Sensitivity::Internal,
            archived: false,
        }
    }
}

static TABLE: Table = Table::deriving("signal", COLUMNS, derive);

const COLUMNS: &[Column] = &[
    plain("id", "id"),
    plain("number", "number"),
    plain("words", "words"),
    plain("said_on", "saidOn"),
    plain("who", "who"),
    plain("department", "department"),
    plain("customer", "customer"),
    plain("segment", "segment"),
    plain("channel", "channel"),
    json("about", "about"),
    json("themes", "themes"),
    plain("answered_on", "answeredOn"),
    plain("answer", "answer"),
    json("source", "source"),
    derived("source_key"),
    plain("sensitivity", "sensitivity"),
    flag("archived", "archived"),
];

fn derive(fields: &Fields) -> Fields {
    Fields::from_iter([("source_key".to_owned(), source_key(fields))])
}

impl Record for Signal {
    const KIND: Kind = Kind::Signal;
    const IS_SEARCHED: bool = true;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn words(&self) -> Option<Words> {
        let said = [&self.who, &self.department, &self.customer, &self.segment, &self.channel];
        let mut body: Vec<&str> = said.into_iter().flatten().map(String::as_str).collect();
        body.extend(self.themes.iter().chain(&self.about).map(String::as_str));
        body.push(&self.answer);
        body.retain(|text| !text.is_empty());
        Some(Words {
            reference: self.reference().to_string(),
            title: self.words.clone(),
            body: body.join("\n"),
        })
    }
}

impl Entry for Signal {
    const REGISTER: Register = Register::Signal;

    register::kept_as_all!(words);

    fn begin(tx: &Tx<'_>) -> Result<Self> {
        Ok(Self { said_on: Some(tx.today().into()), ..Self::default() })
    }
}
