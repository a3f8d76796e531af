//! Finds updates.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};

use super::Update;
use crate::audiences::budget::{MessageWeight, SentMessage};
use crate::error::{Error, Result};
use crate::ids::{AudienceId, Letter, Reference};
use crate::packed;
use crate::record::Record as _;
use crate::told::{Base, KnownRecord};

/// The update with this reference.
///
/// # Errors
/// [`Error::NotFound`] when there is none, [`Error::Invalid`] for the reference of something else, or the storage's failure.
pub fn by_reference(conn: &Connection, reference: Reference) -> Result<Update> {
    if reference.letter != Letter::Update {
        return Err(Error::invalid(
            format!("{reference} is no update"),
            "Name an update by its reference, such as U-3.",
        ));
    }
    Update::cited(conn, reference)
}

/// What an audience knew when it was told last, or with one update of it: the update's number, its day, and the base.
#[derive(Debug, Clone, PartialEq)]
pub struct Last {
    /// The number of the update.
    pub number: u32,
    /// The day it was issued.
    pub issued_on: NaiveDate,
    /// Whether it remembers what the audience saw of metrics and of what may get in the way.
    pub knows_registers: bool,
    /// What the audience saw, and which of it was told.
    pub base: Base,
}

/// The newest update of an audience up to a number; nothing when it was never told.
///
/// # Errors
/// When the storage fails or holds something else.
pub fn last(conn: &Connection, audience: &AudienceId, until: Option<u32>) -> Result<Option<Last>> {
    let doing = || Error::storage("read what an audience was told last");
    let read = |row: &Row<'_>| {
        Ok((row.get("number")?, row.get("issued_on")?, row.get("knows_registers")?, row.get("base")?))
    };
    let until = until.unwrap_or(u32::MAX);
    let found: Option<(u32, NaiveDate, bool, String)> = conn
        .prepare_cached(include_str!("sql/last.sql"))
        .map_err(doing())?
        .query_row(named_params! { ":audience": audience, ":until": until }, read)
        .optional()
        .map_err(doing())?;
    let Some((number, issued_on, knows_registers, base)) = found else { return Ok(None) };
    let base = serde_json::from_str(&base)
        .and_then(packed::read)
        .map_err(Error::shape("read what an audience was told"))?;
    Ok(Some(Last { number, issued_on, knows_registers, base }))
}

/// The update of the latest day, to whomever, and that day; nothing when nobody was ever told.
///
/// # Errors
/// When the storage fails.
pub(super) fn newest(conn: &Connection) -> Result<Option<(Reference, NaiveDate)>> {
    let doing = || Error::storage("read when somebody was told last");
    conn.prepare_cached(include_str!("sql/newest.sql"))
        .map_err(doing())?
        .query_row([], |row| Ok((Reference::update(row.get("number")?), row.get("issued_on")?)))
        .optional()
        .map_err(doing())
}

/// The day of the newest update that an audience gets by its cadence. One of a single thing, such as a correction or the
/// minutes of a meeting, is none.
///
/// # Errors
/// When the storage fails.
pub fn last_regular(conn: &Connection, audience: &AudienceId) -> Result<Option<NaiveDate>> {
    let doing = || Error::storage("read when an audience was told last");
    conn.prepare_cached(include_str!("sql/last_regular.sql"))
        .map_err(doing())?
        .query_row(named_params! { ":audience": audience }, |row| row.get("issued_on"))
        .optional()
        .map_err(doing())
}

/// What an audience knew of some records after its newest update up to a number, by their references.
///
/// # Errors
/// When the storage fails or holds something else.
pub(crate) fn known(
    conn: &Connection,
    audience: &AudienceId,
    until: Option<u32>,
    references: &[String],
) -> Result<Vec<KnownRecord>> {
    let known = last(conn, audience, until)?.map(|last| last.base.records).unwrap_or_default();
    Ok(known.into_iter().filter(|record| references.contains(&record.reference)).collect())
}

/// What was sent to an audience, newest first.
///
/// # Errors
/// When the storage fails.
pub fn sent(conn: &Connection, audience: &AudienceId) -> Result<Vec<SentMessage>> {
    let doing = || Error::storage("read when an audience was told");
    let mut statement = conn.prepare_cached(include_str!("sql/sent.sql")).map_err(doing())?;
    let read = |row: &Row<'_>| {
        let weight = MessageWeight::parse(&row.get::<_, String>("weight")?).unwrap_or_default();
        Ok(SentMessage { number: row.get("number")?, on: row.get("issued_on")?, weight })
    };
    let rows = statement.query_map(named_params! { ":audience": audience }, read).map_err(doing())?;
    rows.collect::<rusqlite::Result<_>>().map_err(doing())
}

/// The items and decisions that were changed after an update was issued, by reference.
///
/// # Errors
/// When the storage fails.
pub(super) fn quiet(conn: &Connection, update: u32) -> Result<Vec<String>> {
    let doing = || Error::storage("read what changed since an update");
    let mut statement = conn.prepare_cached(include_str!("sql/touched.sql")).map_err(doing())?;
    let read = |row: &Row<'_>| row.get::<_, String>("reference");
    let rows = statement.query_map(named_params! { ":number": update }, read).map_err(doing())?;
    rows.collect::<rusqlite::Result<_>>().map_err(doing())
}

/// How many people each update told, by its reference.
///
/// # Errors
/// When the storage fails.
pub(crate) fn people(conn: &Connection) -> Result<BTreeMap<String, u32>> {
    let doing = || Error::storage("count who was told");
    let mut statement = conn.prepare_cached(include_str!("sql/people.sql")).map_err(doing())?;
    let read = |row: &Row<'_>| Ok((Reference::update(row.get("number")?).to_string(), row.get("people")?));
    let rows = statement.query_map([], read).map_err(doing())?;
    rows.collect::<rusqlite::Result<_>>().map_err(doing())
}
