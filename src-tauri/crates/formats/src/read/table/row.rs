//! One record of a table: its cells by position, and the line it starts on.

/// One record. Cells are found by position, since headings repeat.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The line of the file it starts on, counted from 1.
    pub line: u32,
    text: String,
    ends: Vec<usize>,
    width: usize,
}

impl Row {
    /// A row of these cells.
    pub(in crate::read) fn of(line: u32, cells: &[String]) -> Self {
        let mut row = Self::starting_at(line);
        for cell in cells {
            row.push(cell, super::MAX_CELL_BYTES);
            row.end_cell(super::MAX_COLUMNS);
        }
        row
    }

    /// The cell at a position counted from 0; empty beyond the end of the row.
    pub fn cell(&self, position: usize) -> &str {
        let Some(end) = self.ends.get(position) else { return "" };
        let start = position.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..*end]
    }

    /// All cells in order.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|position| self.cell(position))
    }

    /// How many cells the file has in this record, also where not all of them were kept.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether no cell says anything.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    pub(super) fn starting_at(line: u32) -> Self {
        Self { line, ..Self::default() }
    }

    pub(super) fn clear(&mut self, line: u32) {
        self.line = line;
        self.text.clear();
        self.ends.clear();
        self.width = 0;
    }

    /// Adds to the cell that is being read; says whether all of it found room in `most` bytes.
    pub(super) fn push(&mut self, piece: &str, most: usize) -> bool {
        if self.width > self.ends.len() {
            return true; // a cell beyond the last column that is kept
        }
        let room = most.saturating_sub(self.text.len() - self.cell_start());
        let fits = piece.floor_char_boundary(room);
        self.text.push_str(&piece[..fits]);
        fits == piece.len()
    }

    /// Takes the carriage return of a line end off an unquoted cell.
    pub(super) fn pop_carriage_return(&mut self) {
        if self.width == self.ends.len() && self.text[self.cell_start()..].ends_with('\r') {
            self.text.pop();
        }
    }

    /// Ends the cell that is being read; it is kept while there are fewer than `most` of them. The `'` that spreadsheets
    /// and trackers put before a formula character, so that it is not run, is taken off.
    pub(super) fn end_cell(&mut self, most: usize) {
        self.width += 1;
        if self.ends.len() < most {
            let start = self.cell_start();
            if matches!(self.text.as_bytes()[start..], [b'\'', b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r', ..])
            {
                self.text.remove(start);
            }
            self.ends.push(self.text.len());
        }
    }

    /// Takes out characters that no text has; says whether there were any.
    pub(super) fn take_out_nul(&mut self) -> bool {
        if !self.text.contains('\0') {
            return false;
        }
        let cells: Vec<String> = self.cells().map(|cell| cell.replace('\0', "")).collect();
        self.text.clear();
        self.ends.clear();
        for cell in cells {
            self.text.push_str(&cell);
            self.ends.push(self.text.len());
        }
        true
    }

    /// Whether a character could not be read.
    pub(super) fn has_lost_characters(&self) -> bool {
        self.text.contains('\u{fffd}')
    }

    fn cell_start(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }
}
