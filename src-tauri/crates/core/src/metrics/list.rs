//! Metrics as the author sees them: each with its status, its target, and its weeks beside its months.

use chrono::{Months, NaiveDate};
use roadbook_formats::counts::as_u32;
use roadbook_formats::words::{Health, Sensitivity};
use rusqlite::Connection;
use serde::Serialize;

use super::judge::{Judgement, judge, target_on};
use super::series::{Jump, Point, jumps, months, weeks};
use super::{
    Computed, Direction, Gathered, Judged, Metric, MetricRole, Reading, ReadingCadence, apart, computed, said,
};
use crate::error::Result;
use crate::people::list::names;
use crate::record::Record as _;
use crate::register::{Entry as _, find};
use crate::settings::Settings;
use crate::timeframe::FiscalYear;
use crate::told::promises::{PromiseCounts, counts, promises};

/// A metric as a row.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MetricRow {
    /// Its id.
    pub id: String,
    /// "M-3".
    #[serde(rename = "ref")]
    pub reference: String,
    /// What it is called.
    pub name: String,
    /// What exactly is counted.
    pub definition: String,
    /// Whether a team can turn it.
    pub role: MetricRole,
    /// Who answers for it.
    pub owner: Option<String>,
    /// What it is counted in.
    pub unit: Option<String>,
    /// Which way is better.
    pub direction: Direction,
    /// What a reading is judged against.
    pub judged: Judged,
    /// How far off may still be turned around, in percent.
    pub tolerance: f64,
    /// What several readings of one week or month become.
    pub gathered: Gathered,
    /// How often it is read.
    pub cadence: ReadingCadence,
    /// What it is counted from in this workspace.
    pub computed: Option<Computed>,
    /// The goal it stands for.
    pub goal: Option<String>,
    /// Its status; nothing when there is nothing to judge.
    pub health: Option<Health>,
    /// Why, in a sentence.
    pub why: String,
    /// The last reading is older than its cadence allows.
    pub is_old: bool,
    /// The last reading.
    pub latest: Option<Reading>,
    /// The same in words, with its unit.
    pub latest_text: Option<String>,
    /// How far it moved since the reading before, in words: "up 1.2%".
    pub change_text: Option<String>,
    /// The target that holds now.
    pub target: Option<TargetRow>,
    /// All targets.
    pub targets: Vec<TargetRow>,
    /// The last six weeks.
    pub weeks: Vec<Point>,
    /// The last twelve months.
    pub months: Vec<Point>,
    /// The same months a year before.
    pub year_before: Vec<Point>,
    /// Steps that stand out, each with the reason when somebody gave one.
    pub jumps: Vec<Jump>,
    /// How many readings there are.
    pub readings: u32,
    /// Whether it belongs in every review.
    pub in_pack: bool,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// Put away.
    pub archived: bool,
}

/// A target as it is read.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TargetRow {
    /// The period in words.
    pub period: String,
    /// What it should be.
    pub value: f64,
    /// The same with its unit.
    pub text: String,
}

/// A metric with all its readings.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MetricRecord {
    /// What its row says.
    pub row: MetricRow,
    /// Its readings, newest first.
    pub readings: Vec<Reading>,
    /// What it counts, by kind, where it counts promises.
    pub promises: Option<PromiseCounts>,
}

/// All metrics: what teams can turn before what comes of it, then by reference; those put away last.
///
/// # Errors
/// When the storage fails.
pub fn metrics(conn: &Connection, today: NaiveDate) -> Result<Vec<MetricRow>> {
    let mut all = Metric::all(conn)?;
    all.sort_by_key(|metric| (metric.archived, metric.role, metric.number));
    rows(conn, all, today)
}

