//! The fields of an item that a person can set.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::links::{End, Relation};

/// A field of an item that a person can set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ItemField {
    /// What it is called inside.
    Title,
    /// Theme, initiative, feature or milestone.
    Level,
    /// What it is part of: a reference.
    Parent,
    /// The product.
    Product,
    /// The team.
    Team,
    /// The goal.
    Goal,
    /// Tags, with commas between them.
    Tags,
    /// Who answers for it: a name or a reference.
    Owner,
    /// When.
    Timeframe,
    /// Why then: what moved it.
    DateReason,
    /// The first part of when; the end stays.
    Start,
    /// The last part of when; the start stays.
    End,
    /// How sure the date is.
    Commitment,
    /// How it is going.
    Health,
    /// Where it stands, in the team's own word.
    Status,
    /// Effort in days.
    Effort,
    /// Who may see it.
    Sensitivity,
    /// What it is.
    Description,
    /// What it is called outside.
    PublicTitle,
    /// What is said of it outside.
    PublicText,
    /// What stays inside.
    InternalNote,
    /// Pages about it: one on a line, its title before its address; or JSON.
    Links,
    /// What it cannot be done before: references with commas between them. Kept as links, not in the item itself.
    DependsOn,
    /// What cannot be done before it, kept in the same way.
    Blocks,
}

impl ItemField {
    /// Every field.
    pub const ALL: &'static [Self] = &[
        Self::Title,
        Self::Level,
        Self::Parent,
        Self::Product,
        Self::Team,
        Self::Goal,
        Self::Tags,
        Self::Owner,
        Self::Timeframe,
        Self::DateReason,
        Self::Start,
        Self::End,
        Self::Commitment,
        Self::Health,
        Self::Status,
        Self::Effort,
        Self::Sensitivity,
        Self::Description,
        Self::PublicTitle,
        Self::PublicText,
        Self::InternalNote,
        Self::Links,
        Self::DependsOn,
        Self::Blocks,
    ];

    /// Its name in JSON and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Level => "level",
            Self::Parent => "parent",
            Self::Product => "product",
            Self::Team => "team",
            Self::Goal => "goal",
            Self::Tags => "tags",
            Self::Owner => "owner",
            Self::Timeframe => "timeframe",
            Self::DateReason => "dateReason",
            Self::Start => "start",
            Self::End => "end",
            Self::Commitment => "commitment",
            Self::Health => "health",
            Self::Status => "status",
            Self::Effort => "effort",
            Self::Sensitivity => "sensitivity",
            Self::Description => "description",
            Self::PublicTitle => "publicTitle",
            Self::PublicText => "publicText",
            Self::InternalNote => "internalNote",
            Self::Links => "links",
            Self::DependsOn => Relation::DependsOn.key(End::From),
            Self::Blocks => Relation::DependsOn.key(End::To),
        }
    }

    /// Its name on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Level => "Level",
            Self::Parent => "Part of",
            Self::Product => "Product",
            Self::Team => "Team",
            Self::Goal => "Goal",
            Self::Tags => "Tags",
            Self::Owner => "Owner",
            Self::Timeframe => "Timeframe",
            Self::DateReason => "Reason for the date",
            Self::Start => "Start",
            Self::End => "End",
            Self::Commitment => "Commitment",
            Self::Health => "Health",
            Self::Status => "Status",
            Self::Effort => "Effort",
            Self::Sensitivity => "Sensitivity",
            Self::Description => "Description",
            Self::PublicTitle => "Public title",
            Self::PublicText => "Public text",
            Self::InternalNote => "Internal note",
            Self::Links => "Web links",
            Self::DependsOn => Relation::DependsOn.word(End::From),
            Self::Blocks => Relation::DependsOn.word(End::To),
        }
    }

    /// Which end of its dependencies the field says, where it is kept as links with other items.
    pub fn dependency(self) -> Option<End> {
        match self {
            Self::DependsOn => Some(End::From),
            Self::Blocks => Some(End::To),
            _ => None,
        }
    }

    /// Reads a name from the command line.
    ///
    /// # Errors
    /// [`Error::Invalid`] that lists the names there are.
    pub fn parse(name: &str) -> Result<Self> {
        let found = Self::ALL.iter().copied().find(|field| field.key().eq_ignore_ascii_case(name.trim()));
        found.ok_or_else(|| {
            let known: Vec<_> = Self::ALL.iter().map(|field| field.key()).collect();
            Error::invalid(
                format!("An item has no field “{name}”"),
                format!("There are {}.", known.join(", ")),
            )
        })
    }
}
