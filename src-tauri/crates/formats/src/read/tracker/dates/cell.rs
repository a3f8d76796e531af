//! What one cell can be read as: a date, numbers of which either may be the day, or no date.

use crate::date::{DayOrder, PartialDate};
use crate::local_date::{common_years, plain};
use crate::month::month_by_name;

/// What a cell can be read as.
pub(super) enum Reading {
    Nothing,
    NotADate,
    /// A date whose parts are all known; none when there is no such day.
    Date(Option<PartialDate>),
    /// Numbers of which only one can be the day.
    Numeric(Numeric),
    /// Numbers of which either can be the day.
    Either(Either),
}

pub(super) struct Numeric {
    pub(super) year: i32,
    first: u32,
    second: u32,
    /// None when day and month are the same number.
    pub(super) order: Option<DayOrder>,
}

impl Numeric {
    /// The date, where there is such a day.
    pub(super) fn date(&self) -> Option<PartialDate> {
        match self.order {
            Some(DayOrder::Mdy) => PartialDate::day(self.year, self.first, self.second),
            Some(DayOrder::Dmy) | None => PartialDate::day(self.year, self.second, self.first),
        }
    }
}

pub(super) struct Either {
    year: i32,
    first: u32,
    second: u32,
    /// Dots stand between the numbers.
    pub(super) dotted: bool,
}

impl Either {
    /// The date when it is read in this order.
    pub(super) fn by(&self, order: DayOrder) -> Option<PartialDate> {
        match order {
            DayOrder::Dmy => PartialDate::day(self.year, self.second, self.first),
            DayOrder::Mdy => PartialDate::day(self.year, self.first, self.second),
        }
    }
}

#[derive(Clone, Copy)]
enum Part {
    Number { value: u32, digits: usize },
    Month(u32),
}

/// Reads a cell.
pub(super) fn read(text: &str) -> Reading {
    let text = plain(text);
    let text = common_years(&text);
    let text = text.trim();
    let no_date = ["none", "null", "n/a", "na", "-", "–", "—", "tbd", "tba", "?"];
    if text.is_empty() || text.len() < 5 && no_date.iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return Reading::Nothing;
    }
    if let Some(date) = excel_serial(text).or_else(|| moment(text)) {
        return Reading::Date(date);
    }
    use Part::{Month, Number};
    let year_of = |value: u32, digits: usize| match digits {
        4 => i32::try_from(value).ok(),
        // Two digits are a year of this century up to 69, as spreadsheets read them.
        2 => i32::try_from(if value < 70 { 2000 + value } else { 1900 + value }).ok(),
        _ => None,
    };
    let full = |value: u32| i32::try_from(value).unwrap_or(0);
    let Some((parts, dotted)) = parts(text) else { return Reading::NotADate };
    let date = match parts.as_slice() {
        [Number { value: year, digits: 4 }] => PartialDate::year(full(*year)),
        [Number { value, digits: 8 }] => {
            PartialDate::day(full(value / 10_000), value / 100 % 100, value % 100)
        }
        [Number { value: year, digits: 4 }, Number { value: month, .. } | Month(month)]
        | [Number { value: month, digits: 1 | 2 } | Month(month), Number { value: year, digits: 4 }] => {
            PartialDate::month(full(*year), *month)
        }
        [
            Number { value: year, digits: 4 },
            Number { value: month, .. } | Month(month),
            Number { value: day, .. },
        ] => PartialDate::day(full(*year), *month, *day),
        [Number { value: day, .. }, Month(month), Number { value: year, digits }]
        | [Month(month), Number { value: day, .. }, Number { value: year, digits }] => {
            match year_of(*year, *digits) {
                Some(year) => PartialDate::day(year, *month, *day),
                None => return Reading::NotADate,
            }
        }
        [
            Number { value: first, digits: 1 | 2 },
            Number { value: second, digits: 1 | 2 },
            Number { value: year, digits },
        ] => {
            let Some(year) = year_of(*year, *digits) else { return Reading::NotADate };
            let (first, second) = (*first, *second);
            let order = match (first > 12, second > 12) {
                (true, _) => Some(DayOrder::Dmy),
                (false, true) => Some(DayOrder::Mdy),
                (false, false) if first == second => None,
                (false, false) => return Reading::Either(Either { year, first, second, dotted }),
            };
            return Reading::Numeric(Numeric { year, first, second, order });
        }
        _ => return Reading::NotADate,
    };
    Reading::Date(date)
}

