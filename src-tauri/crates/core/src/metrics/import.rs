//! Brings readings in from a table: one reading on a line, or days down and metrics across, or metrics down and days
//! across. A metric of a name nobody knows yet is written down.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use roadbook_formats::counts::things;
use roadbook_formats::date::{DayOrder, PartialDate};
use roadbook_formats::fold::fold;
use roadbook_formats::problem::Problem;
use roadbook_formats::read::grid::{Grid, GridRow};
use serde::Serialize;

use super::readings::{merged, refuse_computed};
use super::{Metric, Reading, ReadingSource};
use crate::error::{Error, Result};
use crate::imports::table::{Days, NOT_A_DAY, column, open};
use crate::op::{Committed, Op};
use crate::register::{Entry as _, add, find};
use crate::settings::Settings;
use crate::timeframe;
use crate::timeframe::long_day;
use crate::typed::number;
use crate::workspace::{Tx, Workspace};

/// What an import of readings did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MetricImport {
    /// How the table was read: `lines`, `metricsAcross` or `daysAcross`.
    pub layout: String,
    /// Names of metrics that are new.
    pub created: Vec<String>,
    /// Readings that are new.
    pub added: u32,
    /// Readings of days that had another value.
    pub changed: u32,
    /// Readings that are as they were.
    pub unchanged: u32,
    /// What could not be read as meant.
    pub problems: Vec<Problem>,
    /// A day of the table that can be read two ways, where nobody and nothing says which; the first of them.
    pub unclear_day: Option<String>,
}

/// Imports a file of readings in one step of undo.
///
/// # Errors
/// [`Error::Missing`] or [`Error::File`] when it cannot be read, [`Error::Invalid`] when it holds no readings.
pub fn import(
    workspace: &Workspace,
    path: &Path,
    order: Option<DayOrder>,
) -> Result<Committed<MetricImport>> {
    let (file, grid, problems) = open(path)?;
    workspace.back_up(crate::backup::Reason::BeforeImport)?;
    workspace.transact(Op::Import, "", |tx| {
        let report = bring(tx, &file, &grid, problems, order)?;
        let count = report.added + report.changed;
        let readings = things(count, "reading", "readings");
        tx.say(format!("Imported {readings} from {file}"));
        Ok(report)
    })
}

/// What an import would do, without changing anything.
///
/// # Errors
/// As [`import`].
pub fn rehearse(workspace: &Workspace, path: &Path, order: Option<DayOrder>) -> Result<MetricImport> {
    let (file, grid, problems) = open(path)?;
    workspace.trial_copy()?.rehearse(Op::Import, |tx| bring(tx, &file, &grid, problems, order))
}

/// One value of the table before it is known whose it is.
struct Cell {
    line: u32,
    metric: String,
    on: NaiveDate,
    value: f64,
    note: String,
}

fn bring(
    tx: &Tx<'_>,
    file: &str,
    grid: &Grid,
    problems: Vec<Problem>,
    order: Option<DayOrder>,
) -> Result<MetricImport> {
    let mut report = MetricImport { problems, ..MetricImport::default() };
    let reader = Reader::new(tx, file, Days::of(grid, order))?;
    let cells = reader.cells(grid, &mut report)?;
    report.unclear_day = reader.days.unclear();
    let mut by_metric: BTreeMap<String, Vec<Reading>> = BTreeMap::new();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for cell in cells {
        if cell.on > tx.today() {
            let message = format!("{} is still to come; the value was left out.", cell.on);
            report.problems.push(Problem::at(file, cell.line, message));
            continue;
        }
        let key = fold(&cell.metric);
        let readings = by_metric.entry(key.clone()).or_default();
        if let Some(at) = readings.iter().position(|known| known.on == cell.on) {
            if readings[at].value != cell.value {
                let on = long_day(cell.on);
                let message = format!("{} has two values for {on}; the last is kept.", cell.metric);
                report.problems.push(Problem::at(file, cell.line, message));
            }
            readings.remove(at);
        }
        names.entry(key).or_insert(cell.metric);
        readings.push(Reading {
            on: cell.on,
            value: cell.value,
            note: cell.note,
            source: ReadingSource::Imported,
            file: Some(file.to_owned()),
        });
    }
    let known: BTreeMap<String, Metric> = find::in_use::<Metric>(tx.conn())?
        .into_iter()
        .flat_map(|metric| {
            [(fold(&metric.name), metric.clone()), (fold(&metric.reference().to_string()), metric)]
        })
        .collect();
    for (key, readings) in by_metric {
        let before = match known.get(&key) {
            Some(metric) => metric.clone(),
            None => {
                let name = names.get(&key).cloned().unwrap_or_default();
                let metric = add::new::<Metric>(tx, &name, &[])?;
                report.created.push(metric.name.clone());
                metric
            }
        };
        if let Err(error) = refuse_computed(&before) {
            report.problems.push(Problem::of(file, format!("{error}. Its values were left out.")));
            continue;
        }
        count(&before.readings, &readings, &mut report);
        let after = Metric { readings: merged(&before.readings, readings), ..before.clone() };
        tx.change(&before, &after)?;
    }
    Ok(report)
}

fn count(known: &[Reading], new: &[Reading], report: &mut MetricImport) {
    for reading in new {
        match known.iter().find(|other| other.on == reading.on) {
            None => report.added += 1,
            Some(other) if other.value == reading.value => report.unchanged += 1,
            Some(_) => report.changed += 1,
        }
    }
}

