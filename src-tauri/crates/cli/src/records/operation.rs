//! What was done, newest first.

use roadbook_core::history::list::operations;
use roadbook_core::history::{HistoryQuery, Operation};
use roadbook_core::{Connection, Result};

use crate::output::{Form, Output};
use crate::table::Table;
use crate::words;

/// Everything that was done.
pub fn all(conn: &Connection) -> Result<Vec<Operation>> {
    operations(conn, &HistoryQuery::default())
}

/// Writes operations.
pub fn write(output: &mut Output, operations: &[Operation]) -> Result<()> {
    if output.form() == Form::Json {
        return output.json(&operations);
    }
    let mut table = Table::new(["No.", "Day", "By", "What"]);
    for operation in operations {
        let number = operation.number.to_string();
        table.row([&number, &words::iso_day(&operation.day), &operation.by, &operation.label]);
    }
    output.table(&table, "Nothing was done yet")
}
