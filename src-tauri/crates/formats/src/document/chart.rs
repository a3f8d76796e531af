//! Charts: values over named steps, risks by probability and impact, effort against its plan.

use serde::{Deserialize, Serialize};

use super::brand::{Colour, grey};

/// Values over named steps. Office formats carry it as a chart of their own, with its numbers in a workbook.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// What a person who cannot see it is told.
    pub alt: String,
    /// How it is drawn.
    #[serde(default)]
    pub shape: ChartShape,
    /// "%", "days": stands behind the numbers.
    pub unit: Option<String>,
    /// The steps: months, teams.
    pub steps: Vec<String>,
    /// The values; each series has one for each step, or none where nothing was measured.
    pub series: Vec<Series>,
    /// Where it should be: the dashed line.
    pub target: Option<f64>,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ChartShape {
    /// Lines: something over time.
    #[default]
    Line,
    /// Columns: amounts beside each other.
    Columns,
}

/// The values of one thing.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Series {
    /// What it is.
    pub name: String,
    /// One for each step.
    pub values: Vec<Option<f64>>,
}

/// Risks by probability and impact, each from 1 to 5.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RiskMap {
    /// The risks.
    pub risks: Vec<RiskPoint>,
}

impl RiskMap {
    /// The references in a field of the map, at most `most` of them; the last one counts the rest: "+2".
    pub fn field(&self, probability: u8, impact: u8, most: usize) -> Vec<String> {
        let mut found: Vec<String> = self
            .risks
            .iter()
            .filter(|risk| risk.probability == probability && risk.impact == impact)
            .map(|risk| risk.reference.clone())
            .collect();
        if found.len() > most.max(1) {
            let more = found.len() - (most.max(1) - 1);
            found.truncate(most.max(1) - 1);
            found.push(format!("+{more}"));
        }
        found
    }

    /// The grey of a field and the colour of its words.
    pub fn shade(&self, probability: u8, impact: u8) -> (Colour, Colour) {
        let score = f64::from(probability) * f64::from(impact);
        grey(0.05 + (score - 1.0).max(0.0) * 0.023)
    }

    /// What a person who cannot see it is told.
    pub fn alt(&self) -> String {
        let one = |risk: &RiskPoint| format!("{}: {} by {}", risk.reference, risk.probability, risk.impact);
        format!(
            "Risks by probability and impact. {}.",
            self.risks.iter().map(one).collect::<Vec<_>>().join(", ")
        )
    }
}

/// Where a risk lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RiskPoint {
    /// "K-4".
    pub reference: String,
    /// 1 to 5.
    pub probability: u8,
    /// 1 to 5.
    pub impact: u8,
}

/// What was spent on something beside what was planned for it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EffortBar {
    /// On what.
    pub name: String,
    /// What was planned; none when nothing was.
    pub plan: Option<f64>,
    /// What was spent.
    pub spent: f64,
    /// "%", " days".
    #[serde(default)]
    pub unit: String,
    /// What is behind it.
    pub text: Option<String>,
    /// Whether it lies outside the objectives: set apart, in the pale tone.
    #[serde(default)]
    pub outside: bool,
}
