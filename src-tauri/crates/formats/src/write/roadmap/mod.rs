//! The roadmap alone, as a sheet: one layout drawn as SVG and PNG in one piece, and as PDF on one page or in tiles.
//!
//! Nothing is cut silently: what has no room stands in full below the picture.

mod pdf;
mod png;
mod svg;
#[cfg(test)]
mod tests;

pub use pdf::pdf;
pub use png::png;
pub use svg::svg;

use chrono::{Datelike as _, NaiveDate};

use crate::document::RoadmapSheet;
use crate::roadmap_picture::{Plan, levels};

/// How many months the sheet shows, with those that are only begun.
fn months(sheet: &RoadmapSheet) -> f64 {
    let count = |day: NaiveDate| f64::from(day.year()) * 12.0 + f64::from(day.month0());
    (count(sheet.picture.to) - count(sheet.picture.from) + 1.0).max(1.0)
}

/// A month of a sheet in one piece is so wide, and its picture within these widths.
const MONTH: f64 = 64.0;
const LEAST: f64 = 720.0;
const MOST: f64 = 4_000.0;

/// How wide the picture of a sheet in one piece is, in points.
fn whole_width(sheet: &RoadmapSheet) -> f64 {
    // Labels take the room of about two months a level.
    let levels = f64::from(u8::try_from(levels(&sheet.picture)).unwrap_or(3));
    ((months(sheet) + 2.0 * levels) * MONTH).clamp(LEAST, MOST)
}

/// What the plan cannot show, in sentences.
fn notes(plan: &Plan) -> Vec<String> {
    let mut notes = Vec::new();
    if !plan.in_full.is_empty() {
        notes.push(format!("In full: {}.", plan.in_full.join("; ")));
    }
    if !plan.outside.is_empty() {
        notes.push(format!("Outside this picture: {}.", plan.outside.join("; ")));
    }
    notes
}
