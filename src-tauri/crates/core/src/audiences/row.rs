//! Audiences as the author sees them in a list.

use roadbook_formats::counts::as_u32;
use roadbook_formats::words::Sensitivity;
use rusqlite::Connection;
use serde::Serialize;

use super::Audience;
use super::list::audiences;
use crate::error::Result;
use crate::ids::AudienceId;
use crate::record::Record as _;
use crate::timeframe::Precision;

/// An audience as a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AudienceRow {
    /// Its id.
    pub id: AudienceId,
    /// What it is called.
    pub name: String,
    /// The highest sensitivity it may see.
    pub clearance: Sensitivity,
    /// How precise its dates are at most.
    pub precision: Precision,
    /// The same in words: "to the quarter".
    pub precision_word: String,
    /// How many people belong to it.
    pub members: u32,
    /// How it is reached.
    pub channel: Option<String>,
    /// How often.
    pub cadence: Option<String>,
    /// The template its updates start from.
    pub template: String,
    /// How many words an update for it may have.
    pub words_in_update: Option<u32>,
}

/// The audiences in use as rows.
///
/// # Errors
/// When the storage fails.
pub fn rows(conn: &Connection) -> Result<Vec<AudienceRow>> {
    Ok(audiences(conn)?.into_iter().map(row).collect())
}

/// The audiences that are put away, as rows.
///
/// # Errors
/// When the storage fails.
pub fn put_away_rows(conn: &Connection) -> Result<Vec<AudienceRow>> {
    Ok(Audience::all(conn)?.into_iter().filter(|audience| audience.archived).map(row).collect())
}

/// One audience as a row.
pub fn row(audience: Audience) -> AudienceRow {
    AudienceRow {
        precision_word: audience.precision.word().to_owned(),
        members: as_u32(audience.members.len()),
        id: audience.id,
        name: audience.name,
        clearance: audience.clearance,
        precision: audience.precision,
        channel: audience.channel,
        cadence: audience.cadence,
        template: audience.template,
        words_in_update: audience.words_in_update,
    }
}
