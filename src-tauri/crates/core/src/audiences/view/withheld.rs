//! What did not make it into a view as it is, with the reason. For the author and the leak check only.

use serde::Serialize;

use crate::op::Kind;

/// What happened to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Change {
    /// Said less precisely.
    Coarsened,
    /// Said in other words.
    Reworded,
    /// Not said.
    Withheld,
}

/// One value that an audience does not get as it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Withheld {
    /// The record's reference.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The record's kind.
    pub kind: Kind,
    /// The record's title inside.
    pub title: String,
    /// The field, or `*` for a whole record.
    pub field: String,
    /// The field's name on screen.
    pub label: String,
    /// What happened.
    pub change: Change,
    /// Why, as a sentence.
    pub reason: String,
    /// The value inside; empty for a whole record.
    pub inside: String,
    /// What the audience gets instead.
    pub outside: Option<String>,
    /// What the leak check looks for.
    #[serde(skip)]
    pub secrets: Vec<Secret>,
}

/// A value to be looked for in the finished file.
#[derive(Debug, Clone, PartialEq)]
pub enum Secret {
    /// A title, name, id or tag.
    Name(String),
    /// Somebody's name.
    Person(String),
    /// A text: its sentences, and what in it identifies somebody or something.
    Text(String),
    /// A date; the days in it are looked for.
    Date(crate::timeframe::Timeframe),
    /// A number of days of effort.
    Days(f64),
}
