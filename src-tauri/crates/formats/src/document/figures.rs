//! Figures: a number set large, what it was, where it should be, and how it went.

use serde::{Deserialize, Serialize};

use super::blocks::{MarkWord, Sure};
use crate::words::Commitment;

/// The one thing to be taken along, set large: how it stands and the sentence that says so.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Statement {
    /// How it stands.
    pub mark: Option<MarkWord>,
    /// The sentence.
    pub text: String,
    /// Small words beside it: until when this holds.
    pub note: Option<String>,
}

/// A number set large with what it means. Several stand side by side: sums, measures, things that shipped.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Figure {
    /// Small words above: the day it shipped, its reference.
    pub above: Option<String>,
    /// What is counted: "Euro payouts delivered the same day". Empty where the text below says it.
    #[serde(default)]
    pub name: String,
    /// What it was: "4.9".
    pub before: Option<String>,
    /// What it is: "71".
    pub value: String,
    /// "%", "days to onboard".
    pub unit: Option<String>,
    /// How it went.
    pub line: Option<SmallLine>,
    /// How it stands; the word may be the team's own: "Less than hoped".
    pub mark: Option<MarkWord>,
    /// "Target 80% or more".
    pub target: Option<String>,
    /// A sentence or two.
    #[serde(default)]
    pub text: String,
    /// Whether it is what the reader has to act on: the rule above it is the coloured one.
    #[serde(default)]
    pub asks: bool,
}

/// A small line: values in order, no axis, its own scale.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SmallLine {
    /// From the oldest to the newest, one a step; nothing where nothing was measured. What is not finite is left out.
    pub values: Vec<Option<f64>>,
    /// Where it should be: the dashed line.
    pub target: Option<f64>,
    /// What the values span, in words: "twelve months".
    pub span: String,
    /// The step, counted from nought, at which something happened, and the word for it: "shipped".
    pub event: Option<(usize, String)>,
}

/// A measure against its plan; several make a scorecard.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Score {
    /// What is measured.
    pub name: String,
    /// How: "share of payouts before 16:00".
    pub how: Option<String>,
    /// What it is: "71".
    pub value: String,
    /// "%", " days": what stands behind the value, with the blank before it where there is one.
    pub unit: Option<String>,
    /// Where it should be: "80%".
    pub target: Option<String>,
    /// How it stands.
    pub mark: Option<MarkWord>,
    /// How it went, at most two spans: six weeks, twelve months.
    #[serde(default)]
    pub lines: Vec<SmallLine>,
    /// Why it is so.
    pub why: Option<String>,
    /// Whose it is.
    pub owner: Option<String>,
    /// What it is, as a number: what a spreadsheet reckons with.
    #[serde(default)]
    pub number: Option<f64>,
}

/// A part of a whole: "39 not now". Several make one bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Share {
    /// How many.
    pub count: u32,
    /// Of what: "on the roadmap".
    pub word: String,
    /// How it is filled.
    pub commitment: Commitment,
}

/// How it stood the last times, one sign a time.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Track {
    /// "The last six reviews".
    pub label: String,
    /// From the oldest: "Jun" and how it stood.
    pub times: Vec<TrackTime>,
}

/// How it stood one time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TrackTime {
    /// "Jun".
    pub when: String,
    /// How it stood.
    pub mark: MarkWord,
}

/// What was told and what is true: two dates set large, side by side.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Correction {
    /// What the reader holds.
    pub told: CorrectionSide,
    /// What is true.
    pub now: CorrectionSide,
}

/// One side of a correction.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CorrectionSide {
    /// "You were told", "True today".
    pub label: String,
    /// "Q4 2026".
    pub value: String,
    /// "October to December".
    pub words: Option<String>,
    /// "in U-39 on 22 October".
    pub note: Option<String>,
    /// How sure it is.
    pub sure: Option<Sure>,
}
