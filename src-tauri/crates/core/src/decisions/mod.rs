//! Decisions: choices that were made or are waiting.

pub mod add;
pub mod amend;
pub mod ask;
pub mod assign;
pub mod attach;
pub mod chain;
pub mod clock;
mod days;
pub mod decide;
pub mod difference;
pub mod duplicate;
pub mod edit;
pub mod export;
pub mod glance;
pub mod list;
pub mod measures;
pub mod moves;
mod parts;
pub mod queue;
pub mod ready;
pub mod record;
mod renew;
pub mod review;
mod settle;
pub mod store;
pub mod supersede;
pub mod told;
pub mod why;

pub(crate) use settle::settle_links;

use std::collections::BTreeMap;

use roadbook_formats::date::PartialDate;
use roadbook_formats::words::{DecisionStatus, Sensitivity};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub use crate::attached::Attachment;
use crate::error::Result;
use crate::ids::{DecisionId, PersonId, Reference};
use crate::items::{Source, source_key};
use crate::op::Kind;
use crate::record::{Column, Fields, Record, Table, derived, flag, json, plain};
use crate::search::{Words, body_of};

/// Whether a decision can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Reversible {
    /// At little cost.
    Reversible,
    /// Hardly, or not at all.
    OneWay,
}

/// One of the choices.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Choice {
    /// What it is called.
    pub name: String,
    /// What it is, in Markdown.
    pub text: String,
    /// What speaks for it.
    pub pros: Vec<String>,
    /// What speaks against it.
    pub cons: Vec<String>,
    /// What speaks neither way.
    pub neutral: Vec<String>,
    /// What it takes.
    pub effort: Option<String>,
    /// What may go wrong.
    pub risk: Option<String>,
    /// Why it is out.
    pub disqualifier: Option<String>,
}

/// Something taken to be so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Assumption {
    /// What is taken to be so.
    pub text: String,
    /// When to look again.
    pub check_by: Option<PartialDate>,
    /// What was found; nothing while nobody has looked.
    pub still_true: Option<bool>,
    /// When somebody looked last; nothing where that is not known.
    pub looked_on: Option<PartialDate>,
}

impl Assumption {
    /// The day by which somebody has to look; nothing when none is set, or none since somebody looked.
    pub fn open_until(&self) -> Option<PartialDate> {
        let is_open = |day: &PartialDate| match self.looked_on {
            Some(looked) => looked.last_day() < day.first_day(),
            None => self.still_true.is_none(),
        };
        self.check_by.filter(is_open)
    }
}

/// What the decision should bring.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct ExpectedResult {
    /// What is measured.
    pub metric: String,
    /// What it was.
    pub from: Option<String>,
    /// What it should become.
    pub to: Option<String>,
    /// By when.
    pub by: Option<PartialDate>,
    /// What came of it, as a review found it.
    pub happened: Option<String>,
}

/// A change of the text of a decision that was made: both texts stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Amendment {
    /// When.
    pub on: PartialDate,
    /// Who wrote it.
    pub by: String,
    /// Why; may be empty.
    pub note: String,
    /// The field, by its name in JSON.
    pub field: String,
    /// What stood there, as text.
    pub before: String,
    /// What stands there since, as text.
    pub after: String,
}

/// What a review of the decision found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReviewResult {
    /// When.
    pub date: PartialDate,
    /// Keep, change or reverse.
    pub outcome: ReviewOutcome,
    /// Why.
    pub note: String,
    /// The day by which it was to be made, as it was set then.
    #[serde(default)]
    pub due: Option<PartialDate>,
}

/// What becomes of a decision after its review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ReviewOutcome {
    /// It stays.
    Keep,
    /// It is amended.
    Change,
    /// It is taken back.
    Reverse,
}

