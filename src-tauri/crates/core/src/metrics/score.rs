//! A metric as a page shows it: its value beside its target, its status, and its small lines.

use chrono::{Datelike as _, NaiveDate};
use roadbook_formats::document::{MarkWord, Score, SmallLine};
use roadbook_formats::words::{Health, Mark};

use super::series::{Point, event};
use super::{ReadingSource, said_apart};
use crate::audiences::view::SeenMetric;
use crate::timeframe::short_month_word;

/// A definition that is longer than this stands with the metric alone.
const LONGEST_DEFINITION: usize = 120;

/// A metric as a page shows it, with what is said of why it is as it is.
pub(crate) fn score(row: &SeenMetric, why: Option<String>) -> Score {
    let target = row.target.as_ref().map(|target| target.value);
    let line = |points: &[Point], span: &str| SmallLine {
        values: points.iter().map(|point| point.value).collect(),
        target,
        span: span.to_owned(),
        event: event(&row.jumps, points),
    };
    let lines = [line(&row.weeks, "six weeks"), line(&row.months, "twelve months")];
    let (value, unit) = match &row.latest {
        Some(reading) => said_apart(reading.value, row.unit.as_deref()),
        None => ("–".to_owned(), None),
    };
    let mark = |health: Health| MarkWord {
        mark: match health {
            Health::OnTrack => Mark::OnTrack,
            Health::AtRisk => Mark::AtRisk,
            Health::OffTrack => Mark::OffTrack,
        },
        word: health.word().to_owned(),
    };
    let definition = Some(row.definition.clone());
    let definition = definition.filter(|text| !text.is_empty() && text.len() < LONGEST_DEFINITION);
    let how: Vec<_> = definition.into_iter().chain(typed(row)).collect();
    Score {
        name: row.name.clone(),
        how: (!how.is_empty()).then(|| how.join(" · ")),
        value,
        unit,
        target: row.target.as_ref().map(|target| target.text.clone()),
        mark: row.health.map(mark),
        // Each stands under the name of what it spans, also where the other one has nothing to show.
        lines: if lines.iter().any(shows) { lines.into() } else { Vec::new() },
        why,
        owner: row.owner.clone(),
        number: row.latest.as_ref().map(|reading| reading.value),
    }
}

/// Whether it shows a course: one point does not.
fn shows(line: &SmallLine) -> bool {
    line.values.iter().flatten().count() > 1
}

/// What a metric puts on a page by itself: its number, its unit, and how it was read. None of it is anybody's secret.
pub(crate) fn words(row: &SeenMetric) -> Vec<String> {
    let read = row.latest.as_ref().map(|reading| said_apart(reading.value, row.unit.as_deref()));
    read.into_iter().flat_map(|(value, unit)| [Some(value), unit]).flatten().chain(typed(row)).collect()
}

/// "typed by hand, 20 Nov", where nobody counted it.
fn typed(row: &SeenMetric) -> Option<String> {
    let reading = row.latest.as_ref()?;
    let day = |on: NaiveDate| format!("{} {}", on.day(), short_month_word(on.month()));
    match reading.source {
        ReadingSource::Typed | ReadingSource::Pasted => Some(format!("typed by hand, {}", day(reading.on))),
        ReadingSource::Imported | ReadingSource::Computed => None,
    }
}
