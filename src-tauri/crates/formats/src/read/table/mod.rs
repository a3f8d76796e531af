//! Reads tables: comma-separated and kindred text, row by row, in bounded memory, whatever the size of the file.
//!
//! Owns encodings, delimiters, quotes and limits. Says nothing about what a column means: that is [`super::tracker`].
//! A row that is not as it should be is read as far as it can be and named in a [`Problem`]; nothing is dropped in
//! silence. Whoever pulls the rows can stop at any time.

mod encoding;
mod layout;
mod mojibake;
mod records;
mod row;

use std::io::{self, Read};

use serde::{Deserialize, Serialize};

pub use encoding::Encoding;
pub use layout::Delimiter;
pub use mojibake::repair;
pub use row::Row;

use self::encoding::TextReader;
use self::layout::Layout;
use self::records::{MAX_UNCLOSED_QUOTES, Marks, Oddities, Records, Step};
use crate::problem::Problem;

/// The longest cell that is kept; a longer one is cut.
pub const MAX_CELL_BYTES: usize = 1024 * 1024;
/// The most columns that are kept. The widest real export seen has 308.
pub const MAX_COLUMNS: usize = 2_000;
/// The longest record: beyond it a quote counts as never closed, and a line as too long.
pub const MAX_RECORD_BYTES: usize = 32 * 1024 * 1024;
/// So many problems of one table are named one by one; the rest is counted.
pub const MAX_PROBLEMS: usize = 1_000;

/// How much of a file is read to tell its encoding and delimiter.
const SAMPLE_BYTES: usize = 128 * 1024;

/// What a table is written in and what its headings are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    /// How its characters are stored.
    pub encoding: Encoding,
    /// What separates its cells.
    pub delimiter: Delimiter,
    /// The headings, by position. They may repeat.
    pub header: Vec<String>,
    /// The line the headings stand on, counted from 1.
    pub header_line: u32,
}

/// What a person knows better than the file shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Given {
    /// The encoding, when it is not the one that was recognised.
    pub encoding: Option<Encoding>,
    /// The delimiter, when it is not the one that was recognised.
    pub delimiter: Option<Delimiter>,
}