/// A decision and its clock.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// The number of its reference.
    pub number: u32,
    /// The decision in one sentence, or the question while it waits. Never empty.
    pub title: String,
    /// Where it stands; nothing when no file or person has said it in a word of the scale.
    pub status: Option<DecisionStatus>,
    /// The status as a file has it.
    pub status_as_written: Option<String>,
    /// Whether it can be taken back.
    pub reversible: Option<Reversible>,
    /// When it was made.
    pub decided_on: Option<PartialDate>,
    /// When it was written down.
    pub recorded_on: Option<PartialDate>,
    /// When it is needed.
    pub needed_by: Option<PartialDate>,
    /// When it was needed at first, once it was put off.
    pub first_needed_by: Option<PartialDate>,
    /// Since when it waits.
    pub waiting_since: Option<PartialDate>,
    /// When it goes to somebody else.
    pub escalates_on: Option<PartialDate>,
    /// To whom it then goes.
    pub escalates_to: Option<String>,
    /// When to look whether it was right.
    pub review_on: Option<PartialDate>,
    /// When that was to be done at first, once an overdue review was put off.
    pub first_review_on: Option<PartialDate>,
    /// When a provisional decision ends.
    pub ends_on: Option<PartialDate>,
    /// Who drives it.
    pub driver: Option<PersonId>,
    /// Who decides: exactly one.
    pub approver: Option<PersonId>,
    /// Who was asked.
    pub contributors: Vec<String>,
    /// Who is told, as a file has it.
    pub informed: Vec<String>,
    /// Who or what it holds up: people, teams, references of items.
    pub blocked: Vec<String>,
    /// Why there is something to decide, in Markdown.
    pub context: String,
    /// What it is decided by.
    pub drivers: Vec<String>,
    /// The choices.
    pub options: Vec<Choice>,
    /// What the driver advises.
    pub recommendation: Option<String>,
    /// The choice that was taken.
    pub chosen: Option<String>,
    /// Why, in Markdown.
    pub rationale: String,
    /// What is given up for it.
    pub trade_offs: String,
    /// What follows from it, in Markdown.
    pub consequences: String,
    /// What happens if nobody decides.
    pub if_nobody_decides: String,
    /// What is taken to be so.
    pub assumptions: Vec<Assumption>,
    /// What it should bring.
    pub expected: Vec<ExpectedResult>,
    /// How it is made sure that it is followed.
    pub confirmation: String,
    /// What would make us take it back.
    pub reversal_trigger: String,
    /// What reviews of it found.
    pub reviews: Vec<ReviewResult>,
    /// What it rests on.
    pub evidence: String,
    /// Who decided, when somebody else did than the approver.
    pub decided_by: Option<String>,
    /// The meeting in which it was decided.
    pub decided_in: Option<String>,
    /// The team whose decision it is.
    pub team: Option<String>,
    /// The changes of its text since it was made, the oldest first.
    pub amendments: Vec<Amendment>,
    /// The files it rests on that are kept with it.
    pub attachments: Vec<Attachment>,
    /// What it is called outside.
    pub public_title: Option<String>,
    /// What is said of it outside, in Markdown.
    pub public_text: String,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// Any other words it goes by.
    pub tags: Vec<String>,
    /// What other tools keep in the front matter of its file, as YAML: written back as it is.
    pub front_matter: String,
    /// The file it was imported from, whole.
    pub original: String,
    /// Where it was imported from.
    pub source: Option<Source>,
    /// What each imported field was at the last import, as [`crate::imports::fingerprint`] has it.
    pub imported: BTreeMap<String, String>,
    /// Put away; kept, but out of sight.
    pub archived: bool,
}

impl Default for Decision {
    fn default() -> Self {
        Self {
            id: DecisionId::default(),
            number: 0,
            title: String::new(),
            status: None,
            status_as_written: None,
            reversible: None,
            decided_on: None,
            recorded_on: None,
            needed_by: None,
            first_needed_by: None,
            waiting_since: None,
            escalates_on: None,
            escalates_to: None,
            review_on: None,
            first_review_on: None,
            ends_on: None,
            driver: None,
            approver: None,
            contributors: Vec::new(),
            informed: Vec::new(),
            blocked: Vec::new(),
            context: String::new(),
            drivers: Vec::new(),
            options: Vec::new(),
            recommendation: None,
            chosen: None,
            rationale: String::new(),
            trade_offs: String::new(),
            consequences: String::new(),
            if_nobody_decides: String::new(),
            assumptions: Vec::new(),
            expected: Vec::new(),
            confirmation: String::new(),
            reversal_trigger: String::new(),
            reviews: Vec::new(),
            evidence: String::new(),
            decided_by: None,
            decided_in: None,
            team: None,
            amendments: Vec::new(),
            attachments: Vec::new(),
            public_title: None,
            public_text: String::new(),
            sensitivity: Sensitivity::Internal,
            tags: Vec::new(),
            front_matter: String::new(),
            original: String::new(),
            source: None,
            imported: BTreeMap::new(),
            archived: false,
        }
    }
}

impl Decision {
    /// What people cite it by.
    pub fn reference(&self) -> Reference {
        Reference::decision(self.number)
    }

    /// Whether it was made: its text is fixed since.
    pub fn is_made(&self) -> bool {
        self.status.is_some() && !self.is_waiting()
    }

    /// Whether somebody decided it. What another took the place of while it still waited was never decided.
    pub fn was_decided(&self) -> bool {
        let waited_till_then = self.waiting_since.is_some() && self.decided_on.is_none();
        self.is_made() && !(self.status == Some(DecisionStatus::Superseded) && waited_till_then)
    }

