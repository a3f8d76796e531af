//! Finds saved views.

use rusqlite::Connection;

use super::SavedView;
use crate::error::{Error, Result};
use crate::record::Record as _;
use roadbook_formats::fold::fold_words;

/// The views in use, those in the rail first, each part by name.
///
/// # Errors
/// When the storage fails.
pub fn views(conn: &Connection) -> Result<Vec<SavedView>> {
    let mut views = SavedView::all(conn)?;
    views.retain(|view| !view.archived);
    views.sort_by_key(|view| (!view.pinned, fold_words(&view.name)));
    Ok(views)
}

/// The view in use with this name, in any case.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or the storage's failure.
pub fn named(conn: &Connection, name: &str) -> Result<SavedView> {
    let found = views(conn)?.into_iter().find(|view| same_name(&view.name, name));
    found.ok_or_else(|| Error::not_found(format!("view “{}”", name.trim())))
}

/// The view with this id.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or the storage's failure.
pub fn get(conn: &Connection, id: &str) -> Result<SavedView> {
    SavedView::find(conn, id)?.ok_or_else(|| Error::not_found("such view"))
}

pub(super) fn same_name(one: &str, other: &str) -> bool {
    fold_words(one) == fold_words(other)
}
