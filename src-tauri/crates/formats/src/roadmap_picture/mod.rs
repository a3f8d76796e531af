//! Decides where everything on a roadmap picture goes, once for all formats: paper, screen, and slides draw the same
//! shapes. Knows widths of letters, but no file format.
//!
//! A title stands on its bar and may run past it, so that a short bar never squeezes its words; rows are packed so that
//! nothing touches.

#[cfg(test)]
mod alike;
mod axis;
mod draw;
mod items;
mod lanes;
mod legend;
mod links;
pub mod marks;
mod measure;
pub mod scales;
pub mod screen;
mod shapes;
mod svg;
mod tally;
#[cfg(test)]
mod tests;

use crate::document::RoadmapPicture;
use lanes::Layout;

pub(crate) use draw::text_line;
pub(crate) use measure::{Voice, wrap};

pub(crate) use shapes::all_facing;
pub use shapes::{Anchor, Group, Ink, Place, PlacedLane, Plan, Shape, Stroke, Towards};
pub(crate) use svg::shapes_to_svg;
pub use svg::{to_svg, to_svg_file};

/// The room a picture has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// Width in points.
    pub width: f64,
    /// Height in points; a higher picture is cut between rows. Endless on a screen.
    pub height: f64,
}

/// How many levels of lanes stand beside each other, 1 to 3.
pub fn levels(picture: &RoadmapPicture) -> usize {
    lanes::depth(&picture.lanes).clamp(1, 3)
}

/// Where everything goes: one plan when it fits the height at a size that can be read, else several to be set below
/// each other or on pages of their own, each with its axis. Never empty.
pub fn plan(picture: &RoadmapPicture, room: Room) -> Vec<Plan> {
    let mut scale = 1.0;
    // Below three quarters the titles would be smaller than 6 points: then it is cut, at full size.
    while scale >= 0.75 {
        let layout = Layout::new(picture, room.width, scale);
        if layout.height() + legend::height(&layout) <= room.height {
            return draw::plans(picture, &layout, room.height);
        }
        scale -= 0.04;
    }
    draw::plans(picture, &Layout::new(picture, room.width, 1.0), room.height)
}

/// The width of words in the faces of office files, in points: the sans a little narrower than ours, the serif wider in bold.
pub(crate) fn face_width(words: &str, size: f64, strong: bool, serif: bool) -> f64 {
    match (serif, strong) {
        (true, true) => measure::width(words, size, measure::Voice::SerifStrong) * 1.13,
        (true, false) => measure::width(words, size, measure::Voice::SerifStrong),
        (false, true) => measure::width(words, size, measure::Voice::SansStrong) * 0.97,
        (false, false) => measure::width(words, size, measure::Voice::Sans) * 0.97,
    }
}

/// The width of words in the face of labels, in points.
pub fn width(words: &str, size: f64) -> f64 {
    measure::width(words, size, measure::Voice::Sans)
}
