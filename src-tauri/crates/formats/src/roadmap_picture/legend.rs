//! The legend: only what the picture uses is explained.

use std::mem::discriminant;

use super::draw::text_line;
use super::items::Placed;
use super::lanes::Layout;
use super::links;
use super::marks::{bar, chevron, diamond, mark};
use super::measure::{Voice, width};
use super::shapes::{Ink, Shape, Stroke, Towards};
use crate::document::Clash;
use crate::words::{Commitment, Mark};

const SIZE: f64 = 7.0;
const BETWEEN: f64 = 13.0;
const LINE: f64 = 14.0;

struct Sign {
    shapes: Vec<Shape>,
    width: f64,
    word: String,
}

/// The signs and their words, in lines below `top`, from the axis on.
pub(super) fn draw(layout: &Layout, top: f64) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (line, signs) in lines(layout).into_iter().enumerate() {
        let mut x = layout.left_of_legend();
        let baseline = top + 12.0 + LINE * line as f64 + SIZE * 0.73;
        for sign in signs {
            shapes.extend(sign.shapes.into_iter().map(|shape| shape.moved(x, baseline)));
            x += sign.width + SIZE * 0.55;
            shapes.push(text_line(x, baseline, &sign.word, SIZE, Voice::Sans, Ink::Second));
            x += width(&sign.word, SIZE, Voice::Sans) + BETWEEN;
        }
    }
    shapes
}

pub(super) fn height(layout: &Layout) -> f64 {
    match lines(layout).len() {
        0 => 0.0,
        count => 8.0 + LINE * count as f64,
    }
}

fn lines(layout: &Layout) -> Vec<Vec<Sign>> {
    let left = layout.left_of_legend();
    let mut lines: Vec<Vec<Sign>> = Vec::new();
    let mut x = f64::INFINITY;
    for sign in signs(layout) {
        let wide = sign.width + SIZE * 0.55 + width(&sign.word, SIZE, Voice::Sans);
        if x + wide > layout.width {
            lines.push(Vec::new());
            x = left;
        }
        x += wide + BETWEEN;
        if let Some(line) = lines.last_mut() {
            line.push(sign);
        }
    }
    lines
}

fn signs(layout: &Layout) -> Vec<Sign> {
    let items = || layout.rows.iter().flat_map(|row| &row.items);
    let marks_of_lanes = || layout.rows.iter().flat_map(|row| &row.path).filter_map(|label| label.mark);
    let mut signs = Vec::new();
    let mut add = |shapes: Vec<Shape>, wide: f64, high: f64, word: &str| {
        // Centred on the height of a small letter.
        let shapes = shapes.into_iter().map(|shape| shape.moved(0.0, -SIZE * 0.36 - high / 2.0)).collect();
        signs.push(Sign { shapes, width: wide, word: word.to_owned() });
    };
    for (commitment, word) in [
        (Some(Commitment::Committed), "committed"),
        (Some(Commitment::Likely), "likely"),
        (Some(Commitment::Might), "might happen"),
        (None, "not said how sure"),
    ] {
        let is_so = |item: &Placed| item.bar.commitment == commitment && item.bar.gone.is_none();
        if items().any(|item| is_so(item) && !item.spot.milestone) {
            add(bar(commitment, SIZE * 2.6, SIZE * 0.6), SIZE * 2.6, SIZE * 0.6, word);
        }
    }
    if items().any(|item| item.spot.fades.0 || item.spot.fades.1) {
        let shape = Shape::Fade {
            x: 0.0,
            y: 0.0,
            w: SIZE * 1.8,
            h: SIZE * 0.6,
            fill: Ink::Brand,
            towards: Towards::Right,
        };
        add(vec![shape], SIZE * 1.8, SIZE * 0.6, "within this time");
    }
    for state in Mark::ALL {
        if items().any(|item| item.bar.mark == Some(*state)) || marks_of_lanes().any(|mark| mark == *state) {
            let size = SIZE * 0.82;
            add(mark(*state, size), size, size, &state.word().to_lowercase());
        }
    }
    if items().any(|item| item.spot.milestone) {
        let size = SIZE * 0.95;
        add(vec![diamond(Some(Commitment::Committed), size)], size, size, "milestone");
    }
    if items().any(|item| item.spot.told.is_some()) {
        add(told(SIZE * 1.5, 1.0), SIZE * 1.5, 3.2, layout.before.unwrap_or("date told first"));
    }
    if items().any(|item| item.bar.gone.is_some()) {
        let word = format!("only in {}", layout.before.unwrap_or("the plan before"));
        add(bar(None, SIZE * 2.6, SIZE * 0.6), SIZE * 2.6, SIZE * 0.6, &word);
    }
    if items().any(|item| item.spot.goes_on.0 || item.spot.goes_on.1) {
        add(vec![chevron(SIZE * 0.7, Towards::Right)], SIZE * 0.55, SIZE * 0.7, "goes on");
    }
    let drawn = |reference: &str| items().any(|item| item.bar.reference.as_deref() == Some(reference));
    let linked = |wanted: Option<Clash>| {
        let alike = |clash: Option<Clash>| match (clash, wanted) {
            (Some(one), Some(other)) => discriminant(&one) == discriminant(&other),
            (one, other) => one.is_none() && other.is_none(),
        };
        let links = || layout.links.iter().filter(|link| alike(link.clash));
        links().any(|link| drawn(&link.from) && drawn(&link.to))
    };
    for (clash, word) in [
        (None, "needed first"),
        (Some(Clash::Early(1)), "begins before that is done"),
        (Some(Clash::Late(1)), "too late for what needs it"),
    ] {
        if linked(clash) {
            add(links::sign(SIZE * 1.8, SIZE * 0.6, clash), SIZE * 1.8, SIZE * 0.6, word);
        }
    }
    signs
}

/// The notch and the thin line of a date that was told first; the notch at the origin.
pub(super) fn told(length: f64, unit: f64) -> Vec<Shape> {
    vec![
        Shape::Line {
            points: vec![(0.0, 0.0), (0.0, 3.2 * unit)],
            stroke: Stroke::of(Ink::Second, 1.1 * unit),
        },
        Shape::Line {
            points: vec![(0.0, 1.6 * unit), (length, 1.6 * unit)],
            stroke: Stroke::of(Ink::Second, 0.6 * unit),
        },
    ]
}

impl Layout<'_> {
    fn left_of_legend(&self) -> f64 {
        if self.style.labels.len() == 1 { self.axis.left } else { 0.0 }
    }
}
