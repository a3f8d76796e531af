//! Whom a review is for.

use rusqlite::Connection;

use super::Review;
use crate::audiences::{self, Audience};
use crate::error::{Error, Result};
use crate::register::Entry as _;

/// The audience a review is for: its own, else the one that is written to as executives are. A pack never goes to the author
/// by itself, who sees everything.
///
/// # Errors
/// [`Error::Invalid`] when nobody said whom it is for and no audience is executives; or the storage's failure.
pub fn audience_of(conn: &Connection, review: &Review) -> Result<Audience> {
    reader_of(conn, review)?.ok_or_else(|| {
        Error::invalid(
            format!("Nobody said whom {} is for", review.reference()),
            "Choose the audience of the review; then its pack holds what that audience may see.",
        )
    })
}

/// The audience a review is for, or nothing where nobody said.
///
/// # Errors
/// When the storage fails.
pub(crate) fn reader_of(conn: &Connection, review: &Review) -> Result<Option<Audience>> {
    if let Some(id) = &review.audience {
        return audiences::list::get(conn, id).map(Some);
    }
    let all = audiences::list::audiences(conn)?;
    let by_template = |audience: &&Audience| audience.template == EXECUTIVES;
    let by_name = |audience: &&Audience| audience.name.to_lowercase().starts_with("executive");
    Ok(all.iter().find(by_name).or_else(|| all.iter().find(by_template)).cloned())
}

/// The template that executives are written to with.
const EXECUTIVES: &str = "executives";
