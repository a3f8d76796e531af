//! Today: everything that waits for the person who runs the workspace, each with its distance and its action, and what
//! the next ten working days hold.
//!
//! Owns what counts as waiting. The sentences are made here, so that the window and a script say the same.

mod days;
mod rows;
mod told;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use crate::error::Result;

/// What a row waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum TodayGroupKey {
    /// Decisions past or near the day they are needed.
    Decisions,
    /// What was told and is no longer true.
    Told,
    /// Decisions that somebody must know and was not told in time.
    Untold,
    /// Updates that are due.
    Updates,
    /// Actions whose day is near or over, or that have none.
    Actions,
    /// Risks whose next step or escalation is near or over.
    Risks,
    /// Metrics that nobody has read in time.
    Metrics,
    /// People who asked for what is there now, or is cut, and have not been told.
    Signals,
    /// Reviews, decisions that end or are to be looked at again, imports.
    Coming,
}

impl TodayGroupKey {
    /// What the things have in common, and what is meant by it where that is not enough.
    pub fn titles(self) -> (&'static str, &'static str) {
        match self {
            Self::Decisions => ("Decisions that hold people up", "past or near the day they are needed"),
            Self::Told => ("Told, and no longer true", "who still holds an old value"),
            Self::Untold => ("Decided, and not told", "who must know has waited more than five working days"),
            Self::Updates => ("Updates due", "by the cadence of each audience"),
            Self::Actions => ("Actions", "due, late or without a day"),
            Self::Risks => ("Risks", "a step or an escalation is near"),
            Self::Metrics => ("Metrics nobody has read", ""),
            Self::Signals => ("People to tell", "what they asked for is there, or cut"),
            Self::Coming => ("Coming up", ""),
        }
    }
}

/// What can be done about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum TodayAct {
    /// Open the decision and decide, or remind who decides.
    Decide,
    /// Draft the corrections.
    Correct,
    /// Write the update.
    Compose,
    /// Say that it is done, or give it a new day.
    Finish,
    /// Open the entry.
    Open,
    /// Add a reading.
    Read,
    /// Tell who asked.
    Tell,
    /// Write the update for who must know.
    LetKnow,
    /// Look whether the decision was right.
    LookAgain,
    /// Open the pack.
    Prepare,
    /// Hold the meeting, or write its minutes.
    Hold,
    /// Start the next pack from the last.
    StartNext,
    /// Import again.
    Import,
}

/// One thing that waits.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TodayRow {
    /// The record it is about: its reference, or the name of an audience or a file.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// What else has to be known, in a sentence.
    pub text: String,
    /// Who is held up, or who has to be told.
    pub parties: Vec<String>,
    /// Days from today: negative when it is late; nothing when it is counted otherwise.
    pub days: Option<i32>,
    /// What is counted instead: people who hold something old, people to tell.
    pub count: Option<u32>,
    /// What that counts: "people", "days old".
    pub count_word: String,
    /// What was true before.
    pub was: Option<String>,
    /// What is true now.
    pub now: Option<String>,
    /// How much of it is ready, of how much.
    pub ready: Option<(u32, u32)>,
    /// For a decision: since when it waits.
    pub waiting_since: Option<NaiveDate>,
    /// For a decision: when it is needed.
    pub needed_by: Option<NaiveDate>,
    /// For a decision: when it goes to somebody else.
    pub escalates_on: Option<NaiveDate>,
    /// What can be done about it.
    pub act: TodayAct,
}

/// Things that wait for one reason.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TodayGroup {
    /// The reason.
    pub key: TodayGroupKey,
    /// The reason in words.
    pub title: &'static str,
    /// What is meant by it; may be empty.
    pub note: &'static str,
    /// The things, the most urgent first.
    pub rows: Vec<TodayRow>,
}

/// A working day and what it holds.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TodayDay {
    /// The day.
    pub day: NaiveDate,
    /// Whether it is in another week than the day before it here.
    pub begins_week: bool,
    /// What it holds.
    pub entries: Vec<TodayEntry>,
}

/// Something on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TodayEntry {
    /// What happens: "D-7 needed".
    pub text: String,
    /// What it is about.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What kind of thing it is.
    pub kind: TodayEntryKind,
}

/// What kind of thing stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum TodayEntryKind {
    /// Something is due.
    Due,
    /// Something goes to somebody else.
    Escalates,
    /// A meeting.
    Meeting,
}

/// Everything that waits.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Today {
    /// The day.
    pub today: NaiveDate,
    /// How many things wait.
    pub waiting: u32,
    /// How many of them hold up other people.
    pub holding_up: u32,
    /// The reasons that have something, in their order.
    pub groups: Vec<TodayGroup>,
    /// The next ten working days.
    pub days: Vec<TodayDay>,
}

/// What waits on a day.
///
/// # Errors
/// When the storage fails.
pub fn today(conn: &Connection, today: NaiveDate) -> Result<Today> {
    let mut groups = rows::groups(conn, today)?;
    groups.retain(|group| !group.rows.is_empty());
    let rows = || groups.iter().flat_map(|group| &group.rows);
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let is_held_up = |row: &&TodayRow| row.act == TodayAct::Decide && !row.parties.is_empty();
    Ok(Today {
        today,
        waiting: number(rows().count()),
        holding_up: number(rows().filter(is_held_up).count()),
        days: days::days(conn, today)?,
        groups,
    })
}
