//! What narrows items down as a person types it: `team:payments health:at-risk due:<2026-10`.
//!
//! Owns the language: what a text means ([`Filter::read`]) and what can come next in it ([`complete`]). Turning a filter
//! into a query is the business of the items' store.
//!
//! Words of a filter stand beside each other and must all hold. `field:one,other` lets either through, `-field:value` what
//! is not so; days and numbers take `<`, `<=`, `>`, `>=` and `from..to`; `none` and `any` ask whether there is a value; a
//! value with spaces stands in quotation marks, and `*` stands for any letters. Words without a field are searched for.
//! There is no OR and no AND between words: whoever writes one is told what to write instead.

mod complete;
mod days;
mod field;
mod read;
mod score;
mod split;

use chrono::NaiveDate;
use roadbook_formats::words::Scale;

use crate::items::field::ItemField;
use crate::timeframe::Horizon;

pub(crate) use days::relative;

pub use complete::{Completion, FilterOffer, complete};
pub use field::FilterField;
pub(crate) use score::scores_in;

/// What items must be, each term of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// The terms, in the order typed.
    pub terms: Vec<Term>,
}

/// One thing that items must be, or must not be.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Whether it must hold or must not.
    pub sense: Sense,
    /// What is asked of an item.
    pub test: Test,
}

/// Whether what is asked must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// It must.
    Must,
    /// It must not: `-team:payments`.
    MustNot,
}

/// What is asked of an item.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// It holds these words.
    Words(String),
    /// A field of free words is one of these.
    Named(ItemField, Vec<Name>),
    /// A field is one of these steps of its scale, by name; nothing means that nobody has said.
    Steps(ItemField, Vec<Option<&'static str>>),
    /// A text holds one of these parts, folded; an empty one asks for no text at all.
    Holds(ItemField, Vec<String>),
    /// Its first or last day lies among these.
    Day(DayEnd, Bounds<NaiveDate>),
    /// Its first or last day is not known.
    NoDay(DayEnd),
    /// It is one of these times, or shares a day with one.
    When(Vec<When>),
    /// Its effort lies among these days.
    Effort(Bounds<f64>),
    /// Its effort is not known.
    NoEffort,
    /// What it scores by this way, or by the one that is shown where none is named, lies among these; nothing where they ask
    /// for no score.
    Score(Option<String>, Option<Bounds<f64>>),
    /// Its status lies on one of these steps of the common scale; nothing means that its word has no place there.
    OnScale(Vec<Option<Scale>>),
    /// Its number is one of these.
    Numbers(Vec<u32>),
    /// It is part of one of these, at any depth; an empty list asks for what is part of nothing.
    PartOf(Vec<u32>),
    /// It should have ended before this day and is neither done nor cut.
    Overdue(NaiveDate),
    /// It is neither done nor cut.
    Open,
    /// Something that it cannot be done before is neither done nor cut.
    Blocked,
    /// Its dates do not fit with those of what it cannot be done before, or of what cannot be done before it.
    Conflict,
    /// It has this to do with another record.
    Linked(Linked),
    /// It has this to do with one of these records, by their numbers; an empty list asks for what has it with none.
    LinkedTo(Linked, Vec<u32>),
}

/// A name somebody typed, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// This name.
    Is(String),
    /// A name like this, `*` standing for any letters.
    Like(String),
    /// No name.
    None,
}

/// The first or the last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayEnd {
    /// The first day.
    Start,
    /// The last day.
    Due,
}

/// What lies between two ends, both of them in it where it says so; a missing one is open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds<T> {
    /// The least, and whether it is in.
    pub from: Option<(T, Edge)>,
    /// The most, and whether it is in.
    pub to: Option<(T, Edge)>,
}

/// Whether an end is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// It is.
    In,
    /// It is not.
    Out,
}

/// A time that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// No time was said.
    Unscheduled,
    /// Now, next or later, as somebody wrote it.
    Wide(Horizon),
    /// These days, both of them in it.
    Days(NaiveDate, NaiveDate),
}

/// What an item can have to do with other records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Linked {
    /// It cannot be done before another.
    DependsOn,
    /// Another cannot be done before it.
    Blocks,
    /// It has parts.
    Parts,
    /// A decision concerns it.
    Decision,
}

/// A value as it must be typed to be read as one: in quotation marks where it would fall apart.
pub fn quoted(value: &str) -> String {
    let falls_apart = |letter: char| letter.is_whitespace() || [',', '"', '*', '(', ')'].contains(&letter);
    let is_special =
        ["none", "any"].contains(&value) || value.starts_with(['<', '>', '=', '-']) || value.contains("..");
    if value.is_empty() || is_special || value.contains(falls_apart) {
        return format!("\"{}\"", value.replace('"', "\"\""));
    }
    value.to_owned()
}
