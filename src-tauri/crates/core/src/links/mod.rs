//! Typed links between records. A link is kept once and read from both ends.

pub mod add;
pub(crate) mod depend;
pub(crate) mod named;
pub mod relations;
pub mod remove;
pub mod said;
pub mod store;

use serde::{Deserialize, Serialize};

use crate::op::Kind;
use crate::record::{Column, Record, Table, flag, plain};

/// What one record is to another, read from its `from` end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Relation {
    /// Takes the place of another decision.
    Supersedes,
    /// Changes another decision without taking its place.
    Amends,
    /// Takes another decision back.
    Reverses,
    /// Has to do with.
    RelatesTo,
    /// Came about because of.
    CausedBy,
    /// Cannot be done before.
    DependsOn,
    /// A decision about an item.
    Concerns,
}

impl Relation {
    /// Every relation.
    pub const ALL: &'static [Self] = &[
        Self::Supersedes,
        Self::Amends,
        Self::Reverses,
        Self::RelatesTo,
        Self::CausedBy,
        Self::DependsOn,
        Self::Concerns,
    ];

    /// Its name, read from this end.
    pub fn key(self, end: End) -> &'static str {
        match (self, end) {
            (Self::Supersedes, End::From) => "supersedes",
            (Self::Supersedes, End::To) => "supersededBy",
            (Self::Amends, End::From) => "amends",
            (Self::Amends, End::To) => "amendedBy",
            (Self::Reverses, End::From) => "reverses",
            (Self::Reverses, End::To) => "reversedBy",
            (Self::RelatesTo, _) => "relatesTo",
            (Self::CausedBy, End::From) => "causedBy",
            (Self::CausedBy, End::To) => "causes",
            (Self::DependsOn, End::From) => "dependsOn",
            (Self::DependsOn, End::To) => "blocks",
            (Self::Concerns, End::From) => "concerns",
            (Self::Concerns, End::To) => "decidedBy",
        }
    }

    /// The words on screen, read from this end.
    pub fn word(self, end: End) -> &'static str {
        match (self, end) {
            (Self::Supersedes, End::From) => "Supersedes",
            (Self::Supersedes, End::To) => "Superseded by",
            (Self::Amends, End::From) => "Amends",
            (Self::Amends, End::To) => "Amended by",
            (Self::Reverses, End::From) => "Reverses",
            (Self::Reverses, End::To) => "Reversed by",
            (Self::RelatesTo, _) => "Relates to",
            (Self::CausedBy, End::From) => "Caused by",
            (Self::CausedBy, End::To) => "Causes",
            (Self::DependsOn, End::From) => "Depends on",
            (Self::DependsOn, End::To) => "Blocks",
            (Self::Concerns, End::From) => "Concerns",
            (Self::Concerns, End::To) => "Decided by",
        }
    }

    /// Reads a name, and from which end it is meant.
    pub fn parse(name: &str) -> Option<(Self, End)> {
        Self::ALL.iter().copied().find_map(|relation| {
            [End::From, End::To].into_iter().find(|end| relation.key(*end) == name).map(|end| (relation, end))
        })
    }
}

/// Which end of a link a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// The one that says it: the decision that supersedes.
    From,
    /// The one it is said of: the decision that is superseded.
    To,
}

/// One link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// Its id.
    pub id: String,
    /// What `from` is to `to`.
    pub relation: Relation,
    /// The kind of the record that says it.
    pub from_kind: Kind,
    /// Its id.
    pub from_id: String,
    /// The kind of the record it is said of.
    pub to_kind: Kind,
    /// Its id.
    pub to_id: String,
    /// Found by an import, which may take it out again when the file no longer says it.
    #[serde(default)]
    pub imported: bool,
}

static TABLE: Table = Table::new("link", COLUMNS);

const COLUMNS: &[Column] = &[
    plain("id", "id"),
    plain("relation", "relation"),
    plain("from_kind", "fromKind"),
    plain("from_id", "fromId"),
    plain("to_kind", "toKind"),
    plain("to_id", "toId"),
    flag("imported", "imported"),
];

impl Record for Link {
    const KIND: Kind = Kind::Link;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id
    }
}
