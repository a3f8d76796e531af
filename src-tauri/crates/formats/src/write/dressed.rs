//! A drawing as a sheet of its own: its headline above it, what has no room in it and how far it may travel below.

use crate::document::Meta;
use crate::roadmap_picture::{Ink, Plan, Shape, Stroke, Voice, text_line, wrap};

const MARGIN: f64 = 28.0;
/// From the top of the sheet to the drawing, below a headline of one line.
const HEAD: f64 = 62.0;
const HEADLINE: f64 = 18.0;
/// From line to line of a longer one.
const PITCH: f64 = 22.0;
const NOTE: f64 = 7.6;
const FOOT: f64 = 30.0;

/// The drawing, which is so wide, with what stands around it.
pub(super) fn dressed(drawn: Plan, width: f64, headline: &str, notes: &[String], meta: &Meta) -> Plan {
    let lines = wrap(headline, HEADLINE, Voice::SerifStrong, width);
    // A headline has few lines, so nothing is lost.
    let head = HEAD + lines.len().saturating_sub(1) as f64 * PITCH;
    let mut out = moved(drawn, MARGIN, head);
    out.width = width + 2.0 * MARGIN;
    out.frame.push(Shape::Rect { x: MARGIN, y: -2.0, w: 104.0, h: 7.0, fill: Ink::Brand });
    for (at, line) in lines.iter().enumerate() {
        let y = 36.0 + at as f64 * PITCH;
        out.frame.push(text_line(MARGIN, y, line, HEADLINE, Voice::SerifStrong, Ink::Ink));
    }
    let mut y = head + out.height + 8.0;
    for note in notes {
        for line in wrap(note, NOTE, Voice::Sans, width) {
            y += 11.0;
            out.frame.push(text_line(MARGIN, y, &line, NOTE, Voice::Sans, Ink::Second));
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
        let line = text_line(x, y, &words, NOTE, voice, ink);
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
