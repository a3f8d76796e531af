//! Finds dates in what people write: `Dec 19, 2022`, `20.02.2023`, `May 2025`, `2023年2月20日`. Never makes a date more
//! precise than it was written and never guesses which of `05/06` is the month.

use std::ops::Range;

use crate::date::{DayOrder, PartialDate};
use crate::month::month_by_name;

/// A date as read from text, before it is known whether the day or the month stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenDate {
    /// There is one way to read it.
    Known(PartialDate),
    /// `05/06/2023`: it depends on the writer's custom.
    DayOrMonth {
        /// Read as day, month, year.
        day_first: PartialDate,
        /// Read as month, day, year.
        month_first: PartialDate,
    },
}

impl WrittenDate {
    /// The date, when it has one reading or `order` settles which.
    pub fn settle(self, order: Option<DayOrder>) -> Option<PartialDate> {
        match (self, order) {
            (Self::Known(date), _) => Some(date),
            (Self::DayOrMonth { day_first, .. }, Some(DayOrder::Dmy)) => Some(day_first),
            (Self::DayOrMonth { month_first, .. }, Some(DayOrder::Mdy)) => Some(month_first),
            (Self::DayOrMonth { .. }, None) => None,
        }
    }
}

/// A date and where in the text it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDate {
    /// What it says.
    pub date: WrittenDate,
    /// The bytes of the text that say it.
    pub range: Range<usize>,
    /// The order that this date gives away: `22/10/2024` can only be day first.
    pub shows: Option<DayOrder>,
}

/// The first date in a text. A year alone, eight digits and years of two digits count only when they are all there is.
pub fn find_date(text: &str) -> Option<FoundDate> {
    let parts = parts_of(text);
    let reader = Reader { text, parts: &parts };
    (0..parts.len()).find_map(|first| reader.date_at(first))
}

/// The order of day and month that texts of one source give away; nothing when they are silent or disagree.
pub fn day_order<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<DayOrder> {
    let mut shown = texts.into_iter().filter_map(|text| find_date(text)?.shows);
    let first = shown.next()?;
    shown.all(|other| other == first).then_some(first)
}

/// What a date is made of.
#[derive(Clone, Copy)]
enum Unit {
    Number { value: u32, digits: usize },
    Month(u32),
    Other,
}

#[derive(Clone, Copy)]
struct Part {
    unit: Unit,
    start: usize,
    end: usize,
}

impl Part {
    fn year(self) -> Option<i32> {
        match self.unit {
            Unit::Number { value, digits: 4 } if (1900..2200).contains(&value) => i32::try_from(value).ok(),
            _ => None,
        }
    }

    fn short_year(self) -> Option<i32> {
        match self.unit {
            Unit::Number { value, digits: 2 } => {
                i32::try_from(value).ok().map(|year| year + if year < 70 { 2000 } else { 1900 })
            }
            _ => None,
        }
    }

    /// A number that can be a day or a month.
    fn small(self) -> Option<u32> {
        match self.unit {
            Unit::Number { value, digits: 1 | 2 } => Some(value),
            _ => None,
        }
    }

    fn month(self) -> Option<u32> {
        match self.unit {
            Unit::Month(month) => Some(month),
            _ => None,
        }
    }
}

/// Signs between the numbers of a date that only the signs of Chinese, Japanese and Korean dates need.
const CJK_SIGNS: [char; 6] = ['年', '月', '日', '년', '월', '일'];

/// Small words inside a date: `2nd of May`, `2 de mayo de 2024`, `le 2 mai`.
const SMALL_WORDS: [&str; 9] = ["of", "de", "del", "do", "d", "the", "den", "le", "el"];

/// Letters that make a number an ordinal: `5th`, `1er`, `2º`.
const ORDINALS: [&str; 10] = ["st", "nd", "rd", "th", "er", "e", "º", "ª", "ste", "de"];

