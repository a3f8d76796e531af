//! Actions in a list.

use chrono::NaiveDate;
use roadbook_core::actions::list::{ActionRow, actions};
use roadbook_core::{Connection, Result};
use roadbook_formats::counts::things;

use super::Shelf;
use crate::output::{Form, Output};
use crate::table::Table;
use crate::words;

/// All actions in use, or all that are put away.
pub fn all(conn: &Connection, today: NaiveDate, shelf: Shelf) -> Result<Vec<ActionRow>> {
    let mut rows = actions(conn, today)?;
    rows.retain(|row| row.archived == (shelf == Shelf::PutAway));
    Ok(rows)
}

/// Writes actions.
pub fn write(output: &mut Output, actions: &[ActionRow]) -> Result<()> {
    if output.form() == Form::Json {
        return output.json(&actions);
    }
    let mut table = Table::new(["Ref", "Action", "Owner", "Due", "Status", "From", "Moved"]);
    for action in actions {
        let moved = match action.moves.len() {
            0 => String::new(),
            times => things(times, "time", "times"),
        };
        table.row([
            &action.reference,
            &action.title,
            action.owner.as_deref().unwrap_or_default(),
            &words::partial(action.due),
            action.status.word(),
            action.review.as_deref().unwrap_or_default(),
            &moved,
        ]);
    }
    output.table(&table, "There is no action yet")
}
