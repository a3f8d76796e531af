//! The whole sheet as one SVG: head, picture, legend, foot, with its faces inside.

use crate::document::{Palette, RoadmapSheet};
use crate::roadmap_picture::{Plan, Room, plan, to_svg_file};
use crate::write::dressed;
use crate::write::html::faces::PageFaces;

/// Writes the sheet as SVG, as large as it needs to be.
pub fn svg(sheet: &RoadmapSheet) -> String {
    draw(sheet, &PageFaces::of("class=\"serif\"").rules())
}

/// The same with these rules for its faces.
pub(super) fn draw(sheet: &RoadmapSheet, faces: &str) -> String {
    let palette = Palette::of(&sheet.meta.brand);
    to_svg_file(&dressed(sheet), &palette, &sheet.picture.alt, faces)
}

/// How wide the drawing is, in points.
pub(super) fn width(sheet: &RoadmapSheet) -> f64 {
    dressed(sheet).width
}

/// The plan with what stands around it.
fn dressed(sheet: &RoadmapSheet) -> Plan {
    let width = super::whole_width(sheet);
    let mut plans = plan(&sheet.picture, Room { width, height: f64::INFINITY });
    // An endless height is never cut.
    let Some(whole) = plans.pop() else { return Plan::default() };
    let notes = super::notes(&whole);
    dressed::dressed(whole, width, &sheet.headline, &notes, &sheet.meta).facing(sheet.meta.reads())
}
