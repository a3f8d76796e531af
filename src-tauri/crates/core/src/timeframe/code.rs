//! The code a timeframe is stored as: compact, canonical, and complete. `2026-10-05`, `2026-08`, `2026-Q3`, `2026-H2`,
//! `2026`; fiscal ones with the month their year starts in, `FY2027-Q3@4`; ranges `start/end`, `start/` and `/end`;
//! `now`, `next`, `later`; nothing for unscheduled.

use chrono::{Datelike as _, NaiveDate};

use super::{FiscalYear, Horizon, Period, Precision, Timeframe, TimeframeError};

impl Timeframe {
    /// The storage code. Equal timeframes have equal codes.
    pub fn to_code(self) -> String {
        match self {
            Self::Unscheduled => String::new(),
            Self::Wide(horizon) => horizon.key().to_owned(),
            Self::Span(span) => match span.single() {
                Some(period) => period.to_code(),
                None => {
                    let code = |end: Option<Period>| end.map(Period::to_code).unwrap_or_default();
                    format!("{}/{}", code(span.start()), code(span.end()))
                }
            },
        }
    }

    /// Reads a storage code, and nothing else: what people type goes through [`super::parse`].
    ///
    /// # Errors
    /// [`TimeframeError`] for what is no code.
    pub fn from_code(code: &str) -> Result<Self, TimeframeError> {
        let not_a_code = || TimeframeError::NotACode(code.to_owned());
        let period = |code: &str| match code {
            "" => Ok(None),
            code => Period::from_code(code).map(Some).ok_or_else(not_a_code),
        };
        if code.is_empty() {
            return Ok(Self::Unscheduled);
        }
        if let Some(horizon) = Horizon::ALL.iter().find(|horizon| horizon.key() == code) {
            return Ok(Self::Wide(*horizon));
        }
        let read = match code.split_once('/') {
            Some((start, end)) => Self::between(period(start)?, period(end)?)?,
            None => Period::from_code(code).map(Self::of).ok_or_else(not_a_code)?,
        };
        // One value, one code: a period is not also stored as a range from itself to itself.
        if read.to_code() == code { Ok(read) } else { Err(not_a_code()) }
    }
}

impl From<Timeframe> for String {
    fn from(timeframe: Timeframe) -> Self {
        timeframe.to_code()
    }
}

impl TryFrom<String> for Timeframe {
    type Error = TimeframeError;

    fn try_from(code: String) -> Result<Self, TimeframeError> {
        Self::from_code(&code)
    }
}

impl Period {
    /// The storage code of one period.
    pub fn to_code(self) -> String {
        let day = self.first_day();
        let (year, number) = (self.year_name(), self.number());
        let part = match self.precision() {
            Precision::Day => return format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
            Precision::Month => return format!("{year:04}-{number:02}"),
            Precision::Quarter => format!("-Q{number}"),
            Precision::Half => format!("-H{number}"),
            Precision::Year | Precision::NowNextLater => String::new(),
        };
        match self.counted() {
            Some(counted) if !counted.is_calendar() => {
                format!("FY{year:04}{part}@{}", counted.start_month())
            }
            _ => format!("{year:04}{part}"),
        }
    }

    /// Reads the storage code of one period; nothing when it is none.
    pub fn from_code(code: &str) -> Option<Self> {
        let (rest, counted) = match code.strip_prefix("FY") {
            Some(fiscal) => {
                let (rest, month) = fiscal.split_once('@')?;
                (rest, FiscalYear::starting_in(number(month)?).filter(|year| !year.is_calendar())?)
            }
            None => (code, FiscalYear::CALENDAR),
        };
        let parts: Vec<&str> = rest.split('-').collect();
        let year = i32::try_from(number(parts.first()?)?).ok()?;
        let read = match parts.as_slice() {
            [_] => Self::year(year, counted),
            [_, part] if part.starts_with('Q') => Self::quarter(year, number(&part[1..])?, counted),
            [_, part] if part.starts_with('H') => Self::half(year, number(&part[1..])?, counted),
            [_, month] if counted.is_calendar() => Self::month(year, number(month)?),
            [_, month, day] if counted.is_calendar() => {
                NaiveDate::from_ymd_opt(year, number(month)?, number(day)?).and_then(Self::day)
            }
            _ => None,
        };
        // One value, one code: `2026-8` and `2026-08` must not both be stored.
        read.filter(|period| period.to_code() == code)
    }
}

/// Digits and nothing else, as a number.
fn number(digits: &str) -> Option<u32> {
    digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_canonical_codes_are_read() {
        for code in [
            "",
            "now",
            "later",
            "2026",
            "2026-08",
            "2026-08-14",
            "2026-Q3",
            "2026-H2",
            "FY2027@4",
            "FY2027-Q3@4",
            "FY2027-H1@12",
            "2026-10-05/2027-02",
            "/2026-Q3",
            "2026-08/",
            "0001",
            "9999-12-31",
        ] {
            let read = Timeframe::from_code(code);
            assert_eq!(read.map(Timeframe::to_code).as_deref(), Ok(code), "{code} is a code");
        }
        for code in [
            "/",
            "2026-8",
            "2026-13",
            "2026-Q5",
            "2026-02-30",
            "FY2027-Q3",
            "FY2027-Q3@1",
            "FY2027-Q3@13",
            "Q3",
            "2026-08/2026-08",
            "2027/2026",
            "FY2027-08@4",
            "2026-Q",
            "2026-ö",
            "0000",
            "10000",
            "2026 ",
            "2026@4",
        ] {
            assert!(Timeframe::from_code(code).is_err(), "{code} is no code");
        }
    }

    #[test]
    fn serde_keeps_the_code() {
        let quarter = Timeframe::from_code("FY2027-Q3@4").expect("a code");
        assert_eq!(serde_json::to_string(&quarter).ok().as_deref(), Some("\"FY2027-Q3@4\""));
        assert_eq!(serde_json::from_str::<Timeframe>("\"FY2027-Q3@4\"").ok(), Some(quarter));
        assert!(serde_json::from_str::<Timeframe>("\"soon\"").is_err(), "free text is no code");
    }
}
