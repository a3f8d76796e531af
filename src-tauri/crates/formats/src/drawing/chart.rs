//! Values over named steps: lines or columns, hairlines at round numbers, the last value of a line in words.

use super::{Drawing, number};
use crate::document::{Chart, ChartShape};
use crate::roadmap_picture::{Anchor, Ink, Shape, Stroke, width as text_width};

/// The tones of the series, from the first.
const TONES: [Ink; 4] = [Ink::Brand, Ink::Likely, Ink::Second, Ink::Accent];

/// Draws a chart into this room; `size` is the size of its words.
pub fn chart(chart: &Chart, width: f64, height: f64, size: f64) -> Drawing {
    let mut plot = Plot::new(chart, width, height, size);
    plot.axis();
    plot.step_names();
    for (at, series) in chart.series.iter().enumerate() {
        match chart.shape {
            ChartShape::Columns => plot.columns(at, &series.values),
            ChartShape::Line => plot.line(at, &series.values),
        }
    }
    plot.target();
    plot.legend();
    Drawing { width, height, shapes: plot.shapes, alt: chart.alt.clone() }
}

/// The lowest and highest value of the axis.
pub(crate) fn ends(chart: &Chart) -> (f64, f64) {
    let scale = Scale::around(chart);
    (scale.low, scale.high)
}

/// A chart while it is drawn.
struct Plot<'a> {
    chart: &'a Chart,
    scale: Scale,
    /// The values of the axis with their words.
    ticks: Vec<(f64, String)>,
    width: f64,
    height: f64,
    /// The size of its words.
    size: f64,
    /// Where the values begin, between which heights they lie, and how wide a step is.
    left: f64,
    top: f64,
    bottom: f64,
    step: f64,
    shapes: Vec<Shape>,
}

impl<'a> Plot<'a> {
    fn new(chart: &'a Chart, width: f64, height: f64, size: f64) -> Self {
        let scale = Scale::around(chart);
        let word = |tick: f64| format!("{}{}", number(tick), chart.unit.as_deref().unwrap_or_default());
        let ticks: Vec<_> = scale.ticks().map(|tick| (tick, word(tick))).collect();
        let left = ticks.iter().map(|(_, word)| text_width(word, size)).fold(0.0, f64::max) + size * 0.8;
        let legend = if chart.series.len() > 1 { size * 2.2 } else { 0.0 };
        let step = (width - left) / chart.steps.len().max(1) as f64;
        let (top, bottom) = (legend + size, height - size * 1.8);
        Self { chart, scale, ticks, width, height, size, left, top, bottom, step, shapes: Vec::new() }
    }

    fn y(&self, value: f64) -> f64 {
        let share = (value - self.scale.low) / (self.scale.high - self.scale.low);
        self.bottom - share * (self.bottom - self.top)
    }

    /// A hairline and a word at each round number.
    fn axis(&mut self) {
        let size = self.size;
        for (tick, word) in std::mem::take(&mut self.ticks) {
            let y = self.y(tick);
            let ink = if tick == self.scale.low { Ink::Second } else { Ink::Hair };
            let points = vec![(self.left, y), (self.width, y)];
            self.shapes.push(Shape::Line { points, stroke: Stroke::of(ink, size / 20.0) });
            let x = self.left - size * 0.8 - text_width(&word, size);
            self.shapes.push(text(x, y + size * 0.35, &word, size, Ink::Third));
        }
    }

    /// The names of the steps, as many as there is room for.
    fn step_names(&mut self) {
        let (size, left) = (self.size, self.left);
        let names = &self.chart.steps;
        let widest = names.iter().map(|name| text_width(name, size)).fold(0.0, f64::max) + size * 0.8;
        let every = (widest / self.step.max(0.1)).ceil().max(1.0) as usize;
        for (at, name) in names.iter().enumerate().step_by(every) {
            let own = text_width(name, size);
            let middle = left + self.step * (at as f64 + 0.5);
            let x = (middle - own / 2.0).clamp(left, (self.width - own).max(left));
            self.shapes.push(text(x, self.height - size * 0.4, name, size, Ink::Third));
        }
    }

