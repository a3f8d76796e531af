//! What gives away more than its reader is told, and says nothing by itself: a month where quarters are told, a quarter where
//! only now, next and later are, and an effort of thirty days.
//!
//! Days of a calendar and other values are looked for in the finished files wherever they stand. These are looked for only
//! where the page speaks of the record they are of.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike as _;

use super::{Composed, Format};
use crate::audiences::view::{Secret, Withheld};
use crate::leaks::{Leak, Search, days_in_words, is_everyday, month_names, tokens};
use crate::timeframe::{FiscalYear, Period, Precision, Timeframe, month_word, short_month_word};
use crate::told::{of_view, said};

/// What a page says too precisely, for each of the formats that hold its texts.
pub(super) fn too_precise(composed: &Composed, formats: &[Format]) -> Vec<Leak> {
    let mut search = Search::default();
    let mut owners: BTreeMap<usize, BTreeMap<&str, &Withheld>> = BTreeMap::new();
    for lost in composed.withheld.iter() {
        for secret in &lost.secrets {
            let rows = match secret {
                Secret::Finer { date, told } => finer(*date, *told),
                Secret::Days(days) if is_everyday(*days) => days_in_words(*days),
                Secret::Name(_)
                | Secret::Person(_)
                | Secret::Somebody(_)
                | Secret::Address { .. }
                | Secret::Text(_)
                | Secret::Date(_)
                | Secret::Days(_) => continue,
            };
            for row in rows {
                let row = search.add(&row);
                owners.entry(row).or_default().insert(&lost.reference, lost);
            }
        }
    }
    // What the page says of its own day and of other dates may be said.
    let allowed = composed.allowed.words.iter().chain(&composed.allowed.values);
    // The months of a quarter stand above what is in it: "January to March 2027".
    let above = composed.document.sections.iter();
    let above = above.flat_map(|section| std::iter::once(&section.label).chain(&section.note));
    for row in allowed.chain(above).flat_map(|text| search.find_told(&tokens(text))) {
        owners.remove(&row);
    }
    if owners.is_empty() {
        return Vec::new();
    }
    let mut found = BTreeSet::new();
    for said in said(&composed.document, &of_view(&composed.view)) {
        for row in search.find_told(&said.words) {
            let Some(owners) = owners.get(&row) else { continue };
            for lost in said.of.iter().filter_map(|reference| owners.get(reference.as_str())) {
                for format in formats.iter().filter(|format| **format != Format::Ics) {
                    found.insert(Leak {
                        reference: lost.reference.clone(),
                        field: lost.field.clone(),
                        value: search.row(row).join(" "),
                        place: if said.place.is_empty() {
                            "the opening".to_owned()
                        } else {
                            said.place.clone()
                        },
                        format: format.key().to_owned(),
                    });
                }
            }
        }
    }
    found.into_iter().collect()
}

/// Everything from the month up that says a date more precisely than it is told.
fn finer(date: Timeframe, told: Precision) -> Vec<Vec<String>> {
    let ends = date.span().map_or([None, None], |span| [span.start(), span.end()]);
    let mut rows = Vec::new();
    for period in ends.into_iter().flatten() {
        for precision in [Precision::Month, Precision::Quarter, Precision::Half] {
            let is_known = period.precision() <= precision && precision < told;
            let whole = Period::containing(period.first_day(), precision, FiscalYear::default());
            rows.extend(whole.filter(|_| is_known).map(spelled).unwrap_or_default());
        }
    }
    rows
}

/// "february 2027", "feb 2027", "2027 02", "02 2027", "q1 2027", "q1 27", "1q27", "first quarter of 2027", "h1 2027".
fn spelled(period: Period) -> Vec<Vec<String>> {
    let first = period.first_day();
    let (year, month) = (first.year().to_string(), first.month());
    let row = |words: [&str; 2]| words.map(str::to_owned).to_vec();
    match period.precision() {
        Precision::Month => {
            let number = format!("{month:02}");
            let names = [month_word(month), short_month_word(month)].map(str::to_lowercase);
            // A year before a month is the end of one date and the beginning of another: "Q1 2027, January to March".
            let mut rows = vec![row([&year, &number]), row([&number, &year])];
            rows.extend(names.into_iter().chain(month_names(month)).map(|name| row([&name, &year])));
            rows
        }
        Precision::Quarter => part_of_year((month / 3) as usize, ["q", "quarter"], &year),
        Precision::Half => part_of_year((month / 6) as usize, ["h", "half"], &year),
        Precision::Day | Precision::Year | Precision::NowNextLater => Vec::new(),
    }
}

/// A quarter or a half, counted from the first, in figures and in words.
fn part_of_year(at: usize, [letter, word]: [&str; 2], year: &str) -> Vec<Vec<String>> {
    const SAID: [[&str; 2]; 4] = [["first", "1st"], ["second", "2nd"], ["third", "3rd"], ["fourth", "4th"]];
    let number = at + 1;
    let short = &year[year.len().saturating_sub(2)..];
    let mut rows = Vec::new();
    for year in [year, short] {
        rows.extend([format!("{letter}{number} {year}"), format!("{letter}{number}{year}")]);
        rows.extend([format!("{number}{letter} {year}"), format!("{number}{letter}{year}")]);
    }
    for said in SAID.get(at).into_iter().flatten() {
        rows.extend([format!("{said} {word} {year}"), format!("{said} {word} of {year}")]);
    }
    rows.iter().map(|row| tokens(row)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_finer_than_what_is_told_is_looked_for() {
        let check = |date: Option<Period>, told: Precision, has: &[&str], has_not: &[&str]| {
            let rows = finer(date.map(Timeframe::of).unwrap_or_default(), told);
            let rows: Vec<_> = rows.iter().map(|row| row.join(" ")).collect();
            for row in has {
                assert!(rows.contains(&(*row).to_owned()), "{row} to {told:?}: {rows:?}");
            }
            for row in has_not {
                assert!(!rows.contains(&(*row).to_owned()), "{row} to {told:?}: {rows:?}");
            }
        };
        let day = chrono::NaiveDate::from_ymd_opt(2027, 2, 26).and_then(Period::day);
        let months = ["february 2027", "feb 2027", "2027 02", "02 2027"];
        check(day, Precision::Quarter, &months, &["q1 2027"]);
        check(day, Precision::NowNextLater, &["feb 2027", "q1 2027", "h1 2027"], &["2027 feb", "2027 q1"]);
        check(day, Precision::Month, &[], &months);
        check(Period::month(2027, 2), Precision::Quarter, &months, &[]);
        let quarter = Period::quarter(2027, 3, FiscalYear::default());
        let said =
            ["q3 2027", "q3 27", "3q27", "third quarter of 2027", "3rd quarter 2027", "second half of 2027"];
        check(quarter, Precision::NowNextLater, &said, &["jul 2027", "q4 2027", "first half of 2027"]);
        check(quarter, Precision::Half, &["q3 2027"], &["h2 2027", "second half 2027"]);
    }
}
