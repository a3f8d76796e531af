//! Reads one side of a range, or the whole when it is one time: what was written, before it is known which year is
//! meant. Nothing is looked up in a calendar here except to tell day and month apart.

use chrono::NaiveDate;
use roadbook_formats::date::DayOrder;
use roadbook_formats::month::month_by_name;

use super::super::{FiscalYear, TimeframeError};
use super::Reading;
use super::plain::excerpt;
use super::tokens::{Token, tokens};

/// A time as it was written; the year may still be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) what: What,
    /// What the year is called, where it was written.
    pub(super) year: Option<i32>,
    /// How its year is counted, where that was said.
    pub(super) counted: Option<FiscalYear>,
}

/// What kind of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A day; the month may be on the other side of the range, as in `14–20 Aug`.
    Day {
        day: u32,
        month: Option<u32>,
    },
    /// A week from Monday to Sunday (ISO 8601).
    Week(u32),
    Month(u32),
    Quarter(u32),
    Half(u32),
    Year,
}

/// Reads one time. Nothing when the text is not about time; an error when it is, but is wrong.
pub(super) fn read_part(plain: &str, reading: &Reading) -> Option<Result<Part, TimeframeError>> {
    let (plain, fiscal) = without_year_start(plain).unwrap_or((plain, reading.fiscal));
    let tokens = tokens(without_time_of_day(plain))?;
    let exact = tokens.iter().position(|token| *token != Token::Roughly)?;
    let is_rough = exact > 0;
    let tokens = match &tokens[exact..] {
        [Token::Mark('-'), exact @ ..] if is_rough => exact,
        exact => exact,
    };
    if matches!(tokens.first(), Some(Token::Mark(_))) || matches!(tokens.last(), Some(Token::Mark('-' | '/')))
    {
        return None;
    }
    let has = |wanted: fn(&Token) -> bool| tokens.iter().any(wanted);
    let read = if has(|token| matches!(token, Token::Quarter | Token::Half | Token::Week)) {
        part_of_year(tokens, fiscal).map(Ok)
    } else if has(|token| matches!(token, Token::Month(_))) {
        named_month(tokens).map(Ok)
    } else if has(|token| matches!(token, Token::Fiscal | Token::Calendar | Token::Apostrophe)) {
        whole_year(tokens, fiscal).map(Ok)
    } else {
        in_digits(tokens, plain, reading)
    };
    // “Mid August” is August, never a day of it; “mid 14 August” is nothing.
    read.filter(|part| !is_rough || !matches!(part, Ok(Part { what: What::Day { .. }, .. })))
}

/// Takes off `(year from April)`, which the words of a period say when its year is not the workspace's.
fn without_year_start(plain: &str) -> Option<(&str, FiscalYear)> {
    let (before, month) = plain.strip_suffix(')')?.split_once(" (year from ")?;
    Some((before, FiscalYear::starting_in(month_by_name(month)?)?))
}

/// Takes off the time of day after an ISO date: a timeframe knows days.
fn without_time_of_day(plain: &str) -> &str {
    let is_iso_day = |text: &str| text.len() == 10 && text.parse::<NaiveDate>().is_ok();
    match (plain.get(..10), plain.get(10..)) {
        (Some(day), Some(time)) if is_iso_day(day) => {
            let hours = time.trim_start_matches(['t', ' ']);
            let is_time = hours.len() < time.len() && hours.as_bytes().get(2) == Some(&b':');
            if is_time { day } else { plain }
        }
        _ => plain,
    }
}

/// `Q3 2026`, `2026 Q3`, `3Q26`, `FY27 H1`, `2026-W33`, `third quarter of 2026`.
fn part_of_year(tokens: &[Token], fiscal: FiscalYear) -> Option<Part> {
    let mut rest = unmarked(tokens);
    let at = rest.iter().position(|token| matches!(token, Token::Quarter | Token::Half | Token::Week))?;
    let digits = if rest[at] == Token::Week { 1..=2 } else { 1..=1 };
    let number_at = |index: Option<usize>| match index.and_then(|index| rest.get(index)) {
        Some(Token::Number(number, length)) if digits.contains(length) => Some(*number),
        _ => None,
    };
    let (what, first) = match (number_at(Some(at + 1)), number_at(at.checked_sub(1))) {
        (Some(number), _) => (number, at),
        (None, Some(number)) => (number, at - 1),
        (None, None) => return None,
    };
    let what = match rest[at] {
        Token::Quarter => What::Quarter(what),
        Token::Half => What::Half(what),
        _ => What::Week(what),
    };
    // “Q3 26” is 2026; in “14 – Q3” the number is no year.
    if first > 0 && matches!(rest[0], Token::Number(_, 2)) {
        return None;
    }
    rest.drain(first..first + 2);
    if rest.is_empty() {
        return Some(Part { what, year: None, counted: None });
    }
    let (year, counted) = year_of(&rest, fiscal)?;
    let is_fiscal_week = matches!(what, What::Week(_)) && counted.is_some();
    (!is_fiscal_week).then_some(Part { what, year, counted })
}

/// `FY27`, `FY 2027`, `FY26/27`, `CY2026`, `'26`.
fn whole_year(tokens: &[Token], fiscal: FiscalYear) -> Option<Part> {
    let (year, counted) = year_of(&unmarked(tokens), fiscal)?;
    Some(Part { what: What::Year, year: Some(year?), counted })
}

