//! The whole sheet as pixels, drawn from the SVG with the faces that come with the program.

use super::svg::{draw, width};
use crate::document::RoadmapSheet;
use crate::write::WriteError;
use crate::write::drawn::{self, Faces, Size};

/// Writes the sheet as PNG of this size, with more font files for letters that no face of the program has. It carries no
/// metadata.
///
/// # Errors
/// When the picture cannot be drawn, which for a sheet of any content is a fault of the program.
pub fn png(sheet: &RoadmapSheet, size: Size, more: &[Vec<u8>]) -> Result<Vec<u8>, WriteError> {
    drawn::png(&draw(sheet, ""), size.of(width(sheet)), &Faces::with(more))
}
