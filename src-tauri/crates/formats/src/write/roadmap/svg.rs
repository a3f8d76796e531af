//! The whole sheet as one SVG: head, picture, legend, foot, with its faces inside.

use crate::document::{Palette, RoadmapSheet};
use crate::roadmap_picture::{Ink, Plan, Room, Shape, Stroke, Voice, plan, text_line, to_svg_file, wrap};
use crate::write::html::faces;

const MARGIN: f64 = 28.0;
const HEAD: f64 = 62.0;
const FOOT: f64 = 30.0;

/// Writes the sheet as SVG, as large as it needs to be.
pub fn svg(sheet: &RoadmapSheet) -> String {
    draw(sheet, &faces::rules("class=\"serif\""))
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
    let mut out = moved(whole, MARGIN, HEAD);
    out.width = width + 2.0 * MARGIN;
    let meta = &sheet.meta;
    let tab = Shape::Rect { x: MARGIN, y: -2.0, w: 104.0, h: 7.0, fill: Ink::Brand };
    out.frame.push(tab);
    out.frame.push(text_line(MARGIN, 36.0, &sheet.headline, 18.0, Voice::SerifStrong, Ink::Ink));
    let mut y = HEAD + out.height + 8.0;
    for note in notes {
        for line in wrap(&note, 7.6, Voice::Sans, width) {
            y += 11.0;
            out.frame.push(text_line(MARGIN, y, &line, 7.6, Voice::Sans, Ink::Second));
        }
        y += 3.0;
    }
    y += FOOT;
    let points = vec![(MARGIN, y - 16.0), (MARGIN + width, y - 16.0)];
    out.frame.push(Shape::Line { points, stroke: Stroke::of(Ink::Hair, 0.5) });
    let said = [meta.company.as_str(), &meta.title, &meta.date].into_iter().filter(|said| !said.is_empty());
    let foot: [Option<(String, Voice, Ink)>; 3] = [
        Some((meta.classification.clone(), Voice::SansStrong, Ink::Ink)),
        meta.notice.clone().map(|notice| (notice, Voice::SansStrong, Ink::Accent)),
        Some((said.collect::<Vec<_>>().join(", "), Voice::Sans, Ink::Third)),
    ];
    let mut x = MARGIN;
    for (words, voice, ink) in foot.into_iter().flatten().filter(|(words, ..)| !words.is_empty()) {
        let line = text_line(x, y, &words, 7.6, voice, ink);
        if let Shape::Text { width, .. } = &line {
            x += width.unwrap_or(words.chars().count() as f64 * 5.0) + 12.0;
        }
        out.frame.push(line);
    }
    out.width = out.width.max(x + MARGIN);
    out.height = y + 14.0;
    out
}

fn moved(mut plan: Plan, dx: f64, dy: f64) -> Plan {
    let all = |shapes: Vec<Shape>| shapes.into_iter().map(|shape| shape.moved(dx, dy)).collect();
    plan.frame = all(plan.frame);
    for group in plan.items.iter_mut().chain(&mut plan.links) {
        group.shapes = all(std::mem::take(&mut group.shapes));
    }
    plan
}
