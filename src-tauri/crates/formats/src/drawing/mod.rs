//! Small drawings beside words: lines of a measure, dates that moved, charts. The same shapes for every format, as in
//! [`crate::roadmap_picture`]; each with the sentence that stands for it.

mod chart;
mod moved;
mod number;
mod small_line;

use serde::Serialize;

use crate::document::Reads;
use crate::roadmap_picture::{Shape, all_facing};

pub use chart::chart;
pub(crate) use chart::ends;
pub use moved::{months, moved};
pub(crate) use number::number;
pub use small_line::{first_value, small_line};

/// A drawing: lengths in points from the top left.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Drawing {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// From the back to the front.
    pub shapes: Vec<Shape>,
    /// What a person who cannot see it is told.
    pub alt: String,
}

impl Drawing {
    /// As a page shows it that is read from this side: mirrored on one from the right.
    #[must_use]
    pub fn facing(mut self, reads: Reads) -> Self {
        self.shapes = all_facing(self.shapes, reads, self.width);
        self
    }
}