    fn columns(&mut self, series: usize, values: &[Option<f64>]) {
        let wide = self.step * 0.7 / self.chart.series.len() as f64;
        for (at, value) in measured(values, self.chart.steps.len()) {
            let Some(value) = value else { continue };
            let (from, to) = (self.y(value.max(0.0)), self.y(value.min(0.0)));
            let x = self.left + self.step * (at as f64 + 0.15) + wide * series as f64;
            let (w, h) = (wide * 0.92, (to - from).max(0.2));
            self.shapes.push(Shape::Rect { x, y: from, w, h, fill: tone(series) });
        }
    }

    /// A line with a square at its end; a step without a value parts it.
    fn line(&mut self, series: usize, values: &[Option<f64>]) {
        let mut parts = vec![Vec::new()];
        for (at, value) in measured(values, self.chart.steps.len()) {
            match (value, parts.last_mut()) {
                (Some(value), Some(part)) => {
                    part.push((self.left + self.step * (at as f64 + 0.5), self.y(value)));
                }
                _ => parts.push(Vec::new()),
            }
        }
        let square = self.size * 0.4;
        for points in parts {
            let Some((x, y)) = points.last().copied() else { continue };
            let (x, y) = (x - square / 2.0, y - square / 2.0);
            self.shapes.push(Shape::Rect { x, y, w: square, h: square, fill: tone(series) });
            if points.len() > 1 {
                self.shapes.push(Shape::Line { points, stroke: Stroke::of(tone(series), self.size / 6.0) });
            }
        }
    }

    fn target(&mut self) {
        let Some(target) = self.chart.target.filter(|target| target.is_finite()) else { return };
        let (size, y) = (self.size, self.y(target));
        self.shapes.push(Shape::Line {
            points: vec![(self.left, y), (self.width, y)],
            stroke: Stroke { dash: Some(size * 0.4), ..Stroke::of(Ink::Accent, size / 10.0) },
        });
        let word = format!("Target {}{}", number(target), self.chart.unit.as_deref().unwrap_or_default());
        let x = self.width - text_width(&word, size);
        self.shapes.push(text(x, y - size * 0.4, &word, size, Ink::Accent));
    }

    /// The names of the series, where there are several.
    fn legend(&mut self) {
        let series = &self.chart.series;
        if series.len() < 2 {
            return;
        }
        let (size, mut x) = (self.size, self.left);
        for (at, one) in series.iter().enumerate() {
            let (w, h) = (size * 1.4, size * 0.5);
            self.shapes.push(Shape::Rect { x, y: size * 0.3, w, h, fill: tone(at) });
            self.shapes.push(text(x + size * 1.9, size * 0.9, &one.name, size, Ink::Second));
            x += size * 3.2 + text_width(&one.name, size);
        }
    }
}

/// The values of a series that are drawn, each at its step; nothing where nothing was measured.
fn measured(values: &[Option<f64>], steps: usize) -> impl Iterator<Item = (usize, Option<f64>)> {
    let drawn = values.iter().take(steps.max(1));
    drawn.map(|value| value.filter(|value| value.is_finite())).enumerate()
}

fn tone(series: usize) -> Ink {
    TONES[series % TONES.len()]
}

fn text(x: f64, y: f64, words: &str, size: f64, fill: Ink) -> Shape {
    let (anchor, text) = (Anchor::Left, words.to_owned());
    Shape::Text { x, anchor, y, text, size, weight: 400, serif: false, fill, width: None }
}

/// The axis of the values: round numbers around all of them, nought included for columns.
struct Scale {
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    /// The one around all values of a chart and its target.
    fn around(chart: &Chart) -> Self {
        let values = chart.series.iter().flat_map(|series| &series.values).flatten().copied();
        let (low, high) = values
            .chain(chart.target)
            .filter(|value| value.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        Self::of(low, high, chart.shape)
    }

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
