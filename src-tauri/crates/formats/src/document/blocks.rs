//! What a section is made of. Each block has one look on paper, one on screen and one in plain text.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::chart::{Chart, EffortBar, RiskMap};
use super::choice::Choice;
use super::figures::{Correction, Figure, Score, Share, Statement, Track};
use super::moved::Moved;
use super::picture::RoadmapPicture;
use super::prose::Prose;
use crate::words::{Commitment, Mark};

/// One thing in a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind", content = "of")]
pub enum Block {
    /// Running text that a person wrote.
    Prose(Vec<Prose>),
    /// A decision that is waiting for the reader.
    Ask(Ask),
    /// Something the reader is to do.
    Action(ActionLine),
    /// A table with hairlines.
    Ledger(Ledger),
    /// Entries, one below the other.
    Items(Vec<Entry>),
    /// Now, next and later, side by side.
    Columns(Vec<Horizon>),
    /// A strip of dates.
    Dates(Vec<DateLine>),
    /// The roadmap as a picture.
    Picture(RoadmapPicture),
    /// The sentence that stands where there is nothing to tell: "Nothing this time."
    Quiet(String),
    /// The one thing to be taken along, set large.
    Statement(Statement),
    /// A strip of named facts: for whom, when, as of.
    Facts(Vec<Fact>),
    /// Numbers set large, side by side: sums, measures, things that shipped.
    Figures(Vec<Figure>),
    /// Measures against their plan, one a row.
    Scorecard(Vec<Score>),
    /// A decision with its options side by side and its clock.
    Choice(Choice),
    /// What moved in the plan, old to new.
    Moved(Moved),
    /// Risks by probability and impact.
    Risks(RiskMap),
    /// What was spent beside what was planned.
    Effort(Vec<EffortBar>),
    /// Parts of a whole as one bar.
    Shares(Vec<Share>),
    /// How it stood the last times.
    Track(Track),
    /// Values over time or beside each other.
    Chart(Chart),
    /// What was told and what is true.
    Correction(Correction),
    /// Lists of blocks side by side, each under its name.
    Stacks(Vec<Stack>),
}

/// Blocks below each other, beside others.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stack {
    /// What it is called.
    pub label: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A decision that is waiting for the reader: the question, the advice, the choices, what to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ask {
    /// "D-31".
    pub reference: Option<String>,
    /// The question in one sentence.
    pub question: String,
    /// The advice, when there is one.
    pub recommendation: Option<String>,
    /// What can be chosen; may be empty.
    #[serde(default)]
    pub options: Vec<OptionLine>,
    /// What to do about it.
    pub action: ActionLine,
}

/// One of the choices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OptionLine {
    /// "A", "B": what the reader replies with.
    pub letter: String,
    /// What it is.
    pub name: String,
    /// What speaks for or against it, in a line.
    pub note: Option<String>,
    /// Whether this is the advice.
    #[serde(default)]
    pub recommended: bool,
}

/// What, by when, how, and what happens if nobody says anything. Empty parts are left out.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ActionLine {
    /// "Choose A, B or C".
    pub what: String,
    /// "Tue 24 Nov".
    pub by: String,
    /// "Reply with the letter".
    pub how: String,
    /// What happens in silence.
    pub silent: String,
}

/// A table with hairlines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ledger {
    /// The columns; when all heads are empty, no head is drawn.
    pub columns: Vec<Column>,
    /// The rows; a short one is filled up with empty cells, a long one cut.
    pub rows: Vec<Vec<Cell>>,
}

impl Ledger {
    /// Whether a head is drawn.
    pub fn has_head(&self) -> bool {
        self.columns.iter().any(|column| !column.head.is_empty())
    }
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Column {
    /// Its name; may be empty.
    pub head: String,
    /// How wide it is.
    pub width: Width,
    /// Where its text stands.
    #[serde(default)]
    pub align: Align,
}

impl Column {
    /// A column that shares the page with the others, at the start.
    pub fn new(head: impl Into<String>, width: Width) -> Self {
        Self { head: head.into(), width, align: Align::Start }
    }
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind", content = "of")]
pub enum Width {
    /// As wide as a reference or a day: "R-12", "6 Nov".
    Short,
    /// As wide as a month and its year, a quarter, or a status with its mark: "Feb 2027".
    Date,
    /// As wide as a short name: "Chief financial officer" on two lines.
    Name,
    /// A share of what is left; twice the number is twice as wide.
    Share(u16),
}

/// Where the text of a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Align {
    /// Where reading starts.
    #[default]
    Start,
    /// At the page's edge: only for dates and figures in the last column.
    End,
}

/// One cell of a table: lines below each other.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cell {
    /// From the top; none is an empty cell.
    pub lines: Vec<Line>,
}

