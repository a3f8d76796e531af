//! The block `metrics`: how the measures stand against their targets, each with its small line.

use roadbook_formats::document::{Block, MarkWord, Score, SmallLine};
use roadbook_formats::words::{Health, Mark};

use super::{Expanded, MOST, cut_short};
use crate::audiences::view::SeenMetric;
use crate::error::Result;
use crate::metrics::said_apart;
use crate::metrics::series::Point;
use crate::templates::Template;
use crate::templates::outline::Call;
use crate::templates::page::Page;

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Only {
    All,
    Off,
    Review,
}

const ONLY: &[(&str, Only)] = &[("all", Only::All), ("off target", Only::Off), ("in reviews", Only::Review)];

pub(super) fn expand(template: &Template, call: &mut Call, page: Page<'_>) -> Result<Expanded> {
    let only = call.choice(template, "only", ONLY)?;
    let most = call.number(template, "most", MOST)?;
    let is_meant = |row: &&SeenMetric| match only {
        Only::All => true,
        Only::Off => matches!(row.health, Some(Health::AtRisk | Health::OffTrack)),
        Only::Review => row.in_pack,
    };
    let mut scores: Vec<_> = page.registers.metrics.iter().filter(is_meant).map(score).collect();
    if scores.is_empty() {
        return Ok(Expanded::default());
    }
    let note = cut_short(&mut scores, most);
    Ok(Expanded { note, ..Expanded::of(vec![Block::Scorecard(scores)]) })
}

fn score(row: &SeenMetric) -> Score {
    let target = row.target.as_ref().map(|target| target.value);
    let line = |points: &[Point], span: &str| SmallLine {
        values: points.iter().filter_map(|point| point.value).collect(),
        target,
        span: span.to_owned(),
        event: None,
    };
    let lines = [line(&row.weeks, "six weeks"), line(&row.months, "twelve months")];
    let (value, unit) = match &row.latest {
        Some(reading) => said_apart(reading.value, row.unit.as_deref()),
        None => (row.latest_text.clone().unwrap_or_else(|| "–".to_owned()), None),
    };
    let mark = |health: Health| MarkWord {
        mark: match health {
            Health::OnTrack => Mark::OnTrack,
            Health::AtRisk => Mark::AtRisk,
            Health::OffTrack => Mark::OffTrack,
        },
        word: health.word().to_owned(),
    };
    let with_reading = row.latest.as_ref().map(|reading| reading.note.clone());
    Score {
        name: row.name.clone(),
        how: Some(row.definition.clone()).filter(|how| !how.is_empty() && how.len() < 120),
        value,
        unit,
        target: row.target.as_ref().map(|target| target.text.clone()),
        mark: row.health.map(mark),
        lines: lines.into_iter().filter(|line| line.values.len() > 1).collect(),
        why: with_reading.filter(|note| !note.is_empty()),
        owner: row.owner.clone(),
        number: row.latest.as_ref().map(|reading| reading.value),
    }
}