/// Why a file cannot be read as a table at all.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file itself could not be read.
    #[error("the file could not be read")]
    Io(#[from] io::Error),
    /// There is no table in it; the sentence says what to do.
    #[error("{0}")]
    NotATable(&'static str),
}

/// A table that is being read.
pub struct Table<R> {
    file: String,
    facts: Facts,
    reader: TextReader<R>,
    more: bool,
    text: String,
    /// Where the next record starts in `text`.
    start: usize,
    records: Records,
    problems: Vec<Problem>,
    /// How many problems were found; more than `problems` may hold.
    found: usize,
    said_line_by_line: bool,
    ended: bool,
}

impl<R: Read> Table<R> {
    /// Opens a table and reads its headings. `file` is the name that problems carry.
    ///
    /// # Errors
    /// When the reader fails, or when what it holds is empty or another kind of file.
    pub fn open(file: &str, reader: R, given: Given) -> Result<Self, OpenError> {
        let mut reader = TextReader::open(reader, given.encoding, SAMPLE_BYTES)?;
        if let Some(sentence) = other_kind(reader.raw()) {
            return Err(OpenError::NotATable(sentence));
        }
        let mut text = String::new();
        let more = reader.read_into(&mut text)?;
        let layout = Layout::of(&text, !more, given.delimiter);
        let marks = Marks { delimiter: layout.delimiter.byte(), line_end: layout.line_end };
        let first_line = if layout.separator_line > 0 { 2 } else { 1 };
        let mut table = Self {
            file: file.to_owned(),
            facts: Facts {
                encoding: reader.encoding(),
                delimiter: layout.delimiter,
                header: Vec::new(),
                header_line: first_line,
            },
            reader,
            more,
            text,
            start: layout.separator_line,
            records: Records::new(marks, first_line),
            problems: Vec::new(),
            found: 0,
            said_line_by_line: false,
            ended: false,
        };
        let encoding = table.facts.encoding;
        if given.encoding.is_none() && !encoding.is_certain() {
            table.problem_of_file(encoding.guess());
        }
        table.read_header(layout.above_header)?;
        Ok(table)
    }

    /// What the table is written in, and its headings.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// How much of the file was read so far, for a progress bar.
    pub fn bytes_read(&self) -> u64 {
        self.reader.bytes_read
    }

    /// The next row that says something; none at the end of the file. Blank lines are passed over.
    ///
    /// # Errors
    /// When the reader fails. Everything else is a problem and the row is read as far as it can be.
    pub fn next_row(&mut self) -> io::Result<Option<Row>> {
        while let Some((mut row, odd)) = self.next_record(Some(self.facts.header.len()))? {
            self.report(&mut row, odd);
            if !row.is_blank() {
                self.report_width(&row, odd);
                return Ok(Some(row));
            }
        }
        if !std::mem::replace(&mut self.ended, true) && self.found > MAX_PROBLEMS {
            let left_out = self.found - MAX_PROBLEMS;
            let message =
                format!("{left_out} more problems of this kind were found and are not listed one by one.");
            self.problems.push(Problem::of(&self.file, message));
        }
        Ok(None)
    }

    /// The problems found since the last call, in the order of the file.
    pub fn take_problems(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.problems)
    }

    fn read_header(&mut self, above: usize) -> Result<(), OpenError> {
        for _ in 0..above {
            if let Some((row, _)) = self.next_record(None)?
                && !row.is_blank()
            {
                self.problem(row.line, "This line stands above the headings and was left out.".to_owned());
            }
        }
        let Some((mut row, odd)) = self.next_record(None)?.filter(|(row, _)| !row.is_blank()) else {
            return Err(OpenError::NotATable("The file is empty. Export it again, with a row of headings."));
        };
        self.report(&mut row, odd);
        if row.width() > MAX_COLUMNS {
            let message = format!(
                "The table has {} columns; the first {MAX_COLUMNS} are read. Export fewer fields if one is missing.",
                row.width()
            );
            self.problem(row.line, message);
        }
        self.facts.header_line = row.line;
        self.facts.header = row.cells().map(|cell| cell.trim().to_owned()).collect();
        Ok(())
    }

    fn next_record(&mut self, width: Option<usize>) -> io::Result<Option<(Row, Oddities)>> {
        loop {
            let rest = &self.text[self.start..];
            if rest.is_empty() && !self.more && self.records.is_between_records() {
                return Ok(None);
            }
            if let Step::Record(end) = self.records.step(rest, !self.more, width) {
                self.start += end;
                let mut row = Row::default();
                let odd = self.records.take(&mut row);
                return Ok(Some((row, odd)));
            }
            self.start += self.records.forget_read();
            self.text.drain(..self.start);
            self.start = 0;
            let before = self.reader.encoding();
            self.more = self.reader.read_into(&mut self.text)?;
            if self.reader.encoding() != before {
                self.facts.encoding = self.reader.encoding();
                let message = "From about here on the text is not UTF-8; it is read as Windows-1252. Look at its umlauts \
                               and accents."
                    .to_owned();
                self.problem(self.records.line(), message);
            }
        }
    }

    /// Says what was odd about a record, other than its width.
    fn report(&mut self, row: &mut Row, odd: Oddities) {
        if let Some(line) = odd.unclosed_quote {
            let message = "A quote (\") is opened here and never closed. It was kept as a character and the line read as \
                           a row of its own; check this row and the next.";
            self.problem(line, message.to_owned());
        }
        if odd.stray_quote {
            let message = "A cell in quotes has a quote (\") inside it that is not doubled. Check this row.";
            self.problem(row.line, message.to_owned());
        }
        if odd.cut {
            let message =
                format!("A cell is longer than {} MB and was cut there.", MAX_CELL_BYTES / 1024 / 1024);
            self.problem(row.line, message);
        }
        if odd.too_long {
            let message = format!(
                "The row is longer than {} MB; the rest of it was left out.",
                MAX_RECORD_BYTES / 1024 / 1024
            );
            self.problem(row.line, message);
        }
        if row.take_out_nul() {
            self.problem(row.line, "NUL characters were taken out of this row.".to_owned());
        }
        if row.has_lost_characters() {
            let message = format!(
                "Some characters cannot be read as {} and are shown as �. Export the file as UTF-8.",
                self.facts.encoding.word()
            );
            self.problem(row.line, message);
        }
        if self.records.reads_line_by_line() && !std::mem::replace(&mut self.said_line_by_line, true) {
            let message = format!(
                "More than {MAX_UNCLOSED_QUOTES} quotes are never closed. From here on each line is read as a row of its \
                 own; cells of several lines fall apart."
            );
            self.problem(row.line, message);
        }
    }

    fn report_width(&mut self, row: &Row, odd: Oddities) {
        let (cells, headings) = (row.width(), self.facts.header.len().max(1));
        let extra = (headings..cells.min(MAX_COLUMNS)).any(|position| !row.cell(position).trim().is_empty());
        if odd.too_long {
            return; // said already
        }
        if extra {
            let message = format!(
                "{cells} cells, the heading has {headings}. The cells beyond it have no heading; look for a comma or a \
                 quote that should be part of a cell."
            );
            self.problem(row.line, message);
        } else if cells < headings {
            self.problem(
                row.line,
                format!("{cells} cells, the heading has {headings}. The missing cells are empty."),
            );
        }
    }

    fn problem_of_file(&mut self, message: String) {
        self.found += 1;
        self.problems.push(Problem::of(&self.file, message));
    }

    fn problem(&mut self, line: u32, message: String) {
        self.found += 1;
        if self.found <= MAX_PROBLEMS {
            self.problems.push(Problem::at(&self.file, line, message));
        }
    }
}

