//! RAID entries in a list.

use chrono::NaiveDate;
use roadbook_core::raid::list::{RaidRow, entries};
use roadbook_core::{Connection, Result};

use super::Shelf;
use crate::output::{Form, Output};
use crate::table::Table;
use crate::words;

/// All entries in use, or all that are put away.
pub fn all(conn: &Connection, today: NaiveDate, shelf: Shelf) -> Result<Vec<RaidRow>> {
    let mut rows = entries(conn, today)?;
    rows.retain(|row| row.archived == (shelf == Shelf::PutAway));
    Ok(rows)
}

/// Writes entries.
pub fn write(output: &mut Output, entries: &[RaidRow]) -> Result<()> {
    if output.form() == Form::Json {
        return output.json(&entries);
    }
    let mut table =
        Table::new(["Ref", "Type", "Score", "Statement", "Owner", "Next", "Due", "Status", "Missing"]);
    for entry in entries {
        table.row([
            &entry.reference,
            entry.kind.word(),
            &entry.score.map(|score| score.to_string()).unwrap_or_default(),
            &entry.statement,
            entry.owner.as_deref().unwrap_or_default(),
            &entry.next_action,
            &words::partial(entry.due),
            entry.status.word(),
            &entry.missing.join(", "),
        ]);
    }
    output.table(&table, "There is no risk, assumption, issue or dependency yet")
}