/// What a column of a table with one reading on a line holds.
const METRIC: &[&str] = &["metric", "kpi", "measure", "name", "indicator", "kennzahl", "indicateur"];
const DAY: &[&str] =
    &["date", "day", "on", "week", "month", "period", "datum", "as of", "week of", "week ending"];
const VALUE: &[&str] = &["value", "actual", "reading", "result", "ist", "wert", "valeur"];
const NOTE: &[&str] = &["note", "comment", "why", "annotation", "remark", "kommentar"];

struct Reader<'a> {
    file: &'a str,
    days: Days,
    reading: timeframe::Reading,
}

impl<'a> Reader<'a> {
    fn new(tx: &Tx<'_>, file: &'a str, days: Days) -> Result<Self> {
        let reading = timeframe::Reading::new(tx.today(), Settings::of(tx.conn())?.fiscal);
        Ok(Self { file, days, reading })
    }

    fn cells(&self, grid: &Grid, report: &mut MetricImport) -> Result<Vec<Cell>> {
        let at = |names: &[&str]| column(grid, names);
        let (metric, day, value) = (at(METRIC), at(DAY), at(VALUE));
        if let (Some(metric), Some(day), Some(value)) = (metric, day, value) {
            "lines".clone_into(&mut report.layout);
            return Ok(self.lines(grid, [metric, day, value], at(NOTE), report));
        }
        let headings_are_days =
            (1..grid.header.len()).filter(|at| self.date(grid.header[*at].trim()).is_ok()).count();
        let is_day = |row: &&GridRow| self.date(row.cell(0)).is_ok();
        let days_down = grid.rows.iter().filter(is_day).count();
        if headings_are_days > 0 && headings_are_days >= days_down.min(grid.header.len() - 1) {
            "daysAcross".clone_into(&mut report.layout);
            return Ok(self.days_across(grid, report));
        }
        if grid.header.len() > 1 && (days_down > 0 || day == Some(0)) {
            "metricsAcross".clone_into(&mut report.layout);
            return Ok(self.metrics_across(grid, report));
        }
        let hint = "Give a column each for metric, date and value; or days down and one column a metric; or metrics down \
                    and one column a day.";
        Err(Error::invalid(format!("{} holds no readings that can be recognised", self.file), hint))
    }

    fn lines(
        &self,
        grid: &Grid,
        [metric, day, value]: [usize; 3],
        note: Option<usize>,
        report: &mut MetricImport,
    ) -> Vec<Cell> {
        let mut cells = Vec::new();
        for row in &grid.rows {
            let name = row.cell(metric);
            if name.is_empty() {
                self.problem(report, row, "No metric is named here; the line was left out.".to_owned());
                continue;
            }
            let note = note.map(|at| row.cell(at).to_owned()).unwrap_or_default();
            cells.extend(self.cell(row, name, row.cell(day), row.cell(value), note, report));
        }
        cells
    }

    fn metrics_across(&self, grid: &Grid, report: &mut MetricImport) -> Vec<Cell> {
        let mut cells = Vec::new();
        for row in &grid.rows {
            for (at, name) in grid.header.iter().enumerate().skip(1) {
                if !name.trim().is_empty() && !row.cell(at).is_empty() {
                    cells.extend(self.cell(
                        row,
                        name.trim(),
                        row.cell(0),
                        row.cell(at),
                        String::new(),
                        report,
                    ));
                }
            }
        }
        cells
    }

    fn days_across(&self, grid: &Grid, report: &mut MetricImport) -> Vec<Cell> {
        let mut cells = Vec::new();
        for row in grid.rows.iter().filter(|row| !row.cell(0).is_empty()) {
            for (at, day) in grid.header.iter().enumerate().skip(1) {
                if self.date(day.trim()).is_ok() && !row.cell(at).is_empty() {
                    cells.extend(self.cell(
                        row,
                        row.cell(0),
                        day.trim(),
                        row.cell(at),
                        String::new(),
                        report,
                    ));
                }
            }
        }
        cells
    }

    fn cell(
        &self,
        row: &GridRow,
        metric: &str,
        day: &str,
        value: &str,
        note: String,
        report: &mut MetricImport,
    ) -> Option<Cell> {
        if value.is_empty() {
            return None;
        }
        let on = match self.date(day) {
            Ok(on) => on,
            Err(why) => {
                self.problem(report, row, format!("“{day}” {why}; the value was left out."));
                return None;
            }
        };
        let Ok(read) = number(value) else {
            self.problem(report, row, format!("“{value}” is not a number; the value was left out."));
            return None;
        };
        Some(Cell { line: row.line, metric: metric.to_owned(), on, value: read, note })
    }

    /// A day; of a month or a quarter its last, or today while it is running.
    fn date(&self, text: &str) -> std::result::Result<NaiveDate, &'static str> {
        let (first, last) = self.first_and_last(text)?;
        let today = self.reading.today;
        Ok(if first <= today && today < last { today } else { last })
    }

    fn first_and_last(&self, text: &str) -> std::result::Result<(NaiveDate, NaiveDate), &'static str> {
        let why = match self.days.read(text) {
            Ok(Some(date)) => return Ok((PartialDate::first_day(date), PartialDate::last_day(date))),
            Ok(None) | Err(NOT_A_DAY) => NOT_A_DAY,
            Err(why) => return Err(why),
        };
        let read = timeframe::parse(text, &self.reading).ok().and_then(|read| read.span()?.single());
        read.map(|period| (period.first_day(), period.last_day())).ok_or(why)
    }

    fn problem(&self, report: &mut MetricImport, row: &GridRow, message: String) {
        report.problems.push(Problem::at(self.file, row.line, message));
    }
}
