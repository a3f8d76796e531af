//! What is noticed in the words of a page, piece by piece: places that nobody has filled in, words that are not to be said,
//! short forms that nothing explains.

use std::collections::{BTreeMap, BTreeSet};

use roadbook_formats::document::Document;

use super::warnings::{Warning, WarningKind, warning};
use crate::audiences::Audience;
use crate::audiences::view::View;
use crate::leaks::{Search, tokens};
use crate::told::{Unit, frame, units};

/// What was noticed, each with the part of the page that it stands in first.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Noticed {
    unwritten: Vec<(String, String)>,
    never_said: BTreeMap<String, BTreeSet<String>>,
    short_forms: BTreeMap<String, String>,
    /// Short forms that stand beside what they mean.
    spelled_out: BTreeSet<String>,
}

impl Noticed {
    /// What is noticed on a whole page.
    pub fn on_page(audience: &Audience, document: &Document) -> Self {
        let mut noticed = Self::in_frame(audience, document);
        noticed.add(&Self::in_pieces(audience, &units(document)));
        noticed
    }

    /// What is noticed in what frames its pieces.
    pub fn in_frame(audience: &Audience, document: &Document) -> Self {
        Self { unwritten: Vec::new(), ..Self::in_pieces(audience, &frame(document)) }
    }

    /// What is noticed in some of its pieces.
    pub fn in_pieces(audience: &Audience, pieces: &[Unit]) -> Self {
        let mut noticed = Self { never_said: never_said(audience, pieces), ..Self::default() };
        for piece in pieces {
            let parts = piece.text.split(TO_WRITE).skip(1);
            let parts = parts.map(|rest| rest.split(']').next().unwrap_or_default().trim().to_owned());
            noticed.unwritten.extend(parts.map(|what| (what, piece.place.clone())));
            noticed.short_forms_in(piece);
        }
        noticed
    }

    /// Adds what was noticed in later pieces.
    pub fn add(&mut self, later: &Self) {
        self.unwritten.extend_from_slice(&later.unwritten);
        for (word, places) in &later.never_said {
            self.never_said.entry(word.clone()).or_default().extend(places.iter().cloned());
        }
        for (word, place) in &later.short_forms {
            self.short_forms.entry(word.clone()).or_insert_with(|| place.clone());
        }
        self.spelled_out.extend(later.spelled_out.iter().cloned());
    }

    /// Places that nobody has filled in.
    pub fn unwritten(&self) -> impl Iterator<Item = Warning> {
        self.unwritten.iter().map(|(what, place)| Warning {
            place: Some(place.clone()).filter(|place| !place.is_empty()),
            ..warning(
                WarningKind::Unwritten,
                format!("Still to be written: {what}"),
                "Write it in the text of this update, or take the line out.",
            )
        })
    }

    /// Words that are not to be said.
    pub fn never_said(&self, audience: &Audience) -> impl Iterator<Item = Warning> {
        self.never_said.iter().map(|(word, places)| Warning {
            place: places.iter().find(|place| !place.is_empty()).cloned(),
            ..warning(
                WarningKind::NeverSay,
                format!("It says “{word}”, which is not to be said to {}", audience.name),
                "Give it another word in the audience’s words, or write it differently.",
            )
        })
    }

    /// Short forms that nothing explains to this audience.
    pub fn acronyms(&self, audience: &Audience, view: &View) -> Vec<Warning> {
        let explained: BTreeSet<&str> =
            view.audience.glossary.iter().map(|meaning| meaning.word.as_str()).collect();
        let own = format!("{} {}", view.company, audience.name);
        let is_known = |word: &str| KNOWN.contains(&word) || explained.contains(word) || own.contains(word);
        let found = self.short_forms.iter();
        let found = found.filter(|(word, _)| !self.spelled_out.contains(*word) && !is_known(word));
        let one = |(word, place): (&String, &String)| Warning {
            place: Some(place.clone()).filter(|place| !place.is_empty()),
            ..warning(
                WarningKind::Acronym,
                format!("Nothing explains “{word}”"),
                format!("Say what it means in the words of {}, or spell it out.", audience.name),
            )
        };
        found.map(one).collect()
    }

    fn short_forms_in(&mut self, piece: &Unit) {
        let mut spelled_before = false;
        let mut before = "";
        for word in piece.text.split_whitespace() {
            // "Single sign-on (SSO)", "SSO (single sign-on)".
            let in_brackets = word.starts_with('(');
            if in_brackets && is_acronym(before) {
                self.spelled_out.insert(before.to_owned());
            }
            let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            if is_acronym(bare) {
                if in_brackets && spelled_before {
                    self.spelled_out.insert(bare.to_owned());
                }
                self.short_forms.entry(bare.to_owned()).or_insert_with(|| piece.place.clone());
            }
            spelled_before = bare.chars().any(char::is_lowercase);
            before = word;
        }
    }
}

/// How a template marks what its author writes: "[Write: the reason]".
const TO_WRITE: &str = "[Write:";

fn never_said(audience: &Audience, pieces: &[Unit]) -> BTreeMap<String, BTreeSet<String>> {
    let mut search = Search::default();
    let mut words: BTreeMap<usize, &str> = BTreeMap::new();
    for word in &audience.never_say {
        let row = tokens(word);
        if !row.is_empty() {
            words.insert(search.add(&row), word);
        }
    }
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    if words.is_empty() {
        return found;
    }
    for piece in pieces {
        for row in search.find_told(&tokens(&piece.text)) {
            if let Some(word) = words.get(&row) {
                found.entry((*word).to_owned()).or_default().insert(piece.place.clone());
            }
        }
    }
    found
}

/// Short forms that everybody reads.
const KNOWN: &[&str] = &[
    "AM", "CET", "CEST", "CSV", "EU", "EUR", "FAQ", "GMT", "HTML", "ID", "IT", "NO", "OK", "PDF", "PM", "UK",
    "UN", "US", "USA", "USD", "UTC", "VIP",
];

/// "SSO", "PII", "GA2": two to six capitals, perhaps with digits behind; no reference, no quarter.
fn is_acronym(word: &str) -> bool {
    let letters = word.chars().take_while(char::is_ascii_uppercase).count();
    let rest = word.get(letters..).unwrap_or_default();
    let is_year = matches!(word.get(..2), Some("FY" | "CY")) && !rest.is_empty();
    (2..=6).contains(&letters) && rest.chars().all(|letter| letter.is_ascii_digit()) && !is_year
}

#[cfg(test)]
mod tests {
    use super::is_acronym;

    #[test]
    fn short_forms_are_told_from_references_and_dates() {
        for (word, expect) in [
            ("SSO", true),
            ("PII", true),
            ("GA2", true),
            ("R-12", false),
            ("FY27", false),
            ("Q3", false),
            ("Payments", false),
            ("A", false),
            ("INTERNATIONAL", false),
            ("iOS", false),
        ] {
            assert_eq!(is_acronym(word), expect, "{word}");
        }
    }
}
