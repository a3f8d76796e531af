//! The map from each team's own status words to the common scale. What has no place on it stays not comparable.

pub mod list;
pub mod place;

use std::collections::BTreeMap;

use roadbook_formats::words::Scale;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::op::Kind;
use crate::record::{Column, Record, Table, plain};
use crate::workspace::Tx;

/// A word and its place on the scale, as somebody or an import has said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusWord {
    /// The word in lower case: words that differ in case alone are one.
    pub id: String,
    /// The word as it was first written.
    pub word: String,
    /// Its place; nothing when it is not comparable.
    pub scale: Option<Scale>,
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

/// All words that are mapped.
#[derive(Debug, Clone, Default)]
pub struct StatusMap(BTreeMap<String, Option<Scale>>);

impl StatusMap {
    /// Reads the map.
    ///
    /// # Errors
    /// When the storage fails.
    pub fn of(conn: &Connection) -> Result<Self> {
        Ok(Self(StatusWord::all(conn)?.into_iter().map(|word| (word.id, word.scale)).collect()))
    }

    /// Where a team's word lies: as somebody said, else as the word is commonly meant, else nowhere.
    pub fn scale_of(&self, status: Option<&str>) -> Option<Scale> {
        let status = status?;
        match self.0.get(&folded(status)) {
            Some(said) => *said,
            None => roadbook_formats::read::tracker::scale_of_word(status),
        }
    }
}

/// Says where a word lies, unless it is there already.
///
/// # Errors
/// When the storage fails.
pub fn learn(tx: &Tx<'_>, word: &str, scale: Scale) -> Result<()> {
    let id = folded(word);
    if id.is_empty() || StatusWord::find(tx.conn(), &id)?.is_some() {
        return Ok(());
    }
    if roadbook_formats::read::tracker::scale_of_word(word) == Some(scale) {
        return Ok(());
    }
    tx.create(&StatusWord { id, word: word.trim().to_owned(), scale: Some(scale) })
}

fn folded(word: &str) -> String {
    word.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
