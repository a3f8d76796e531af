//! Where results go: one writer to standard output, and nothing else writes there. Messages go to standard error.

use std::io::{self, BufWriter, ErrorKind, Write as _};

use roadbook_core::{Error, Result};
use serde::Serialize;

use crate::table::Table;

/// How a result is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Writes results. A reader that has seen enough (`roadbook list items | head`) is no failure.
pub struct Output {
    form: Form,
    out: BufWriter<io::Stdout>,
    reader_is_gone: bool,
}

impl Output {
    /// Writes to standard output.
    pub fn new(form: Form) -> Self {
        Self { form, out: BufWriter::new(io::stdout()), reader_is_gone: false }
    }

    /// How results are to be written.
    pub fn form(&self) -> Form {
        self.form
    }

    /// Writes one value as JSON, and a line end.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn json(&mut self, value: &impl Serialize) -> Result<()> {
        let written = serde_json::to_writer_pretty(&mut self.out, value).map_err(io::Error::from);
        self.settle(written)?;
        self.line("")
    }

    /// Writes one line.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn line(&mut self, text: &str) -> Result<()> {
        if self.reader_is_gone {
            return Ok(());
        }
        let written = writeln!(self.out, "{text}");
        self.settle(written)
    }

    /// Writes a table, or the sentence when it has no rows.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn table(&mut self, table: &Table, when_empty: &str) -> Result<()> {
        if table.is_empty() {
            return self.line(when_empty);
        }
        table.lines().iter().try_for_each(|line| self.line(line))
    }

    /// Says something that is not the result, on standard error.
    pub fn note(&self, text: &str) {
        // Nobody is left to tell when the terminal is gone.
        let _told = writeln!(io::stderr(), "{text}");
    }

    /// Makes sure that everything is written.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(&mut self) -> Result<()> {
        if self.reader_is_gone {
            return Ok(());
        }
        let written = self.out.flush();
        self.settle(written)
    }

    fn settle(&mut self, written: io::Result<()>) -> Result<()> {
        match written {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.reader_is_gone = true;
                Ok(())
            }
            written => written.map_err(Error::file("write the result")),
        }
    }
}
