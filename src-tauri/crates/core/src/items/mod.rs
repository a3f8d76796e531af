//! Items: anything on the roadmap.

pub mod add;
pub mod assign;
pub mod board;
pub mod card;
pub mod duplicate;
pub mod edit;
pub(crate) mod effort;
pub mod field;
pub mod list;
pub mod paste;
pub mod readings;
pub mod record;
pub mod reschedule;
pub mod shift;
pub mod store;

use std::collections::BTreeMap;

use roadbook_formats::words::{Commitment, Health, Level, Mark, Scale, Sensitivity};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::ids::{ItemId, PersonId, Reference};
use crate::op::Kind;
use crate::record::{Column, Fields, Record, Table, derived, flag, json, plain};
use crate::search::{Words, body_of};
use crate::timeframe::Timeframe;

/// An item of the roadmap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// The number of its reference.
    pub number: u32,
    /// Theme, initiative, feature or milestone.
    pub level: Level,
    /// What it is called inside. Never empty.
    pub title: String,
    /// What it is part of.
    pub parent: Option<ItemId>,
    /// The product it belongs to.
    pub product: Option<String>,
    /// The team that does it.
    pub team: Option<String>,
    /// The goal it serves.
    pub goal: Option<String>,
    /// Any other words it goes by.
    pub tags: Vec<String>,
    /// Who answers for it.
    pub owner: Option<PersonId>,
    /// When, as precisely as it is known.
    pub timeframe: Timeframe,
    /// Why it is when it is: what moved it last. Stays inside.
    pub date_reason: String,
    /// How sure the date is.
    pub commitment: Option<Commitment>,
    /// How it is going, when somebody has said.
    pub health: Option<Health>,
    /// Where it stands, in the team's own word.
    pub status: Option<String>,
    /// Effort in days.
    pub effort: Option<f64>,
    /// What it is, in Markdown.
    pub description: String,
    /// What it is called outside.
    pub public_title: Option<String>,
    /// What is said of it outside, in Markdown.
    pub public_text: String,
    /// A note that stays inside, in Markdown.
    pub internal_note: String,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// Pages about it.
    pub links: Vec<WebLink>,
    /// The tracker row it came from.
    pub source: Option<Source>,
    /// What each imported field was at the last import, as [`crate::imports::fingerprint`] has it.
    pub imported: BTreeMap<String, String>,
    /// Put away; kept, but out of sight.
    pub archived: bool,
}

/// A page about a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WebLink {
    /// What it is called.
    pub title: String,
    /// Where it is; never opened by itself.
    pub url: String,
}

/// Where a record was imported from; a second import finds it by this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// What kind of system: `jira`, `csv`, `decisionFolder`.
    pub system: String,
    /// Its id there.
    pub id: String,
    /// The file it stood in, relative to what was imported, with `/`.
    pub file: Option<String>,
    /// Its page there.
    pub url: Option<String>,
    /// Which of several sources of one system: a fingerprint of the folder, never its path.
    #[serde(default)]
    pub scope: Option<String>,
}

impl Source {
    /// System, scope and id as one key.
    pub fn key(&self) -> String {
        [self.system.as_str(), self.scope.as_deref().unwrap_or(""), &self.id].join("\u{1f}")
    }

    /// The id in a key of a source of this system; nothing when it is of another one.
    pub(crate) fn in_key<'a>(key: &'a str, system: &str) -> Option<&'a str> {
        let mut parts = key.splitn(3, '\u{1f}');
        parts.next().filter(|of| *of == system).and_then(|_| parts.nth(1))
    }
}

impl Default for Item {
    fn default() -> Self {
        Self {
            id: ItemId::default(),
            number: 0,
            level: Level::Feature,
            title: String::new(),
            parent: None,
            product: None,
            team: None,
            goal: None,
            tags: Vec::new(),
            owner: None,
            timeframe: Timeframe::default(),
            date_reason: String::new(),
            commitment: None,
            health: None,
            status: None,
            effort: None,
            description: String::new(),
            public_title: None,
            public_text: String::new(),
            internal_note: String::new(),
            sensitivity: Sensitivity::Internal,
            links: Vec::new(),
            source: None,
            imported: BTreeMap::new(),
            archived: false,
        }
    }
}

impl Item {
    /// What people cite it by.
    pub fn reference(&self) -> Reference {
        Reference::item(self.number)
    }

    /// What is drawn beside it, given where its status lies on the common scale.
    pub fn mark(&self, scale: Option<Scale>) -> Mark {
        if self.status.is_none() && self.health.is_none() {
            return Mark::NotStarted;
        }
        Mark::of(scale, self.health)
    }
}

static TABLE: Table = Table::deriving("item", COLUMNS, derive);

const COLUMNS: &[Column] = &[
    plain("id", "id"),
    plain("number", "number"),
    plain("level", "level"),
    plain("title", "title"),
    plain("parent", "parent"),
    plain("product", "product"),
    plain("team", "team"),
    plain("goal", "goal"),
    json("tags", "tags"),
    plain("owner", "owner"),
    plain("timeframe", "timeframe"),
    derived("starts_on"),
    derived("ends_on"),
    plain("date_reason", "dateReason"),
    plain("commitment", "commitment"),
    plain("health", "health"),
    plain("status", "status"),
    plain("effort", "effort"),
    plain("description", "description"),
    plain("public_title", "publicTitle"),
    plain("public_text", "publicText"),
    plain("internal_note", "internalNote"),
    plain("sensitivity", "sensitivity"),
    json("links", "links"),
    json("source", "source"),
    derived("source_key"),
    json("imported", "imported"),
    flag("archived", "archived"),
];

fn derive(fields: &Fields) -> Fields {
    let mut columns = Map::new();
    if let Some(timeframe) = fields.get("timeframe").and_then(|code| Timeframe::deserialize(code).ok()) {
        columns.insert("starts_on".into(), timeframe.first_day().map(|day| day.to_string()).into());
        columns.insert("ends_on".into(), timeframe.last_day().map(|day| day.to_string()).into());
    }
    columns.insert("source_key".into(), source_key(fields));
    columns
}

/// The key that finds an imported record again, from a record's fields.
pub(crate) fn source_key(fields: &Fields) -> Value {
    let source = fields.get("source").and_then(|source| Source::deserialize(source).ok());
    source.map(|source| source.key()).into()
}

impl Record for Item {
    const KIND: Kind = Kind::Item;
    const IS_SEARCHED: bool = true;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id.0
    }

    fn words(&self) -> Option<Words> {
        let source = self.source.as_ref().map_or("", |source| source.id.as_str());
        let lanes = [&self.product, &self.team, &self.goal, &self.status].into_iter().flatten();
        let mut body =
            vec![self.description.as_str(), &self.public_text, &self.internal_note, &self.date_reason];
        body.extend(lanes.map(String::as_str));
        body.extend(self.tags.iter().map(String::as_str));
        Some(Words {
            reference: format!("{} {source}", self.reference()),
            title: [self.title.as_str(), self.public_title.as_deref().unwrap_or("")].join(" "),
            body: body_of(body),
        })
    }
}
