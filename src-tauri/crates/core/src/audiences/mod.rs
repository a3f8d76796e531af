//! Audiences: groups of people who are told the same thing in the same way, and what each of them may see.
//!
//! Decides what an audience may see ([`view`]). Nothing else filters.

pub mod add;
pub mod archive;
pub mod assign;
pub mod budget;
pub mod copy;
pub mod edit;
pub mod give;
pub mod list;
pub mod ready;
pub mod row;
pub mod rules;
pub mod sheet;
pub mod view;
pub mod wording;

use std::collections::BTreeMap;

use roadbook_formats::words::{Commitment, Sensitivity};
use serde::{Deserialize, Serialize};

use self::budget::BudgetLine;
use crate::ids::{AudienceId, PersonId};
use crate::op::Kind;
use crate::record::{Column, Record, Table, flag, json, plain};
use crate::search::Words;
use crate::timeframe::Precision;
use crate::updates::Format;

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Field {
    /// Whether an item is shown as itself (show), as its topmost ancestor (coarsen) or not at all.
    Item,
    /// The title: as it is, or the public title (reword).
    Title,
    /// The description: as it is, or the public text (reword).
    Description,
    /// The note that stays inside.
    InternalNote,
    /// The product.
    Product,
    /// The team.
    Team,
    /// The goal.
    Goal,
    /// The tags.
    Tags,
    /// The owner's name.
    Owner,
    /// The date; how precise it is shown is the audience's precision.
    Timeframe,
    /// How sure the date is.
    Commitment,
    /// How it is going.
    Health,
    /// Where it stands, in the team's own word; coarsened it is the word of the common scale.
    Status,
    /// The effort.
    Effort,
    /// Pages about it.
    Links,
    /// What it depends on and holds up.
    Dependencies,
    /// Its id in the tracker.
    Source,
    /// Whether decisions are shown at all.
    Decision,
    /// Why there is something to decide, and why it was decided so.
    Rationale,
    /// The choices with what speaks for and against each.
    Options,
    /// Who drives, decides and was asked.
    Roles,
    /// Who is held up, since when, by when it is needed, and what waiting leads to.
    Waiting,
    /// The names of customers, and of those who spoke for them. No page lists them; where they may not be said they are
    /// looked for.
    Customers,
}

impl Field {
    /// Every field, in the order a sheet shows them.
    pub const ALL: &'static [Self] = &[
        Self::Item,
        Self::Title,
        Self::Description,
        Self::InternalNote,
        Self::Product,
        Self::Team,
        Self::Goal,
        Self::Tags,
        Self::Owner,
        Self::Timeframe,
        Self::Commitment,
        Self::Health,
        Self::Status,
        Self::Effort,
        Self::Links,
        Self::Dependencies,
        Self::Source,
        Self::Decision,
        Self::Rationale,
        Self::Options,
        Self::Roles,
        Self::Waiting,
        Self::Customers,
    ];

    /// Its name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Title => "title",
            Self::Description => "description",
            Self::InternalNote => "internalNote",
            Self::Product => "product",
            Self::Team => "team",
            Self::Goal => "goal",
            Self::Tags => "tags",
            Self::Owner => "owner",
            Self::Timeframe => "timeframe",
            Self::Commitment => "commitment",
            Self::Health => "health",
            Self::Status => "status",
            Self::Effort => "effort",
            Self::Links => "links",
            Self::Dependencies => "dependencies",
            Self::Source => "source",
            Self::Decision => "decision",
            Self::Rationale => "rationale",
            Self::Options => "options",
            Self::Roles => "roles",
            Self::Waiting => "waiting",
            Self::Customers => "customers",
        }
    }

    /// Its name on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Item => "Item",
            Self::Title => "Title",
            Self::Description => "Description",
            Self::InternalNote => "Internal note",
            Self::Product => "Product",
            Self::Team => "Team",
            Self::Goal => "Goal",
            Self::Tags => "Tags",
            Self::Owner => "Owner",
            Self::Timeframe => "Date",
            Self::Commitment => "Commitment",
            Self::Health => "Health",
            Self::Status => "Status",
            Self::Effort => "Effort",
            Self::Links => "Links",
            Self::Dependencies => "Dependencies",
            Self::Source => "Source id",
            Self::Decision => "Decision",
            Self::Rationale => "Context and reasons",
            Self::Options => "Options",
            Self::Roles => "Roles",
            Self::Waiting => "Waiting",
            Self::Customers => "Customers’ names",
        }
    }

    /// What happens to it where nobody has made a rule: it is shown, but for the names of customers.
    pub fn usual(self) -> Rule {
        match self {
            Self::Customers => Rule::Withhold,
            _ => Rule::Show,
        }
    }
}

