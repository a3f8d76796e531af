//! The rows of a table one after the other, whether it is text or is held whole, as the sheet of a workbook is.

use std::io::{self, Read};

use super::grid::{Grid, GridRow};
use super::table::{Delimiter, Encoding, Facts, Row, Table};
use crate::problem::Problem;

/// A table that is being read.
pub struct Rows<'a, R> {
    file: String,
    source: Source<'a, R>,
    /// The row after the one that was given last, where it had to be looked at already.
    next: Option<Row>,
    problems: Vec<Problem>,
}

enum Source<'a, R> {
    /// In bounded memory.
    Text(Box<Table<R>>),
    Sheet(SheetRows<'a>),
}

/// The rows of a sheet that are still to come.
struct SheetRows<'a> {
    facts: Facts,
    what: &'static str,
    rows: std::slice::Iter<'a, GridRow>,
}

impl<'a, R: Read> Rows<'a, R> {
    /// The rows of text. `file` is the name that problems carry.
    pub fn of_text(file: &str, table: Table<R>) -> Self {
        Self::of(file, Source::Text(Box::new(table)), Vec::new())
    }

    /// The rows of a table that is held whole, and what was found odd when it was read.
    pub fn of_sheet(file: &str, grid: &'a Grid, problems: &[Problem]) -> Self {
        let facts = Facts {
            encoding: Encoding::Utf8,
            delimiter: Delimiter::Comma,
            header: grid.header.iter().map(|heading| heading.trim().to_owned()).collect(),
            header_line: grid.header_line,
        };
        let sheet = SheetRows { facts, what: grid.what, rows: grid.rows.iter() };
        Self::of(file, Source::Sheet(sheet), problems.to_vec())
    }

    fn of(file: &str, source: Source<'a, R>, problems: Vec<Problem>) -> Self {
        Self { file: file.to_owned(), source, next: None, problems }
    }

    /// What the table is written in, and its headings. One that is held whole has neither separators nor an encoding of its
    /// own.
    pub fn facts(&self) -> &Facts {
        match &self.source {
            Source::Text(table) => table.facts(),
            Source::Sheet(sheet) => &sheet.facts,
        }
    }

    /// What a table that is held whole came as, such as a workbook; nothing for text.
    pub fn came_as(&self) -> Option<&'static str> {
        match &self.source {
            Source::Text(_) => None,
            Source::Sheet(sheet) => Some(sheet.what),
        }
    }

    /// The next row that says something; none at the end. The name of a group that stands alone above headings that are
    /// said once more, as boards write it, is no row but a problem.
    ///
    /// # Errors
    /// When the reader fails.
    pub fn next_row(&mut self) -> io::Result<Option<Row>> {
        let row = match self.next.take() {
            Some(row) => row,
            None => match self.read()? {
                Some(row) => row,
                None => return Ok(None),
            },
        };
        let Some(alone) = alone(&row) else { return Ok(Some(row)) };
        let Some(next) = self.read()? else { return Ok(Some(row)) };
        if !says_again(&next, &self.facts().header) {
            self.next = Some(next);
            return Ok(Some(row));
        }
        let message = format!("“{alone}” stands alone above the headings and was left out.");
        self.problems.push(Problem::at(&self.file, row.line, message));
        Ok(Some(next))
    }

    /// The problems found since the last call.
    pub fn take_problems(&mut self) -> Vec<Problem> {
        let mut problems = std::mem::take(&mut self.problems);
        if let Source::Text(table) = &mut self.source {
            problems.extend(table.take_problems());
        }
        problems
    }

    fn read(&mut self) -> io::Result<Option<Row>> {
        match &mut self.source {
            Source::Text(table) => table.next_row(),
            Source::Sheet(sheet) => Ok(sheet.rows.next().map(|row| Row::of(row.line, &row.cells))),
        }
    }
}

/// What a row says that says only one thing.
fn alone(row: &Row) -> Option<&str> {
    let mut filled = row.cells().map(str::trim).filter(|cell| !cell.is_empty());
    let first = filled.next()?;
    filled.next().is_none().then_some(first)
}

/// Whether a row says all headings once more.
fn says_again(row: &Row, header: &[String]) -> bool {
    header.len() > 1
        && header.iter().enumerate().all(|(position, heading)| row.cell(position).trim() == heading)
}
