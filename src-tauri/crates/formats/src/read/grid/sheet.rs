//! Reads one sheet of a workbook: its cells, those that are merged, and where its headings stand.

use std::collections::BTreeMap;

use super::workbook::{Cell, Step, Values, attribute, steps};
use super::{Grid, GridRow, MAX_COLUMNS, MAX_ROWS, too_many};
use crate::problem::Problem;
use crate::read::table::OpenError;

/// So many rows may stand above the headings.
const FIRST_ROWS: usize = 10;
/// The longest cell that is kept.
pub(super) const MAX_CELL: usize = 32 * 1024;
/// So many cells are filled from merged ones: those of a table as large as can be read.
const MOST_FILLED: usize = MAX_ROWS * 20;

/// Rows of cells, by their number.
type Rows = BTreeMap<u32, Vec<String>>;

/// Reads a sheet with its problems; nothing when it has no row below a row of headings.
///
/// # Errors
/// When it is damaged.
pub(super) fn sheet(
    text: &str,
    values: &Values,
    file: &str,
) -> Result<Option<(Grid, Vec<Problem>)>, OpenError> {
    let mut rows = Rows::new();
    let mut merged = Vec::new();
    let (mut left_out, mut last_left_out, mut is_far) = (0_usize, 0, false);
    let (mut row, mut next, mut cell, mut in_value) = (0_u32, 0_usize, Cell::default(), false);
    steps(text, |step| match step {
        Step::Open(element) => match element.local_name().as_ref() {
            "row" => {
                row =
                    attribute(&element, "r").and_then(|at| at.parse().ok()).unwrap_or(row.saturating_add(1));
                next = 0;
            }
            "c" => {
                let column = attribute(&element, "r").and_then(|at| column_of(&at)).unwrap_or(next);
                next = column.saturating_add(1);
                cell = Cell {
                    row,
                    column,
                    kind: attribute(&element, "t").unwrap_or_default(),
                    style: attribute(&element, "s").and_then(|style| style.parse().ok()).unwrap_or(0),
                    value: String::new(),
                };
            }
            "v" | "t" => in_value = true,
            "mergeCell" => merged.extend(attribute(&element, "ref").and_then(|range| Merged::of(&range))),
            _ => {}
        },
        Step::Text(piece) if in_value && cell.value.len() < MAX_CELL => cell.value.push_str(&piece),
        Step::Text(_) => {}
        Step::Close(name) => match name.as_str() {
            "v" | "t" => in_value = false,
            "c" => {
                let text = values.text(&cell);
                if text.trim().is_empty() {
                    return;
                }
                if cell.column >= MAX_COLUMNS {
                    is_far = true;
                } else if rows.len() > MAX_ROWS && !rows.contains_key(&cell.row) {
                    left_out += usize::from(last_left_out != cell.row);
                    last_left_out = cell.row;
                } else {
                    put(rows.entry(cell.row).or_default(), cell.column, text);
                }
            }
            _ => {}
        },
    })?;
    let mut problems: Vec<_> = too_many(file, left_out).into_iter().collect();
    for above in above_header(&rows) {
        rows.remove(&above);
        let message = "This row stands above the headings and was left out.";
        problems.push(Problem::at(file, above, message));
    }
    let Some((header_line, header)) = rows.pop_first() else { return Ok(None) };
    if rows.is_empty() {
        return Ok(None);
    }
    fill_down(&mut rows, &merged);
    if is_far {
        problems.push(Problem::of(file, format!("Cells beyond column {MAX_COLUMNS} were left out.")));
    }
    let rows = rows.into_iter().map(|(line, cells)| GridRow { line, cells }).collect();
    Ok(Some((Grid { header, header_line, rows, what: "a workbook" }, problems)))
}

/// Cells of one column that are shown as one.
struct Merged {
    column: usize,
    first: u32,
    last: u32,
}

impl Merged {
    /// Reads `A2:A7`, of several columns the first; nothing when it goes over one row only.
    fn of(range: &str) -> Option<Self> {
        let (from, to) = range.split_once(':')?;
        let row = |place: &str| place.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().ok();
        let (first, last): (u32, u32) = (row(from)?, row(to)?);
        (first < last).then_some(Self { column: column_of(from)?, first, last })
    }
}

/// Writes what stands in a merged cell, such as the name of a lane, into the rows that it goes over. Rows in which nothing
/// else stands are no rows.
fn fill_down(rows: &mut Rows, merged: &[Merged]) {
    let mut filled = 0;
    for Merged { column, first, last } in merged.iter().filter(|merged| merged.column < MAX_COLUMNS) {
        let said = rows.get(first).and_then(|cells| cells.get(*column)).filter(|said| !said.is_empty());
        let Some(said) = said.cloned() else { continue };
        for (_, cells) in rows.range_mut(first..=last).skip(1) {
            filled += 1;
            if filled > MOST_FILLED {
                return;
            }
            if cells.get(*column).is_none_or(String::is_empty) {
                put(cells, *column, said.clone());
            }
        }
    }
}

fn put(cells: &mut Vec<String>, column: usize, text: String) {
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    cells[column] = text;
}

/// The rows above the headings: a title over the table, or who made it when. They fill fewer than half of the cells that the
/// fullest of the first rows does.
fn above_header(rows: &Rows) -> Vec<u32> {
    let filled = |cells: &Vec<String>| cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let first: Vec<_> = rows.iter().take(FIRST_ROWS).map(|(line, cells)| (*line, filled(cells))).collect();
    let most = first.iter().map(|(_, filled)| *filled).max().unwrap_or(0);
    let is_above = |(_, filled): &&(u32, usize)| filled * 2 < most && most > 2;
    first.iter().take_while(is_above).map(|(line, _)| *line).collect()
}

/// The column of a place: `A1` is 0, `AB3` is 27.
fn column_of(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0_usize, |number, letter| {
        number.saturating_mul(26).saturating_add(usize::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    number.checked_sub(1)
}
