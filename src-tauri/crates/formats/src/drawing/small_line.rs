//! The small line of a measure: no axis, its own scale, a square on the last value, the target dashed.

use super::{Drawing, number};
use crate::document::SmallLine;
use crate::roadmap_picture::{Anchor, Ink, Shape, Stroke};

/// How much of the height a word above the line takes, in strokes.
const WORD: f64 = 7.5;

/// Draws the line into this room, each value at its step; `weight` is the width of its stroke. None when there is no value.
pub fn small_line(line: &SmallLine, width: f64, height: f64, weight: f64) -> Option<Drawing> {
    let values: Vec<(usize, f64)> = measured(line).collect();
    let ((_, first), (end, last)) = (*values.first()?, *values.last()?);
    let target = line.target.filter(|target| target.is_finite());
    let all = || values.iter().map(|(_, value)| *value).chain(target);
    let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    let square = weight * 3.2;
    let event = line.event.as_ref().filter(|(at, _)| *at < line.values.len());
    let top = if event.is_some() { weight * WORD } else { 0.0 };
    let (across, down) = (width - square / 2.0, height - top - square);
    let y = |value: f64| {
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        top + square / 2.0 + (1.0 - share) * down
    };
    let steps = line.values.len();
    let x = |at: usize| if steps < 2 { across } else { across * at as f64 / (steps - 1) as f64 };
    let mut shapes = Vec::new();
    if let Some(target) = target {
        shapes.push(Shape::Line {
            points: vec![(0.0, y(target)), (width, y(target))],
            stroke: Stroke { dash: Some(weight * 2.2), ..Stroke::of(Ink::Accent, weight * 0.6) },
        });
    }
    if let Some((at, word)) = event {
        let at = x(*at);
        shapes.push(Shape::Line {
            points: vec![(at, 0.0), (at, height)],
            stroke: Stroke::of(Ink::Accent, weight * 0.6),
        });
        shapes.push(Shape::Text {
            x: at + weight * 2.0,
            anchor: Anchor::Left,
            y: weight * 5.5,
            text: word.clone(),
            size: weight * 7.0,
            weight: 400,
            serif: false,
            fill: Ink::Accent,
            width: None,
        });
    }
    if values.len() > 1 {
        let points = values.iter().map(|(at, value)| (x(*at), y(*value))).collect();
        shapes.push(Shape::Line { points, stroke: Stroke::of(Ink::Ink, weight) });
    }
    shapes.push(Shape::Rect {
        x: (x(end) - square / 2.0).max(0.0),
        y: y(last) - square / 2.0,
        w: square,
        h: square,
        fill: Ink::Ink,
    });
    let span = if line.span.is_empty() { String::new() } else { format!(" in {}", line.span) };
    let goal = target.map(|target| format!("; target {}", number(target))).unwrap_or_default();
    let alt = format!("From {} to {}{span}{goal}.", number(first), number(last));
    Some(Drawing { width, height, shapes, alt })
}

/// The first value, with as many decimals as the others need: it stands before the line.
pub fn first_value(line: &SmallLine) -> Option<String> {
    let values = || measured(line).map(|(_, value)| value);
    let decimals = values().map(|value| number(value).split('.').nth(1).map_or(0, str::len)).max()?;
    values().next().map(|value| format!("{value:.decimals$}"))
}

/// The values that there are, each with its step.
fn measured(line: &SmallLine) -> impl Iterator<Item = (usize, f64)> {
    let finite =
        |(at, value): (usize, &Option<f64>)| Some((at, (*value)?)).filter(|(_, value)| value.is_finite());
    line.values.iter().enumerate().filter_map(finite)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(values: &[f64]) -> SmallLine {
        SmallLine {
            values: values.iter().copied().map(Some).collect(),
            span: "six weeks".into(),
            ..SmallLine::default()
        }
    }

    #[test]
    fn everything_stays_within_its_room() {
        for values in [&[1.0][..], &[3.0, 3.0], &[-5.0, 0.0, 1e9], &[0.1, f64::NAN, 0.2]] {
            let with = SmallLine { target: Some(2.0), event: Some((0, "shipped".into())), ..line(values) };
            let drawing = small_line(&with, 100.0, 30.0, 1.0).unwrap();
            for shape in &drawing.shapes {
                let inside = |x: f64, y: f64| (-0.01..=100.01).contains(&x) && (-0.01..=30.01).contains(&y);
                match shape {
                    Shape::Line { points, .. } => {
                        assert!(points.iter().all(|(x, y)| inside(*x, *y)), "{shape:?}");
                    }
                    Shape::Rect { x, y, w, h, .. } => {
                        assert!(inside(*x, *y) && inside(x + w, y + h), "{shape:?}");
                    }
                    _ => {}
                }
            }
        }
        assert_eq!(small_line(&line(&[f64::NAN]), 100.0, 30.0, 1.0), None, "nothing to draw is no drawing");
    }

    #[test]
    fn each_value_stands_at_its_step() {
        let values = vec![None, Some(2.0), None, None, Some(4.0), None];
        let drawing = small_line(&SmallLine { values, ..SmallLine::default() }, 101.6, 30.0, 1.0).unwrap();
        let points = drawing.shapes.iter().find_map(|shape| match shape {
            Shape::Line { points, .. } => Some(points.iter().map(|(x, _)| x.round()).collect::<Vec<_>>()),
            _ => None,
        });
        assert_eq!(points, Some(vec![20.0, 80.0]), "a line over what was not read, as long as it took");
        let square = drawing.shapes.iter().find_map(|shape| match shape {
            Shape::Rect { x, w, .. } => Some((x + w / 2.0).round()),
            _ => None,
        });
        assert_eq!(square, Some(80.0), "the last one that was read");
    }

    #[test]
    fn it_says_what_it_shows() {
        let drawing = small_line(&SmallLine { target: Some(80.0), ..line(&[58.0, 71.0]) }, 10.0, 10.0, 1.0);
        assert_eq!(drawing.unwrap().alt, "From 58 to 71 in six weeks; target 80.");
        assert_eq!(first_value(&line(&[8.0, 7.45])), Some("8.00".into()), "as precise as the others");
    }
}
