//! The document: what one audience reads, between the records and the file formats.
//!
//! Everything in here has already passed the audience's rules; writers add nothing but fixed labels. It knows no format,
//! and no format knows where its words came from.

mod blocks;
mod brand;
mod chart;
mod choice;
#[cfg(test)]
mod everything;
mod figures;
mod logo;
mod moved;
mod picture;
pub mod prose;

use serde::{Deserialize, Serialize};

pub use blocks::{
    ActionLine, Align, Ask, Block, Cell, Column, DateLine, Days, Entry, Fact, Horizon, Ledger, Line,
    MarkWord, OptionLine, Stack, Sure, Tone, Width,
};
pub(crate) use brand::WHITE;
pub use brand::{Brand, Colour, NotAColour, Palette, is_face_name};
pub use chart::{Chart, ChartShape, EffortBar, RiskMap, RiskPoint, Series};
pub use choice::{Choice, ChoiceOption, Clock};
#[cfg(test)]
pub(crate) use everything::everything;
pub use figures::{Correction, CorrectionSide, Figure, Score, Share, SmallLine, Statement, Track, TrackTime};
pub use logo::{Logo, LogoKind, NotALogo};
pub use moved::{Moved, MovedRow};
pub use picture::{
    Bar, Clash, Dependency, Edge, Lane, Reach, RoadmapPicture, RoadmapSheet, SheetPages, TimeScale,
};
pub use prose::{Prose, Span, SpanStyle};

/// One finished page or set of pages: an update, a record of a decision, a notice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// What stands in the head and foot of every page.
    pub meta: Meta,
    /// The first thing that is read.
    pub opening: Opening,
    /// The parts below it, in reading order; what asks the reader for something comes first.
    pub sections: Vec<Section>,
}

/// What stands in the head and foot of every page, and how it is to look.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Meta {
    /// Who speaks.
    pub company: String,
    /// What kind of paper it is: "Product update for executives".
    pub title: String,
    /// "U-42", or "Draft" until it is issued.
    pub number: String,
    /// The day it speaks of, in words: "17 November 2026".
    pub date: String,
    /// "Internal", "Public": how far it may travel.
    pub classification: String,
    /// "Replaces U-41 of 20 October".
    pub replaces: Option<String>,
    /// Who it is for.
    pub audience: String,
    /// The language of the texts, as in HTML: "en", "de".
    pub lang: String,
    /// A warning that has to stand on every page: "Internal, everything shown".
    pub notice: Option<String>,
    /// The size of a page.
    pub paper: Paper,
    /// The company's two colours.
    pub brand: Brand,
}

impl Meta {
    /// What it is, with its number where it has one: "Product update for executives, U-42".
    pub fn whole_title(&self) -> String {
        let parts = [self.title.as_str(), &self.number];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// Whether the language is written from right to left.
    pub fn is_right_to_left(&self) -> bool {
        let language = self.lang.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        matches!(language.as_str(), "ar" | "he" | "fa" | "ur" | "yi" | "ps" | "sd" | "ug" | "dv")
    }

    /// From which side its pages are read, and what is drawn on them.
    pub fn reads(&self) -> Reads {
        if self.is_right_to_left() { Reads::FromRight } else { Reads::FromLeft }
    }
}

/// From which side a page is read. What is drawn on one from the right is mirrored, time with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reads {
    /// As in English.
    #[default]
    FromLeft,
    /// As in Arabic and Hebrew.
    FromRight,
}

/// The size of a printed page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 in.
    Letter,
    /// 297 by 420 mm.
    A3,
    /// 11 by 17 in.
    Tabloid,
}

impl Paper {
    /// Every size.
    pub const ALL: &'static [Self] = &[Self::A4, Self::Letter, Self::A3, Self::Tabloid];

    /// Its name in JSON and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
            Self::A3 => "a3",
            Self::Tabloid => "tabloid",
        }
    }

    /// Its shorter and its longer side in points.
    pub fn sides(self) -> (f64, f64) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
            Self::A3 => (841.89, 1190.55),
            Self::Tabloid => (792.0, 1224.0),
        }
    }
}

/// The first thing that is read: how it stands, and the one sentence that says so.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Opening {
    /// How it stands; customers get none.
    pub status: Option<StatusWord>,
    /// The one sentence.
    pub headline: String,
    /// A line or two below it: the period it covers, how long it takes to read.
    pub lead: Option<String>,
    /// Where the headline stands.
    pub style: OpeningStyle,
    /// For whom, when, as of: stands below a cover.
    #[serde(default)]
    pub facts: Vec<Fact>,
}

/// How it stands, in a word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusWord {
    /// The shape that is drawn.
    pub mark: crate::words::Mark,
    /// The word beside it.
    pub word: String,
    /// What it was the last time: "On track in U-41".
    pub was: Option<String>,
}

/// Where the headline stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OpeningStyle {
    /// Beside the status word, in the text column.
    #[default]
    Beside,
    /// Large, across the page: for customers.
    Display,
    /// The front of a pack: the headline and its period, the lead, the facts. Slides get a slide of its own.
    Cover,
}

/// One part of the page: a label in the left column and what it labels.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Section {
    /// What the part is called.
    pub label: String,
    /// What the part says, in one sentence: the title of its slides, a headline on paper.
    #[serde(default)]
    pub title: Option<String>,
    /// Small words below the label.
    pub note: Option<String>,
    /// How loudly the label speaks.
    #[serde(default)]
    pub weight: Weight,
    /// Which columns the blocks take.
    #[serde(default)]
    pub width: SectionWidth,
    /// What it says.
    pub blocks: Vec<Block>,
    /// What the person who shows it says: on slides, and only when asked for.
    #[serde(default)]
    pub notes: Vec<Prose>,
}

/// How loudly a section's label speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Weight {
    /// As any other.
    #[default]
    Plain,
    /// It asks the reader for something: the one coloured rule of the page.
    Asks,
    /// A quarter, a lane, a theme that groups entries: large, in the serif.
    Group,
}

/// Which columns the blocks of a section take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SectionWidth {
    /// The text column, beside the label.
    #[default]
    Beside,
    /// Both columns, below the label: pictures and strips of dates.
    Wide,
}

impl Section {
    /// The blocks that tell something. Where nothing does, a title has said so already.
    pub fn telling(&self) -> &[Block] {
        let is_quiet = |block: &Block| matches!(block, Block::Quiet(_));
        if self.title.is_some() && self.blocks.iter().all(is_quiet) { &[] } else { &self.blocks }
    }

    /// Which columns its blocks take: what compares things side by side needs both, whatever was asked for.
    pub fn room(&self) -> SectionWidth {
        let wide = |block: &Block| match block {
            Block::Scorecard(_) | Block::Moved(_) | Block::Effort(_) | Block::Chart(_) | Block::Stacks(_) => {
                true
            }
            Block::Choice(choice) => choice.options.len() > 2,
            Block::Figures(figures) => figures.len() > 3,
            Block::Prose(_)
            | Block::Ask(_)
            | Block::Action(_)
            | Block::Ledger(_)
            | Block::Items(_)
            | Block::Columns(_)
            | Block::Dates(_)
            | Block::Picture(_)
            | Block::Quiet(_)
            | Block::Statement(_)
            | Block::Facts(_)
            | Block::Risks(_)
            | Block::Shares(_)
            | Block::Track(_)
            | Block::Correction(_) => false,
        };
        if self.blocks.iter().any(wide) { SectionWidth::Wide } else { self.width }
    }
}
