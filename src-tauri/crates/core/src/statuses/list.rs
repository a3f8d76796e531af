//! The status words there are, where each lies, and who uses it.

use std::collections::BTreeMap;

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
    /// The teams of those items by name, and those that mean something of their own by it.
    pub teams: Vec<StatusOfTeam>,
}

/// What one team means by a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct StatusOfTeam {
    /// The team.
    pub team: String,
    /// How many of its items in use have the word.
    pub items: u32,
    /// Where the word lies for this team.
    pub scale: Option<Scale>,
    /// Whether the team says so itself; otherwise it is as for all.
    pub own: bool,
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

/// A word while it is being found.
#[derive(Default)]
struct Found {
    word: String,
    said: bool,
    items: u32,
    /// By folded name: the team as it is written, its items, and whether it has a place of its own.
    teams: BTreeMap<String, (String, u32, bool)>,
}

/// Every word that items have or that somebody placed: those that are not comparable first, then along the scale.
///
/// # Errors
/// When the storage fails.
pub fn list(conn: &Connection) -> Result<Vec<StatusRow>> {
    let map = StatusMap::of(conn)?;
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    for word in StatusWord::all(conn)? {
        let entry = found.entry(word.key().1).or_default();
        match word.team() {
            Some(team) => {
                entry.teams.entry(folded(team)).or_insert_with(|| (team.to_owned(), 0, true)).2 = true;
            }
            None => entry.said = true,
        }
        entry.word = word.word;
    }
    for item in Item::all(conn)?.into_iter().filter(|item| !item.archived) {
        let Some(status) = item.status else { continue };
        let entry = found.entry(folded(&status)).or_default();
        entry.items += 1;
        if entry.word.is_empty() {
            entry.word = status;
        }
        if let Some(team) = item.team {
            entry.teams.entry(folded(&team)).or_insert_with(|| (team, 0, false)).1 += 1;
        }
    }
    let mut rows: Vec<_> = found.into_values().map(|found| row(found, &map)).collect();
    rows.sort_by_key(|row| (row.scale, folded(&row.word)));
    Ok(rows)
}

fn row(found: Found, map: &StatusMap) -> StatusRow {
    let Found { word, said, items, teams } = found;
    let scale = map.scale_of_word(None, &word);
    let said = match (said, scale) {
        (true, _) => SaidBy::Somebody,
        (false, Some(_)) => SaidBy::Commonly,
        (false, None) => SaidBy::Nobody,
    };
    let teams = teams.into_values().map(|(team, items, own)| StatusOfTeam {
        scale: map.scale_of_word(Some(&team), &word),
        team,
        items,
        own,
    });
    StatusRow { scale, said, items, teams: teams.collect(), word }
}