/// The year and how it is counted, when the tokens are one. `FY` alone leaves the year open.
fn year_of(tokens: &[Token], fiscal: FiscalYear) -> Option<(Option<i32>, Option<FiscalYear>)> {
    let (counted, rest) = match tokens {
        [Token::Fiscal, rest @ ..] => (Some(fiscal), rest),
        [Token::Calendar, rest @ ..] => (Some(FiscalYear::CALENDAR), rest),
        rest => (None, rest),
    };
    let year = match rest {
        [] => None,
        [Token::Number(year, length)] | [Token::Apostrophe, Token::Number(year, length)] => {
            Some(written_year(*year, *length)?)
        }
        // FY26/27 is one year, named by its end.
        [Token::Number(from, length), Token::Number(to, 2)] if counted.is_some() => {
            let from = written_year(*from, *length)?;
            Some(from + 1).filter(|year| u32::try_from(year % 100) == Ok(*to))
        }
        _ => return None,
    };
    Some((year, counted))
}

/// `Aug 2026`, `14 August`, `Aug 14, 2026`, `25-Feb-26`, and `Aug-26`, which is how Excel writes a month.
fn named_month(tokens: &[Token]) -> Option<Part> {
    use Token::{Apostrophe, Mark, Month, Number};
    let part = |what, year| Some(Part { what, year, counted: None });
    let day = |day: u32, month: u32| What::Day { day, month: Some(month) };
    if let &[Month(month), Mark('-' | '/'), Number(year, 2)] = tokens {
        return part(What::Month(month), Some(written_year(year, 2)?));
    }
    match *unmarked(tokens) {
        [Month(month)] => part(What::Month(month), None),
        [Month(month), Number(year, 4)] | [Number(year, 4), Month(month)] => {
            part(What::Month(month), Some(written_year(year, 4)?))
        }
        [Month(month), Apostrophe, Number(year, 2)] => part(What::Month(month), Some(written_year(year, 2)?)),
        [Number(date, 1 | 2), Month(month)] | [Month(month), Number(date, 1 | 2)] => {
            part(day(date, month), None)
        }
        [Number(date, 1 | 2), Month(month), Number(year, length @ (2 | 4))]
        | [Number(date, 1 | 2), Month(month), Apostrophe, Number(year, length @ 2)]
        | [Month(month), Number(date, 1 | 2), Number(year, length @ (2 | 4))] => {
            part(day(date, month), Some(written_year(year, length)?))
        }
        [Number(year, 4), Month(month), Number(date, 1 | 2)] => {
            part(day(date, month), Some(written_year(year, 4)?))
        }
        _ => None,
    }
}

/// `2026`, `2026-08`, `08/2026`, `2026-08-14`, `20260814`, `14.08.2026`, `14.8.`, `05/06/2026`.
fn in_digits(tokens: &[Token], plain: &str, reading: &Reading) -> Option<Result<Part, TimeframeError>> {
    use Token::{Mark, Number};
    let part = |what, year: Option<u32>| {
        let year = year.map(i32::try_from).transpose().ok()?;
        Some(Ok(Part { what, year, counted: None }))
    };
    let day = |day: u32, month: u32| What::Day { day, month: Some(month) };
    match *tokens {
        [Number(date, 8)] => part(day(date % 100, date / 100 % 100), Some(date / 10_000)),
        [Number(year, 4)] => part(What::Year, Some(year)),
        [Number(date, 1 | 2)] => part(What::Day { day: date, month: None }, None),
        [Number(date, 1 | 2), Number(year, 4)] => part(What::Day { day: date, month: None }, Some(year)),
        [Number(year, 4), Mark(_), Number(month, 1 | 2)]
        | [Number(month, 1 | 2), Mark(_), Number(year, 4)] => part(What::Month(month), Some(year)),
        [Number(year, 4), Mark(one), Number(month, 1 | 2), Mark(two), Number(date, 1 | 2)] if one == two => {
            part(day(date, month), Some(year))
        }
        [Number(date, 1 | 2), Mark('.'), Number(month, 1 | 2), Mark('.')] => part(day(date, month), None),
        [
            Number(first, 1 | 2),
            Mark(one),
            Number(second, 1 | 2),
            Mark(two),
            Number(year, length @ (2 | 4)),
        ] if one == two => {
            let year = written_year(year, length)?;
            let is_day_first = match reading.order {
                _ if one == '.' || first == second => true,
                _ if (first > 12) != (second > 12) => first > 12,
                Some(order) => order == DayOrder::Dmy,
                None if first <= 12 && second <= 12 && first > 0 && second > 0 => {
                    return Some(Err(ambiguous(plain, year, first, second)));
                }
                None => true,
            };
            let (date, month) = if is_day_first { (first, second) } else { (second, first) };
            Some(Ok(Part { what: day(date, month), year: Some(year), counted: None }))
        }
        _ => None,
    }
}

/// Both ways to read the two numbers before a year.
fn ambiguous(plain: &str, year: i32, first: u32, second: u32) -> TimeframeError {
    let day = |day, month| NaiveDate::from_ymd_opt(year, month, day);
    match (day(first, second), day(second, first)) {
        (Some(day_first), Some(month_first)) => {
            TimeframeError::Ambiguous { text: excerpt(plain), day_first, month_first }
        }
        _ => TimeframeError::NoSuchYear(year),
    }
}

/// Four digits as they are, two in this century, five for a fiscal year that starts in 9999.
fn written_year(year: u32, digits: usize) -> Option<i32> {
    match digits {
        2 => i32::try_from(2000 + year).ok(),
        4 | 5 => i32::try_from(year).ok(),
        _ => None,
    }
}

fn unmarked(tokens: &[Token]) -> Vec<Token> {
    tokens.iter().copied().filter(|token| !matches!(token, Token::Mark(_))).collect()
}
