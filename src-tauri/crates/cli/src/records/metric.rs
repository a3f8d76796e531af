//! Metrics in a list.

use chrono::NaiveDate;
use roadbook_core::metrics::list::{MetricRow, metrics};
use roadbook_core::{Connection, Result};
use roadbook_formats::words::Health;

use super::Shelf;
use crate::output::{Form, Output};
use crate::table::Table;
use crate::words;

/// All metrics in use, or all that are put away.
pub fn all(conn: &Connection, today: NaiveDate, shelf: Shelf) -> Result<Vec<MetricRow>> {
    let mut rows = metrics(conn, today)?;
    rows.retain(|row| row.archived == (shelf == Shelf::PutAway));
    Ok(rows)
}

/// Writes metrics.
pub fn write(output: &mut Output, metrics: &[MetricRow]) -> Result<()> {
    if output.form() == Form::Json {
        return output.json(&metrics);
    }
    let mut table = Table::new(["Ref", "Metric", "Status", "Last", "On", "Target", "Why", "Owner"]);
    for metric in metrics {
        table.row([
            &metric.reference,
            &metric.name,
            metric.health.map_or("", Health::word),
            metric.latest_text.as_deref().unwrap_or_default(),
            &metric.latest.as_ref().map(|reading| words::day(reading.on)).unwrap_or_default(),
            &metric.target.as_ref().map(|target| target.text.clone()).unwrap_or_default(),
            &metric.why,
            metric.owner.as_deref().unwrap_or_default(),
        ]);
    }
    output.table(&table, "There is no metric yet")
}
