//! The few shapes that every format can draw natively.

use serde::Serialize;

use crate::words::{Commitment, Mark};

/// A picture, or a part of it that fits a page. Lengths in points from the top left.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Axis, lanes, legend.
    pub frame: Vec<Shape>,
    /// The lanes that stand on it, from the top.
    pub lanes: Vec<PlacedLane>,
    /// The items, each a group of its own.
    pub items: Vec<Group>,
    /// In full: titles that were too long for their place, names that were broken within a word.
    pub in_full: Vec<String>,
    /// Items that lie wholly before or after the axis, in words.
    pub outside: Vec<String>,
    /// What leads from one item to another, behind the items.
    pub links: Vec<Group>,
}

/// A lane, or the part of one that stands on this plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlacedLane {
    /// Its name, after those of the lanes around it.
    pub path: Vec<String>,
    /// Its top.
    pub y: f64,
    /// Its height.
    pub height: f64,
}

/// Where an item stands and what it is, for formats that draw it with shapes of their own.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// Which of the plan's lanes.
    pub lane: usize,
    /// Which line of bars within the lane, from nought.
    pub row: usize,
    /// Left of the bar or the diamond.
    pub x: f64,
    /// Top of it.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// A diamond rather than a bar.
    pub milestone: bool,
    /// Whether it goes on past the left and the right edge.
    pub goes_on: (bool, bool),
    /// Whether its start and its end are known to a quarter or less.
    pub fades: (bool, bool),
    /// How sure the date is.
    pub commitment: Option<Commitment>,
    /// How it stands.
    pub mark: Option<Mark>,
    /// "R-12".
    pub reference: Option<String>,
    /// The title as it stands on the plan, perhaps shortened.
    pub title: String,
    /// Left of the title, or of the mark before it.
    pub text_x: f64,
    /// Its width with mark and reference.
    pub text_width: f64,
}

/// The shapes of one item, and the words that stand for them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// "Instant payouts, R-12, Dec 2026 to Feb 2027, committed, at risk".
    pub about: String,
    /// Where an item stands; nothing for what is no item.
    pub place: Option<Place>,
    /// From the back to the front.
    pub shapes: Vec<Shape>,
}

/// A colour by its part in the picture; the palette says which one it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Ink {
    /// Text.
    Ink,
    /// Second ink.
    Second,
    /// Third ink.
    Third,
    /// Hairlines.
    Hair,
    /// Paper.
    Paper,
    /// Committed.
    Brand,
    /// Likely.
    Likely,
    /// Today.
    Accent,
    /// At risk.
    Amber,
    /// Off track.
    Red,
}

/// A line's colour, width and whether it is dashed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stroke {
    /// Its colour.
    pub ink: Ink,
    /// Its width.
    pub width: f64,
    /// The length of a dash and its gap; none is a whole line.
    pub dash: Option<f64>,
}

impl Stroke {
    /// A whole line.
    pub fn of(ink: Ink, width: f64) -> Self {
        Self { ink, width, dash: None }
    }
}

/// Which way a fading end fades.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Towards {
    /// Paler to the left.
    Left,
    /// Paler to the right.
    Right,
}

/// One shape.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Shape {
    /// A filled rectangle.
    Rect {
        /// Left.
        x: f64,
        /// Top.
        y: f64,
        /// Width.
        w: f64,
        /// Height.
        h: f64,
        /// Colour.
        fill: Ink,
    },
    /// A rectangle that fades into the paper.
    Fade {
        /// Left.
        x: f64,
        /// Top.
        y: f64,
        /// Width.
        w: f64,
        /// Height.
        h: f64,
        /// Colour at the full end.
        fill: Ink,
        /// Where it fades.
        towards: Towards,
    },
    /// A line through points.
    Line {
        /// The points.
        points: Vec<(f64, f64)>,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A filled area.
    Area {
        /// Its corners.
        points: Vec<(f64, f64)>,
        /// Colour.
        fill: Ink,
        /// Its edge.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// Centre.
        x: f64,
        /// Centre.
        y: f64,
        /// Radius.
        r: f64,
        /// Colour.
        fill: Ink,
        /// Its edge.
        stroke: Option<Stroke>,
    },
    /// A line of text.
    Text {
        /// Where it starts.
        x: f64,
        /// Its baseline.
        y: f64,
        /// The words.
        text: String,
        /// Its size.
        size: f64,
        /// 400, 500 or 600.
        weight: u16,
        /// Whether it is set in the serif.
        serif: bool,
        /// Colour.
        fill: Ink,
        /// Its width in our face, where every letter is known: another face is set as wide.
        width: Option<f64>,
    },
}

impl Shape {
    /// The same shape moved.
    #[must_use]
    pub fn moved(mut self, dx: f64, dy: f64) -> Self {
        match &mut self {
            Self::Rect { x, y, .. }
            | Self::Fade { x, y, .. }
            | Self::Circle { x, y, .. }
            | Self::Text { x, y, .. } => {
                *x += dx;
                *y += dy;
            }
            Self::Line { points, .. } | Self::Area { points, .. } => {
                for (x, y) in points {
                    *x += dx;
                    *y += dy;
                }
            }
        }
        self
    }
}
