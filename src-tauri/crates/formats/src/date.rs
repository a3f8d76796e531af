//! Dates as files write them: sometimes only a year or a month is known, and that is kept.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

/// A day, a month or a year. Never more precise than what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(try_from = "String", into = "String")]
#[specta(type = String)]
pub struct PartialDate {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
}

impl PartialDate {
    /// A whole year.
    pub fn year(year: i32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, 1, 1).filter(|_| (1..=9999).contains(&year))?;
        Some(Self { year, month: None, day: None })
    }

    /// A month of a year; nothing when there is no such month.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, 1).filter(|_| (1..=9999).contains(&year))?;
        Some(Self { year, month: Some(month), day: None })
    }

    /// A day; nothing when there is no such day.
    pub fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).filter(|_| (1..=9999).contains(&year))?;
        Some(Self { year, month: Some(month), day: Some(day) })
    }

    /// The first day it covers.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
            .unwrap_or(NaiveDate::MIN)
    }

    /// The last day it covers.
    pub fn last_day(self) -> NaiveDate {
        let first = self.first_day();
        match (self.month, self.day) {
            (Some(_), Some(_)) => first,
            (Some(_), None) => first + chrono::Months::new(1) - chrono::Days::new(1),
            _ => first + chrono::Months::new(12) - chrono::Days::new(1),
        }
    }

    /// The year, and the month and the day as far as they are known.
    pub fn parts(self) -> (i32, Option<u32>, Option<u32>) {
        (self.year, self.month, self.day)
    }

    /// The day, when it is known to the day.
    pub fn exact(self) -> Option<NaiveDate> {
        self.day.map(|_| self.first_day())
    }

    /// As people read it in a sentence: "14 Aug 2026", "Aug 2026" or "2026".
    pub fn in_words(self) -> String {
        match (self.month, self.day) {
            (Some(_), Some(_)) => self.first_day().format("%-d %b %Y").to_string(),
            (Some(_), None) => self.first_day().format("%b %Y").to_string(),
            _ => self.to_string(),
        }
    }
}

impl From<NaiveDate> for PartialDate {
    fn from(day: NaiveDate) -> Self {
        Self { year: day.year(), month: Some(day.month()), day: Some(day.day()) }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// The text is not a year, a month or a day in ISO 8601.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a date; write 2026, 2026-05 or 2026-05-17")]
pub struct NotADate(pub String);

impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let parts: Option<Vec<u32>> = text
            .trim()
            .split('-')
            .map(|part| part.parse().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit())))
            .collect();
        let read = match parts.as_deref() {
            Some(&[year]) if text.trim().len() == 4 => i32::try_from(year).ok().and_then(Self::year),
            Some(&[year, month]) => i32::try_from(year).ok().and_then(|year| Self::month(year, month)),
            Some(&[year, month, day]) => {
                i32::try_from(year).ok().and_then(|year| Self::day(year, month, day))
            }
            _ => None,
        };
        read.ok_or_else(|| NotADate(text.to_owned()))
    }
}

impl TryFrom<String> for PartialDate {
    type Error = NotADate;

    fn try_from(text: String) -> Result<Self, NotADate> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

/// How `05/06/2026` is meant: 5 June, or May 6th. A file's own unambiguous dates decide, or the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum DayOrder {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_dates_keep_their_precision() {
        for text in ["2025", "2025-05", "2025-05-17"] {
            assert_eq!(text.parse::<PartialDate>().map(|date| date.to_string()).as_deref(), Ok(text));
        }
        for text in ["2025-13", "2025-02-30", "25", "x", "", "2025-5-1-1", "+2025"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text} is no date");
        }
    }

    #[test]
    fn a_month_ends_on_its_last_day() {
        let february = PartialDate::month(2028, 2).map(PartialDate::last_day);
        assert_eq!(february, NaiveDate::from_ymd_opt(2028, 2, 29));
    }
}
