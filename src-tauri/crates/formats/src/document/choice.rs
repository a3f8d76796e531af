//! A decision with its options side by side and its clock.

use serde::{Deserialize, Serialize};

use super::blocks::Fact;

/// A decision as it is put before those who decide, or as it was decided.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// "D-31".
    pub reference: Option<String>,
    /// The question in one sentence.
    pub question: String,
    /// Until when, how long it waits, who is blocked.
    #[serde(default)]
    pub clock: Clock,
    /// What the options are compared by: "Start", "Cost", "For", "Against".
    pub rows: Vec<String>,
    /// What can be chosen.
    pub options: Vec<ChoiceOption>,
    /// The advice in a sentence or two, or why it was chosen.
    pub advice: Option<String>,
    /// What is accepted with it.
    pub trade_off: Option<String>,
}

/// The clock of a decision.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Clock {
    /// "Needed by"; empty when there is no clock.
    #[serde(default)]
    pub label: String,
    /// "24 Nov".
    #[serde(default)]
    pub value: String,
    /// "in 5 days, then to the chief executive on 26 November".
    pub note: Option<String>,
    /// Waiting, blocked, cost of waiting, approver, driver.
    #[serde(default)]
    pub facts: Vec<Fact>,
}

/// One of the options.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChoiceOption {
    /// "A".
    pub letter: String,
    /// What it is.
    pub name: String,
    /// The word beside the letter of the one that is advised or was chosen: "Recommended", "Chosen".
    pub tag: Option<String>,
    /// What stands in the rows, in their order; a short list is filled up with nothing.
    pub values: Vec<String>,
}

impl Choice {
    /// What an option says in a row; empty when it says nothing.
    pub fn value(&self, option: usize, row: usize) -> &str {
        self.options.get(option).and_then(|option| option.values.get(row)).map_or("", String::as_str)
    }
}
