//! Metrics: what is measured, what it should be and when, and what was read.

mod chart;
pub mod computed;
pub mod draw;
mod fields;
pub mod import;
pub mod judge;
pub mod list;
pub mod readings;
pub(crate) mod score;
pub mod series;

use chrono::NaiveDate;
use roadbook_formats::words::Sensitivity;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::op::Kind;
use crate::record::{Column, Record, Table, flag, json, plain};
use crate::register::steps::steps;
use crate::register::{self, Entry, Register, find};
use crate::search::Words;
use crate::timeframe::Timeframe;
use crate::workspace::Tx;

pub use chart::Steps;
pub(crate) use chart::chart;
pub use computed::Computed;

steps! {
    /// Whether a team can turn it, or it follows from what they turn.
    MetricRole, "role of a metric" {
        /// What a team does: read first.
        Input = "input", "Input";
        /// What comes of it.
        Output = "output", "Output";
    }
}

steps! {
    /// Which way is better.
    Direction, "direction" {
        /// More is better.
        Up = "up", "Up";
        /// Less is better.
        Down = "down", "Down";
        /// It should stay where it is.
        Hold = "hold", "Hold";
    }
}

steps! {
    /// What a reading is judged against.
    Judged, "way of judging" {
        /// Against the target of its period.
        Target = "target", "The target";
        /// Against the straight line from where the period began to its target.
        Pace = "pace", "The pace to the target";
    }
}

steps! {
    /// What several readings of one week or month become.
    Gathered, "way of gathering" {
        /// The last one.
        Last = "last", "The last reading";
        /// Their mean.
        Mean = "mean", "The mean";
        /// Their sum.
        Sum = "sum", "The sum";
    }
}

steps! {
    /// How often it is read.
    ReadingCadence, "cadence" {
        /// Every day.
        Day = "day", "Every day";
        /// Every week.
        Week = "week", "Every week";
        /// Every month.
        Month = "month", "Every month";
        /// Every three months.
        Quarter = "quarter", "Every quarter";
    }
}

impl ReadingCadence {
    /// After so many days without a reading the last one is old.
    pub fn days(self) -> i64 {
        match self {
            Self::Day => 4,
            Self::Week => 11,
            Self::Month => 46,
            Self::Quarter => 137,
        }
    }
}

steps! {
    /// How a reading came here.
    ReadingSource, "source of a reading" {
        /// Somebody typed it.
        Typed = "typed", "typed";
        /// Somebody pasted it.
        Pasted = "pasted", "pasted";
        /// A file had it.
        Imported = "imported", "imported";
        /// It was counted in this workspace.
        Computed = "computed", "computed";
    }
}

/// What it should be in a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MetricTarget {
    /// The period.
    pub period: Timeframe,
    /// What it should be by its end.
    pub value: f64,
}

/// What was read on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// The day it is of.
    pub on: NaiveDate,
    /// What was read.
    pub value: f64,
    /// Why it is what it is; empty when nobody said.
    pub note: String,
    /// How it came here.
    pub source: ReadingSource,
    /// The file it came from.
    pub file: Option<String>,
}

/// A KPI.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Metric {
    /// Its id.
    pub id: String,
    /// The number of its reference.
    pub number: u32,
    /// What it is called. Never empty, and no other in use has it.
    pub name: String,
    /// What exactly is counted, and how.
    pub definition: String,
    /// Whether a team can turn it.
    pub role: MetricRole,
    /// Who answers for it.
    pub owner: Option<PersonId>,
    /// What it is counted in: `%`, `days`, `€m`.
    pub unit: Option<String>,
    /// Which way is better.
    pub direction: Direction,
    /// What a reading is judged against.
    pub judged: Judged,
    /// How far off may still be turned around, in percent of the target.
    pub tolerance: f64,
    /// What several readings of one week or month become.
    pub gathered: Gathered,
    /// How often it is read.
    pub cadence: ReadingCadence,
    /// What it is counted from in this workspace, instead of readings.
    pub computed: Option<Computed>,
    /// The goal it stands for.
    pub goal: Option<String>,
    /// What it should be, by period; earliest first.
    pub targets: Vec<MetricTarget>,
    /// What was read, oldest first; one a day at most.
    pub readings: Vec<Reading>,
    /// Whether it belongs in every review.
    pub in_pack: bool,
    /// Who may see it.
    pub sensitivity: Sensitivity,
    /// Put away; kept, but out of sight.
    pub archived: bool,
}

impl Default for Metric {
    fn default() -> Self {
        Self {
            id: String::new(),
            number: 0,
            name: String::new(),
            definition: String::new(),
            role: MetricRole::Output,
            owner: None,
            unit: None,
            direction: Direction::Up,
            judged: Judged::Target,
            tolerance: 10.0,
            gathered: Gathered::Last,
            cadence: ReadingCadence::Week,
            computed: None,
            goal: None,
            targets: Vec::new(),
            readings: Vec::new(),
            in_pack: false,
            sensitivity: Sensitivity::Internal,
            archived: false,
        }
    }
}

impl Metric {
    /// A value with its unit, as it stands in a sentence: `71%`, `4.2 days`, `€0.4m`.
    pub fn said(&self, value: f64) -> String {
        said(value, self.unit.as_deref())
    }
}