/// What happens to a field on its way to an audience.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "camelCase")]
pub enum Rule {
    /// As it is.
    #[default]
    Show,
    /// Less precise.
    Coarsen,
    /// In public words.
    Reword,
    /// Not at all.
    Withhold,
}

/// What this audience calls a thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Wording {
    /// The word inside, matched as whole words in any case.
    pub from: String,
    /// The word for this audience.
    pub to: String,
    /// What that word means, for its glossary; empty when it needs no explanation.
    #[serde(default)]
    pub means: String,
}

/// An audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Audience {
    /// Its id.
    pub id: AudienceId,
    /// What it is called. Never empty.
    pub name: String,
    /// What it is told for, in a sentence.
    pub purpose: String,
    /// The highest sensitivity it may see.
    pub clearance: Sensitivity,
    /// How precise its dates are at most.
    pub precision: Precision,
    /// Its field rules; a field without one is as [`Field::usual`] says.
    pub rules: BTreeMap<Field, Rule>,
    /// Its words.
    pub wording: Vec<Wording>,
    /// Items less sure than this are left out.
    pub least_commitment: Option<Commitment>,
    /// Items that start after this many quarters from the current one are left out.
    pub quarters_ahead: Option<u32>,
    /// Items with one of these tags are left out.
    pub without_tags: Vec<String>,
    /// Who belongs to it.
    pub members: Vec<PersonId>,
    /// How it is reached.
    pub channel: Option<String>,
    /// How often.
    pub cadence: Option<String>,
    /// The template its updates start from.
    pub template: String,
    /// How many updates a month it can take in.
    pub updates_a_month: Option<u32>,
    /// How many messages of which weight it can take in.
    #[serde(default)]
    pub budget: Vec<BudgetLine>,
    /// How many words an update for it may have.
    pub words_in_update: Option<u32>,
    /// How many requests an update for it may hold.
    pub requests_in_update: Option<u32>,
    /// Words that must not be said to it.
    pub never_say: Vec<String>,
    /// The files its updates are made as; all there are when none is named.
    pub formats: Vec<Format>,
    /// Put away; kept, but out of sight.
    pub archived: bool,
}

impl Default for Audience {
    fn default() -> Self {
        Self {
            id: AudienceId::default(),
            name: String::new(),
            purpose: String::new(),
            clearance: Sensitivity::Public,
            precision: Precision::NowNextLater,
            rules: BTreeMap::new(),
            wording: Vec::new(),
            least_commitment: None,
            quarters_ahead: None,
            without_tags: Vec::new(),
            members: Vec::new(),
            channel: None,
            cadence: None,
            template: String::new(),
            updates_a_month: None,
            budget: Vec::new(),
            words_in_update: None,
            requests_in_update: None,
            never_say: Vec::new(),
            formats: Vec::new(),
            archived: false,
        }
    }
}

impl Audience {
    /// The audience that sees everything. It serves exports without an audience, and they say so.
    pub fn author() -> Self {
        Self {
            id: AudienceId("author".into()),
            name: "Author".into(),
            purpose: "Everything, as it is".into(),
            clearance: Sensitivity::Restricted,
            precision: Precision::Day,
            template: "standard".into(),
            ..Self::default()
        }
    }

    /// Whether this is the built-in Author.
    pub fn is_author(&self) -> bool {
        self.id.0 == "author"
    }

    /// The rule for a field.
    pub fn rule(&self, field: Field) -> Rule {
        let usual = if self.is_author() { Rule::Show } else { field.usual() };
        self.rules.get(&field).copied().unwrap_or(usual)
    }
}

static TABLE: Table = Table::new("audience", COLUMNS);

const COLUMNS: &[Column] = &[
    plain("id", "id"),
    plain("name", "name"),
    plain("purpose", "purpose"),
    plain("clearance", "clearance"),
    plain("precision", "precision"),
    json("rules", "rules"),
    json("wording", "wording"),
    plain("least_commitment", "leastCommitment"),
    plain("quarters_ahead", "quartersAhead"),
    json("without_tags", "withoutTags"),
    json("members", "members"),
    plain("channel", "channel"),
    plain("cadence", "cadence"),
    plain("template", "template"),
    plain("updates_a_month", "updatesAMonth"),
    json("budget", "budget"),
    plain("words_in_update", "wordsInUpdate"),
    plain("requests_in_update", "requestsInUpdate"),
    json("never_say", "neverSay"),
    json("formats", "formats"),
    flag("archived", "archived"),
];

impl Record for Audience {
    const KIND: Kind = Kind::Audience;
    const IS_SEARCHED: bool = true;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id.0
    }

    fn words(&self) -> Option<Words> {
        Some(Words { reference: String::new(), title: self.name.clone(), body: self.purpose.clone() })
    }
}
