//! Metrics: their rows, their readings, and tables of readings.

use std::path::PathBuf;

use chrono::NaiveDate;
use roadbook_core::formats::date::DayOrder;
use roadbook_core::ids::Reference;
use roadbook_core::metrics::list::{MetricRecord, MetricRow, metrics, record};
use roadbook_core::metrics::{ReadingSource, import, readings};

use super::tables::{TableDone, said};
use super::{Given, aside};
use crate::error::Answer;
use crate::events::Done;

/// All metrics.
#[tauri::command(async)]
#[specta::specta]
pub async fn list_metrics(shell: Given<'_>) -> Answer<Vec<MetricRow>> {
    aside(shell, |shell| shell.read(|reader| metrics(reader.conn, reader.today))).await
}

/// One metric with its readings, by its id or reference.
#[tauri::command(async)]
#[specta::specta]
pub async fn metric(shell: Given<'_>, id: String) -> Answer<MetricRecord> {
    aside(shell, move |shell| shell.read(|reader| record(reader.conn, &id, reader.today))).await
}

/// Adds readings to a metric, as they are typed or pasted.
#[tauri::command(async)]
#[specta::specta]
pub async fn add_readings(shell: Given<'_>, of: String, text: String, pasted: bool) -> Answer<Done> {
    aside(shell, move |shell| {
        let source = if pasted { ReadingSource::Pasted } else { ReadingSource::Typed };
        let of: Reference = of.parse()?;
        Ok(shell.write(|workspace| readings::add(workspace, of, &text, source))?.1)
    })
    .await
}

/// Takes the reading of a day out.
#[tauri::command(async)]
#[specta::specta]
pub async fn remove_reading(shell: Given<'_>, of: String, on: NaiveDate) -> Answer<Done> {
    aside(shell, move |shell| {
        let of: Reference = of.parse()?;
        Ok(shell.write(|workspace| readings::remove(workspace, of, on))?.1)
    })
    .await
}

/// Says why the reading of a day is what it is.
#[tauri::command(async)]
#[specta::specta]
pub async fn annotate_reading(shell: Given<'_>, of: String, on: NaiveDate, note: String) -> Answer<Done> {
    aside(shell, move |shell| {
        let of: Reference = of.parse()?;
        Ok(shell.write(|workspace| readings::annotate(workspace, of, on, &note))?.1)
    })
    .await
}

/// Imports readings from a table, or tries it out.
#[tauri::command(async)]
#[specta::specta]
pub async fn import_readings(
    shell: Given<'_>,
    path: String,
    order: Option<DayOrder>,
    only_try: bool,
) -> Answer<TableDone> {
    aside(shell, move |shell| {
        let path = PathBuf::from(path);
        let (report, done) = if only_try {
            (import::rehearse(&*shell.to_change()?, &path, order)?, None)
        } else {
            let (report, done) = shell.write(|workspace| import::import(workspace, &path, order))?;
            (report, Some(done))
        };
        Ok(TableDone {
            done,
            added: report.added,
            changed: report.changed,
            unchanged: report.unchanged,
            created: report.created,
            problems: said(&report.problems),
            unclear_day: report.unclear_day,
        })
    })
    .await
}
