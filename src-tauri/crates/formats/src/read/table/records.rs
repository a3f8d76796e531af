//! Splits text into records: quotes, delimiters, line ends, and quotes that are opened and never closed. Owns the state
//! between two pieces of text, so a record may arrive in any number of them.

use super::row::Row;
use super::{MAX_CELL_BYTES, MAX_COLUMNS, MAX_RECORD_BYTES};

/// What separates cells and records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) delimiter: u8,
    /// `\n`, or `\r` in files of the old Mac. A `\r` before `\n` belongs to the line end.
    pub(super) line_end: u8,
}

/// What came out of a piece of text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The record goes on beyond the text at hand.
    More,
    /// A record ended; the next one starts after this many bytes.
    Record(usize),
}

/// What was odd about the record that just ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Oddities {
    /// The line of a quote that was opened and never closed; it was kept as a character.
    pub(super) unclosed_quote: Option<u32>,
    /// A quote inside a quoted cell is not doubled.
    pub(super) stray_quote: bool,
    /// A cell was longer than [`MAX_CELL_BYTES`] and was cut.
    pub(super) cut: bool,
    /// The record was longer than [`MAX_RECORD_BYTES`]; the rest of its line was left out.
    pub(super) too_long: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    CellStart,
    Plain,
    Quoted,
    /// After a quote in a quoted cell: the end of the cell, or the first half of a doubled quote.
    QuoteSeen,
    /// In the rest of a record that is too long to be kept.
    Skipping,
}

/// The record that is being read.
pub(super) struct Records {
    marks: Marks,
    /// The line of the next byte.
    line: u32,
    row: Row,
    odd: Oddities,
    state: State,
    /// How far the record was read, from its first byte.
    at: usize,
    /// The quote that opened the cell at hand, and its line.
    opened: (usize, u32),
    /// The first quote whose cell runs over a line end.
    first_long: Option<(usize, u32)>,
    /// Quotes that are characters, from the first byte of the record.
    literal: Vec<usize>,
    /// How many more unclosed quotes are looked for. Each costs a second look at up to [`MAX_RECORD_BYTES`].
    patience: u32,
}

/// After so many unclosed quotes a file is read line by line: what its quotes mean cannot be told.
pub(super) const MAX_UNCLOSED_QUOTES: u32 = 100;

impl Records {
    pub(super) fn new(marks: Marks, line: u32) -> Self {
        Self {
            marks,
            line,
            row: Row::starting_at(line),
            odd: Oddities::default(),
            state: State::CellStart,
            at: 0,
            opened: (0, 0),
            first_long: None,
            literal: Vec::new(),
            patience: MAX_UNCLOSED_QUOTES,
        }
    }

    /// Reads on in `text`, which starts at the first byte of the record. `width` is the number of headings, where it is
    /// known: a record over several lines that does not fit it, while its first line alone does, has an unclosed quote.
    pub(super) fn step(&mut self, text: &str, last: bool, width: Option<usize>) -> Step {
        loop {
            let Some(end) = self.scan(text, last) else {
                if text.len() <= MAX_RECORD_BYTES || self.state == State::Skipping {
                    return Step::More;
                }
                if self.state == State::Quoted {
                    self.reread_with_literal(self.opened);
                } else {
                    self.skip_the_rest();
                }
                continue;
            };
            let doubted = self.first_long.filter(|_| self.patience > 0);
            let doubted = doubted.filter(|_| width.is_some_and(|width| width != self.row.width()));
            if let Some(quote) = doubted
                && let Some(width) = width
                && self.first_line_fits(&text[..end], quote, width)
            {
                self.reread_with_literal(quote);
                continue;
            }
            return Step::Record(end);
        }
    }

    /// The record that ended, what was odd about it, and the start of the next one.
    pub(super) fn take(&mut self, row: &mut Row) -> Oddities {
        std::mem::swap(row, &mut self.row);
        self.restart();
        self.literal.clear();
        std::mem::take(&mut self.odd)
    }

    /// The line that was reached.
    pub(super) fn line(&self) -> u32 {
        self.line
    }

    /// Whether the next byte starts a record.
    pub(super) fn is_between_records(&self) -> bool {
        self.state == State::CellStart && self.at == 0
    }

    /// Whether quotes were given up on.
    pub(super) fn reads_line_by_line(&self) -> bool {
        self.patience == 0
    }

    /// How many bytes of a record too long to be kept can be dropped.
    pub(super) fn forget_read(&mut self) -> usize {
        if self.state == State::Skipping { std::mem::take(&mut self.at) } else { 0 }
    }

    fn skip_the_rest(&mut self) {
        self.row.end_cell(MAX_COLUMNS);
        self.odd.too_long = true;
        self.first_long = None;
        self.state = State::Skipping;
    }

    fn restart(&mut self) {
        self.row.clear(self.line);
        self.state = State::CellStart;
        self.at = 0;
        self.first_long = None;
    }

    fn reread_with_literal(&mut self, (quote, line): (usize, u32)) {
        self.line = self.row.line;
        self.restart();
        self.literal.push(quote);
        self.patience = self.patience.saturating_sub(1);
        self.odd = Oddities { unclosed_quote: self.odd.unclosed_quote.or(Some(line)), ..Oddities::default() };
    }

