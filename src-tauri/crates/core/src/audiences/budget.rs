//! The attention budget: how many messages of which weight an audience can take in, and in what time.

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::register::steps::steps;

steps! {
    /// How much attention a message asks of whoever reads it.
    MessageWeight, "weight" {
        /// Everybody is to stop and read it: a launch, a new way of working.
        Announcement = "announcement", "Announcement";
        /// Something they have to know: a date that moved, a decision.
        Notice = "notice", "Notice";
        /// For when there is time: the state of things.
        Fyi = "fyi", "FYI";
    }
}

steps! {
    /// The time that a budget is for, by the calendar.
    BudgetPeriod, "period" {
        /// From Monday to Sunday.
        Week = "week", "week";
        /// From the first of the month.
        Month = "month", "month";
        /// Three months, from January, April, July or October.
        Quarter = "quarter", "quarter";
    }
}

impl Default for MessageWeight {
    /// What nobody has said of is something they have to know.
    fn default() -> Self {
        Self::Notice
    }
}

impl MessageWeight {
    /// "1 announcement", "2 notices", "4 FYI".
    pub fn count(self, number: u32) -> String {
        let word = match (self, number) {
            (Self::Announcement, 1) => "announcement",
            (Self::Announcement, _) => "announcements",
            (Self::Notice, 1) => "notice",
            (Self::Notice, _) => "notices",
            (Self::Fyi, _) => "FYI",
        };
        format!("{number} {word}")
    }
}

impl BudgetPeriod {
    /// Whether a day lies in the same period as another.
    pub fn is_same(self, day: NaiveDate, other: NaiveDate) -> bool {
        match self {
            Self::Week => day.iso_week() == other.iso_week(),
            Self::Month => (day.year(), day.month()) == (other.year(), other.month()),
            Self::Quarter => (day.year(), day.month0() / 3) == (other.year(), other.month0() / 3),
        }
    }
}

/// How many messages of one weight an audience can take in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BudgetLine {
    /// Of this weight.
    pub weight: MessageWeight,
    /// So many.
    pub most: u32,
    /// In this time.
    pub period: BudgetPeriod,
}

impl BudgetLine {
    /// "2 notices a week".
    pub fn words(&self) -> String {
        format!("{} a {}", self.weight.count(self.most), self.period.word())
    }
}

/// How much of a line of a budget is used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BudgetUse {
    /// The line.
    pub line: BudgetLine,
    /// How many messages of its weight were sent in its period so far.
    pub sent: u32,
}

/// A message that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SentMessage {
    /// The number of the update.
    pub number: u32,
    /// The day.
    pub on: NaiveDate,
    /// How much attention it asked for.
    pub weight: MessageWeight,
}

/// What is used up of a budget on a day.
pub fn used(budget: &[BudgetLine], sent: &[SentMessage], today: NaiveDate) -> Vec<BudgetUse> {
    let use_of = |line: &BudgetLine| {
        let is_meant =
            |message: &&SentMessage| message.weight == line.weight && line.period.is_same(message.on, today);
        BudgetUse { line: *line, sent: count(sent.iter().filter(is_meant).count()) }
    };
    budget.iter().map(use_of).collect()
}

/// How many messages were sent in the month of a day.
pub fn in_month(sent: &[SentMessage], today: NaiveDate) -> u32 {
    count(sent.iter().filter(|message| BudgetPeriod::Month.is_same(message.on, today)).count())
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A budget as it is typed: "1 announcement a month, 2 notices a week".
pub fn in_words(budget: &[BudgetLine]) -> String {
    budget.iter().map(BudgetLine::words).collect::<Vec<_>>().join(", ")
}

/// Reads what somebody typed for a budget: "announcement: 1 a month", "2 notices per week", "FYI 4 quarterly". A weight has
/// one line.
///
/// # Errors
/// [`Error::Invalid`] with what would be right.
pub(super) fn read(typed: &[String]) -> Result<Vec<BudgetLine>> {
    let mut budget: Vec<BudgetLine> = Vec::new();
    for text in typed {
        let line = line(text).ok_or_else(|| {
            let hint = "Write it as 1 announcement a month, 2 notices a week, 4 FYI a month. The number is from 0 to 100.";
            Error::invalid(format!("“{text}” is no budget"), hint)
        })?;
        if budget.iter().any(|known| known.weight == line.weight) {
            return Err(Error::invalid(
                format!("{} has a budget already", line.weight.word()),
                "Give each weight one number and one time.",
            ));
        }
        budget.push(line);
    }
    budget.sort_by_key(|line| line.weight);
    Ok(budget)
}

fn line(text: &str) -> Option<BudgetLine> {
    let text = text.to_lowercase();
    let words = || text.split(|letter: char| !letter.is_alphanumeric());
    let most = words().find_map(|word| word.parse().ok()).filter(|most| *most <= 100)?;
    let begins = |key: &'static str| words().any(move |word| word.starts_with(key));
    let weight = MessageWeight::ALL.iter().find(|weight| begins(weight.key()))?;
    let period = BudgetPeriod::ALL.iter().find(|period| begins(period.key()))?;
    Some(BudgetLine { weight: *weight, most, period: *period })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_read_as_it_is_said() {
        let read = |text: &str| read(&text.split(", ").map(str::to_owned).collect::<Vec<_>>());
        let check = |text: &str, expect: &str| {
            let budget = read(text).unwrap();
            assert_eq!(in_words(&budget), expect, "{text}");
            assert_eq!(read(&in_words(&budget)).unwrap(), budget, "what is said can be typed");
        };
        check("announcement: 1 a month", "1 announcement a month");
        check("FYI 4 quarterly, 2 notices per week", "2 notices a week, 4 FYI a quarter");
        check("no announcements: 0 a month", "0 announcements a month");
        for wrong in [
            "2 a week",
            "notices a week",
            "2 notices",
            "500 notices a week",
            "1 notice a week, 2 notices a month",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_was_sent_counts_in_its_own_period_and_weight() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-11-22");
        let sent = [
            ("2026-11-22", MessageWeight::Notice),
            ("2026-11-16", MessageWeight::Notice),
            ("2026-11-15", MessageWeight::Notice),
            ("2026-11-20", MessageWeight::Fyi),
            ("2026-10-01", MessageWeight::Notice),
            ("2025-11-22", MessageWeight::Notice),
        ];
        let sent: Vec<_> = (1..)
            .zip(sent)
            .map(|(number, (on, weight))| SentMessage { number, on: day(on), weight })
            .collect();
        let check = |period, expect: u32| {
            let line = BudgetLine { weight: MessageWeight::Notice, most: 1, period };
            assert_eq!(used(&[line], &sent, today)[0].sent, expect, "{period:?}");
        };
        check(BudgetPeriod::Week, 2);
        check(BudgetPeriod::Month, 3);
        check(BudgetPeriod::Quarter, 4);
        assert_eq!(in_month(&sent, today), 4, "of whatever weight");
    }
}
