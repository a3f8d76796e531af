//! Templates in a list.

use roadbook_core::templates::list::{Origin, TemplateRow, rows};
use roadbook_core::{Connection, Result};

use super::Shelf;
use crate::output::{Form, Output};
use crate::table::Table;

/// All templates in use, or all that are put away.
pub fn all(conn: &Connection, shelf: Shelf) -> Result<Vec<TemplateRow>> {
    let mut rows = rows(conn)?;
    rows.retain(|row| row.archived == (shelf == Shelf::PutAway));
    Ok(rows)
}

/// Writes templates.
pub fn write(output: &mut Output, templates: &[TemplateRow]) -> Result<()> {
    if output.form() == Form::Json {
        return output.json(&templates);
    }
    let mut table = Table::new(["Template", "What it is for", "Where it comes from", "Audiences"]);
    for template in templates {
        let origin = match template.origin {
            Origin::BuiltIn => "Roadbook",
            Origin::Edited => "Roadbook, changed here",
            Origin::Own => "written here",
        };
        table.row([&template.name, &template.purpose, origin, &template.audiences.join(", ")]);
    }
    output.table(&table, "There are no templates")
}