impl Cell {
    /// One line in one tone.
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self { lines: vec![Line::new(text, tone)] }
    }

    /// One line in ink.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(text, Tone::Plain)
    }

    /// One line that carries the row.
    pub fn strong(text: impl Into<String>) -> Self {
        Self::new(text, Tone::Strong)
    }

    /// One line in second ink: what was.
    pub fn old(text: impl Into<String>) -> Self {
        Self::new(text, Tone::Old)
    }

    /// One line in ink that says a day, for tables that can be sorted; none where the words are less precise.
    pub fn dated(text: impl Into<String>, day: Option<NaiveDate>) -> Self {
        Self { lines: vec![Line { day, ..Line::new(text, Tone::Plain) }] }
    }

    /// The same cell with a small line below.
    #[must_use]
    pub fn with_small(mut self, text: impl Into<String>) -> Self {
        self.lines.push(Line::new(text, Tone::Small));
        self
    }
}

/// One line in a cell; long ones wrap.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// What it says.
    pub text: String,
    /// How it says it.
    #[serde(default)]
    pub tone: Tone,
    /// The shape before it; the text is then its word.
    pub mark: Option<Mark>,
    /// The bar before it; the text is then its word.
    pub commitment: Option<Commitment>,
    /// A small reference behind it.
    pub reference: Option<String>,
    /// The day that the text says, where it says exactly one: what a spreadsheet sorts by.
    #[serde(default)]
    pub day: Option<NaiveDate>,
}

impl Line {
    /// A line of text in one tone.
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone, ..Self::default() }
    }
}

/// How a line in a table speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Tone {
    /// Ink.
    #[default]
    Plain,
    /// Semibold ink: what carries the row, what is true now.
    Strong,
    /// Second ink: what was, why.
    Old,
    /// Small, third ink.
    Small,
    /// The serif, in italic: words to be said.
    Said,
}

/// One item, decision or risk with what this audience is told about it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// "R-12".
    pub reference: Option<String>,
    /// What it is called to this audience.
    pub title: String,
    /// What it is, or does for them.
    #[serde(default)]
    pub text: Vec<Prose>,
    /// A sentence they may say.
    pub quote: Option<String>,
    /// How sure the date is.
    pub sure: Option<Sure>,
    /// How it stands.
    pub mark: Option<MarkWord>,
    /// The date, in this audience's precision.
    pub when: Option<String>,
    /// The same to the day, where it is told to the day.
    #[serde(default)]
    pub days: Days,
    /// Further things, each with its name: owner, dependencies, "Do not promise".
    #[serde(default)]
    pub facts: Vec<Fact>,
}

/// The days on which something begins and ends, each only where it is told to the day: what a spreadsheet sorts by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Days {
    /// The first.
    pub start: Option<NaiveDate>,
    /// The last.
    pub end: Option<NaiveDate>,
}

/// How sure a date is: the bar and its word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sure {
    /// The bar that is drawn.
    pub commitment: Commitment,
    /// The word beside it.
    pub word: String,
}

/// How a thing stands: the shape and its word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MarkWord {
    /// The shape that is drawn.
    pub mark: Mark,
    /// The word beside it.
    pub word: String,
}

/// A thing said under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// Its name.
    pub label: String,
    /// What it is.
    pub value: String,
}

/// One of the columns now, next, later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Horizon {
    /// "Now".
    pub word: String,
    /// What the word means: "Ready to use".
    pub means: Option<String>,
    /// The bar above it.
    pub commitment: Option<Commitment>,
    /// What stands in it.
    pub entries: Vec<Entry>,
}

/// A date and what happens on it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DateLine {
    /// What is set large: the day, else the month or the quarter.
    pub big: String,
    /// What stands small beside it: the month of a day, the year of a quarter.
    pub small: Option<String>,
    /// What happens.
    pub what: String,
    /// "R-12".
    pub reference: Option<String>,
}
