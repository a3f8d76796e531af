//! The few shapes that every format can draw natively.

use serde::Serialize;

use crate::document::Reads;
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

impl Plan {
    /// As a page shows it that is read from this side: mirrored on one from the right.
    #[must_use]
    pub fn facing(mut self, reads: Reads) -> Self {
        let width = self.width;
        self.frame = all_facing(self.frame, reads, width);
        for group in self.items.iter_mut().chain(&mut self.links) {
            group.shapes = all_facing(std::mem::take(&mut group.shapes), reads, width);
            if let Some(place) = group.place.as_mut().filter(|_| reads == Reads::FromRight) {
                place.mirror(width);
            }
        }
        self
    }

    /// All that stands on it, from the back to the front.
    pub fn into_shapes(self) -> Vec<Shape> {
        let groups = self.links.into_iter().chain(self.items).flat_map(|group| group.shapes);
        self.frame.into_iter().chain(groups).collect()
    }
}

/// Shapes in a room of this width as a page shows them that is read from this side.
pub(crate) fn all_facing(shapes: Vec<Shape>, reads: Reads, width: f64) -> Vec<Shape> {
    match reads {
        Reads::FromLeft => shapes,
        Reads::FromRight => shapes.into_iter().map(|shape| shape.mirrored(width)).collect(),
    }
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

impl Place {
    fn mirror(&mut self, width: f64) {
        let swapped = |(left, right): (bool, bool)| (right, left);
        self.x = width - self.x - self.width;
        self.text_x = width - self.text_x - self.text_width;
        (self.goes_on, self.fades) = (swapped(self.goes_on), swapped(self.fades));
    }
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

/// Which end of a line of text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Anchor {
    /// It goes on to the right of it.
    Left,
    /// It ends there.
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
    /// A line that is not turned round where its picture is mirrored: a check mark.
    Check {
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
        /// Where its anchor stands.
        x: f64,
        /// Which end that is.
        anchor: Anchor,
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
            Self::Line { points, .. } | Self::Check { points, .. } | Self::Area { points, .. } => {
                for (x, y) in points {
                    *x += dx;
                    *y += dy;
                }
            }
        }
        self
    }

    /// The same shape seen in a mirror that stands behind a room of this width. Words and check marks keep their face.
    #[must_use]
    pub fn mirrored(mut self, width: f64) -> Self {
        match &mut self {
            Self::Rect { x, w, .. } => *x = width - *x - *w,
            Self::Fade { x, w, towards, .. } => {
                *x = width - *x - *w;
                *towards = if *towards == Towards::Left { Towards::Right } else { Towards::Left };
            }
            Self::Line { points, .. } | Self::Area { points, .. } => {
                points.iter_mut().for_each(|(x, _)| *x = width - *x);
            }
            Self::Check { points, .. } => {
                let (low, high) = ends(points);
                points.iter_mut().for_each(|(x, _)| *x += width - low - high);
            }
            Self::Circle { x, .. } => *x = width - *x,
            Self::Text { x, anchor, .. } => {
                *x = width - *x;
                *anchor = if *anchor == Anchor::Left { Anchor::Right } else { Anchor::Left };
            }
        }
        self
    }
}

/// Where points begin and end from left to right.
fn ends(points: &[(f64, f64)]) -> (f64, f64) {
    let low = points.iter().map(|(x, _)| *x).fold(f64::INFINITY, f64::min);
    let high = points.iter().map(|(x, _)| *x).fold(f64::NEG_INFINITY, f64::max);
    if points.is_empty() { (0.0, 0.0) } else { (low, high) }
}
