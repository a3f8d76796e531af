//! The readings of a metric as a chart: by month or by week, with the target that holds now.

use chrono::{Datelike as _, NaiveDate};
use roadbook_formats::document::{Chart, ChartShape, Series};

use super::series::Point;
use super::{said, said_apart};
use crate::audiences::view::SeenMetric;
use crate::timeframe::long_day;
use crate::timeframe::{month_word, short_month_word};

/// What a step of a chart is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Steps {
    /// The last twelve months.
    #[default]
    Months,
    /// The last six weeks.
    Weeks,
}

impl Steps {
    /// Each with its name on the command line and in templates.
    pub const ALL: &'static [(&'static str, Self)] = &[("months", Self::Months), ("weeks", Self::Weeks)];

    /// Reads a name, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let wanted = text.trim().to_lowercase();
        Self::ALL.iter().find(|(name, _)| *name == wanted).map(|(_, steps)| *steps)
    }
}

/// A metric as a chart; nothing when fewer than two of its steps have a value, since one point shows no course.
pub(crate) fn chart(row: &SeenMetric, steps: Steps) -> Option<Chart> {
    let points = match steps {
        Steps::Months => &row.months,
        Steps::Weeks => &row.weeks,
    };
    // What lies before the first reading shows nothing.
    let first = points.iter().position(|point| point.value.is_some())?;
    let points = &points[first..];
    if points.iter().filter(|point| point.value.is_some()).count() < 2 {
        return None;
    }
    let title = match &row.latest_text {
        Some(latest) => format!("{}: {latest}", row.name),
        None => row.name.clone(),
    };
    Some(Chart {
        title,
        alt: alt(row, points, steps),
        shape: ChartShape::Line,
        unit: said_apart(0.0, row.unit.as_deref()).1,
        steps: points.iter().enumerate().map(|(at, point)| step(at, point.from, steps)).collect(),
        series: vec![Series {
            name: row.name.clone(),
            values: points.iter().map(|point| point.value).collect(),
        }],
        target: row.target.as_ref().map(|target| target.value),
    })
}

/// "Nov", with its year where one begins; "16 Nov" for a week.
fn step(at: usize, from: NaiveDate, steps: Steps) -> String {
    let month = short_month_word(from.month());
    match steps {
        Steps::Weeks => format!("{} {month}", from.day()),
        Steps::Months if at == 0 || from.month() == 1 => format!("{month} {}", from.year()),
        Steps::Months => month.to_owned(),
    }
}

/// What a person who cannot see the chart is told.
fn alt(row: &SeenMetric, points: &[Point], steps: Steps) -> String {
    let known: Vec<(&Point, f64)> = points.iter().filter_map(|point| Some((point, point.value?))).collect();
    let when = |point: &Point| match steps {
        Steps::Weeks => long_day(point.from),
        Steps::Months => format!("{} {}", month_word(point.from.month()), point.from.year()),
    };
    let mut text = row.name.clone();
    if let (Some((first, from)), Some((last, to))) = (known.first(), known.last()) {
        let value = |value: f64| said(value, row.unit.as_deref());
        text.push_str(&format!(
            ", {} to {}: from {} to {}",
            when(first),
            when(last),
            value(*from),
            value(*to)
        ));
    }
    if let Some(target) = &row.target {
        text.push_str(&format!("; target {}", target.text));
    }
    text.push('.');
    text
}
