//! The roadmap as a picture, before anybody knows how wide it will be.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::words::{Commitment, Mark};

/// Lanes with bars over time. Dates are already as coarse as the audience may know them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RoadmapPicture {
    /// What a person who cannot see it is told: what it shows, as of when, how many, what is not on track.
    pub alt: String,
    /// The first day of the axis; a quarter's first day looks best.
    pub from: NaiveDate,
    /// The last day of the axis.
    pub to: NaiveDate,
    /// Where the line of today stands, if it is drawn.
    pub today: Option<NaiveDate>,
    /// What the axis names.
    #[serde(default)]
    pub scale: TimeScale,
    /// What a notch below a bar means, where that is not the date that was told first: "plan of October".
    #[serde(default)]
    pub before: Option<String>,
    /// From the top.
    pub lanes: Vec<Lane>,
    /// What cannot be done before what.
    #[serde(default)]
    pub links: Vec<Dependency>,
}

/// The roadmap alone, as a sheet to hang up or to send.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RoadmapSheet {
    /// What stands in its head and foot.
    pub meta: super::Meta,
    /// What it is called: "Roadmap, October 2026 to September 2027".
    pub headline: String,
    /// What is drawn.
    pub picture: RoadmapPicture,
    /// Whether it is cut where pages end.
    #[serde(default)]
    pub pages: SheetPages,
}

/// How a sheet is put on pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SheetPages {
    /// On pages of its paper: one when it can be read there, else as many as it needs, side by side and below each other.
    #[default]
    Tiles,
    /// On one page, as large as it needs.
    One,
}

/// What the axis names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum TimeScale {
    /// Quarters and months of calendar years.
    #[default]
    Calendar,
    /// Quarters of fiscal years, named by the year they end in, with their calendar months beside them.
    Fiscal {
        /// The month they start in, 1 to 12.
        #[serde(rename = "startsIn")]
        starts_in: u32,
    },
    /// Now, next and later, for readers who are told no dates.
    Horizons {
        /// Where next begins.
        next: NaiveDate,
        /// Where later begins.
        later: NaiveDate,
    },
}

/// One item cannot be done before another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Dependency {
    /// The reference of what has to be done first.
    pub from: String,
    /// The reference of what cannot be done before.
    pub to: String,
    /// How the two do not fit; nothing where they do.
    pub clash: Option<Clash>,
}

/// How two things that follow each other do not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Clash {
    /// The first is done so many days after the second is to end.
    Late(u32),
    /// The second begins so many days before the first is done.
    Early(u32),
}

/// A row of the picture, or rows with a common head. Up to three levels are drawn beside each other.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Lane {
    /// What it is called.
    pub name: String,
    /// A small line below.
    pub note: Option<String>,
    /// How it stands.
    pub mark: Option<Mark>,
    /// Lanes within it. A lane with both lanes and bars shows its own bars first.
    #[serde(default)]
    pub lanes: Vec<Lane>,
    /// What lies in it.
    #[serde(default)]
    pub bars: Vec<Bar>,
}

/// One item on the picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Bar {
    /// What it is called to this audience.
    pub title: String,
    /// "R-12".
    pub reference: Option<String>,
    /// Where it lies.
    pub reach: Reach,
    /// The same in words, in the audience's precision: "Dec 2026 to Feb 2027".
    pub when: String,
    /// How sure the date is; nothing when nobody has said.
    pub commitment: Option<Commitment>,
    /// How it stands.
    pub mark: Option<Mark>,
    /// The end, or the day of a milestone, that was told first and is no longer true.
    pub told: Option<NaiveDate>,
    /// Why it lies there no longer: "unscheduled", "put away". Then it is drawn where it was in the plan this one is
    /// compared with, and as nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<String>,
}

/// Where an item lies in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind", content = "of")]
pub enum Reach {
    /// A milestone: one moment, drawn as a diamond. Of a period, the last day.
    At(NaiveDate),
    /// From the start of the first day to the end of the last.
    Span {
        /// Where it begins.
        start: Edge,
        /// Where it ends.
        end: Edge,
    },
}

/// One end of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind", content = "of")]
pub enum Edge {
    /// Known to the day or the month: drawn sharp.
    On(NaiveDate),
    /// Known to a quarter or less: the first or last day it can be, drawn as a fading end.
    About(NaiveDate),
    /// Not known: the bar goes on past the edge of the picture.
    Open,
}

impl Edge {
    /// The day, when one is known.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Self::On(day) | Self::About(day) => Some(day),
            Self::Open => None,
        }
    }
}
