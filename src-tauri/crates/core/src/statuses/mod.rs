//! The map from each team's own status words to the common scale. What has no place on it stays not comparable.
//!
//! A word is placed for every team, or for one team alone where that team means something else by it. The team's own place
//! goes before the common one, and that before what the word usually means.

pub mod list;
pub mod place;

use std::collections::BTreeMap;

use roadbook_formats::words::Scale;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::items::Item;
use crate::op::Kind;
use crate::record::{Column, Record, Table, plain};
use crate::workspace::Tx;

/// A word and its place on the scale, as somebody or an import has said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusWord {
    /// The word in lower case: words that differ in case alone are one. That of one team has the team before it.
    pub id: String,
    /// The word as it was first written.
    pub word: String,
    /// Its place; nothing when it is not comparable.
    pub scale: Option<Scale>,
}

/// Stands between a team and its word.
const OF_TEAM: char = '\u{1f}';

impl StatusWord {
    /// The team that means this by it, as it was written; nothing where every team does.
    pub fn team(&self) -> Option<&str> {
        self.id.split_once(OF_TEAM).map(|(team, _)| team)
    }

    /// The word, with the team that means this by it.
    pub fn label(&self) -> String {
        self.team().map_or_else(|| self.word.clone(), |team| format!("{} ({team})", self.word))
    }

    /// The word of a team, or of every team, without a place.
    fn new(word: &str, team: Option<&str>) -> Self {
        let id = match team {
            Some(team) => format!("{team}{OF_TEAM}{}", folded(word)),
            None => folded(word),
        };
        Self { id, word: word.to_owned(), scale: None }
    }

    fn key(&self) -> Key {
        match self.id.split_once(OF_TEAM) {
            Some((team, word)) => (folded(team), word.to_owned()),
            None => (String::new(), self.id.clone()),
        }
    }
}

static TABLE: Table = Table::new("status_word", COLUMNS);

const COLUMNS: &[Column] = &[plain("id", "id"), plain("word", "word"), plain("scale", "scale")];

impl Record for StatusWord {
    const KIND: Kind = Kind::StatusWord;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id
    }
}

/// A team, empty for every team, and a word, both folded.
type Key = (String, String);

/// All words that are mapped.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StatusMap(BTreeMap<Key, Option<Scale>>);

impl StatusMap {
    /// Reads the map.
    ///
    /// # Errors
    /// When the storage fails.
    pub fn of(conn: &Connection) -> Result<Self> {
        Ok(Self(StatusWord::all(conn)?.into_iter().map(|word| (word.key(), word.scale)).collect()))
    }

    /// Where the status of an item lies, as its team means it.
    pub fn scale_of(&self, item: &Item) -> Option<Scale> {
        self.scale_of_word(item.team.as_deref(), item.status.as_deref()?)
    }

    /// Where a word lies: as the team says, else as somebody said for every team, else as the word is commonly meant, else
    /// nowhere.
    pub fn scale_of_word(&self, team: Option<&str>, word: &str) -> Option<Scale> {
        let own = team.and_then(|team| self.0.get(&(folded(team), folded(word))));
        match own.or_else(|| self.0.get(&(String::new(), folded(word)))) {
            Some(said) => *said,
            None => roadbook_formats::read::tracker::scale_of_word(word),
        }
    }
}

/// Says where a word lies for every team, unless it is there already.
///
/// # Errors
/// When the storage fails.
pub fn learn(tx: &Tx<'_>, word: &str, scale: Scale) -> Result<()> {
    let new = StatusWord { scale: Some(scale), ..StatusWord::new(word.trim(), None) };
    if new.id.is_empty() || StatusWord::find(tx.conn(), &new.id)?.is_some() {
        return Ok(());
    }
    if roadbook_formats::read::tracker::scale_of_word(word) == Some(scale) {
        return Ok(());
    }
    tx.create(&new)
}

fn folded(word: &str) -> String {
    word.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
