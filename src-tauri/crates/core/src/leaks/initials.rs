//! Somebody's initials: "GH", "G.H." and "G. H." for Greta Holm.
//!
//! Two capitals are short for many things, so they count only where they stand as a word of their own and are short for
//! nothing else: no acronym that everybody uses, none that the page explains or shows, and not short for a name that is shown.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;
use roadbook_formats::pattern::pattern;

use super::check::Allowed;

/// The initials of people who are withheld, each with the rows of their whole names.
#[derive(Debug, Default)]
pub(super) struct Initials {
    people: BTreeMap<String, BTreeSet<usize>>,
}

impl Initials {
    /// Adds somebody whose whole name is looked for as a row.
    pub fn add(&mut self, name: &str, row: usize) {
        for letters in of_name(name) {
            self.people.entry(letters).or_default().insert(row);
        }
    }

    /// Forgets what is short for something else in this file.
    pub fn forget_what_is_shown(&mut self, allowed: &Allowed) {
        if self.people.is_empty() {
            return;
        }
        for text in allowed.words.iter().chain(&allowed.values) {
            for letters in in_text(text) {
                self.people.remove(&letters);
            }
        }
        for letters in allowed.values.iter().filter_map(|value| of_title(value)) {
            self.people.remove(&letters);
        }
    }

    /// The initials that stand in a text, each with the rows of the names they are short for.
    pub fn find<'a>(&'a self, text: &str) -> Vec<(String, &'a BTreeSet<usize>)> {
        if self.people.is_empty() {
            return Vec::new();
        }
        let found = in_text(text).into_iter();
        found.filter_map(|letters| self.people.get(&letters).map(|rows| (letters, rows))).collect()
    }
}

/// Of all names that somebody has, and of the first and the last: "Anna Lena Berg" is ALB and AB.
fn of_name(name: &str) -> BTreeSet<String> {
    let words = name.split(|letter: char| letter.is_whitespace() || letter == '-');
    let letters: Vec<char> =
        words.filter_map(|word| word.chars().next()).filter(|letter| letter.is_uppercase()).collect();
    let (Some(first), Some(last)) = (letters.first(), letters.last()) else { return BTreeSet::new() };
    let all = [letters.iter().collect(), [first, last].into_iter().collect::<String>()];
    all.into_iter()
        .filter(|short: &String| (2..=MOST).contains(&letters.len()) && !is_acronym(short))
        .collect()
}

/// What a name of several words, each with a capital, is short for: "Growth Hub" is GH. A sentence is short for nothing.
fn of_title(value: &str) -> Option<String> {
    let words: Vec<&str> = value.split_whitespace().collect();
    let letters: Option<String> =
        words.iter().map(|word| word.chars().next().filter(|letter| letter.is_uppercase())).collect();
    letters.filter(|_| (2..=MOST).contains(&words.len()))
}

/// Everything in a text that may be initials.
fn in_text(text: &str) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = DOTTED
        .captures_iter(text)
        .map(|letters| letters.iter().skip(1).flatten().map(|letter| letter.as_str()).collect::<String>())
        .collect();
    for piece in text.split_whitespace().filter(|piece| !piece.contains("://")) {
        found.extend(in_piece(piece));
    }
    if found.is_empty() {
        return found;
    }
    // In a line of capitals every short word would look like somebody.
    let loud: BTreeSet<&str> =
        LOUD.find_iter(text).flat_map(|line| line.as_str().split_whitespace()).collect();
    found.retain(|letters| !loud.contains(letters.as_str()));
    found
}

/// Short words of capitals alone that nothing is joined to: "GH", "(GH)", "GH/JT", but not "GH-12" nor "GH@home".
fn in_piece(piece: &str) -> impl Iterator<Item = String> {
    let parts = piece.split(['/', ',', ';', '(', ')', '[', ']', '|', '·', '+', '→', '*', '`', '~']);
    parts.filter_map(|part| {
        let bare =
            part.trim_matches(|letter: char| matches!(letter, '.' | ':' | '!' | '?' | '"' | '“' | '”' | '…'));
        let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
        let is_short = (2..=MOST).contains(&bare.chars().count());
        (is_short && bare.chars().all(char::is_uppercase)).then(|| bare.to_owned())
    })
}

fn is_acronym(letters: &str) -> bool {
    static ACRONYMS: LazyLock<BTreeSet<&str>> =
        LazyLock::new(|| include_str!("acronyms.txt").split_whitespace().collect());
    ACRONYMS.contains(letters)
}

/// Nobody signs with more letters.
const MOST: usize = 4;

static DOTTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(\p{Lu})\.[ \u{a0}]?(\p{Lu})\.(?:[ \u{a0}]?(\p{Lu})\.)?(?:$|[^\p{L}\p{N}])")
});

/// Three words of capitals and more, one behind the other.
static LOUD: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:\p{Lu}{2,}[ ,!?:.]+){2,}\p{Lu}{2,}"));

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, text: &str, shown: &[&str]) -> bool {
        let mut initials = Initials::default();
        initials.add(name, 0);
        let values = shown.iter().map(|value| (*value).to_owned()).collect();
        initials.forget_what_is_shown(&Allowed { values, ..Allowed::default() });
        !initials.find(text).is_empty()
    }

    #[test]
    fn initials_are_found_as_people_write_them() {
        for text in [
            "GH does it.",
            "G.H. does it.",
            "Ask G. H. for it",
            "owner: GH",
            "(GH)",
            "GH/JT",
            "It is GH's.",
            "| GH |",
            "**GH**",
            "By GH, today",
        ] {
            assert!(found("Greta Holm", text, &[]), "{text}");
        }
        assert!(found("Anna-Lena Berg", "ALB signed", &[]));
        assert!(found("Anna Lena Berg", "A.L.B. signed", &[]));
        assert!(found("Jan van der Berg", "ask JB", &[]));
    }

    #[test]
    fn what_is_short_for_something_else_is_nobody() {
        let check =
            |name: &str, text: &str, shown: &[&str]| assert!(!found(name, text, shown), "{name} in {text}");
        for text in
            ["gh", "Gh", "G H", "GHz", "GH-12", "GH_1", "GH@x.example", "https://x.example/GH", "AGH", "GH1"]
        {
            check("Greta Holm", text, &[]);
        }
        check("Petra Rosen", "the PR is merged", &[]);
        check("Ulla Svensson", "in the U.S. alone", &[]);
        check("Ida Ek", "that is, i.e. now", &[]);
        check("Greta Holm", "GO ASK GH NOW", &[]);
        check("Greta Holm", "the GH board", &["GH board"]);
        check("Greta Holm", "the GH met", &["Growth Hub"]);
        check("Greta Holm", "ask GH", &["Gina Hart"]);
        check("Cher", "C", &[]);
        assert!(found("Greta Holm", "ask GH", &["Great hopes for all"]), "a sentence is short for nothing");
    }
}
