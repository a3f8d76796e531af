//! Finds baselines.

use rusqlite::Connection;

use super::Baseline;
use crate::error::{Error, Result};
use crate::record::Record as _;

/// The baselines in use, the oldest first.
///
/// # Errors
/// When the storage fails.
pub fn baselines(conn: &Connection) -> Result<Vec<Baseline>> {
    let mut baselines = Baseline::all(conn)?;
    baselines.retain(|baseline| !baseline.archived);
    Ok(baselines)
}

/// The baseline in use with this name, in any case; nothing when there is none.
///
/// # Errors
/// When the storage fails.
pub fn named(conn: &Connection, name: &str) -> Result<Option<Baseline>> {
    Ok(baselines(conn)?.into_iter().find(|baseline| is_named(baseline, name)))
}

/// The baseline in use with this name, in any case.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or the storage's failure.
pub fn get(conn: &Connection, name: &str) -> Result<Baseline> {
    named(conn, name)?.ok_or_else(|| Error::not_found(format!("baseline “{}”", name.trim())))
}

pub(super) fn is_named(baseline: &Baseline, name: &str) -> bool {
    baseline.name.to_lowercase() == name.trim().to_lowercase()
}