/// Excel counts days from the end of 1899. Five digits are the years 1954 to 2119; a fraction is the time of day.
fn excel_serial(text: &str) -> Option<Option<PartialDate>> {
    let days = text.split(['.', ',']).next().filter(|days| days.len() == 5)?;
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',') {
        return None;
    }
    let days: u64 = days.parse().ok().filter(|days| (20_000..=80_000).contains(days))?;
    let day = chrono::NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(days));
    Some(day.map(PartialDate::from))
}

/// Programs count milliseconds, or seconds, from the beginning of 1970. Of the years 2001 to 2100 they have thirteen digits,
/// or ten; the day is that of Greenwich.
fn moment(text: &str) -> Option<Option<PartialDate>> {
    let number: i64 = text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))?;
    let seconds = match text.len() {
        13 => number / 1_000,
        10 => number,
        _ => return None,
    };
    let moment = chrono::DateTime::from_timestamp(seconds, 0)?;
    (978_307_200..4_133_980_800).contains(&seconds).then(|| Some(PartialDate::from(moment.date_naive())))
}

/// The first numbers and month names of a text, at most three, and whether dots stand between the numbers. Nothing when
/// there is something among them that no date has.
fn parts(text: &str) -> Option<(Vec<Part>, bool)> {
    let mut parts = Vec::with_capacity(3);
    let mut dotted = false;
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        if parts.len() == 3 {
            return ends_well(rest).then_some((parts, dotted));
        }
        if next.is_ascii_digit() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let after = &rest[digits..];
            if after.starts_with(':') {
                break; // the time of day
            }
            let value = rest[..digits].parse().ok().filter(|_| digits <= 8)?;
            dotted |= after.starts_with('.') && after[1..].starts_with(|c: char| c.is_ascii_digit());
            rest = after;
            parts.push(Part::Number { value, digits });
            let unit = rest.chars().next().filter(|unit| "年년月월日일号號".contains(*unit));
            if let Some(unit) = unit {
                rest = &rest[unit.len_utf8()..];
                if matches!(unit, '月' | '월') {
                    parts.pop();
                    parts.push(Part::Month(value));
                }
            }
        } else if next.is_alphabetic() {
            let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            let (word, after) = rest.split_at(length);
            match month_by_name(word) {
                Some(month) if !parts.iter().any(|part| matches!(part, Part::Month(_))) => {
                    parts.push(Part::Month(month));
                }
                // `T`, `PM` and the like follow the date; a letter at a number, `Q3`, is no date.
                _ if (word != "T" || parts.is_empty()) && after.starts_with(|c: char| c.is_ascii_digit()) => {
                    return None;
                }
                _ if is_filler(word) => {}
                _ if parts.len() >= 2 => break,
                _ => return None,
            }
            rest = after;
        } else if next.is_whitespace() || "/-.,'’ ".contains(next) {
            rest = &rest[next.len_utf8()..];
        } else if parts.len() >= 2 && next == '(' {
            break;
        } else {
            return None;
        }
    }
    (!parts.is_empty()).then_some((parts, dotted))
}

/// Whether what follows the third part can follow a date: nothing, a time, a full stop; not another number at a dot.
fn ends_well(rest: &str) -> bool {
    if goes_on(rest) {
        return false;
    }
    let mut rest = rest.chars();
    match rest.next() {
        None => true,
        Some('T' | 't') => rest.next().is_some_and(|c| c.is_ascii_digit()),
        Some('.' | '/' | '-') => rest.next().is_none_or(char::is_whitespace),
        Some(next) => next.is_whitespace() || next == ',' || next == '년',
    }
}

/// Whether a second date follows, so that the first is only where a range begins: `2026-01-05 → 2026-03-10`.
fn goes_on(rest: &str) -> bool {
    [" → ", " – ", " — ", " - ", " to ", " bis ", " until "].iter().any(|joint| {
        rest.split_once(joint).is_some_and(|(_, after)| after.contains(|c: char| c.is_ascii_digit()))
    })
}

/// Whether a text starts like `6/21/2025`; most cells do not, and need no closer look.
pub(super) fn starts_with_two_numbers(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && text.as_bytes().get(digits + 1).is_some_and(u8::is_ascii_digit)
}

/// Words that stand in dates and say nothing: weekdays, and what goes between day and month.
fn is_filler(word: &str) -> bool {
    const FILLERS: &str = " de del di do of den der the st nd rd th er le el il am г р mon tue tues wed thu thur thurs fri sat \
                           sun monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch \
                           donnerstag freitag samstag sonntag mo mi fr sa so lundi mardi mercredi jeudi vendredi samedi \
                           dimanche ";
    FILLERS.split(' ').any(|filler| filler == word.to_lowercase())
}