    /// Whether it was made and is in force.
    pub fn holds(&self) -> bool {
        matches!(self.status, Some(DecisionStatus::Accepted | DecisionStatus::Provisional))
    }

    /// By when it was first to be looked at again; nothing when no day is set.
    pub fn first_review(&self) -> Option<PartialDate> {
        self.first_review_on.or(self.review_on)
    }

    /// By when it was first needed; nothing when no day was set.
    pub fn first_needed(&self) -> Option<PartialDate> {
        self.first_needed_by.or(self.needed_by)
    }

    /// Whether somebody still has to decide.
    pub fn is_waiting(&self) -> bool {
        glance::is_waiting(self.status, self.decided_on.is_some(), self.needed_by.is_some())
    }
}

static TABLE: Table = Table::deriving("decision", COLUMNS, derive);

const COLUMNS: &[Column] = &[
    plain("id", "id"),
    plain("number", "number"),
    plain("title", "title"),
    plain("status", "status"),
    plain("status_as_written", "statusAsWritten"),
    plain("reversible", "reversible"),
    plain("decided_on", "decidedOn"),
    plain("recorded_on", "recordedOn"),
    plain("needed_by", "neededBy"),
    plain("first_needed_by", "firstNeededBy"),
    plain("waiting_since", "waitingSince"),
    plain("escalates_on", "escalatesOn"),
    plain("escalates_to", "escalatesTo"),
    plain("review_on", "reviewOn"),
    plain("first_review_on", "firstReviewOn"),
    plain("ends_on", "endsOn"),
    plain("driver", "driver"),
    plain("approver", "approver"),
    json("contributors", "contributors"),
    json("informed", "informed"),
    json("blocked", "blocked"),
    plain("context", "context"),
    json("drivers", "drivers"),
    json("options", "options"),
    plain("recommendation", "recommendation"),
    plain("chosen", "chosen"),
    plain("rationale", "rationale"),
    plain("trade_offs", "tradeOffs"),
    plain("consequences", "consequences"),
    plain("if_nobody_decides", "ifNobodyDecides"),
    json("assumptions", "assumptions"),
    json("expected", "expected"),
    plain("confirmation", "confirmation"),
    plain("reversal_trigger", "reversalTrigger"),
    json("reviews", "reviews"),
    plain("evidence", "evidence"),
    plain("decided_by", "decidedBy"),
    plain("decided_in", "decidedIn"),
    plain("team", "team"),
    json("amendments", "amendments"),
    json("attachments", "attachments"),
    plain("public_title", "publicTitle"),
    plain("public_text", "publicText"),
    plain("sensitivity", "sensitivity"),
    json("tags", "tags"),
    plain("front_matter", "frontMatter"),
    plain("original", "original"),
    json("source", "source"),
    derived("source_key"),
    json("imported", "imported"),
    flag("archived", "archived"),
];

fn derive(fields: &Fields) -> Fields {
    Fields::from_iter([("source_key".to_owned(), source_key(fields))])
}

impl Record for Decision {
    const KIND: Kind = Kind::Decision;
    const IS_SEARCHED: bool = true;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id.0
    }

    fn refuse_to_go_back(conn: &Connection, now: &Self, then: Option<&Self>) -> Result<()> {
        told::refuse_untelling(conn, now, then)
    }

    fn words(&self) -> Option<Words> {
        let mut body = vec![self.context.as_str(), &self.rationale, &self.trade_offs, &self.consequences];
        body.extend([self.if_nobody_decides.as_str(), &self.public_text, &self.evidence]);
        body.extend(self.chosen.as_deref().into_iter().chain(self.recommendation.as_deref()));
        for choice in &self.options {
            body.extend([choice.name.as_str(), &choice.text]);
            body.extend(choice.pros.iter().chain(&choice.cons).chain(&choice.neutral).map(String::as_str));
        }
        body.extend(self.drivers.iter().chain(&self.tags).chain(&self.blocked).map(String::as_str));
        body.extend(
            self.amendments.iter().flat_map(|amendment| [amendment.note.as_str(), &amendment.before]),
        );
        body.extend(self.attachments.iter().map(|attachment| attachment.name.as_str()));
        body.push(&self.original);
        let file = self.source.as_ref().and_then(|source| source.file.as_deref()).unwrap_or("");
        Some(Words {
            reference: format!("{} {file}", self.reference()),
            title: [self.title.as_str(), self.public_title.as_deref().unwrap_or("")].join(" "),
            body: body_of(body),
        })
    }
}
