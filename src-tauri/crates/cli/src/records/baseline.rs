//! Baselines in a list.

use roadbook_core::baselines::Baseline;
use roadbook_core::baselines::list::baselines;
use roadbook_core::{Connection, Result};
use serde::Serialize;

use crate::output::{Form, Output};
use crate::table::Table;
use crate::words::iso_day;

/// A baseline in JSON.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BaselineJson {
    name: String,
    operation: u32,
    made_on: String,
}

/// All baselines, the oldest first.
pub fn all(conn: &Connection) -> Result<Vec<BaselineJson>> {
    let json = |Baseline { name, operation, made_on, .. }| BaselineJson { name, operation, made_on };
    Ok(baselines(conn)?.into_iter().map(json).collect())
}

/// Writes baselines.
pub fn write(output: &mut Output, baselines: &[BaselineJson]) -> Result<()> {
    if output.form() == Form::Json {
        return output.json(&baselines);
    }
    let mut table = Table::new(["Baseline", "Made on", "Operation"]);
    for baseline in baselines {
        table.row([&baseline.name, &iso_day(&baseline.made_on), &baseline.operation.to_string()]);
    }
    output.table(&table, "No plan was frozen yet")
}
