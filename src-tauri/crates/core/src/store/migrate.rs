//! Brings an older file up to this version's format, all steps in one transaction.
//!
//! A released step is never edited; the next one is added below it.

use rusqlite::{Connection, Transaction};

use crate::error::{Error, Result};

const STEPS: &[&str] = &[
    include_str!("migrations/0001_foundation.sql"),
    include_str!("migrations/0002_templates.sql"),
    include_str!("migrations/0003_baselines.sql"),
    include_str!("migrations/0004_speed.sql"),
    include_str!("migrations/0005_decisions.sql"),
    include_str!("migrations/0006_review.sql"),
    include_str!("migrations/0007_roadmap_views.sql"),
    include_str!("migrations/0008_date_reasons.sql"),
    include_str!("migrations/0009_updates.sql"),
    include_str!("migrations/0010_drafts.sql"),
    include_str!("migrations/0011_views_and_baselines.sql"),
    include_str!("migrations/0012_put_off.sql"),
    include_str!("migrations/0013_beside.sql"),
    include_str!("migrations/0014_attention.sql"),
    include_str!("migrations/0015_present_and_front_matter.sql"),
];

/// The format this version writes.
pub(crate) fn newest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// The format the open file has; 0 when it is new.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn version_of(conn: &Connection) -> Result<i64> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
        .map_err(Error::storage("read the file's format"))
}

/// Runs the steps the file has not had yet.
///
/// # Errors
/// When a step fails; the file then stays at the format it had.
pub(crate) fn run(conn: &mut Connection) -> Result<()> {
    let doing = || Error::storage("bring the workspace up to date");
    let version = version_of(conn)?;
    if version >= newest() {
        return Ok(());
    }
    let tx: Transaction<'_> = conn.transaction().map_err(doing())?;
    let done = usize::try_from(version).unwrap_or(0);
    for step in STEPS.iter().skip(done) {
        tx.execute_batch(step).map_err(doing())?;
    }
    tx.pragma_update(None, "user_version", newest()).map_err(doing())?;
    tx.commit().map_err(doing())
}
