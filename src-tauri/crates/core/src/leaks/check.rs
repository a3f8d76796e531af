//! Looks for withheld values in what was read back from a file.

use std::collections::{BTreeSet, HashMap};

use roadbook_formats::text_of::TextPart;
use serde::Serialize;

use super::spellings::spellings;
use super::tokens::tokens;
use crate::audiences::view::Withheld;

/// A withheld value that stands in a finished file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Leak {
    /// The reference of the record it was withheld from.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The field, or `*`.
    pub field: String,
    /// What was found, in plain lower-case words.
    pub value: String,
    /// Where in the file.
    pub place: String,
    /// Which file.
    pub format: String,
}

/// What was looked for and what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Check {
    /// How many values were looked for.
    pub values: u32,
    /// In how many spellings.
    pub spellings: u32,
    /// What was found; when there is any, the file must not leave.
    pub leaks: Vec<Leak>,
}

/// Looks for everything withheld in the parts of a file. `allowed` is what this audience's own view, template and date
/// line put there by themselves: a value that stands in one of these is no leak.
pub fn check(format: &str, parts: &[TextPart], withheld: &[Withheld], allowed: &[String]) -> Check {
    let mut search = Search::default();
    let mut values = 0;
    for (owner, lost) in withheld.iter().enumerate() {
        for secret in &lost.secrets {
            let rows = spellings(secret);
            values += u32::from(!rows.is_empty());
            for row in rows {
                search.add(row, owner);
            }
        }
    }
    let mut harmless = BTreeSet::new();
    for text in allowed {
        harmless.extend(search.find(&tokens(text)));
    }
    let mut leaks = BTreeSet::new();
    for part in parts {
        for row in search.find(&tokens(&part.text)) {
            if harmless.contains(&row) {
                continue;
            }
            let (words, owner) = &search.rows[row];
            let lost = &withheld[*owner];
            leaks.insert(Leak {
                reference: lost.reference.clone(),
                field: lost.field.clone(),
                value: words.join(" "),
                place: part.place.clone(),
                format: format.to_owned(),
            });
        }
    }
    let spellings = u32::try_from(search.rows.len()).unwrap_or(u32::MAX);
    Check { values, spellings, leaks: leaks.into_iter().collect() }
}

/// Rows of words to look for, found by their first word.
#[derive(Default)]
struct Search {
    rows: Vec<(Vec<String>, usize)>,
    by_first: HashMap<String, Vec<usize>>,
    known: BTreeSet<Vec<String>>,
}

impl Search {
    fn add(&mut self, row: Vec<String>, owner: usize) {
        let Some(first) = row.first() else { return };
        if !self.known.insert(row.clone()) {
            return;
        }
        self.by_first.entry(first.clone()).or_default().push(self.rows.len());
        self.rows.push((row, owner));
    }

    /// The rows that stand in a text, by number.
    fn find(&self, text: &[String]) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for (position, word) in text.iter().enumerate() {
            for row in self.by_first.get(word).into_iter().flatten() {
                if text[position..].starts_with(&self.rows[*row].0) {
                    found.insert(*row);
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audiences::view::{Change, Secret};
    use crate::op::Kind;
    use crate::timeframe::{Period, Timeframe};

    fn withheld(secret: Secret) -> Withheld {
        Withheld {
            reference: "R-1".into(),
            kind: Kind::Item,
            title: "Inside".into(),
            field: "*".into(),
            label: "Item".into(),
            change: Change::Withheld,
            reason: "Restricted".into(),
            inside: String::new(),
            outside: None,
            secrets: vec![secret],
        }
    }

    fn leaks(secret: &Secret, text: &str, allowed: &[&str]) -> usize {
        let part = TextPart { place: "page 1".into(), text: text.into() };
        let allowed: Vec<_> = allowed.iter().map(|text| (*text).to_owned()).collect();
        check("md", &[part], &[withheld(secret.clone())], &allowed).leaks.len()
    }

    #[test]
    fn a_planted_value_is_found_in_every_spelling() {
        let day = chrono::NaiveDate::from_ymd_opt(2027, 2, 26).and_then(Period::day).map(Timeframe::of);
        let date = Secret::Date(day.unwrap_or_default());
        for text in [
            "26 February 2027",
            "Feb 26, 2027",
            "2027-02-26",
            "26/02/2027",
            "02/26/27",
            "26th of February 2027",
        ] {
            assert_eq!(leaks(&date, &format!("It ends on {text}."), &[]), 1, "{text}");
        }
        let name = Secret::Name("Project Falcon".into());
        for text in ["project\nfalcon", "PROJECT FALCON", "“Project-Falcon”", "the Project Falcon’s date"]
        {
            assert_eq!(leaks(&name, text, &[]), 1, "{text}");
        }
        let effort = Secret::Days(86.0);
        for text in ["86 days", "86 d", "86d of work"] {
            assert_eq!(leaks(&effort, text, &[]), 1, "{text}");
        }
        let text = Secret::Text(
            "Ask Ostermann for the contract. The price is €240,000 and the ticket PAY-1180.".into(),
        );
        for found in ["ask Ostermann for the contract", "240 000", "€240.000", "pay-1180"] {
            assert_eq!(leaks(&text, found, &[]), 1, "{found}");
        }
    }

    #[test]
    fn what_is_no_leak() {
        let check = |secret: Secret, text: &str, allowed: &[&str]| {
            assert_eq!(leaks(&secret, text, allowed), 0, "{secret:?} in {text}");
        };
        check(Secret::Name("High".into()), "High time", &[]);
        check(Secret::Name("At risk".into()), "At risk", &[]);
        check(Secret::Name("407".into()), "407 people", &[]);
        check(Secret::Name("Falcon".into()), "Falconry", &[]);
        check(Secret::Name("Payments".into()), "Payments for all", &["Payments for all"]);
        check(Secret::Days(86.0), "page 86", &[]);
    }
}
