//! Executive reviews: a pack of fifteen sections that fill themselves from the records, a meeting, and what it decided.

pub mod cadence;
pub(crate) mod calendar;
mod fields;
pub mod hold;
pub mod issue;
mod known;
pub mod list;
pub mod minutes;
pub mod pack;
pub mod reader;
pub mod room;
pub mod section;
pub mod told;

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, Months, NaiveDate};
use roadbook_formats::words::{Health, Sensitivity};
use roadbook_formats::write::ics::{Again, Calendar};
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::ids::{AudienceId, PersonId};
use crate::op::Kind;
use crate::record::{Column, Record, Table, flag, json, plain};
use crate::register::steps::steps;
use crate::register::{self, Entry, Register};
use crate::search::Words;
use crate::updates::Making;
use crate::workspace::Tx;

steps! {
    /// How often a review is held.
    ReviewCadence, "cadence" {
        /// Every week.
        Week = "week", "Every week";
        /// Every two weeks.
        Fortnight = "fortnight", "Every two weeks";
        /// Every month.
        Month = "month", "Every month";
        /// Every three months.
        Quarter = "quarter", "Every quarter";
    }
}

impl ReviewCadence {
    /// The day of the next one.
    pub fn after(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::Week => day + Days::new(7),
            Self::Fortnight => day + Days::new(14),
            Self::Month => same_weekday(day, 1),
            Self::Quarter => same_weekday(day, 3),
        }
    }

    /// The same as a calendar says it.
    pub fn again(self) -> Again {
        match self {
            Self::Week => Again::Days(7),
            Self::Fortnight => Again::Days(14),
            Self::Month => Again::Weekdays(1),
            Self::Quarter => Again::Weekdays(3),
        }
    }
}

/// The same weekday so many months later: the second Tuesday; the fifth is the last.
fn same_weekday(day: NaiveDate, months: u32) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day) + Months::new(months);
    let to_weekday = Days::new(day.weekday().days_since(first.weekday()).into());
    let which = first + to_weekday + Days::new(u64::from(day.day0() / 7) * 7);
    if which.month() == first.month() { which } else { which - Days::new(7) }
}

steps! {
    /// How far a review is.
    ReviewStatus, "status of a review" {
        /// The pack is being made.
        Draft = "draft", "In preparation";
        /// The pack has left as it is kept; what changes now is said beside it.
        Issued = "issued", "Pre-read sent";
        /// It was held.
        Held = "held", "Held";
    }
}

/// What a person made of a section. What is empty is as the records have it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct SectionEdit {
    /// The words at its head, instead of those that are made.
    pub headline: String,
    /// What is written below it, in Markdown.
    pub text: String,
    /// Not in this pack.
    pub left_out: bool,
    /// References that are in it whatever the rules say.
    pub pinned: Vec<String>,
    /// References that are not in it whatever the rules say.
    pub dropped: Vec<String>,
    /// What is said of single records: why a date moved, why a metric is off.
    pub notes: BTreeMap<String, String>,
    /// The status somebody gave instead of the one that follows from the records: for the bottom line.
    pub health: Option<Health>,
}

/// What became of a topic in the room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// The decision it is about.
    pub decision: String,
    /// What became of it.
    pub what: OutcomeKind,
    /// The option that was chosen.
    pub option: Option<String>,
    /// Until when it was put off.
    pub until: Option<NaiveDate>,
    /// What was said.
    pub note: String,
    /// How long it was talked about, in seconds.
    pub seconds: u32,
}

steps! {
    /// What became of a topic.
    OutcomeKind, "outcome" {
        /// Decided.
        Decided = "decided", "Decided";
        /// Not to be so.
        Rejected = "rejected", "Rejected";
        /// Put off to a day.
        Deferred = "deferred", "Deferred";
        /// Talked about, and still open.
        Noted = "noted", "Noted";
    }
}

/// The pack as it left: frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IssuedPack {
    /// When it left.
    pub on: NaiveDate,
    /// The last operation that is in it.
    pub operation: u32,
    /// The document, as JSON: each format can be made of it again, byte for byte.
    pub document: String,
    /// What its calendar holds; nothing in packs that left before it was kept.
    #[serde(default)]
    pub calendar: Option<Calendar>,
    /// What its files were made with.
    #[serde(flatten)]
    pub making: Making,
    /// The pack's contents, as JSON, for the comparison with the next one.
    pub contents: String,
    /// The files that were written.
    pub files: Vec<IssuedFile>,
    /// How many records were withheld.
    pub withheld: u32,
    /// How it stood as a whole.
    pub health: Option<Health>,
}

