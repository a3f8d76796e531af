//! The roadmap as one picture: which lanes it has, where each item lies, what depends on what.
//!
//! Owns the way from items to a [`roadbook_formats::document::RoadmapPicture`]. The screen and every file are laid out from
//! that one picture, so that they place every bar alike. Files are made of an audience's view and are searched for what was
//! withheld before any is written.

mod alt;
mod compose;
mod conflict;
mod entry;
mod export;
mod lanes;
mod office;
mod paper;
mod picture;
mod place;
mod plain;
mod range;
pub mod relane;
mod rows;
pub mod timeline;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::items::field::ItemField;

pub use compose::{Composed, RowOrder, Wish, compose};
pub use conflict::clash;
pub use export::{File, Written, write};
pub use paper::DrawnPaper;
pub use place::horizon_span;

/// What lanes are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum LaneBy {
    /// The product.
    Product,
    /// The team.
    Team,
    /// The topmost of what an item is part of.
    Theme,
    /// What an item is part of.
    Parent,
    /// Who answers for it.
    Owner,
    /// The goal.
    Goal,
    /// The status, in the team's own word.
    Status,
    /// Theme, initiative, feature or milestone.
    Level,
    /// How sure the date is.
    Commitment,
    /// How it stands.
    Health,
    /// The first tag; as a field it is one of several tags, and views have always named it so.
    #[serde(rename = "tags")]
    Tag,
    /// Now, next or later, or the quarter it begins in.
    Timeframe,
    /// Who may see it; only its author has such lanes.
    Sensitivity,
}

impl LaneBy {
    /// Every way.
    pub const ALL: &'static [Self] = &[
        Self::Product,
        Self::Team,
        Self::Theme,
        Self::Parent,
        Self::Owner,
        Self::Goal,
        Self::Status,
        Self::Level,
        Self::Commitment,
        Self::Health,
        Self::Tag,
        Self::Timeframe,
        Self::Sensitivity,
    ];

    /// Its name in JSON and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Product => "product",
            Self::Team => "team",
            Self::Theme => "theme",
            Self::Parent => "parent",
            Self::Owner => "owner",
            Self::Goal => "goal",
            Self::Status => "status",
            Self::Level => "level",
            Self::Commitment => "commitment",
            Self::Health => "health",
            Self::Tag => "tag",
            Self::Timeframe => "timeframe",
            Self::Sensitivity => "sensitivity",
        }
    }

    /// Reads a name, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let wanted = text.trim().to_lowercase();
        Self::ALL.iter().copied().find(|by| by.key() == wanted || by.name() == wanted)
    }

    /// The field that says which lane an item lies in; its theme follows from what it is part of.
    pub fn field(self) -> ItemField {
        match self {
            Self::Product => ItemField::Product,
            Self::Team => ItemField::Team,
            Self::Theme | Self::Parent => ItemField::Parent,
            Self::Owner => ItemField::Owner,
            Self::Goal => ItemField::Goal,
            Self::Status => ItemField::Status,
            Self::Level => ItemField::Level,
            Self::Commitment => ItemField::Commitment,
            Self::Health => ItemField::Health,
            Self::Tag => ItemField::Tags,
            Self::Timeframe => ItemField::Timeframe,
            Self::Sensitivity => ItemField::Sensitivity,
        }
    }

    /// Its name in a saved view: that of its field, where it has one of its own.
    pub fn name(self) -> &'static str {
        match self {
            Self::Theme => self.key(),
            by => by.field().key(),
        }
    }

    /// What the lane of items without such a value is called.
    fn none(self) -> &'static str {
        match self {
            Self::Product => "No product",
            Self::Team => "No team",
            Self::Theme | Self::Parent => "Part of nothing",
            Self::Owner => "Nobody",
            Self::Goal => "No goal",
            Self::Status => "No status",
            Self::Level => "No level",
            Self::Commitment => "Not said how sure",
            Self::Health => "Not told",
            Self::Tag => "No tag",
            Self::Timeframe => "Unscheduled",
            Self::Sensitivity => "Not told",
        }
    }
}

/// A kind of file the roadmap is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum DrawnFormat {
    /// A drawing in one piece.
    Svg,
    /// A picture in one piece.
    Png,
    /// Pages: one, or tiles.
    Pdf,
    /// Slides of shapes that can be moved.
    Pptx,
    /// A document with a table for each lane below the picture.
    Docx,
    /// A workbook.
    Xlsx,
    /// A table.
    Csv,
    /// For programs.
    Json,
    /// One page for the browser, with everything inside.
    Html,
    /// Text with tables.
    Md,
    /// A mail as a draft.
    Eml,
    /// Dates for a calendar.
    Ics,
}

impl DrawnFormat {
    /// Every format.
    pub const ALL: &'static [Self] = &[
        Self::Svg,
        Self::Png,
        Self::Pdf,
        Self::Pptx,
        Self::Docx,
        Self::Xlsx,
        Self::Csv,
        Self::Json,
        Self::Html,
        Self::Md,
        Self::Eml,
        Self::Ics,
    ];

    /// Its name in JSON and on the command line, and the ending of its files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Html => "html",
            Self::Md => "md",
            Self::Eml => "eml",
            Self::Ics => "ics",
        }
    }

    /// Reads a name, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let wanted = text.trim().to_lowercase();
        Self::ALL.iter().copied().find(|format| format.key() == wanted)
    }
}

impl fmt::Display for DrawnFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
