//! RAID entries as the author sees them in a list, and the map of probability against impact.

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::Sensitivity;
use rusqlite::Connection;
use serde::Serialize;

use super::ready::{missing, needs_help};
use super::{RaidEntry, RaidStatus, RaidType, Response};
use crate::error::Result;
use crate::people::list::names;
use crate::record::Record as _;
use crate::register::Entry as _;

/// An entry as a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RaidRow {
    /// Its id.
    pub id: String,
    /// "K-4".
    #[serde(rename = "ref")]
    pub reference: String,
    /// Which of the four.
    #[serde(rename = "type")]
    pub kind: RaidType,
    /// What may be, or is so.
    pub statement: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// How likely, 1 to 5.
    pub probability: Option<u8>,
    /// How bad, 1 to 5.
    pub impact: Option<u8>,
    /// Probability times impact.
    pub score: Option<u8>,
    /// What is done about it.
    pub response: Option<Response>,
    /// What happens when it stays as it is.
    pub if_unresolved: String,
    /// The next concrete step.
    pub next_action: String,
    /// By when.
    pub due: Option<PartialDate>,
    /// Days until then; negative when late.
    pub days_left: Option<i32>,
    /// What makes it go to somebody else.
    pub escalation_trigger: String,
    /// When it goes to somebody else.
    pub escalates_on: Option<PartialDate>,
    /// To whom.
    pub escalates_to: Option<String>,
    /// Whose help is asked for.
    pub help: String,
    /// Where it stands.
    pub status: RaidStatus,
    /// Since when it is written down.
    pub raised_on: Option<NaiveDate>,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
    /// References of what it is about.
    pub about: Vec<String>,
    /// Anything else, in Markdown.
    pub note: String,
    /// Tags.
    pub tags: Vec<String>,
    /// What it does not say yet.
    pub missing: Vec<String>,
    /// Why it belongs in front of executives; nothing when its owner carries it.
    pub needs_help: Option<String>,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// Put away.
    pub archived: bool,
}

/// All entries, open ones first and the highest score first among them.
///
/// # Errors
/// When the storage fails.
pub fn entries(conn: &Connection, today: NaiveDate) -> Result<Vec<RaidRow>> {
    let people = names(conn)?;
    let row = |entry: RaidEntry| RaidRow {
        reference: entry.reference().to_string(),
        score: entry.score(),
        days_left: entry.due.filter(|_| entry.is_open()).map(|due| days(today, due.last_day())),
        missing: missing(&entry).into_iter().map(str::to_owned).collect(),
        needs_help: needs_help(&entry, today),
        owner: entry.owner.as_ref().and_then(|owner| people.get(owner)).cloned(),
        id: entry.id,
        kind: entry.kind,
        statement: entry.statement,
        probability: entry.probability,
        impact: entry.impact,
        response: entry.response,
        if_unresolved: entry.if_unresolved,
        next_action: entry.next_action,
        due: entry.due,
        escalation_trigger: entry.escalation_trigger,
        escalates_on: entry.escalates_on,
        escalates_to: entry.escalates_to,
        help: entry.help,
        status: entry.status,
        raised_on: entry.raised_on,
        closed_on: entry.closed_on,
        about: entry.about,
        note: entry.note,
        tags: entry.tags,
        sensitivity: entry.sensitivity,
        archived: entry.archived,
    };
    let mut rows: Vec<_> = RaidEntry::all(conn)?.into_iter().map(row).collect();
    rows.sort_by_key(|row| {
        (row.archived, row.status == RaidStatus::Closed, std::cmp::Reverse(row.score.unwrap_or(0)))
    });
    Ok(rows)
}

/// Whole days from one day to another.
pub(crate) fn days(from: NaiveDate, to: NaiveDate) -> i32 {
    i32::try_from((to - from).num_days()).unwrap_or(if to > from { i32::MAX } else { i32::MIN })
}