/// Metrics as rows.
///
/// # Errors
/// When the storage fails.
pub fn rows(conn: &Connection, metrics: Vec<Metric>, today: NaiveDate) -> Result<Vec<MetricRow>> {
    let people = names(conn)?;
    let settings = Settings::of(conn)?;
    let row = |metric: Metric| {
        let readings = readings_of(conn, &metric, today)?;
        let owner = metric.owner.as_ref().and_then(|owner| people.get(owner)).cloned();
        Ok(row(metric, &readings, owner, &settings, today))
    };
    metrics.into_iter().map(row).collect()
}

/// One metric, by its id or reference.
///
/// # Errors
/// [`crate::Error::NotFound`] when there is none, or the storage's failure.
pub fn record(conn: &Connection, id: &str, today: NaiveDate) -> Result<MetricRecord> {
    let metric = find::named::<Metric>(conn, id)?;
    let promises = match metric.computed {
        Some(Computed::PromisesKept) => Some(counts(&promises(conn)?, today)),
        _ => None,
    };
    let mut readings = readings_of(conn, &metric, today)?;
    let mut rows = rows(conn, vec![metric], today)?;
    readings.reverse();
    let missing = || crate::Error::not_found(id);
    Ok(MetricRecord { row: rows.pop().ok_or_else(missing)?, readings, promises })
}

/// What was read, or counted here, oldest first.
///
/// # Errors
/// When the storage fails.
pub fn readings_of(conn: &Connection, metric: &Metric, today: NaiveDate) -> Result<Vec<Reading>> {
    match metric.computed {
        Some(what) => computed::readings(conn, what, today),
        None => Ok(metric.readings.iter().filter(|reading| reading.on <= today).cloned().collect()),
    }
}

fn row(
    metric: Metric,
    readings: &[Reading],
    owner: Option<String>,
    settings: &Settings,
    today: NaiveDate,
) -> MetricRow {
    let Judgement { health, why, is_old } = judge(&metric, readings, today);
    let latest = readings.last().cloned();
    let unit = metric.unit.as_deref();
    let before = readings.len().checked_sub(2).map(|at| readings[at].value);
    let target = |target: &super::MetricTarget| target_row(target, unit, settings.fiscal);
    let begins = settings.first_day_of_week;
    MetricRow {
        reference: metric.reference().to_string(),
        owner,
        health,
        why,
        is_old,
        latest_text: latest.as_ref().map(|reading| metric.said(reading.value)),
        change_text: latest.as_ref().zip(before).map(|(latest, before)| change(latest.value - before, unit)),
        target: target_on(&metric, latest.as_ref().map_or(today, |reading| reading.on)).map(target),
        targets: metric.targets.iter().map(target).collect(),
        weeks: weeks(readings, metric.gathered, today, begins),
        months: months(readings, metric.gathered, today),
        year_before: months(readings, metric.gathered, today - Months::new(12)),
        // Of what is counted here the records themselves say why.
        jumps: if metric.computed.is_some() { Vec::new() } else { jumps(readings) },
        readings: as_u32(readings.len()),
        latest,
        id: metric.id,
        name: metric.name,
        definition: metric.definition,
        role: metric.role,
        unit: metric.unit,
        direction: metric.direction,
        judged: metric.judged,
        tolerance: metric.tolerance,
        gathered: metric.gathered,
        cadence: metric.cadence,
        computed: metric.computed,
        goal: metric.goal,
        in_pack: metric.in_pack,
        sensitivity: metric.sensitivity,
        archived: metric.archived,
    }
}

fn target_row(target: &super::MetricTarget, unit: Option<&str>, fiscal: FiscalYear) -> TargetRow {
    TargetRow { period: target.period.text(fiscal), value: target.value, text: said(target.value, unit) }
}

/// "up 1.2 days", "down 3%", "unchanged".
fn change(by: f64, unit: Option<&str>) -> String {
    let by = (by * 10_000.0).round() / 10_000.0;
    if by == 0.0 {
        return "unchanged".to_owned();
    }
    let way = if by > 0.0 { "up" } else { "down" };
    format!("{way} {}", apart(by.abs(), unit))
}