/// Cuts a text into numbers, months and other words. Small words and signs are left in the gaps between parts.
fn parts_of(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        if first.is_ascii_digit() {
            let digits = run(rest, |c| c.is_ascii_digit());
            let letters = run(&rest[digits..], is_letter);
            let tail = &rest[digits..digits + letters];
            let is_ordinal = ORDINALS.contains(&tail.to_ascii_lowercase().as_str());
            let before_time =
                tail == "T" && rest[digits + letters..].starts_with(|c: char| c.is_ascii_digit());
            let length = if before_time { digits } else { digits + letters };
            let number = rest[..digits]
                .parse()
                .ok()
                .filter(|_| digits <= 8 && (letters == 0 || is_ordinal || before_time));
            let unit = number.map_or(Unit::Other, |value| Unit::Number { value, digits });
            parts.push(Part { unit, start, end: start + length });
            rest = &rest[length..];
        } else if is_letter(first) {
            let letters = run(rest, is_letter);
            let glued = run(&rest[letters..], |c| c.is_ascii_digit());
            let word = &rest[..letters];
            let unit = month_by_name(word).filter(|_| glued == 0).map_or(Unit::Other, Unit::Month);
            if glued > 0 || !SMALL_WORDS.contains(&word.to_ascii_lowercase().as_str()) {
                parts.push(Part { unit, start, end: start + letters + glued });
            }
            rest = &rest[letters + glued..];
        } else {
            rest = &rest[first.len_utf8()..];
        }
    }
    parts
}

fn is_letter(c: char) -> bool {
    (c.is_alphabetic() || c == 'º' || c == 'ª') && !CJK_SIGNS.contains(&c)
}

fn run(text: &str, is_in: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_in(c)).unwrap_or(text.len())
}

struct Reader<'a> {
    text: &'a str,
    parts: &'a [Part],
}

