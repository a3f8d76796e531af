//! What is known of a review outside of the room: whether it has a name there, and who was in it.

use rusqlite::Connection;

use super::Review;
use super::reader::reader_of;
use crate::audiences::Audience;
use crate::audiences::view::{Change, Secret, Withheld};
use crate::error::Result;
use crate::op::Kind;
use crate::people::list::names;
use crate::register::Entry as _;

/// What a review is called to those who may not know of it.
pub(super) const A_MEETING: &str = "a meeting";

/// Whether an audience is the one that a review is for, or its author.
///
/// # Errors
/// When the storage fails.
pub(super) fn was_there(conn: &Connection, review: &Review, audience: &Audience) -> Result<bool> {
    let is_own = reader_of(conn, review)?.is_some_and(|own| own.id == audience.id);
    Ok(is_own || audience.is_author())
}

/// The name of a review for an audience; nothing for one that may not know of it.
///
/// # Errors
/// When the storage fails.
pub(super) fn name_for(conn: &Connection, review: &Review, audience: &Audience) -> Result<Option<String>> {
    let may_know = review.sensitivity <= audience.clearance || was_there(conn, review, audience)?;
    Ok(may_know.then(|| review.title.clone()))
}

/// What the author is told of a review that has no name for an audience; the name is looked for in what leaves.
pub(super) fn nameless(review: &Review, audience: &Audience) -> Withheld {
    let clearance = audience.clearance.word().to_lowercase();
    Withheld {
        reference: review.reference().to_string(),
        kind: Kind::Review,
        title: review.title.clone(),
        field: "title".to_owned(),
        label: "Title".to_owned(),
        change: Change::Reworded,
        reason: format!("{}. {} are cleared for {clearance}", review.sensitivity, audience.name),
        inside: review.title.clone(),
        outside: Some(A_MEETING.to_owned()),
        secrets: vec![Secret::Name(review.title.clone())],
    }
}

/// Those who were in it, by name.
///
/// # Errors
/// When the storage fails.
pub(super) fn present(conn: &Connection, review: &Review) -> Result<Vec<String>> {
    let people = names(conn)?;
    Ok(review.present.iter().filter_map(|id| people.get(id)).cloned().collect())
}
