//! Actions as the author sees them in a list.

use chrono::NaiveDate;
use roadbook_formats::date::PartialDate;
use roadbook_formats::words::Sensitivity;
use rusqlite::Connection;
use serde::Serialize;

use super::{Action, ActionStatus, Moved};
use crate::error::Result;
use crate::people::list::names;
use crate::raid::list::days;
use crate::record::Record as _;
use crate::register::Entry as _;

/// An action as a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ActionRow {
    /// Its id.
    pub id: String,
    /// "A-2".
    #[serde(rename = "ref")]
    pub reference: String,
    /// What is to be done.
    pub title: String,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<PartialDate>,
    /// Days until then; negative when late, nothing when it is not open.
    pub days_left: Option<i32>,
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
    /// The days it was promised for before.
    pub moves: Vec<Moved>,
    /// Anything else, in Markdown.
    pub note: String,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// Put away.
    pub archived: bool,
}

/// All actions: open ones first, by their day.
///
/// # Errors
/// When the storage fails.
pub fn actions(conn: &Connection, today: NaiveDate) -> Result<Vec<ActionRow>> {
    let people = names(conn)?;
    let mut all = Action::all(conn)?;
    all.sort_by_key(|action| {
        let is_closed = action.status != ActionStatus::Open;
        let day = if is_closed { None } else { action.due.map(PartialDate::last_day) };
        let closed = action.closed_on.filter(|_| is_closed).map(std::cmp::Reverse);
        (action.archived, is_closed, day.unwrap_or(NaiveDate::MAX), closed, action.number)
    });
    let row = |action: Action| ActionRow {
        reference: action.reference().to_string(),
        owner: action.owner.as_ref().and_then(|owner| people.get(owner)).cloned(),
        days_left: action
            .due
            .filter(|_| action.status == ActionStatus::Open)
            .map(|due| days(today, due.last_day())),
        id: action.id,
        title: action.title,
        due: action.due,
        status: action.status,
        raised_on: action.raised_on,
        closed_on: action.closed_on,
        review: action.review,
        about: action.about,
        moves: action.moves,
        note: action.note,
        sensitivity: action.sensitivity,
        archived: action.archived,
    };
    Ok(all.into_iter().map(row).collect())
}
