//! Values over named steps: lines or columns, hairlines at round numbers, the last value of a line in words.

use super::{Drawing, number};
use crate::document::{Chart, ChartShape};
use crate::roadmap_picture::{Ink, Shape, Stroke, width as text_width};

/// The tones of the series, from the first.
const TONES: [Ink; 4] = [Ink::Brand, Ink::Likely, Ink::Second, Ink::Accent];

/// Draws a chart into this room; `size` is the size of its words.
pub fn chart(chart: &Chart, width: f64, height: f64, size: f64) -> Drawing {
    let values =
        || chart.series.iter().flat_map(|series| &series.values).flatten().copied().chain(chart.target);
    let finite = || values().filter(|value| value.is_finite());
    let high = finite().fold(f64::NEG_INFINITY, f64::max);
    let low = finite().fold(f64::INFINITY, f64::min);
    let scale = Scale::of(low, high, chart.shape);
    let unit = chart.unit.as_deref().unwrap_or_default();
    let mut shapes = Vec::new();
    let ticks: Vec<(f64, String)> =
        scale.ticks().map(|tick| (tick, format!("{}{unit}", number(tick)))).collect();
    let left = ticks.iter().map(|(_, word)| text_width(word, size)).fold(0.0, f64::max) + size * 0.8;
    let legend = if chart.series.len() > 1 { size * 2.2 } else { 0.0 };
    let (top, bottom) = (legend + size, height - size * 1.8);
    let y = |value: f64| bottom - (value - scale.low) / (scale.high - scale.low) * (bottom - top);
    for (tick, word) in &ticks {
        shapes.push(Shape::Line {
            points: vec![(left, y(*tick)), (width, y(*tick))],
            stroke: Stroke::of(if *tick == scale.low { Ink::Second } else { Ink::Hair }, size / 20.0),
        });
        shapes.push(text(
            left - size * 0.8 - text_width(word, size),
            y(*tick) + size * 0.35,
            word,
            size,
            Ink::Third,
        ));
    }
    let count = chart.steps.len().max(1);
    let step = (width - left) / count as f64;
    let widest = chart.steps.iter().map(|step| text_width(step, size)).fold(0.0, f64::max) + size * 0.8;
    let every = (widest / step.max(0.1)).ceil().max(1.0) as usize;
    for (at, word) in chart.steps.iter().enumerate().step_by(every) {
        let middle = left + step * (at as f64 + 0.5);
        let x =
            (middle - text_width(word, size) / 2.0).clamp(left, (width - text_width(word, size)).max(left));
        shapes.push(text(x, height - size * 0.4, word, size, Ink::Third));
    }
    for (series, one) in chart.series.iter().enumerate() {
        let fill = TONES[series % TONES.len()];
        let point = |at: usize, value: f64| (left + step * (at as f64 + 0.5), y(value));
        let measured = |value: &Option<f64>| value.filter(|value| value.is_finite());
        match chart.shape {
            ChartShape::Columns => {
                let wide = step * 0.7 / chart.series.len() as f64;
                for (at, value) in one.values.iter().take(count).enumerate() {
                    let Some(value) = measured(value) else { continue };
                    let (from, to) = (y(value.max(0.0)), y(value.min(0.0)));
                    let x = left + step * (at as f64 + 0.15) + wide * series as f64;
                    shapes.push(Shape::Rect { x, y: from, w: wide * 0.92, h: (to - from).max(0.2), fill });
                }
            }
            ChartShape::Line => {
                // A step without a value parts the line.
                let mut part = Vec::new();
                let mut parts = Vec::new();
                for (at, value) in one.values.iter().take(count).enumerate() {
                    match measured(value) {
                        Some(value) => part.push(point(at, value)),
                        None => parts.push(std::mem::take(&mut part)),
                    }
                }
                parts.push(part);
                for points in parts.into_iter().filter(|points| !points.is_empty()) {
                    let square = size * 0.4;
                    if let Some((x, y)) = points.last().copied() {
                        shapes.push(Shape::Rect {
                            x: x - square / 2.0,
                            y: y - square / 2.0,
                            w: square,
                            h: square,
                            fill,
                        });
                    }
                    if points.len() > 1 {
                        shapes.push(Shape::Line { points, stroke: Stroke::of(fill, size / 6.0) });
                    }
                }
            }
        }
    }
    if let Some(target) = chart.target.filter(|target| target.is_finite()) {
        shapes.push(Shape::Line {
            points: vec![(left, y(target)), (width, y(target))],
            stroke: Stroke { dash: Some(size * 0.4), ..Stroke::of(Ink::Accent, size / 10.0) },
        });
        let word = format!("Target {}{unit}", number(target));
        shapes.push(text(width - text_width(&word, size), y(target) - size * 0.4, &word, size, Ink::Accent));
    }
    if legend > 0.0 {
        let mut x = left;
        for (series, one) in chart.series.iter().enumerate() {
            shapes.push(Shape::Rect {
                x,
                y: size * 0.3,
                w: size * 1.4,
                h: size * 0.5,
                fill: TONES[series % TONES.len()],
            });
            shapes.push(text(x + size * 1.9, size * 0.9, &one.name, size, Ink::Second));
            x += size * 3.2 + text_width(&one.name, size);
        }
    }
    Drawing { width, height, shapes, alt: chart.alt.clone() }
}

