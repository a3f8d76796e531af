//! Saved mappings in a list.

use roadbook_core::imports::SavedMapping;
use roadbook_core::record::Record as _;
use roadbook_core::{Connection, Result};
use serde::Serialize;

use crate::output::{Form, Output};
use crate::table::Table;

/// A saved mapping in JSON.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MappingJson {
    name: String,
}

/// All saved mappings.
pub fn all(conn: &Connection) -> Result<Vec<MappingJson>> {
    Ok(SavedMapping::all(conn)?.into_iter().map(|saved| MappingJson { name: saved.name }).collect())
}

/// Writes saved mappings.
pub fn write(output: &mut Output, mappings: &[MappingJson]) -> Result<()> {
    if output.form() == Form::Json {
        return output.json(&mappings);
    }
    let mut table = Table::new(["Mapping"]);
    for mapping in mappings {
        table.row([&mapping.name]);
    }
    output.table(&table, "No mapping is saved yet")
}
