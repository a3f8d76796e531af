//! The steps of precision, and the three horizons of a roadmap without dates.

use roadbook_formats::words::Steps;
use serde::{Deserialize, Serialize};

/// How precisely a time is known, the most precise first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the quarter.
    Quarter,
    /// To the half-year.
    Half,
    /// To the year.
    Year,
    /// Now, next or later.
    NowNextLater,
}

impl Precision {
    /// Every step, the most precise first.
    pub const ALL: &'static [Self] =
        &[Self::Day, Self::Month, Self::Quarter, Self::Half, Self::Year, Self::NowNextLater];

    /// The stable name in files and JSON (camelCase).
    pub fn key(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Half => "half",
            Self::Year => "year",
            Self::NowNextLater => "nowNextLater",
        }
    }

    /// The word on screen: “to the quarter”.
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "to the day",
            Self::Month => "to the month",
            Self::Quarter => "to the quarter",
            Self::Half => "to the half-year",
            Self::Year => "to the year",
            Self::NowNextLater => "to now, next or later",
        }
    }

    /// Reads the stable name or the word, in any case and with any punctuation; the small words may be left out.
    pub fn parse(text: &str) -> Option<Self> {
        let squeeze = |text: &str| -> String {
            let words = text.split(|c: char| !c.is_alphanumeric());
            words.filter(|word| !["to", "the", "or"].contains(word)).collect::<String>().to_lowercase()
        };
        let typed = squeeze(&text.to_lowercase());
        Self::ALL
            .iter()
            .copied()
            .find(|step| [step.key(), step.word()].iter().any(|word| squeeze(word) == typed))
    }
}

impl Steps for Precision {
    fn all() -> &'static [Self] {
        Self::ALL
    }

    fn key(self) -> &'static str {
        Self::key(self)
    }

    fn word(self) -> &'static str {
        Self::word(self)
    }

    fn parse(text: &str) -> Option<Self> {
        Self::parse(text)
    }
}

/// The three horizons of a roadmap without dates, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Horizon {
    /// Running, or to start in this quarter.
    Now,
    /// To start in one of the two quarters after this one.
    Next,
    /// After that.
    Later,
}

impl Horizon {
    /// Every horizon, the nearest first.
    pub const ALL: &'static [Self] = &[Self::Now, Self::Next, Self::Later];

    /// The stable name in files and codes.
    pub fn key(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Next => "next",
            Self::Later => "later",
        }
    }

    /// The word on screen and on paper.
    pub fn word(self) -> &'static str {
        match self {
            Self::Now => "Now",
            Self::Next => "Next",
            Self::Later => "Later",
        }
    }

    /// Reads the word in any case.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|horizon| horizon.key().eq_ignore_ascii_case(text.trim()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_precision_reads_back() {
        for step in Precision::ALL {
            for spelling in [step.key(), step.word(), &step.word().to_uppercase()] {
                assert_eq!(Precision::parse(spelling), Some(*step), "{spelling} should read as {step:?}");
            }
            assert_eq!(serde_json::to_value(step).ok(), Some(step.key().into()), "serde and key must agree");
        }
        assert_eq!(Precision::parse("half-year"), Some(Precision::Half));
        assert_eq!(Precision::parse("Quarter"), Some(Precision::Quarter));
        assert_eq!(Precision::parse("now/next/later"), Some(Precision::NowNextLater));
        assert_eq!(Precision::parse("week"), None, "a step that does not exist is not guessed");
    }
}