/// The lowest and highest value of the axis.
pub(crate) fn ends(chart: &Chart) -> (f64, f64) {
    let values =
        || chart.series.iter().flat_map(|series| &series.values).flatten().copied().chain(chart.target);
    let finite = || values().filter(|value| value.is_finite());
    let scale = Scale::of(
        finite().fold(f64::INFINITY, f64::min),
        finite().fold(f64::NEG_INFINITY, f64::max),
        chart.shape,
    );
    (scale.low, scale.high)
}

fn text(x: f64, y: f64, words: &str, size: f64, fill: Ink) -> Shape {
    Shape::Text { x, y, text: words.to_owned(), size, weight: 400, serif: false, fill, width: None }
}

/// The axis of the values: round numbers around all of them, nought included for columns.
struct Scale {
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    fn of(low: f64, high: f64, shape: ChartShape) -> Self {
        let (mut low, mut high) = if low.is_finite() && high.is_finite() { (low, high) } else { (0.0, 1.0) };
        if shape == ChartShape::Columns || (low > 0.0 && low < high * 0.4) {
            (low, high) = (low.min(0.0), high.max(0.0));
        }
        if high - low < f64::EPSILON * high.abs().max(1.0) {
            let room = high.abs().max(1.0) * 0.5;
            (low, high) = (low - room, high + room);
        }
        let rough = (high - low) / 4.0;
        let power = 10f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 2.5, 5.0, 10.0].map(|by| by * power).into_iter().find(|step| *step >= rough);
        let step = step.unwrap_or(power * 10.0);
        Self { low: (low / step).floor() * step, high: (high / step).ceil() * step, step }
    }

    fn ticks(&self) -> impl Iterator<Item = f64> {
        let count = ((self.high - self.low) / self.step).round() as usize;
        (0..=count.min(12)).map(|at| self.low + self.step * at as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Series;

    fn of(shape: ChartShape, values: &[Option<f64>]) -> Chart {
        Chart {
            shape,
            steps: values.iter().enumerate().map(|(at, _)| format!("M{at}")).collect(),
            series: vec![Series { name: "one".into(), values: values.to_vec() }],
            target: Some(3.0),
            ..Chart::default()
        }
    }

    #[test]
    fn the_axis_has_round_numbers_around_all_values() {
        for (low, high, shape, expect) in [
            (58.0, 80.0, ChartShape::Line, (50.0, 80.0)),
            (58.0, 80.0, ChartShape::Columns, (0.0, 80.0)),
            (0.1, 0.2, ChartShape::Line, (0.1, 0.2)),
            (5.0, 5.0, ChartShape::Line, (2.0, 8.0)),
            (f64::INFINITY, f64::NEG_INFINITY, ChartShape::Line, (0.0, 1.0)),
        ] {
            let scale = Scale::of(low, high, shape);
            assert!(scale.low <= low.min(scale.high) && scale.high >= high.max(scale.low), "{low} {high}");
            assert!(
                (scale.low - expect.0).abs() < 1e-9 && (scale.high - expect.1).abs() < 1e-9,
                "{} {}",
                scale.low,
                scale.high
            );
        }
    }

    #[test]
    fn a_missing_value_parts_the_line_and_nothing_leaves_the_room() {
        for shape in [ChartShape::Line, ChartShape::Columns] {
            let drawing = chart(
                &of(shape, &[Some(1.0), Some(2.0), None, Some(-4.0), Some(f64::NAN)]),
                300.0,
                120.0,
                8.0,
            );
            let lines = drawing
                .shapes
                .iter()
                .filter(|shape| matches!(shape, Shape::Line { stroke, .. } if stroke.ink == Ink::Brand));
            assert_eq!(lines.count(), usize::from(shape == ChartShape::Line));
            for shape in &drawing.shapes {
                if let Shape::Rect { x, y, w, h, .. } = shape {
                    assert!(*x >= 0.0 && *y >= 0.0 && x + w <= 300.0 && y + h <= 120.0, "{shape:?}");
                }
            }
        }
        assert!(
            !chart(&Chart::default(), 100.0, 50.0, 8.0).shapes.is_empty(),
            "a chart of nothing is an empty axis"
        );
    }
}
