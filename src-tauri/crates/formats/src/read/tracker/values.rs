//! What is inside a cell: lists, people, and values that say nothing to a reader.

use super::mapping::Target;
use crate::local_date::plain;
use crate::month::month_by_name;

/// How a cell holds several values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Several {
    /// One value in each column.
    Never,
    /// Between commas or semicolons.
    List,
    /// Also between spaces: Jira's labels have none inside.
    Words,
}

/// The values of a cell.
pub(super) fn values(cell: &str, several: Several) -> Vec<String> {
    let cell = cell.trim();
    if let Some(list) = json_list(cell) {
        return list;
    }
    let parts: Vec<&str> = match several {
        Several::Never => vec![cell],
        Several::List => cell.split([',', ';', '\n']).collect(),
        Several::Words => cell.split([',', ';', '\n', ' ']).collect(),
    };
    let parts = parts.into_iter().map(|part| name_alone(part.trim()));
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The name of a page without the address that Notion writes behind it: `Payouts (https://www.notion.so/…)`.
pub(super) fn name_alone(cell: &str) -> &str {
    cell.split_once(" (https://").filter(|_| cell.ends_with(')')).map_or(cell, |(name, _)| name)
}

fn json_list(cell: &str) -> Option<Vec<String>> {
    let list: Vec<serde_json::Value> = cell.starts_with('[').then(|| serde_json::from_str(cell).ok())??;
    Some(
        list.iter()
            .filter_map(|value| value.as_str())
            .map(str::to_owned)
            .filter(|text| !text.is_empty())
            .collect(),
    )
}

/// The people of a cell: a list of JSON, names between semicolons or brackets, and, in a column of people, between commas.
pub(super) fn people(cell: &str, are_many: bool) -> Vec<String> {
    let cell = cell.trim();
    if let Some(list) = json_list(cell) {
        return list;
    }
    let inside = cell.strip_prefix('[').and_then(|cell| cell.strip_suffix(']'));
    let marks: &[char] = match inside {
        _ if cell.contains([';', '\n']) => &[';', '\n'],
        None if !are_many => &[],
        _ => &[','],
    };
    let names = inside.unwrap_or(cell).split(marks).map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

/// A name and an address from `Ann Lee <ann@example.com>`, from either of them alone.
pub(super) fn person(cell: &str) -> (String, Option<String>) {
    let cell = cell.trim();
    if let Some((name, rest)) = cell.split_once('<')
        && let Some(address) = rest.strip_suffix('>').filter(|address| address.contains('@'))
    {
        let name = name.trim().trim_matches('"').trim();
        return (if name.is_empty() { address } else { name }.to_owned(), Some(address.to_owned()));
    }
    let is_address = cell.contains('@') && !cell.contains(char::is_whitespace);
    (cell.to_owned(), is_address.then(|| cell.to_owned()))
}

/// Whether it is an id of the tracker's own where a name was expected: Jira exports teams and goals like that.
pub(super) fn is_opaque_id(value: &str) -> bool {
    let is_hex = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    value.starts_with("ari:cloud:")
        || value.get(..36).is_some_and(|uuid| {
            let lengths = uuid.split('-').map(str::len);
            lengths.eq([8, 4, 4, 4, 12]) && uuid.split('-').all(is_hex)
        })
}

/// Whether it is the key of an issue, `PAY-12`.
pub(super) fn is_issue_key(value: &str) -> bool {
    let Some((project, number)) = value.rsplit_once('-') else { return false };
    project.starts_with(|c: char| c.is_ascii_uppercase())
        && project.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
        && (1..=9).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether it is a period that a timeframe is made of rather than a date: `Q3 2026`, `H2`, `FY26`, `next`, `Aug-26`, `W33`, or
/// a range of two.
pub(super) fn is_period(text: &str) -> bool {
    let text = &*plain(text);
    if ["→", "–", "—", " - ", " to ", " bis "].iter().any(|joint| text.contains(joint)) {
        return text.contains(|c: char| c.is_ascii_digit());
    }
    text.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let word = word.to_ascii_lowercase();
        match word.as_bytes() {
            [b'q', b'1'..=b'4', ..] | [b'1'..=b'4', b'q'] | [b'h', b'1' | b'2'] => true,
            [b'f', b'y', digits @ ..] => !digits.is_empty() && digits.iter().all(u8::is_ascii_digit),
            [b'w', digits @ ..] => !digits.is_empty() && digits.iter().all(u8::is_ascii_digit),
            [b'k', b'w', digits @ ..] => digits.iter().all(u8::is_ascii_digit),
            _ => {
                let is_word = ["now", "next", "later", "early", "mid", "late", "week", "quarter", "half"]
                    .contains(&word.as_str());
                is_word || month_by_name(&word).is_some()
            }
        }
    })
}

/// The name of a sprint, which older servers wrap: `….Sprint@1a[id=7,state=CLOSED,name=PAY 41,goal=…]`.
pub(super) fn sprint_name(cell: &str) -> &str {
    let inside = cell.split_once('[').filter(|(before, _)| before.contains("Sprint@"));
    let name = inside.and_then(|(_, fields)| fields.split_once("name="));
    name.map_or(cell, |(_, rest)| rest.split([',', ']']).next().unwrap_or(rest).trim())
}

/// Start or end of the interval that Product Discovery writes as `{"start":"2026-01-01","end":"2026-03-31"}`.
pub(super) fn interval(cell: &str, target: Target) -> Option<String> {
    let interval: serde_json::Value = cell.starts_with('{').then(|| serde_json::from_str(cell).ok())??;
    let key = if target == Target::Start { "start" } else { "end" };
    Some(interval.get(key)?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_hold_lists_in_several_ways() {
        let check = |cell, several, expect: &[&str]| assert_eq!(values(cell, several), expect, "{cell}");
        check("a, b;c", Several::List, &["a", "b", "c"]);
        check("Big win, b", Several::List, &["Big win", "b"]);
        check("a b,c", Several::Words, &["a", "b", "c"]);
        check("Release 1, part 2", Several::Never, &["Release 1, part 2"]);
        check(r#"["a", "b c"]"#, Several::Words, &["a", "b c"]);
        check("Payouts (https://www.notion.so/Payouts-1?pvs=21), b", Several::List, &["Payouts", "b"]);
        check("[draft", Several::List, &["[draft"]);
        check(" ", Several::Never, &[]);
    }

    #[test]
    fn several_people_are_told_apart() {
        let check = |cell, are_many, expect: &[&str]| assert_eq!(people(cell, are_many), expect, "{cell}");
        check("Lee, Ann", false, &["Lee, Ann"]);
        check("ann, bob", true, &["ann", "bob"]);
        check("Lee, Ann; Ray, Bob", true, &["Lee, Ann", "Ray, Bob"]);
        check("a@x.com;b@x.com", false, &["a@x.com", "b@x.com"]);
        check("[Ann Lee,Bob]", false, &["Ann Lee", "Bob"]);
        check(r#"["Ann", "Bob"]"#, false, &["Ann", "Bob"]);
        check("[]", true, &[]);
    }

    #[test]
    fn people_come_with_and_without_an_address() {
        let check = |cell, name: &str, address: Option<&str>| {
            assert_eq!(person(cell), (name.to_owned(), address.map(str::to_owned)), "{cell}");
        };
        check("Ann Lee", "Ann Lee", None);
        check("Ann Lee <ann@example.com>", "Ann Lee", Some("ann@example.com"));
        check("ann@example.com", "ann@example.com", Some("ann@example.com"));
        check("<ann@example.com>", "ann@example.com", Some("ann@example.com"));
        check("A <b", "A <b", None);
    }

    #[test]
    fn ids_and_periods_are_told_from_words() {
        for id in
            ["36885b3c-1bf0-4f85-a357-c5b858c31de4", "36885b3c-1bf0-4f85-a357-c5b858c31de4-12", "ari:cloud:x"]
        {
            assert!(is_opaque_id(id), "{id}");
        }
        for name in ["Payments", "36885b3c", "a-b-c-d-e", "ééééééééééééééééééééééééééééé"]
        {
            assert!(!is_opaque_id(name), "{name}");
        }
        for key in ["PAY-12", "W2-1", "A_B-999"] {
            assert!(is_issue_key(key), "{key}");
        }
        for other in ["pay-12", "PAY-", "2-12", "PAY-1a", "PAY", "-1"] {
            assert!(!is_issue_key(other), "{other}");
        }
        for period in [
            "Q3 2026",
            "2026 Q3",
            "3Q 2026",
            "H2",
            "FY26 Q1",
            "Next",
            "mid August",
            "Aug-26",
            "August",
            "W33",
            "KW 33 2026",
            "2026-01-05 → 2026-03-10",
            "5 Oct – 20 Oct",
        ] {
            assert!(is_period(period), "{period}");
        }
        for other in ["soon", "2026", "question", "FYI", "to be agreed – soon"] {
            assert!(!is_period(other), "{other}");
        }
    }
}
