//! The rows of a table one after the other, whether it is text or the sheet of a workbook.

use std::io::{self, Read};

use super::grid::{Grid, GridRow};
use super::table::{Delimiter, Encoding, Facts, Row, Table};
use crate::problem::Problem;

/// A table that is being read.
pub enum Rows<'a, R> {
    /// Text, in bounded memory.
    Text(Box<Table<R>>),
    /// A sheet, which is held whole.
    Sheet(SheetRows<'a>),
}

/// The rows of a sheet that are still to come.
pub struct SheetRows<'a> {
    facts: Facts,
    rows: std::slice::Iter<'a, GridRow>,
    problems: Vec<Problem>,
}

impl<'a, R: Read> Rows<'a, R> {
    /// The rows of a sheet, and what was found odd when it was read.
    pub fn of_sheet(grid: &'a Grid, problems: &[Problem]) -> Self {
        let facts = Facts {
            encoding: Encoding::Utf8,
            delimiter: Delimiter::Comma,
            header: grid.header.iter().map(|heading| heading.trim().to_owned()).collect(),
            header_line: grid.header_line,
        };
        Self::Sheet(SheetRows { facts, rows: grid.rows.iter(), problems: problems.to_vec() })
    }

    /// What the table is written in, and its headings. A sheet has neither separators nor an encoding of its own.
    pub fn facts(&self) -> &Facts {
        match self {
            Self::Text(table) => table.facts(),
            Self::Sheet(sheet) => &sheet.facts,
        }
    }

    /// Whether it is a sheet.
    pub fn is_sheet(&self) -> bool {
        matches!(self, Self::Sheet(_))
    }

    /// The next row that says something; none at the end.
    ///
    /// # Errors
    /// When the reader fails.
    pub fn next_row(&mut self) -> io::Result<Option<Row>> {
        match self {
            Self::Text(table) => table.next_row(),
            Self::Sheet(sheet) => Ok(sheet.rows.next().map(|row| Row::of(row.line, &row.cells))),
        }
    }

    /// The problems found since the last call.
    pub fn take_problems(&mut self) -> Vec<Problem> {
        match self {
            Self::Text(table) => table.take_problems(),
            Self::Sheet(sheet) => std::mem::take(&mut sheet.problems),
        }
    }
}
