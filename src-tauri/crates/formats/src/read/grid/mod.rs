//! A small table held whole, whether it came as text, as a workbook, as a list of issues or as a plan of tasks: headings, and rows of text with the line each
//! stands on. Says nothing about what a column means.

mod issues;
mod project;
mod sheet;
mod workbook;

#[cfg(test)]
mod tests;

use std::io::Read;

use crate::problem::Problem;
use crate::read::table::{Given, OpenError, Table};

/// How a workbook begins.
const WORKBOOK: &[u8] = b"PK\x03\x04";

/// The most rows that are kept of one table.
pub const MAX_ROWS: usize = 20_000;
/// The most columns that are kept of one table.
pub const MAX_COLUMNS: usize = 400;

/// A table held whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// The headings, by position. They may repeat.
    pub header: Vec<String>,
    /// The line of the file, or the row of the sheet, that the headings stand on.
    pub header_line: u32,
    /// The rows below them.
    pub rows: Vec<GridRow>,
    /// What it came as, for people; nothing for a table of text.
    pub what: &'static str,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GridRow {
    /// The line of the file, the row of the sheet or the place in the list, counted from 1.
    pub line: u32,
    /// Its cells as text: days as ISO 8601 has them, numbers without grouping.
    pub cells: Vec<String>,
}

impl GridRow {
    /// The cell at a position, without space around it; empty beyond the end.
    pub fn cell(&self, position: usize) -> &str {
        self.cells.get(position).map_or("", |cell| cell.trim())
    }
}

impl Grid {
    /// Whether a file is one that is read whole: a workbook, a list of issues or a plan of tasks. Any other table is text.
    pub fn is_read_whole(bytes: &[u8]) -> bool {
        bytes.starts_with(WORKBOOK) || project::xml_of(bytes).is_some() || issues::list_in(bytes).is_some()
    }

    /// Reads a file by what is in it: a workbook of Excel, issues as JSON, a plan of Microsoft Project, or a table of text in
    /// any encoding and with any delimiter.
    ///
    /// # Errors
    /// When it holds no table; the sentence says what to do.
    pub fn read(file: &str, bytes: &[u8]) -> Result<(Self, Vec<Problem>), OpenError> {
        if bytes.starts_with(WORKBOOK) {
            return workbook::read(file, bytes);
        }
        if let Some(xml) = project::xml_of(bytes) {
            return project::read(file, xml);
        }
        if let Some(list) = issues::list_in(bytes) {
            return issues::read(file, &list);
        }
        Self::of_text(file, bytes)
    }

    /// Reads a table of text.
    ///
    /// # Errors
    /// When it holds no table.
    pub fn of_text(file: &str, text: impl Read) -> Result<(Self, Vec<Problem>), OpenError> {
        let mut table = Table::open(file, text, Given::default())?;
        let header: Vec<String> = table.facts().header.iter().take(MAX_COLUMNS).cloned().collect();
        let mut grid = Self { header, header_line: table.facts().header_line, rows: Vec::new(), what: "" };
        let mut left_out = 0_usize;
        while let Some(row) = table.next_row()? {
            if grid.rows.len() < MAX_ROWS {
                let cells = row.cells().take(MAX_COLUMNS).map(str::to_owned).collect();
                grid.rows.push(GridRow { line: row.line, cells });
            } else {
                left_out += 1;
            }
        }
        let mut problems = table.take_problems();
        problems.extend(too_many(file, left_out));
        Ok((grid, problems))
    }
}

fn too_many(file: &str, left_out: usize) -> Option<Problem> {
    let message = || format!("{left_out} rows beyond the first {MAX_ROWS} were left out.");
    (left_out > 0).then(|| Problem::of(file, message()))
}
