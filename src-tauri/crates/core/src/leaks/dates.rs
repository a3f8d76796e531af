//! All the ways a withheld day can be written.

use chrono::{Datelike as _, NaiveDate};
use roadbook_formats::month;

use super::tokens::{dotted, tokens};
use crate::timeframe::{Precision, Timeframe, month_word, short_month_word};

/// The days a date stands for; a date that is known to a month or less has none.
pub(super) fn days(timeframe: Timeframe) -> impl Iterator<Item = NaiveDate> {
    let ends = timeframe.span().map_or([None, None], |span| [span.start(), span.end()]);
    let days = ends.into_iter().flatten().filter(|period| period.precision() == Precision::Day);
    days.map(|period| period.first_day())
}

/// A day with its year, in the ways people and programs write it, as rows of words: in figures, in English and in the
/// months of many languages.
pub(super) fn with_year(day: NaiveDate) -> Vec<Vec<String>> {
    let (d, m, y) = (day.day(), day.month(), day.year());
    let mut rows = in_figures(d, m, y);
    let (year, short_year) = (y.to_string(), format!("{:02}", y.rem_euclid(100)));
    for month in in_english(m) {
        for written in written(d) {
            rows.push(row([&written, &month, &year]));
            rows.push(row([&month, &written, &year]));
            rows.push(row([&year, &month, &written]));
            rows.push(row([&written, &month, &short_year]));
            rows.push(row([&written, "of", &month, &year]));
            rows.push(vec![format!("{written}{month}{year}")]);
        }
    }
    for name in month_names(m) {
        rows.push(row([&d.to_string(), &name, &year]));
        rows.push(row([&d.to_string(), "de", &name, "de", &year]));
    }
    for [of_year, of_month, of_day] in EASTERN {
        rows.push(tokens(&format!("{y}{of_year}{m}{of_month}{d}{of_day}")));
        rows.push(tokens(&format!("{y}{of_year} {m}{of_month} {d}{of_day}")));
    }
    rows
}

/// A day without its year, where that cannot be mistaken for something else.
pub(super) fn without_year(day: NaiveDate) -> Vec<Vec<String>> {
    let (d, m) = (day.day(), day.month());
    let mut rows = vec![vec![dotted(d, m)]];
    // "Option 1 may be", "in May 14 people": this month is a word of every sentence.
    let month = month_word(m).to_lowercase();
    if month != "may" {
        for written in written(d) {
            rows.push(row([&written, &month]));
            rows.push(row([&month, &written]));
            rows.push(row([&written, "of", &month]));
        }
    }
    // In a table a number can stand before a short month by chance; "3rd" cannot.
    let short = short_month_word(m).to_lowercase();
    if short != "may" {
        rows.push(row([&ordinal(d), &short]));
        rows.push(row([&short, &ordinal(d)]));
    }
    // Short names are words of other languages: "3 set", "1 mars".
    for name in month_names(m).filter(|name| name.chars().count() > 4) {
        rows.push(row([&d.to_string(), &name]));
        rows.push(row([&d.to_string(), "de", &name]));
    }
    for [_, of_month, of_day] in EASTERN {
        rows.push(tokens(&format!("{m}{of_month}{d}{of_day}")));
        rows.push(tokens(&format!("{m}{of_month} {d}{of_day}")));
    }
    rows
}

/// A day with a short month and without its year, "12 Feb": in a table a number can stand before a month by chance, so this
/// counts only within a line and away from other numbers.
pub(super) fn in_short(day: NaiveDate) -> Vec<Vec<String>> {
    let short = short_month_word(day.month()).to_lowercase();
    let days = [day.day().to_string(), format!("{:02}", day.day())];
    if short == "may" {
        return Vec::new();
    }
    days.iter().flat_map(|day| [row([day, &short]), row([&short, day])]).collect()
}

/// A month in many languages, in the letters that words are compared in.
pub(crate) fn month_names(month: u32) -> impl Iterator<Item = String> {
    month::names(month).map(|name| tokens(name).concat())
}

/// Year, month and day as Chinese and Japanese, and as Korean mark them.
const EASTERN: [[&str; 3]; 2] = [["年", "月", "日"], ["년", "월", "일"]];

fn in_english(month: u32) -> [String; 2] {
    [month_word(month), short_month_word(month)].map(str::to_lowercase)
}

fn written(day: u32) -> [String; 3] {
    [day.to_string(), format!("{day:02}"), ordinal(day)]
}

fn in_figures(d: u32, m: u32, y: i32) -> Vec<Vec<String>> {
    let (year, short_year) = (y.to_string(), format!("{:02}", y.rem_euclid(100)));
    let mut rows = vec![vec![format!("{y}{m:02}{d:02}")]];
    for (d, m) in [(d.to_string(), m.to_string()), (format!("{d:02}"), format!("{m:02}"))] {
        rows.push(row([&year, &m, &d]));
        for year in [&year, &short_year] {
            rows.push(row([&d, &m, year]));
            rows.push(row([&m, &d, year]));
        }
    }
    rows.push(row([&short_year, &format!("{m:02}"), &format!("{d:02}")]));
    rows
}

fn row<const WORDS: usize>(words: [&str; WORDS]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}

fn ordinal(day: u32) -> String {
    let ending = match (day, day % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{day}{ending}")
}
