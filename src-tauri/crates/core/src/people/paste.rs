//! Takes rows of people that were copied from a spreadsheet or an address book.

use roadbook_formats::counts::things;

use super::assign::PersonField;
use super::bring::{Bringing, Brought};
use super::columns::Column;
use crate::error::{Error, Result};
use crate::op::{Committed, Op};
use crate::pasted::{Mistakes, cells};
use crate::workspace::Workspace;

/// Puts copied rows into the people, one a row, in one step of undo. Somebody is known by their e-mail address, else by
/// what they are called; a cell that is empty changes nothing. A first row of headings says which column is which; without
/// one they are in the order of the table, but the one with addresses in it holds the addresses. Somebody who was put away
/// is brought back.
///
/// # Errors
/// [`Error::Invalid`] naming the first cells that cannot be kept; then nothing is changed.
pub fn paste(workspace: &Workspace, text: &str) -> Result<Committed<Brought>> {
    let rows = cells(text);
    let Some(first) = rows.first() else {
        return Err(Error::invalid("There is nothing to paste", "Copy rows of people first."));
    };
    let (columns, skipped) = match headings(first) {
        Some(columns) => (columns, 1),
        None => (in_order(&rows), 0),
    };
    workspace.transact(Op::Edit, "", |tx| {
        let mut bringing = Bringing::begin(tx)?;
        let mut mistakes = Mistakes::default();
        for (number, row) in (1..).zip(&rows).skip(skipped) {
            if row.iter().any(|cell| !cell.trim().is_empty()) {
                for (field, error) in bringing.row(&columns, row)? {
                    mistakes.note(number, field.word(), &error);
                }
            }
        }
        mistakes.end()?;
        let brought = bringing.end();
        tx.say(sentence(brought));
        Ok(brought)
    })
}

fn sentence(Brought { changed, added, unchanged }: Brought) -> String {
    let people = things(changed + added + unchanged, "person", "people");
    match added {
        0 => format!("Pasted {people}, nobody new"),
        added => format!("Pasted {people}, {added} new"),
    }
}

/// What each column is, when the first row names fields.
fn headings(row: &[String]) -> Option<Vec<Column>> {
    let columns: Vec<_> = row.iter().map(|cell| Column::under(cell)).collect();
    columns.iter().any(|column| column.tells_who()).then_some(columns)
}

/// The columns in the order of the table; the first one that holds an address holds the addresses.
fn in_order(rows: &[Vec<String>]) -> Vec<Column> {
    let widest = rows.iter().map(Vec::len).max().unwrap_or_default();
    let has_address =
        |column: &usize| rows.iter().any(|row| row.get(*column).is_some_and(|cell| cell.contains('@')));
    let Some(address) = (0..widest).find(has_address) else {
        return PersonField::ALL.iter().copied().map(Column::Field).collect();
    };
    let others = PersonField::ALL.iter().copied().filter(|field| *field != PersonField::Email);
    let mut columns: Vec<_> = others.map(Column::Field).collect();
    columns.insert(address.min(columns.len()), Column::Field(PersonField::Email));
    columns
}
