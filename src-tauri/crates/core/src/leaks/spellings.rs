//! All the ways a withheld value can be written.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::NaiveDate;
use roadbook_formats::words::{Commitment, DecisionStatus, Health, Level, Scale, Sensitivity};

use super::tokens::tokens;
use crate::audiences::view::Secret;

/// A text this long is looked for as a whole sentence; a shorter one as it is.
const LEAST_WORDS_OF_A_SENTENCE: usize = 4;

/// The spellings of a value, each as a row of words; those of a date are in [`super::dates`]. Single words of a scale or
/// of every day, and numbers under four digits without a unit, are none: they stand in every document.
pub(super) fn spellings(secret: &Secret) -> Vec<Vec<String>> {
    let mut rows = match secret {
        Secret::Name(name) => of_name(name),
        Secret::Person(name) | Secret::Somebody(name) => of_person(name),
        Secret::Text(text) => of_text(text),
        Secret::Date(_) | Secret::Finer { .. } => Vec::new(),
        Secret::Days(days) => of_days(*days),
        Secret::Address { name, address } => of_address(name, address),
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

/// The spellings of a name that say something by themselves.
pub(crate) fn name_spellings(name: &str) -> Vec<Vec<String>> {
    spellings(&Secret::Name(name.to_owned()))
}

/// A name as it is, as one word, and of several.
fn of_name(name: &str) -> Vec<Vec<String>> {
    let words = tokens(name);
    joined(&words).into_iter().chain(plural(&words)).chain([words]).collect()
}

/// A name of several words as several of it: "Project Falcons".
fn plural(words: &[String]) -> Option<Vec<String>> {
    let (last, before) =
        words.split_last().filter(|(last, before)| !before.is_empty() && last.chars().count() >= 4)?;
    let is_word = last.chars().all(char::is_alphabetic) && !last.ends_with('s');
    is_word.then(|| before.iter().cloned().chain([format!("{last}s")]).collect())
}

/// The words of a name written as one, as in addresses and names of files; nothing where that is short enough to be another
/// word.
fn joined(words: &[String]) -> Option<Vec<String>> {
    let letters: usize = words.iter().map(|word| word.chars().count()).sum();
    (words.len() > 1 && letters >= LEAST_LETTERS_OF_ONE).then(|| vec![words.concat()])
}

/// A name of several words is looked for as one word when it has so many letters.
const LEAST_LETTERS_OF_ONE: usize = 8;

/// The first of somebody's names, where it says who an address leads to.
pub(super) fn first_name(name: &str) -> Option<String> {
    let words = tokens(name);
    words.first().filter(|first| words.len() > 1 && first.chars().count() >= 3).cloned()
}

/// The last of somebody's names, where it stands for them by itself: no short word, and none of every day.
pub(super) fn family_name(name: &str) -> Option<String> {
    let words = tokens(name);
    let last = words.last().filter(|_| words.len() > 1)?;
    (last.chars().count() >= 4 && !is_common(last) && !is_scale_word(last)).then(|| last.clone())
}

/// The sentences of a text, and in them what points at somebody or something: ids, addresses, amounts.
fn of_text(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for sentence in text.split_inclusive(['\n', '.', '!', '?', ';', '|']) {
        let row = tokens(sentence);
        if row.len() >= LEAST_WORDS_OF_A_SENTENCE || names_something(sentence) {
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

/// Whether a short sentence names somebody or something: "Buy Fjordbank." Its first word has a capital anyhow, and a line
/// that does not end as a sentence does may be a heading, which many texts share.
fn names_something(sentence: &str) -> bool {
    let is_name = |word: &str| {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let is_long = bare.chars().count() >= 4;
        is_long && bare.starts_with(char::is_uppercase) && !tokens(bare).iter().any(|word| is_common(word))
    };
    sentence.ends_with(['.', '!', '?']) && sentence.split_whitespace().skip(1).any(is_name)
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

/// A name as it is, turned round ("Holm, Greta"), and with one half of it as a letter ("G. Holm", "Greta H.").
fn of_person(name: &str) -> Vec<Vec<String>> {
    let whole = tokens(name);
    let mut rows = vec![whole.clone()];
    if let [first, .., last] = whole.as_slice() {
        let letter = |word: &str| word.chars().take(1).collect::<String>();
        let (first_letter, last_letter) = (letter(first), letter(last));
        rows.push(vec![last.clone(), first.clone()]);
        rows.push(vec![first.clone(), last.clone()]);
        rows.push(vec![first_letter.clone(), last.clone()]);
        rows.push(vec![last.clone(), first_letter]);
        rows.push(vec![first.clone(), last_letter]);
    }
    rows.extend(joined(&whole));
    rows
}

/// An address as a whole, and who it is before the @ where that is made of the name and is no name itself: "gholm".
fn of_address(name: &str, address: &str) -> Vec<Vec<String>> {
    let whole = tokens(address);
    let to = tokens(address.split('@').next().unwrap_or_default());
    let names = tokens(name);
    let is_made_of = |to: &String| {
        !names.contains(to)
            && names.iter().any(|name| name.chars().count() >= 3 && to.contains(name.as_str()))
    };
    let alone = (to.len() == 1).then_some(to).filter(|to| to.iter().all(is_made_of));
    [(whole.len() > 1).then_some(whole), alone].into_iter().flatten().collect()
}

/// An amount with and without marks between thousands, and in thousands and millions.
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
    if is_year {
        return Vec::new();
    }
    let mut rows = short_amounts(&digits);
    rows.extend([vec![digits], tokens(&grouped)]);
    rows
}

/// "240k", "240 thousand", "1.2m", "1.2 million": what is left of an amount when its zeros go. At most two digits stand
/// behind the point, and three in all, so that no long number is taken for another.
fn short_amounts(digits: &str) -> Vec<Vec<String>> {
    const UNITS: [(usize, &[&str]); 3] = [
        (3, &["k", " k", " thousand", " thsd"]),
        (6, &["m", " m", "mn", " mn", " mio", " million"]),
        (9, &["bn", " bn", " billion", " mrd"]),
    ];
    let mut rows = Vec::new();
    for (zeros, words) in UNITS {
        let padded = format!("{digits:0>least$}", least = zeros + 1);
        let (whole, part) = padded.split_at(padded.len() - zeros);
        let part = part.trim_end_matches('0');
        if part.len() > 2 || whole.len() + part.len() > 4 {
            continue;
        }
        let number = if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") };
        rows.extend(words.iter().map(|word| tokens(&format!("{number}{word}"))));
    }
    rows
}

/// So many days stand in every text: a week, a fortnight, thirty days. They are looked for where the page speaks of the
/// record alone, by [`days_in_words`].
pub(crate) fn is_everyday(days: f64) -> bool {
    days <= 10.0
        || days % 10.0 == 0.0
        || days < 50.0 && days % 5.0 == 0.0
        || [12.0, 14.0, 21.0, 28.0].contains(&days)
}

fn of_days(days: f64) -> Vec<Vec<String>> {
    if is_everyday(days) { Vec::new() } else { days_in_words(days) }
}

/// An effort as people write it.
pub(crate) fn days_in_words(days: f64) -> Vec<Vec<String>> {
    let units = [
        "days",
        "day",
        "d",
        "person days",
        "man days",
        "mandays",
        "working days",
        "workdays",
        "work days",
        "pd",
        "md",
        "pt",
        "tage",
    ];
    let mut rows: Vec<_> = units.iter().map(|unit| tokens(&format!("{days} {unit}"))).collect();
    rows.extend(["d", "pd", "md", "pt"].map(|unit| tokens(&format!("{days}{unit}"))));
    if days >= 1000.0 {
        rows.extend(of_amount(&format!("{days:.0}")));
    }
    rows
}
