//! What was copied from a spreadsheet: its cells, and what in them cannot be read.

use crate::error::{Error, Result};
use crate::typed::line;

/// Cells as spreadsheets copy them: tabs between them, rows on lines, those with a tab or a line end in quotation marks.
pub(crate) fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut letters = text.chars().peekable();
    let mut is_open = false;
    let mut is_new = true;
    while let Some(letter) = letters.next() {
        let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) else { break };
        match letter {
            '"' if is_open && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if is_open => is_open = false,
            '"' if is_new => is_open = true,
            _ if is_open => cell.push(letter),
            '\t' => {
                if let Some(row) = rows.last_mut() {
                    row.push(String::new());
                }
            }
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' => rows.push(vec![String::new()]),
            _ => cell.push(letter),
        }
        is_new = matches!(letter, '\t' | '\n');
    }
    while rows.last().is_some_and(|row| row.iter().all(|cell| line(cell).is_none())) {
        rows.pop();
    }
    rows
}

/// A cell without the mark that spreadsheets are given before a text that looks like a formula.
pub(crate) fn unquoted(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}

/// As many mistakes as a person reads at once.
const SHOWN: usize = 3;

/// The cells that cannot be read. With one of them nothing is pasted.
#[derive(Debug, Default)]
pub(crate) struct Mistakes {
    shown: Vec<String>,
    count: usize,
}

impl Mistakes {
    /// Notes what is wrong with a field of a row; rows are counted from 1 as they were copied.
    pub(crate) fn note(&mut self, row: usize, field: &str, error: &Error) {
        self.count += 1;
        if self.shown.len() < SHOWN {
            self.shown.push(format!("row {row}, {field}: {error}"));
        }
    }

    /// Refuses what was pasted when something is wrong in it.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the first cells that cannot be read.
    pub(crate) fn end(&self) -> Result<()> {
        if self.shown.is_empty() {
            return Ok(());
        }
        let more = match self.count - self.shown.len() {
            0 => String::new(),
            more => format!("; and {more} more"),
        };
        let what = format!("Nothing was pasted. {}{more}", self.shown.join("; "));
        Err(Error::invalid(what, "Put that right where it was copied, and paste again."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_as_spreadsheets_copy_them() {
        let check = |text: &str, expect: &[&[&str]]| assert_eq!(cells(text), expect, "{text:?}");
        check("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]);
        check("\"two\nlines\"\t\"say \"\"no\"\"\"\n", &[&["two\nlines", "say \"no\""]]);
        check("5\" pipe\tx", &[&["5\" pipe", "x"]]);
        check("a\n\nb\n\n", &[&["a"], &[""], &["b"]]);
        check("\t\n", &[]);
        check("", &[]);
    }
}
