//! An ask as the room sees it: in the words of those the review is for. A wall shows no more than the page that was sent.

use roadbook_formats::date::PartialDate;
use rusqlite::Connection;
use serde::Serialize;

use super::Review;
use super::reader::audience_of;
use crate::audiences::view::view;
use crate::decisions::{Choice, store as decisions};
use crate::error::{Error, Result};
use crate::history::Moment;
use crate::ids::Reference;

/// A decision before the room.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RoomAsk {
    /// "D-7".
    #[serde(rename = "ref")]
    pub reference: String,
    /// The question.
    pub title: String,
    /// Why there is something to decide, in Markdown.
    pub context: String,
    /// When it is needed.
    pub needed_by: Option<PartialDate>,
    /// Who is held up.
    pub blocked: Vec<String>,
    /// What happens if nobody decides.
    pub if_nobody_decides: String,
    /// Who decides.
    pub approver: Option<String>,
    /// What can be chosen.
    pub options: Vec<RoomOption>,
    /// What is advised.
    pub recommendation: Option<String>,
    /// Why it is advised, in Markdown.
    pub rationale: String,
    /// What is accepted with it, in Markdown.
    pub trade_offs: String,
    /// The option that was chosen, by its name in the log.
    pub chosen: Option<String>,
}

/// An option before the room.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RoomOption {
    /// Its name in the log, by which it is recorded.
    pub name: String,
    /// What the room reads of it.
    pub shown: Choice,
    /// It is the one that is advised.
    pub is_advised: bool,
}

/// A decision as those see it whom a review is for.
///
/// # Errors
/// [`Error::NotFound`] when there is none, [`Error::Invalid`] when it is not for them.
pub fn ask(
    conn: &Connection,
    review: &Review,
    reference: Reference,
    today: chrono::NaiveDate,
) -> Result<RoomAsk> {
    let decision = decisions::by_reference(conn, reference)?;
    let audience = audience_of(conn, review)?;
    let (view, _) = view(conn, &audience, Moment::Now, today)?;
    let name = reference.to_string();
    let refused = || {
        let what = format!("{name} is not for {}", audience.name);
        Error::invalid(what, "Decide it where it stands, or let the review be for somebody who may see it.")
    };
    let seen = view.decisions.into_iter().find(|seen| seen.reference == name).ok_or_else(refused)?;
    let advised = decision.recommendation.clone().unwrap_or_default();
    let option = |(own, shown): (Choice, Choice)| RoomOption {
        is_advised: own.name.trim().eq_ignore_ascii_case(advised.trim()),
        name: own.name,
        shown,
    };
    Ok(RoomAsk {
        reference: name.clone(),
        title: seen.title,
        context: seen.context,
        needed_by: decision.needed_by,
        blocked: seen.blocked,
        if_nobody_decides: seen.if_nobody_decides,
        approver: seen.approver,
        // Where options are not for them, there are none before the room.
        options: decision.options.into_iter().zip(seen.options).map(option).collect(),
        recommendation: seen.recommendation,
        rationale: seen.rationale,
        trade_offs: seen.trade_offs,
        chosen: decision.chosen.filter(|_| seen.chosen.is_some()),
    })
}
