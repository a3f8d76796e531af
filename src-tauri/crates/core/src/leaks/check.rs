//! Looks for withheld values in what was read back from a file.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use roadbook_formats::text_of::TextPart;
use serde::Serialize;

use super::dates::{days, with_year, without_year};
use super::search::Search;
use super::spellings::spellings;
use super::tokens::tokens;
use crate::audiences::view::{Secret, Withheld};

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

/// Everything that must not stand in a file, ready to be looked for in several.
#[derive(Debug)]
pub struct Wanted<'a> {
    withheld: &'a [Withheld],
    search: Search,
    /// From whom each row was withheld; nobody is left where the audience may read it after all.
    owners: Vec<BTreeSet<usize>>,
    values: u32,
}

/// Makes ready what is to be looked for. `allowed` is what this audience's own view, template and date line put on the
/// page by themselves: a value that stands in one of these is no leak. Neither is one that stands in the words its own
/// field was put into: a public text may share a sentence with the description it replaces.
pub fn wanted<'a>(withheld: &'a [Withheld], allowed: &[String]) -> Wanted<'a> {
    let mut search = Search::default();
    let mut owners: Vec<BTreeSet<usize>> = Vec::new();
    let mut dates: HashMap<NaiveDate, Vec<usize>> = HashMap::new();
    let mut values = 0;
    for (owner, lost) in withheld.iter().enumerate() {
        for secret in &lost.secrets {
            let rows = match secret {
                // Many records share their days, and a day is written in many ways.
                Secret::Date(timeframe) => {
                    let mut rows = Vec::new();
                    for day in days(*timeframe) {
                        let known = dates.entry(day);
                        rows.extend_from_slice(known.or_insert_with(|| {
                            let mut rows = search.add_all(&with_year(day));
                            rows.extend(search.add_without_year(&without_year(day)));
                            rows
                        }));
                    }
                    rows
                }
                secret => search.add_all(&spellings(secret)),
            };
            values += u32::from(!rows.is_empty());
            owners.resize_with(search.len(), BTreeSet::new);
            for row in rows {
                owners[row].insert(owner);
            }
        }
    }
    for text in allowed {
        for row in search.find_told(&tokens(text)) {
            owners[row].clear();
        }
    }
    for (owner, lost) in withheld.iter().enumerate() {
        for row in lost.outside.iter().flat_map(|outside| search.find_told(&tokens(outside))) {
            owners[row].remove(&owner);
        }
    }
    Wanted { withheld, search, owners, values }
}

/// Looks for it in the parts of a file.
pub fn check(format: &str, parts: &[TextPart], wanted: &Wanted<'_>) -> Check {
    let mut leaks = BTreeSet::new();
    for part in parts {
        for row in wanted.search.find(&tokens(&part.text)) {
            let Some(lost) = wanted.owners[row].first().and_then(|owner| wanted.withheld.get(*owner)) else {
                continue;
            };
            leaks.insert(Leak {
                reference: lost.reference.clone(),
                field: lost.field.clone(),
                value: wanted.search.row(row).join(" "),
                place: part.place.clone(),
                format: format.to_owned(),
            });
        }
    }
    let spellings = u32::try_from(wanted.search.len()).unwrap_or(u32::MAX);
    Check { values: wanted.values, spellings, leaks: longest(leaks) }
}

/// What was found, without what is only a part of something else found at the same place: "26 february" within
/// "26 february 2027".
fn longest(leaks: BTreeSet<Leak>) -> Vec<Leak> {
    let is_part = |one: &Leak| {
        let same_place = |other: &&Leak| {
            (&other.reference, &other.field, &other.place) == (&one.reference, &one.field, &one.place)
        };
        let longer = |other: &Leak| other.value.len() > one.value.len() && other.value.contains(&one.value);
        leaks.iter().filter(same_place).any(longer)
    };
    leaks.iter().filter(|leak| !is_part(leak)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audiences::view::Change;
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
        let withheld = [withheld(secret.clone())];
        check("md", &[part], &wanted(&withheld, &allowed)).leaks.len()
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
            "26 February",
            "February 26th",
            "26. Februar 2027",
            "26 février 2027",
            "26 de febrero de 2027",
            "2027年2月26日",
            "2027년 2월 26일",
        ] {
            assert_eq!(leaks(&date, &format!("It ends on {text}."), &[]), 1, "{text}");
        }
        let person = Secret::Person("Greta Holm".into());
        for text in ["greta holm", "Holm, Greta", "G. Holm", "Greta H.", "Holm G."] {
            assert_eq!(leaks(&person, &format!("Ask {text} today"), &[]), 1, "{text}");
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
        for found in ["ask Ostermann for the contract", "240 000", "€240.000", "pay-1180", "€240k", "€0.24m"]
        {
            assert_eq!(leaks(&text, found, &[]), 1, "{found}");
        }
        let text = Secret::Text("It is worth $1,200,000 a year.".into());
        for found in ["$1.2m", "1.2 million", "1200k", "1 200 000"] {
            assert_eq!(leaks(&text, found, &[]), 1, "{found}");
        }
    }

    #[test]
    fn a_public_text_may_share_a_sentence_with_what_it_replaces() {
        let said = "Every line says what it paid for.";
        let mut lost = withheld(Secret::Text(format!("{said} Ask Ostermann for the contract.")));
        lost.outside = Some(said.to_owned());
        let part = |text: &str| [TextPart { place: "page 1".into(), text: text.into() }];
        let found = |lost: Withheld, text: &str| check("md", &part(text), &wanted(&[lost], &[])).leaks.len();
        assert_eq!(found(lost.clone(), said), 0, "its own public text says so");
        assert_eq!(found(lost, "ask Ostermann for the contract"), 1, "the rest is still withheld");
    }

    #[test]
    fn what_is_no_leak() {
        let check = |secret: Secret, text: &str, allowed: &[&str]| {
            assert_eq!(leaks(&secret, text, allowed), 0, "{secret:?} in {text}");
        };
        check(Secret::Name("High".into()), "High time", &[]);
        check(Secret::Name("At risk".into()), "At risk", &[]);
        check(Secret::Name("Keep".into()), "Keep it", &[]);
        check(Secret::Name("407".into()), "407 people", &[]);
        check(Secret::Name("Falcon".into()), "Falconry", &[]);
        check(Secret::Name("Payments".into()), "Payments for all", &["Payments for all"]);
        check(Secret::Days(86.0), "page 86", &[]);
        let day = |year, month, day| chrono::NaiveDate::from_ymd_opt(year, month, day).and_then(Period::day);
        let date = |y, m, d| Secret::Date(day(y, m, d).map(Timeframe::of).unwrap_or_default());
        check(date(2027, 2, 26), "since 26 February 2024", &[]);
        check(date(2027, 5, 1), "option 1 may be cheaper", &[]);
        check(date(2027, 2, 26), "February 2027, 26 people", &[]);
        check(Secret::Person("Greta Holm".into()), "Greta has it", &[]);
    }
}
