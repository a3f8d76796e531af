//! Reviews in a list.

use chrono::NaiveDate;
use roadbook_core::reviews::list::{ReviewRow, reviews};
use roadbook_core::{Connection, Result};

use super::Shelf;
use crate::output::{Form, Output};
use crate::table::Table;
use crate::words;

/// All reviews in use, or all that are put away.
pub fn all(conn: &Connection, today: NaiveDate, shelf: Shelf) -> Result<Vec<ReviewRow>> {
    let mut rows = reviews(conn, today)?;
    rows.retain(|row| row.archived == (shelf == Shelf::PutAway));
    Ok(rows)
}

/// Writes reviews.
pub fn write(output: &mut Output, reviews: &[ReviewRow]) -> Result<()> {
    if output.form() == Form::Json {
        return output.json(&reviews);
    }
    let mut table = Table::new(["Ref", "Review", "Day", "Time", "For", "Pre-read", "Status"]);
    for review in reviews {
        table.row([
            &review.reference,
            &review.title,
            &words::day(review.day),
            review.time.as_deref().unwrap_or_default(),
            &review.audience,
            &words::day(review.pre_read_on),
            review.status.word(),
        ]);
    }
    output.table(&table, "There is no review yet")
}
