//! Finds baselines.

use rusqlite::Connection;

use super::Baseline;
use crate::error::Result;
use crate::record::Record as _;

/// The baseline with this name, in any case; nothing when there is none.
///
/// # Errors
/// When the storage fails.
pub fn named(conn: &Connection, name: &str) -> Result<Option<Baseline>> {
    Ok(Baseline::all(conn)?.into_iter().find(|baseline| is_named(baseline, name)))
}

pub(super) fn is_named(baseline: &Baseline, name: &str) -> bool {
    baseline.name.to_lowercase() == name.trim().to_lowercase()
}
