//! When a source was read last without anything new in it. An import that changes nothing writes no record, and the source
//! is not old all the same.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::record::Record as _;
use crate::settings::Setting;
use crate::workspace::Tx;

/// The record that holds the days, as JSON: one a source.
const RECORD: &str = "importsLookedAt";

/// Sources are kept apart by the system and the file.
fn key(system: &str, file: &str) -> String {
    format!("{system} {file}")
}

/// The days on which sources were read and had nothing new.
///
/// # Errors
/// When the storage fails.
pub(crate) fn looked_at(conn: &Connection) -> Result<LookedAt> {
    let Some(setting) = Setting::find(conn, RECORD)? else { return Ok(LookedAt::default()) };
    let days = serde_json::from_str(&setting.value).map_err(Error::shape("read when was imported"))?;
    Ok(LookedAt(days))
}

/// The days, by source.
#[derive(Debug, Default)]
pub(crate) struct LookedAt(BTreeMap<String, NaiveDate>);

impl LookedAt {
    /// The day of a source; nothing when it always had something new.
    pub(crate) fn day(&self, system: &str, file: &str) -> Option<NaiveDate> {
        self.0.get(&key(system, file)).copied()
    }
}

/// Keeps that a source was read today and had nothing new.
pub(super) fn keep(tx: &Tx<'_>, system: &str, file: &str) -> Result<()> {
    let LookedAt(mut days) = looked_at(tx.conn())?;
    if days.insert(key(system, file), tx.today()) == Some(tx.today()) {
        return Ok(());
    }
    let value = serde_json::to_string(&days).map_err(Error::shape("keep when was imported"))?;
    let setting = Setting { id: RECORD.to_owned(), value };
    match Setting::find(tx.conn(), RECORD)? {
        Some(before) => tx.change(&before, &setting),
        None => tx.create(&setting),
    }
}
