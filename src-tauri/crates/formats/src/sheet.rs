//! A sheet: named columns and rows of typed values, as spreadsheets and CSV files hold them. Knows no format.

use chrono::NaiveDate;

/// One table with a name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// What it is called; a spreadsheet shortens and changes it as its rules ask for.
    pub name: String,
    /// The columns, from the left.
    pub columns: Vec<SheetColumn>,
    /// The rows; a short one is filled up with nothing.
    pub rows: Vec<Vec<SheetValue>>,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SheetColumn {
    /// Its name.
    pub head: String,
    /// How wide it is, in letters; by what it holds when none.
    pub width: Option<u16>,
}

impl SheetColumn {
    /// A column as wide as what it holds.
    pub fn new(head: impl Into<String>) -> Self {
        Self { head: head.into(), width: None }
    }
}

/// What stands in a cell. Nothing in it is ever a formula.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum SheetValue {
    /// Nothing.
    #[default]
    Empty,
    /// Words, exactly as they are.
    Text(String),
    /// A number.
    Number(f64),
    /// A part of a hundred; 0.71 is shown as 71 %.
    Share(f64),
    /// A day.
    Day(NaiveDate),
    /// Yes or no.
    Truth(bool),
}

impl SheetValue {
    /// Words, or nothing when there are none.
    pub fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Self::Empty } else { Self::Text(words) }
    }
}

impl From<Option<NaiveDate>> for SheetValue {
    fn from(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }
}

/// Whether a spreadsheet would take these words for a formula, or a field that begins with a tab for one.
pub(crate) fn looks_like_formula(words: &str) -> bool {
    words.starts_with(['=', '+', '-', '@', '\t', '\r'])
}
