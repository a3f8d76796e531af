//! The status words there are, where each lies, and who uses it.

use std::collections::{BTreeMap, BTreeSet};

use roadbook_formats::words::Scale;
use rusqlite::Connection;
use serde::Serialize;

use super::{StatusMap, StatusWord, folded};
use crate::error::Result;
use crate::items::Item;
use crate::record::Record as _;

/// A word and where it lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct StatusRow {
    /// The word as it is written.
    pub word: String,
    /// Its place on the common scale; nothing when it is not comparable.
    pub scale: Option<Scale>,
    /// Who says so.
    pub said: SaidBy,
    /// How many items in use have it.
    pub items: u32,
    /// The teams of those items, by name.
    pub teams: Vec<String>,
}

/// Who says where a word lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum SaidBy {
    /// Somebody did, here or in the tracker it came from.
    Somebody,
    /// It is what the word commonly means.
    Commonly,
    /// Nobody: it is not comparable.
    Nobody,
}

/// Every word that items have or that somebody placed: those that are not comparable first, then along the scale.
///
/// # Errors
/// When the storage fails.
pub fn list(conn: &Connection) -> Result<Vec<StatusRow>> {
    let map = StatusMap::of(conn)?;
    let mut found: BTreeMap<String, (String, u32, BTreeSet<String>)> = BTreeMap::new();
    let mut said = BTreeMap::new();
    for word in StatusWord::all(conn)? {
        found.entry(word.id.clone()).or_insert_with(|| (word.word, 0, BTreeSet::new()));
        said.insert(word.id, word.scale);
    }
    for item in Item::all(conn)?.into_iter().filter(|item| !item.archived) {
        let Some(status) = item.status else { continue };
        let (_, items, teams) = found.entry(folded(&status)).or_insert_with(|| (status, 0, BTreeSet::new()));
        *items += 1;
        teams.extend(item.team);
    }
    let row = |(id, (word, items, teams)): (String, (String, u32, BTreeSet<String>))| {
        let scale = map.scale_of(Some(&word));
        let said = match (said.get(&id), scale) {
            (Some(_), _) => SaidBy::Somebody,
            (None, Some(_)) => SaidBy::Commonly,
            (None, None) => SaidBy::Nobody,
        };
        StatusRow { word, scale, said, items, teams: teams.into_iter().collect() }
    };
    let mut rows: Vec<_> = found.into_iter().map(row).collect();
    rows.sort_by_key(|row| (row.scale, folded(&row.word)));
    Ok(rows)
}