/// A file that left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct IssuedFile {
    /// What it was called.
    pub name: String,
    /// Its format.
    pub format: String,
    /// How long it is.
    pub bytes: u32,
    /// A fingerprint of its bytes.
    pub fingerprint: String,
}

/// An executive review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Review {
    /// Its id.
    pub id: String,
    /// The number of its reference.
    pub number: u32,
    /// What it is called. Never empty.
    pub title: String,
    /// When it is held.
    pub day: NaiveDate,
    /// The time of day, as "14:00".
    pub time: Option<String>,
    /// How long it takes.
    pub minutes: u32,
    /// Where.
    pub place: Option<String>,
    /// Who the pack is for.
    pub audience: Option<AudienceId>,
    /// Who is invited besides the audience's people.
    pub invited: Vec<PersonId>,
    /// How often it is held.
    pub cadence: Option<ReviewCadence>,
    /// How many working days before the meeting the pre-read leaves.
    pub pre_read_days: u32,
    /// The first day that is news: the last pack's day, or one that somebody set.
    pub since: Option<NaiveDate>,
    /// What a person made of each section, by the section's key.
    pub sections: BTreeMap<String, SectionEdit>,
    /// How far it is.
    pub status: ReviewStatus,
    /// The pack as it left.
    pub issued: Option<IssuedPack>,
    /// When it was held.
    pub held_on: Option<NaiveDate>,
    /// Who was there.
    pub present: Vec<PersonId>,
    /// What became of the topics, in the order they were talked about.
    pub outcomes: Vec<Outcome>,
    /// What else was said, in Markdown.
    pub notes: String,
    /// Who may know of it besides those it is for: in the minutes of an audience that may not, it has no name.
    pub sensitivity: Sensitivity,
    /// Put away; kept, but out of sight.
    pub archived: bool,
}

impl Default for Review {
    fn default() -> Self {
        Self {
            id: String::new(),
            number: 0,
            title: String::new(),
            day: NaiveDate::default(),
            time: None,
            minutes: 45,
            place: None,
            audience: None,
            invited: Vec::new(),
            cadence: None,
            pre_read_days: 3,
            since: None,
            sections: BTreeMap::new(),
            status: ReviewStatus::Draft,
            issued: None,
            held_on: None,
            present: Vec::new(),
            outcomes: Vec::new(),
            notes: String::new(),
            sensitivity: Sensitivity::Internal,
            archived: false,
        }
    }
}

static TABLE: Table = Table::new("review", COLUMNS);

const COLUMNS: &[Column] = &[
    plain("id", "id"),
    plain("number", "number"),
    plain("title", "title"),
    plain("day", "day"),
    plain("time", "time"),
    plain("minutes", "minutes"),
    plain("place", "place"),
    plain("audience", "audience"),
    json("invited", "invited"),
    plain("cadence", "cadence"),
    plain("pre_read_days", "preReadDays"),
    plain("since", "since"),
    json("sections", "sections"),
    plain("status", "status"),
    json("issued", "issued"),
    plain("held_on", "heldOn"),
    json("present", "present"),
    json("outcomes", "outcomes"),
    plain("notes", "notes"),
    plain("sensitivity", "sensitivity"),
    flag("archived", "archived"),
];

impl Record for Review {
    const KIND: Kind = Kind::Review;
    const IS_SEARCHED: bool = true;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn words(&self) -> Option<Words> {
        let mut body = vec![self.notes.as_str()];
        body.extend(self.sections.values().flat_map(|edit| [edit.headline.as_str(), edit.text.as_str()]));
        body.extend(self.outcomes.iter().map(|outcome| outcome.note.as_str()));
        body.retain(|text| !text.is_empty());
        let reference = format!("{} {}", self.reference(), self.day);
        Some(Words { reference, title: self.title.clone(), body: body.join("\n") })
    }
}

impl Entry for Review {
    const REGISTER: Register = Register::Review;

    register::kept_as_all!(title);

    fn begin(tx: &Tx<'_>) -> Result<Self> {
        Ok(Self { day: tx.today() + Days::new(14), ..Self::default() })
    }
}
