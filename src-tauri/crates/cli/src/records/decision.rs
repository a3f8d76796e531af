//! Decisions in a list.

use chrono::NaiveDate;
use roadbook_core::decisions::list::{DecisionQuery, DecisionRow, DecisionTab, decisions};
use roadbook_core::{Connection, Result};

use super::Shelf;
use crate::output::{Form, Output};
use crate::table::Table;
use crate::words;

/// All decisions in use, or all that are put away, in the order of their references.
pub fn all(conn: &Connection, today: NaiveDate, shelf: Shelf) -> Result<Vec<DecisionRow>> {
    let tab = match shelf {
        Shelf::InUse => DecisionTab::All,
        Shelf::PutAway => DecisionTab::PutAway,
    };
    decisions(conn, &DecisionQuery::all(tab), today).map(|list| list.rows)
}

/// Writes decisions.
pub fn write(output: &mut Output, rows: &[DecisionRow]) -> Result<()> {
    if output.form() == Form::Json {
        return output.json(&rows);
    }
    let mut table =
        Table::new(["Ref", "Decision", "Status", "Decided on", "Needed by", "Approver", "Superseded by"]);
    for row in rows {
        let written = row.status_as_written.as_deref().unwrap_or("");
        table.row([
            &row.reference,
            &row.title,
            row.status.map_or(written, |status| status.word()),
            &words::partial(row.decided_on),
            &words::partial(row.needed_by),
            row.approver.as_deref().unwrap_or(""),
            &row.superseded_by.join(", "),
        ]);
    }
    output.table(&table, "There are no decisions yet")
}
