//! Reads the names in a list of people: `[Ann](@ann), Bob and Cy`.

use super::outline::Line;
use super::placeholder::{is_none, is_placeholder};

/// What a value names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// One person, who may be called `O'Brien, Pat`.
    One,
    /// As many as signs part.
    Several,
}

/// The people named by values, in order, each once.
pub(super) fn people<'a>(values: impl IntoIterator<Item = (&'a Line, Naming)>) -> Vec<String> {
    let mut people = Vec::new();
    for (value, names) in values {
        let shown = value.shown();
        let names = match names {
            Naming::One => {
                let is_name =
                    !is_placeholder(&shown) && !is_none(&shown) && shown.contains(char::is_alphabetic);
                Some(shown.trim().to_owned()).filter(|_| is_name).into_iter().collect()
            }
            Naming::Several => names_in(&shown),
        };
        for name in names {
            if !people.contains(&name) {
                people.push(name);
            }
        }
    }
    people
}

fn names_in(text: &str) -> Vec<String> {
    if is_placeholder(text) || is_none(text) {
        return Vec::new();
    }
    // A longer value is no list of names.
    let text = &text[..text.floor_char_boundary(4_000)];
    let mut names = Vec::new();
    for part in outside_of_brackets(text, &[',', ';', '•', '·']) {
        let mut rest = part;
        while let Some((name, after)) = [" and ", " & ", " und ", " et ", " y "]
            .iter()
            .filter_map(|joint| rest.split_once(joint))
            .min_by_key(|(name, _)| name.len())
        {
            names.push(name);
            rest = after;
        }
        names.push(rest);
    }
    let clean = |name: &str| {
        // "Sync team: ann, bob" names the team before its first member.
        let name = name.rsplit_once(": ").map_or(name, |(_, name)| name);
        let is_sign =
            |c: char| !(c.is_alphanumeric() || matches!(c, '@' | '(' | ')' | '.' | '>' | '<' | '"'));
        name.trim_matches(is_sign).trim_start_matches("and ").to_owned()
    };
    names
        .into_iter()
        .map(clean)
        .filter(|name| name.chars().any(char::is_alphabetic) && !is_placeholder(name) && !is_none(name))
        .collect()
}

/// The parts of a text between signs, except where the signs stand inside brackets.
fn outside_of_brackets<'a>(text: &'a str, signs: &[char]) -> Vec<&'a str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0u32, 0);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' | '<' => depth += 1,
            ')' | ']' | '>' => depth = depth.saturating_sub(1),
            _ if depth == 0 && signs.contains(&letter) => {
                parts.push(&text[start..at]);
                start = at + letter.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::super::outline::{Piece, outline};
    use super::*;

    #[test]
    fn names_are_parted() {
        let check = |markdown: &str, expect: &[&str]| {
            let lines = outline(markdown, 0).into_iter().filter_map(|piece| match piece {
                Piece::Text { line, .. } => Some(line),
                Piece::Heading { .. } | Piece::Row { .. } => None,
            });
            let lines: Vec<_> = lines.collect();
            assert_eq!(people(lines.iter().map(|line| (line, Naming::Several))), expect, "{markdown}");
        };
        check("Ann, Bob", &["Ann", "Bob"]);
        check("[Greg S](@greg), [Ann](https://x.y/ann)", &["Greg S", "Ann"]);
        check("Ann Lee; Bob and Cy & Di", &["Ann Lee", "Bob", "Cy", "Di"]);
        check("- Ann for the mobile teams ✔️\n- Bob", &["Ann for the mobile teams", "Bob"]);
        check("- Sync team: ann, bob\n- Release: cy", &["ann", "bob", "cy"]);
        check("Ann (CTO, Berlin), @bob", &["Ann (CTO, Berlin)", "@bob"]);
        check("Ann, Ann", &["Ann"]);
        check("[list everyone involved in the decision]", &[]);
        check("N/A", &[]);
        check("Anderson, Yves", &["Anderson", "Yves"]);
        let items = ["O'Brien, Pat", "Ann and Bob", "", "N/A"].map(|name| Line::plain(name, 1));
        let whole = people(items.iter().map(|item| (item, Naming::One)));
        assert_eq!(whole, ["O'Brien, Pat", "Ann and Bob"], "an item of a list is one");
    }
}