impl Reader<'_> {
    fn date_at(&self, first: usize) -> Option<FoundDate> {
        if self.sign_before(first).is_some_and(|sign| sign != '-') {
            // In the middle of a longer number, such as an address or a version.
            return None;
        }
        let found = |(date, shows), count: usize| FoundDate {
            date,
            range: self.parts[first].start..self.parts[first + count - 1].end,
            shows,
        };
        let known = |date: Option<PartialDate>| date.map(|date| (WrittenDate::Known(date), None));
        None.or_else(|| Some(found(self.numbers(first)?, 3)))
            .or_else(|| Some(found(known(self.named_day(first))?, 3)))
            .or_else(|| {
                Some(found(known(self.named_month(first).or_else(|| self.numbered_month(first)))?, 2))
            })
            .or_else(|| Some(found(known(self.alone())?, 1)))
    }

    /// `2023-02-20`, `20.02.2023`, `02/20/2023`, `2023年2月20日`.
    fn numbers(&self, first: usize) -> Option<(WrittenDate, Option<DayOrder>)> {
        let [a, b, c] = self.three(first)?;
        let sign = self.sign_before(first + 1)?;
        let other_sign = self.sign_before(first + 2)?;
        if (sign != other_sign && !CJK_SIGNS.contains(&sign)) || self.sign_before(first + 3).is_some() {
            return None;
        }
        if let Some(year) = a.year() {
            return Some((WrittenDate::Known(PartialDate::day(year, b.small()?, c.small()?)?), None));
        }
        let year = c.year().or_else(|| c.short_year().filter(|_| self.parts.len() == 3))?;
        let (a, b) = (a.small()?, b.small()?);
        let day_first = PartialDate::day(year, b, a);
        let month_first = PartialDate::day(year, a, b);
        Some(match (day_first, month_first) {
            // Dots are the custom of countries that put the day first.
            (Some(date), _) if sign == '.' || month_first == day_first => (WrittenDate::Known(date), None),
            (Some(day_first), Some(month_first)) => {
                (WrittenDate::DayOrMonth { day_first, month_first }, None)
            }
            (Some(date), None) => (WrittenDate::Known(date), Some(DayOrder::Dmy)),
            (None, Some(date)) => (WrittenDate::Known(date), Some(DayOrder::Mdy)),
            (None, None) => return None,
        })
    }

    /// `19 Dec 2022`, `February 20th, 2023`, `2023-Feb-20`.
    fn named_day(&self, first: usize) -> Option<PartialDate> {
        let [a, b, c] = self.three(first)?;
        if !self.is_close(first + 1) || !self.is_close(first + 2) {
            return None;
        }
        let end_year = c.year().or_else(|| c.short_year().filter(|_| self.parts.len() == 3));
        if let (Some(day), Some(month), Some(year)) = (a.small(), b.month(), end_year) {
            return PartialDate::day(year, month, day);
        }
        if let (Some(month), Some(day), Some(year)) = (a.month(), b.small(), c.year()) {
            return PartialDate::day(year, month, day);
        }
        PartialDate::day(a.year()?, b.month()?, c.small()?)
    }

    /// `May 2025`, `2025 May`.
    fn named_month(&self, first: usize) -> Option<PartialDate> {
        let (a, b) = (*self.parts.get(first)?, *self.parts.get(first + 1)?);
        if !self.is_close(first + 1) {
            return None;
        }
        let (year, month) = a.year().zip(b.month()).or_else(|| b.year().zip(a.month()))?;
        PartialDate::month(year, month)
    }

    /// `2025-05`, `2025年5月`.
    fn numbered_month(&self, first: usize) -> Option<PartialDate> {
        let (a, b) = (*self.parts.get(first)?, *self.parts.get(first + 1)?);
        let sign = self.sign_before(first + 1)?;
        let is_date = matches!(sign, '-' | '/') && matches!(b.unit, Unit::Number { digits: 2, .. });
        if !(is_date || CJK_SIGNS.contains(&sign)) || self.sign_before(first + 2).is_some() {
            return None;
        }
        PartialDate::month(a.year()?, b.small()?)
    }

    /// `2025` or `20250517`, when there is nothing else.
    fn alone(&self) -> Option<PartialDate> {
        let [only] = self.parts else { return None };
        match only.unit {
            Unit::Number { value, digits: 8 } => {
                let year = i32::try_from(value / 10_000).ok().filter(|year| (1900..2200).contains(year))?;
                PartialDate::day(year, value / 100 % 100, value % 100)
            }
            _ => PartialDate::year(only.year()?),
        }
    }

    fn three(&self, first: usize) -> Option<[Part; 3]> {
        self.parts.get(first..first + 3)?.try_into().ok()
    }

    /// The sign that joins a part to the number before it, when one sign is all there is between them.
    fn sign_before(&self, part: usize) -> Option<char> {
        let gap = self.gap_before(part)?;
        let mut signs = gap.trim().chars();
        let sign = signs.next().filter(|_| signs.next().is_none())?;
        let sign = if matches!(sign, '‐' | '‑' | '–') { '-' } else { sign };
        (matches!(sign, '-' | '/' | '.') || CJK_SIGNS.contains(&sign)).then_some(sign)
    }

    /// Whether a part follows the one before closely enough to belong to the same date.
    fn is_close(&self, part: usize) -> bool {
        self.gap_before(part)
            .is_some_and(|gap| gap.len() <= 10 && !gap.contains(['\n', ';', ':', '(', ')', '|', '·']))
    }

    fn gap_before(&self, part: usize) -> Option<&str> {
        let before = self.parts.get(part.checked_sub(1)?)?;
        Some(&self.text[before.end..self.parts.get(part)?.start])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, order: Option<DayOrder>) -> Option<String> {
        find_date(text)?.date.settle(order).map(|date| date.to_string())
    }

    #[test]
    fn dates_are_read_in_every_spelling() {
        let check =
            |text: &str, expect: &str| assert_eq!(read(text, None).as_deref(), Some(expect), "{text}");
        for text in [
            "2023-02-20",
            "2023/02/20",
            "2023.02.20",
            "20.02.2023",
            "20. 2. 2023",
            "20-02-2023",
            "02/20/2023",
            "20230220",
            "20 Feb 2023",
            "20-February-2023",
            "20/Feb/23",
            "Feb 20, 2023",
            "February 20th, 2023",
            "20th of February, 2023",
            "Monday, February 20 2023",
            "2023-02-20T10:00:00Z",
            "2023-02-20 10:15",
            "2023 Feb 20",
            "20. Februar 2023",
            "Montag, 20. Februar 2023",
            "20 février 2023",
            "20 de febrero de 2023",
            "20 febbraio 2023",
            "20 de fevereiro de 2023",
            "20 februari 2023",
            "20 lutego 2023",
            "2023年2月20日",
            "2023년 2월 20일",
            "20.02.23",
            "03_Aug_2023 or 2023-02-20",
            "Accepted (2023-02-20)",
            "accepted on 20 Feb 2023 by the board",
            "2023-02-20 (revised 2024-01-01)",
            "2023‑02‑20",
            "le 20 février 2023",
            "Feb. 20, 2023",
            "20 feb. 2023",
        ] {
            check(text, if text.starts_with("03_Aug") { "2023-08-03" } else { "2023-02-20" });
        }
        for text in [
            "May 2025",
            "May, 2025",
            "May , 2025",
            "2025-05",
            "2025/05",
            "Mai 2025",
            "2025年5月",
            "2025 May",
            "mayo de 2025",
        ] {
            check(text, "2025-05");
        }
        check("2025", "2025");
        check("1er mars 2024", "2024-03-01");
        check("10/10/2023", "2023-10-10");
    }

    #[test]
    fn what_is_no_date_is_left() {
        for text in [
            "",
            "insert date",
            "YYYY-MM-DD",
            "{YYYY-MM-DD when}",
            "2023-13-40",
            "30.02.2023",
            "version 1.2.2023.4",
            "10.1.2.0/16",
            "in 2023 we",
            "v2023",
            "0012",
            "1234567890",
            "5",
            "may",
            "decided in May",
            "March 5",
            "ADR2023-01",
            "2023-05-40",
            "-",
        ] {
            assert_eq!(find_date(text), None, "{text}");
        }
    }

    #[test]
    fn day_or_month_is_settled_by_others_or_asked() {
        assert_eq!(read("05/06/2023", None), None);
        assert_eq!(read("05/06/2023", Some(DayOrder::Dmy)).as_deref(), Some("2023-06-05"));
        assert_eq!(read("05/06/2023", Some(DayOrder::Mdy)).as_deref(), Some("2023-05-06"));
        assert_eq!(day_order(["05/06/2023", "22-10-2024", "x"]), Some(DayOrder::Dmy));
        assert_eq!(day_order(["05/06/2023", "10/22/2024"]), Some(DayOrder::Mdy));
        assert_eq!(
            day_order(["10/22/2024", "22/10/2024"]),
            None,
            "a source that disagrees with itself settles nothing"
        );
        assert_eq!(
            day_order(["05/06/2023", "22.10.2024", "2024-10-22"]),
            None,
            "these are read the same either way"
        );
    }

    #[test]
    fn the_place_of_a_date_is_known() {
        let text = "on Feb 20th, 2023: accepted";
        assert_eq!(find_date(text).map(|found| &text[found.range]), Some("Feb 20th, 2023"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_survived(text in "\\PC*") {
            find_date(&text);
        }

        #[test]
        fn a_written_day_reads_back(days in 0i64..40_000, style in 0usize..5) {
            let day = chrono::NaiveDate::from_ymd_opt(1990, 1, 1).expect("a day") + chrono::Days::new(days.unsigned_abs());
            let written = day.format(["%Y-%m-%d", "%d.%m.%Y", "%d %b %Y", "%B %d, %Y", "%Y%m%d"][style]).to_string();
            let read = find_date(&written).and_then(|found| found.date.settle(None)).and_then(PartialDate::exact);
            proptest::prop_assert_eq!(read, Some(day), "{}", written);
        }
    }
}