/// A value with its unit. A currency stands before it, everything else behind.
pub fn said(value: f64, unit: Option<&str>) -> String {
    let number = plain_number(value);
    let unit = unit.unwrap_or_default();
    let currency: String = unit.chars().take_while(|letter| "€$£¥".contains(*letter)).collect();
    if !currency.is_empty() {
        let rest = &unit[currency.len()..];
        return format!("{currency}{number}{rest}").replace(&format!("{currency}-"), &format!("−{currency}"));
    }
    let number = number.replace('-', "−");
    match unit {
        "" => number,
        "%" | "‰" => format!("{number}{unit}"),
        unit => format!("{number} {unit}"),
    }
}

/// A value and its unit in two parts, for pages that set the number large. The unit brings the blank before it along; one
/// that stands before the number stays with it.
pub(crate) fn said_apart(value: f64, unit: Option<&str>) -> (String, Option<String>) {
    let (whole, number) = (said(value, unit), said(value, None));
    match whole.strip_prefix(&number).filter(|behind| !behind.is_empty()) {
        Some(behind) => (number, Some(behind.to_owned())),
        None => (whole, None),
    }
}

/// How far two values lie apart: percents do so by points.
pub(crate) fn apart(by: f64, unit: Option<&str>) -> String {
    match unit {
        Some("%") if plain_number(by) == "1" => "1 point".to_owned(),
        Some("%") => said(by, Some("points")),
        unit => said(by, unit),
    }
}

/// A number as pages write it: thousands apart, as many decimals as it has, four at most.
fn plain_number(value: f64) -> String {
    let rounded = (value * 10_000.0).round() / 10_000.0;
    // No minus sign before nothing.
    let rounded = if rounded == 0.0 { 0.0 } else { rounded };
    let text = rounded.to_string();
    let (whole, rest) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) && digits.len() > 3 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let rest = rest.map(|rest| format!(".{rest}")).unwrap_or_default();
    format!("{sign}{grouped}{rest}")
}

static TABLE: Table = Table::new("metric", COLUMNS);

const COLUMNS: &[Column] = &[
    plain("id", "id"),
    plain("number", "number"),
    plain("name", "name"),
    plain("definition", "definition"),
    plain("role", "role"),
    plain("owner", "owner"),
    plain("unit", "unit"),
    plain("direction", "direction"),
    plain("judged", "judged"),
    plain("tolerance", "tolerance"),
    plain("gathered", "gathered"),
    plain("cadence", "cadence"),
    plain("computed", "computed"),
    plain("goal", "goal"),
    json("targets", "targets"),
    json("readings", "readings"),
    flag("in_pack", "inPack"),
    plain("sensitivity", "sensitivity"),
    flag("archived", "archived"),
];

impl Record for Metric {
    const KIND: Kind = Kind::Metric;
    const IS_SEARCHED: bool = true;

    fn table() -> &'static Table {
        &TABLE
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn words(&self) -> Option<Words> {
        let mut body = vec![self.definition.as_str(), self.goal.as_deref().unwrap_or_default()];
        body.extend(self.readings.iter().map(|reading| reading.note.as_str()));
        body.retain(|text| !text.is_empty());
        Some(Words {
            reference: self.reference().to_string(),
            title: self.name.clone(),
            body: body.join("\n"),
        })
    }
}

impl Entry for Metric {
    const REGISTER: Register = Register::Metric;

    register::kept_as_all!(name);

    fn begin(_tx: &Tx<'_>) -> Result<Self> {
        Ok(Self::default())
    }

    /// Two metrics of one name could not be told apart in a sheet.
    fn settle(&mut self, tx: &Tx<'_>, _before: Option<&Self>) -> Result<()> {
        self.targets.sort_by_key(|target| (target.period.last_day(), target.period.first_day()));
        // What is counted here says what it is and what it is counted in, unless somebody does.
        if let Some(computed) = self.computed {
            self.unit.get_or_insert_with(|| computed.unit().to_owned());
            if self.definition.is_empty() {
                computed.definition().clone_into(&mut self.definition);
            }
        }
        if self.archived {
            return Ok(());
        }
        let same =
            |other: &Self| other.id != self.id && other.name.to_lowercase() == self.name.to_lowercase();
        match find::in_use::<Self>(tx.conn())?.into_iter().find(same) {
            Some(other) => Err(Error::invalid(
                format!("{} is called {} already", other.reference(), other.name),
                "Write a name that tells the two apart.",
            )),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{said, said_apart};

    #[test]
    fn values_are_said_with_their_unit() {
        let check = |value: f64, unit: &str, expect: &str| {
            assert_eq!(said(value, Some(unit).filter(|unit| !unit.is_empty())), expect);
        };
        check(71.0, "%", "71%");
        check(99.98, "%", "99.98%");
        check(4.2, "days", "4.2 days");
        check(0.4, "€m", "€0.4m");
        check(-0.4, "€m", "−€0.4m");
        check(-3.0, "", "−3");
        check(1_250.0, "", "1,250");
        check(1_250_000.5, "contacts", "1,250,000.5 contacts");
        check(-0.000_001, "", "0");
        check(1.0 / 3.0, "", "0.3333");
    }

    #[test]
    fn a_unit_behind_the_value_stands_apart() {
        let check = |value: f64, unit: &str, expect: (&str, Option<&str>)| {
            let (number, behind) = said_apart(value, Some(unit).filter(|unit| !unit.is_empty()));
            assert_eq!((number.as_str(), behind.as_deref()), expect);
            assert_eq!(number + &behind.unwrap_or_default(), said(value, Some(unit)), "nothing is lost");
        };
        check(93.1, "%", ("93.1", Some("%")));
        check(4.2, "working days", ("4.2", Some(" working days")));
        check(-0.4, "€m", ("−€0.4m", None));
        check(12.0, "", ("12", None));
    }
}
