//! Status marks, commitment bars, milestones: the same shapes on screen, on paper and on slides, always beside a word.

use super::shapes::{Ink, Shape, Stroke, Towards};
use crate::words::{Commitment, Mark};

/// A mark in a square of this size, its top left corner at the origin.
pub fn mark(mark: Mark, size: f64) -> Vec<Shape> {
    let thin = size / 7.0;
    let ring = |stroke: Stroke| Shape::Circle {
        x: size / 2.0,
        y: size / 2.0,
        r: (size - stroke.width) / 2.0,
        fill: Ink::Paper,
        stroke: Some(stroke),
    };
    match mark {
        Mark::OnTrack => {
            vec![Shape::Circle {
                x: size / 2.0,
                y: size / 2.0,
                r: size / 2.0,
                fill: Ink::Second,
                stroke: None,
            }]
        }
        Mark::AtRisk => vec![Shape::Area {
            points: vec![(size / 2.0, size * 0.04), (size, size * 0.96), (0.0, size * 0.96)],
            fill: Ink::Amber,
            stroke: None,
        }],
        Mark::OffTrack => {
            vec![Shape::Rect {
                x: size * 0.04,
                y: size * 0.04,
                w: size * 0.92,
                h: size * 0.92,
                fill: Ink::Red,
            }]
        }
        Mark::Done => vec![Shape::Check {
            points: vec![(thin, size * 0.54), (size * 0.38, size * 0.86), (size - thin, size * 0.14)],
            stroke: Stroke::of(Ink::Second, 1.5 * thin),
        }],
        Mark::Paused => [0.1, 0.62]
            .map(|left| Shape::Rect { x: size * left, y: 0.0, w: size * 0.28, h: size, fill: Ink::Second })
            .into(),
        Mark::Cut => vec![Shape::Line {
            points: vec![(0.0, size / 2.0), (size, size / 2.0)],
            stroke: Stroke::of(Ink::Third, 1.5 * thin),
        }],
        Mark::NotStarted => vec![ring(Stroke::of(Ink::Third, thin * 0.9))],
        Mark::Unsaid => {
            vec![ring(Stroke { dash: Some(thin * 1.2), ..Stroke::of(Ink::Second, thin * 0.9) })]
        }
        Mark::NotComparable => vec![
            ring(Stroke { dash: Some(thin * 1.2), ..Stroke::of(Ink::Third, thin * 0.8) }),
            Shape::Line {
                points: vec![(size * 0.3, size / 2.0), (size * 0.7, size / 2.0)],
                stroke: Stroke::of(Ink::Third, thin * 0.8),
            },
        ],
    }
}

/// The dots of a bar of which nobody has said how sure it is.
const UNSAID: f64 = 0.9;

/// A commitment bar: committed is solid, likely is pale, might is an outline; where nobody has said, a thin dotted one.
pub fn bar(commitment: Option<Commitment>, w: f64, h: f64) -> Vec<Shape> {
    bar_with_ends(commitment, w, h, (0.0, 0.0))
}

/// The same, with so much of either end fading into the paper.
pub(super) fn bar_with_ends(commitment: Option<Commitment>, w: f64, h: f64, fades: (f64, f64)) -> Vec<Shape> {
    let (left, right) = fades;
    let fill = match commitment {
        Some(Commitment::Committed) => Ink::Brand,
        Some(Commitment::Likely) => Ink::Likely,
        Some(Commitment::Might) => return outline(w, h, fades, Stroke::of(Ink::Brand, 0.6)),
        None => {
            return outline(w, h, fades, Stroke { dash: Some(UNSAID), ..Stroke::of(Ink::Third, 0.5) });
        }
    };
    let mut shapes = Vec::new();
    if left > 0.0 {
        shapes.push(Shape::Fade { x: 0.0, y: 0.0, w: left, h, fill, towards: Towards::Left });
    }
    if w > left + right {
        shapes.push(Shape::Rect { x: left, y: 0.0, w: w - left - right, h, fill });
    }
    if right > 0.0 {
        shapes.push(Shape::Fade { x: w - right, y: 0.0, w: right, h, fill, towards: Towards::Right });
    }
    shapes
}

/// An outline; a fading end stays open.
fn outline(w: f64, h: f64, (left, right): (f64, f64), stroke: Stroke) -> Vec<Shape> {
    let (x0, x1, y0, y1) = (0.3, w - 0.3, 0.3, h - 0.3);
    let line = |points: Vec<(f64, f64)>, stroke| Shape::Line { points, stroke };
    let dashed = Stroke { dash: Some(stroke.dash.map_or(1.4, |dash| dash * 1.6)), ..stroke };
    let (a, b) = (x0 + left, x1 - right);
    let mut shapes = vec![Shape::Rect { x: 0.0, y: 0.0, w, h, fill: Ink::Paper }];
    match (left > 0.0, right > 0.0) {
        (false, false) => {
            shapes.push(line(vec![(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], stroke));
        }
        (false, true) => shapes.push(line(vec![(b, y0), (x0, y0), (x0, y1), (b, y1)], stroke)),
        (true, false) => shapes.push(line(vec![(a, y0), (x1, y0), (x1, y1), (a, y1)], stroke)),
        (true, true) => {
            shapes.push(line(vec![(a, y0), (b, y0)], stroke));
            shapes.push(line(vec![(a, y1), (b, y1)], stroke));
        }
    }
    for y in [y0, y1] {
        if left > 0.0 {
            shapes.push(line(vec![(x0, y), (a, y)], dashed));
        }
        if right > 0.0 {
            shapes.push(line(vec![(b, y), (x1, y)], dashed));
        }
    }
    shapes
}

/// A milestone; dotted where nobody has said how sure it is.
pub fn diamond(commitment: Option<Commitment>, size: f64) -> Shape {
    let half = size / 2.0;
    Shape::Area {
        points: vec![(half, 0.0), (size, half), (half, size), (0.0, half)],
        fill: match commitment {
            Some(Commitment::Committed) => Ink::Brand,
            Some(Commitment::Likely) => Ink::Likely,
            Some(Commitment::Might) | None => Ink::Paper,
        },
        stroke: Some(match commitment {
            Some(_) => Stroke::of(Ink::Brand, 0.6),
            None => Stroke { dash: Some(UNSAID), ..Stroke::of(Ink::Third, 0.5) },
        }),
    }
}

/// Goes on beyond the edge.
pub(super) fn chevron(size: f64, towards: Towards) -> Shape {
    let across = [(0.0, 0.0), (0.35, 0.0), (0.75, 0.5), (0.35, 1.0), (0.0, 1.0), (0.4, 0.5)];
    let points = across
        .map(|(x, y)| {
            let x = if towards == Towards::Right { x } else { 0.75 - x };
            (x * size, y * size)
        })
        .into();
    Shape::Area { points, fill: Ink::Brand, stroke: None }
}