    fn first_line_fits(&self, record: &str, (quote, _): (usize, u32), width: usize) -> bool {
        let mut alone = Self::new(self.marks, 1);
        alone.literal.clone_from(&self.literal);
        alone.literal.push(quote);
        alone.patience = 0;
        alone.scan(record, true).is_some() && alone.row.width() == width
    }

    /// Reads to the end of the record, and says where that is.
    fn scan(&mut self, text: &str, last: bool) -> Option<usize> {
        let bytes = text.as_bytes();
        let Marks { delimiter, line_end } = self.marks;
        while self.at < bytes.len() {
            let byte = bytes[self.at];
            match self.state {
                State::CellStart if byte == b'"' && !self.is_literal(self.at) => {
                    self.opened = (self.at, self.line);
                    self.state = State::Quoted;
                    self.at += 1;
                }
                State::CellStart => self.state = State::Plain,
                State::Plain => {
                    let rest = &bytes[self.at..];
                    let run = rest.iter().position(|byte| *byte == delimiter || *byte == line_end);
                    self.keep(&text[self.at..self.at + run.unwrap_or(rest.len())]);
                    self.at += run.unwrap_or(rest.len());
                    if run.is_some() && self.end_cell(bytes[self.at]) {
                        return Some(self.at);
                    }
                }
                State::Quoted => {
                    let rest = &bytes[self.at..];
                    let run = rest.iter().position(|byte| *byte == b'"' || *byte == line_end);
                    self.keep(&text[self.at..self.at + run.unwrap_or(rest.len())]);
                    self.at += run.unwrap_or(rest.len());
                    match run.map(|_| bytes[self.at]) {
                        None => {}
                        Some(b'"') => {
                            self.state = State::QuoteSeen;
                            self.at += 1;
                        }
                        Some(_) if self.patience == 0 => {
                            self.odd.unclosed_quote = self.odd.unclosed_quote.or(Some(self.opened.1));
                            self.state = State::Plain;
                        }
                        Some(_) => {
                            self.first_long = self.first_long.or(Some(self.opened));
                            self.line = self.line.saturating_add(1);
                            self.keep(&text[self.at..=self.at]);
                            self.at += 1;
                        }
                    }
                }
                State::QuoteSeen => match byte {
                    b'"' => {
                        self.keep("\"");
                        self.state = State::Quoted;
                        self.at += 1;
                    }
                    b'\r'
                        if line_end == b'\n' && bytes.get(self.at + 1).is_none_or(|next| *next == b'\n') =>
                    {
                        if self.at + 1 == bytes.len() && !last {
                            return None;
                        }
                        self.at += 1;
                    }
                    _ if byte == delimiter || byte == line_end => {
                        if self.end_cell(byte) {
                            return Some(self.at);
                        }
                    }
                    _ if self.opens_another_cell(bytes) => self.reread_with_literal(self.opened),
                    _ => {
                        self.odd.stray_quote = true;
                        self.keep("\"");
                        self.state = State::Plain;
                    }
                },
                State::Skipping => {
                    let run = bytes[self.at..].iter().position(|byte| *byte == line_end);
                    self.at += run.map_or(bytes.len() - self.at, |run| run + 1);
                    if run.is_some() {
                        self.line = self.line.saturating_add(1);
                        return Some(self.at);
                    }
                }
            }
        }
        if !last {
            return None;
        }
        if self.state == State::Quoted && self.patience > 0 {
            self.reread_with_literal(self.opened);
            return self.scan(text, last);
        }
        if self.state == State::Quoted {
            self.odd.unclosed_quote = self.odd.unclosed_quote.or(Some(self.opened.1));
        }
        if self.state != State::Skipping {
            self.row.end_cell(MAX_COLUMNS);
        }
        Some(self.at)
    }

    fn is_literal(&self, at: usize) -> bool {
        !self.literal.is_empty() && self.literal.contains(&at)
    }

    /// The quote just seen cannot close its cell. When that cell runs over lines and the quote stands where a cell
    /// starts, it opens one: the first of the two was never closed.
    fn opens_another_cell(&self, bytes: &[u8]) -> bool {
        let before = self.at.checked_sub(2).map(|before| bytes[before]);
        self.patience > 0
            && self.first_long == Some(self.opened)
            && before.is_some_and(|before| before == self.marks.delimiter || before == self.marks.line_end)
    }

    fn keep(&mut self, piece: &str) {
        self.odd.cut |= !self.row.push(piece, MAX_CELL_BYTES);
    }

    /// Ends a cell at a delimiter or a line end, and says whether the record ends with it.
    fn end_cell(&mut self, mark: u8) -> bool {
        let ends_record = mark == self.marks.line_end;
        if ends_record {
            self.line = self.line.saturating_add(1);
            if self.state == State::Plain && mark == b'\n' {
                self.row.pop_carriage_return();
            }
        }
        self.row.end_cell(MAX_COLUMNS);
        self.state = State::CellStart;
        self.at += 1;
        ends_record
    }
}
