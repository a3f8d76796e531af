//! The whole sheet as pixels, drawn from the SVG with the faces that come with the program.

use super::svg::{draw, width};
use crate::document::RoadmapSheet;
use crate::write::WriteError;
use crate::write::drawn::{self, Faces};

/// Twice the size on screen, so that it is sharp when it is printed.
const SHARP: f32 = 2.0;

/// Writes the sheet as PNG, so many pixels wide, or twice its size on screen; with more font files for letters that no face
/// of the program has. It carries no metadata.
///
/// # Errors
/// When the picture cannot be drawn, which for a sheet of any content is a fault of the program.
pub fn png(sheet: &RoadmapSheet, pixels: Option<u32>, more: &[Vec<u8>]) -> Result<Vec<u8>, WriteError> {
    let scale = pixels.map_or(SHARP, |pixels| (f64::from(pixels) / width(sheet)) as f32);
    drawn::png(&draw(sheet, ""), scale, &Faces::with(more))
}
