//! All the ways a withheld value can be written.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{Datelike as _, NaiveDate};
use roadbook_formats::words::{Commitment, DecisionStatus, Health, Level, Scale, Sensitivity};

use super::tokens::tokens;
use crate::audiences::view::Secret;
use crate::timeframe::{Precision, Timeframe, month_word, short_month_word};

/// A text this long is looked for as a whole sentence; a shorter one as it is.
const LEAST_WORDS_OF_A_SENTENCE: usize = 4;

/// The spellings of a value, each as a row of words. Single words of a scale or of every day,
/// and numbers under four digits without a unit, are none: they stand in every document.
pub(super) fn spellings(secret: &Secret) -> Vec<Vec<String>> {
    let mut rows = match secret {
        Secret::Name(name) => vec![tokens(name)],
        Secret::Text(text) => of_text(text),
        Secret::Date(timeframe) => of_date(*timeframe),
        Secret::Days(days) => of_days(*days),
    };
    rows.retain(|row| !says_nothing(row));
    rows.sort();
    rows.dedup();
    rows
}

fn says_nothing(row: &[String]) -> bool {
    match row {
        [] => true,
        [word] => {
            let short = word.chars().count() < 3;
            let small_number = word.len() < 4 && word.bytes().all(|byte| byte.is_ascii_digit());
            short || small_number || is_scale_word(word) || is_common(word)
        }
        _ => is_scale_word(&row.join(" ")),
    }
}

/// A word of every day says nothing by itself, even where somebody made a tag or an option of it.
fn is_common(word: &str) -> bool {
    static COMMON: LazyLock<BTreeSet<&str>> =
        LazyLock::new(|| include_str!("common_words.txt").split_whitespace().collect());
    COMMON.contains(word)
}

fn is_scale_word(word: &str) -> bool {
    Commitment::parse(word).is_some()
        || Health::parse(word).is_some()
        || Scale::parse(word).is_some()
        || Level::parse(word).is_some()
        || Sensitivity::parse(word).is_some()
        || DecisionStatus::parse(word).is_some()
        || [
            "high", "medium", "low", "highest", "lowest", "now", "next", "later", "todo", "to do", "open",
            "closed",
        ]
        .contains(&word)
}

/// The sentences of a text, and in them what points at somebody or something: ids, addresses, amounts.
fn of_text(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for sentence in text.split(['\n', '.', '!', '?', ';', '|']) {
        let row = tokens(sentence);
        if row.len() >= LEAST_WORDS_OF_A_SENTENCE {
            rows.push(row);
        }
    }
    let whole = tokens(text);
    if whole.len() < LEAST_WORDS_OF_A_SENTENCE * 3 {
        rows.push(whole);
    }
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        if is_identifier(bare) {
            rows.push(tokens(bare));
        }
        if is_amount(word) {
            rows.extend(of_amount(word));
        }
    }
    rows
}

/// "PAY-1180", "x7f3a9", "jo@example.com", "https://…": words that name one thing.
fn is_identifier(word: &str) -> bool {
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let named = letters >= 2 && digits >= 2 && word.chars().count() >= 5;
    named || word.contains('@') && word.contains('.') || word.contains("://")
}

/// "€240,000", "15.000", "1180000": at least four digits, or a currency.
fn is_amount(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let currency = word.contains(['€', '$', '£', '¥', '₹']) || word.contains("CHF");
    let plain = word
        .chars()
        .all(|letter| letter.is_ascii_digit() || letter.is_ascii_punctuation() || "€£¥₹".contains(letter));
    plain && (digits >= 4 || currency && digits >= 2) && NaiveDate::parse_from_str(word, "%Y-%m-%d").is_err()
}

/// An amount with and without marks between thousands.
fn of_amount(word: &str) -> Vec<Vec<String>> {
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 4 {
        return vec![];
    }
    let mut grouped = Vec::new();
    let bytes = digits.as_bytes();
    for (position, byte) in bytes.iter().enumerate() {
        if position > 0 && (bytes.len() - position).is_multiple_of(3) {
            grouped.push(' ');
        }
        grouped.push(char::from(*byte));
    }
    let grouped: String = grouped.into_iter().collect();
    let is_year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    if is_year { Vec::new() } else { vec![vec![digits], tokens(&grouped)] }
}

fn of_date(timeframe: Timeframe) -> Vec<Vec<String>> {
    let Some(span) = timeframe.span() else { return Vec::new() };
    let ends = [span.start(), span.end()];
    let days = ends.into_iter().flatten().filter(|period| period.precision() == Precision::Day);
    days.flat_map(|period| of_day(period.first_day())).collect()
}

/// A full date in the ways people and programs write it, as words.
fn of_day(day: NaiveDate) -> Vec<Vec<String>> {
    let (d, m, y) = (day.day(), day.month(), day.year());
    let (year, short_year) = (y.to_string(), format!("{:02}", y.rem_euclid(100)));
    let mut rows = vec![vec![format!("{y}{m:02}{d:02}")]];
    let mut push = |words: [&str; 3]| rows.push(words.map(str::to_owned).to_vec());
    let mut of_month = Vec::new();
    for month in [month_word(m), short_month_word(m)].map(str::to_lowercase) {
        for written in [d.to_string(), format!("{d:02}"), ordinal(d)] {
            push([&written, &month, &year]);
            push([&month, &written, &year]);
            push([&written, &month, &short_year]);
            of_month.push(vec![written, "of".to_owned(), month.clone(), year.clone()]);
        }
    }
    for (d, m) in [(d.to_string(), m.to_string()), (format!("{d:02}"), format!("{m:02}"))] {
        push([&year, &m, &d]);
        for year in [&year, &short_year] {
            push([&d, &m, year]);
            push([&m, &d, year]);
        }
    }
    rows.append(&mut of_month);
    rows
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

fn of_days(days: f64) -> Vec<Vec<String>> {
    let units = ["days", "day", "d", "person days", "man days", "pd"];
    let mut rows: Vec<_> = units.iter().map(|unit| tokens(&format!("{days} {unit}"))).collect();
    rows.push(tokens(&format!("{days}d")));
    if days >= 1000.0 {
        rows.extend(of_amount(&format!("{days:.0}")));
    }
    rows
}