/// What to do with a file that is not text.
fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [] => Some("The file is empty. Export it again, with a row of headings."),
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            Some("This is a workbook or an archive, not a table of text. Save it as CSV and give that file.")
        }
        [b'%', b'P', b'D', b'F', ..] => Some("This is a PDF, not a table of text. Export the data as CSV."),
        [0x1f, 0x8b, ..] => Some("The file is compressed. Unpack it and give the CSV inside."),
        _ if bytes.starts_with(b"SQLite format 3\0") => {
            Some("This is a database or a workspace, not a table of text. Open it instead of importing it.")
        }
        _ => markup(bytes),
    }
}

/// What to do with text that is no table: what a browser saves in place of an export, or another kind of export.
fn markup(bytes: &[u8]) -> Option<&'static str> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let begins =
        |with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()));
    let after = |mark: u8| text.strip_prefix(&[mark]).map(<[u8]>::trim_ascii_start);
    if begins("<!doctype html") || begins("<html") {
        return Some(
            "This is a web page, not a table. Log in and export again, as CSV or Excel, and give that file.",
        );
    }
    if begins("<?xml") {
        return Some("This is XML, not a table. Export the data as CSV or Excel and give that file.");
    }
    if begins(r"{\rtf") {
        return Some(
            "This is a text document, not a table. Save the table as CSV or Excel and give that file.",
        );
    }
    let is_list = after(b'[').is_some_and(|rest| rest.starts_with(b"{"));
    let is_json = is_list || after(b'{').is_some_and(|rest| rest.starts_with(b"\""));
    is_json.then_some("This is JSON, not a table. Export the data as CSV or Excel and give that file.")
}

#[cfg(test)]
pub(crate) mod tests;
