//! Finds the decisions whose files are called otherwise now, so that a file with a new name is no second decision.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use roadbook_formats::fold::fold;
use roadbook_formats::read::decision_record::DecisionRecord;

use crate::decisions::Decision;

/// A decision as it lay in a folder, or as it lies there now.
struct Side<'a> {
    id: &'a str,
    file: Option<&'a str>,
    title: &'a str,
    text: &'a str,
}

/// What a decision keeps when its file is called otherwise, the surest first: its number, its title, every word of it.
const KEPT: [fn(&Side<'_>) -> Option<String>; 3] = [
    |side| number_of(side.file?).map(|number| number.to_string()),
    |side| Some(fold(side.title.trim())).filter(|title| !title.is_empty()),
    |side| Some(side.text.trim().to_owned()).filter(|text| !text.is_empty()),
];

/// The ids in a folder that its decisions had before, by the ids they have now. One file that is gone and one that came
/// under the same number or title are the same when most of what they say is; where several could be meant, none is.
pub(super) fn renamed(
    known: &BTreeMap<String, Decision>,
    records: &[DecisionRecord],
) -> BTreeMap<String, String> {
    let there: BTreeSet<&str> = records.iter().map(|record| record.id.as_str()).collect();
    let gone = known.iter().filter(|(id, _)| !there.contains(id.as_str())).map(|(id, decision)| Side {
        id,
        file: decision.source.as_ref().and_then(|source| source.file.as_deref()),
        title: &decision.title,
        text: &decision.original,
    });
    let is_new = |record: &&DecisionRecord| !known.contains_key(&record.id) && record.extension.is_none();
    let came = records.iter().filter(is_new).map(|record| Side {
        id: &record.id,
        file: Some(&record.file),
        title: &record.title,
        text: &record.original,
    });
    let (mut gone, mut came): (Vec<_>, Vec<_>) = (gone.collect(), came.collect());
    let mut found = BTreeMap::new();
    for kept in KEPT {
        let (before, now) = (by(&gone, kept), by(&came, kept));
        for (key, now) in now {
            if let ([now], Some([before])) = (now.as_slice(), before.get(&key).map(Vec::as_slice))
                && is_alike(now.text, before.text)
            {
                found.insert(now.id.to_owned(), before.id.to_owned());
            }
        }
        let was: BTreeSet<&String> = found.values().collect();
        gone.retain(|side| !was.iter().any(|id| id.as_str() == side.id));
        came.retain(|side| !found.contains_key(side.id));
    }
    found
}

/// The sides by what they keep.
fn by<'s, 'a>(
    sides: &'s [Side<'a>],
    kept: fn(&Side<'_>) -> Option<String>,
) -> BTreeMap<String, Vec<&'s Side<'a>>> {
    let mut found: BTreeMap<String, Vec<&Side<'_>>> = BTreeMap::new();
    for side in sides {
        if let Some(key) = kept(side) {
            found.entry(key).or_default().push(side);
        }
    }
    found
}

/// The number that the name of a file begins with.
fn number_of(file: &str) -> Option<u64> {
    let name = file.rsplit('/').next()?.trim_start_matches(|sign: char| !sign.is_ascii_digit());
    let end = name.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(name.len());
    name[..end].parse().ok()
}

/// Whether at least half of the lines that say something stand in both texts.
fn is_alike(one: &str, other: &str) -> bool {
    let lines = |text: &str| -> HashSet<String> {
        let lines = text.lines().map(str::trim).filter(|line| line.contains(char::is_alphanumeric));
        lines.map(str::to_owned).collect()
    };
    let (one, other) = (lines(one), lines(other));
    one.intersection(&other).count() * 2 >= one.len().max(other.len()).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::items::Source;

    #[test]
    fn a_file_with_a_new_name_is_found_by_its_number_its_title_or_its_text() {
        let check = |before: &[(&str, &str)], now: &[(&str, &str)], expect: &[(&str, &str)]| {
            let id = |file: &str| file.trim_end_matches(".md").to_owned();
            let title =
                |text: &str| text.lines().next().unwrap_or_default().trim_start_matches("# ").to_owned();
            let decision = |(file, text): &(&str, &str)| {
                let (system, id, file) = ("decisionFolder".to_owned(), id(file), Some((*file).to_owned()));
                let source = Source { system, id: id.clone(), file, url: None, scope: None };
                let (source, title, original) = (Some(source), title(text), (*text).to_owned());
                (id, Decision { source, title, original, ..Decision::default() })
            };
            let record = |(file, text): &(&str, &str)| DecisionRecord {
                file: (*file).to_owned(),
                id: id(file),
                title: title(text),
                original: (*text).to_owned(),
                ..DecisionRecord::default()
            };
            let found =
                renamed(&before.iter().map(decision).collect(), &now.iter().map(record).collect::<Vec<_>>());
            let found: Vec<_> = found.iter().map(|(now, before)| (now.as_str(), before.as_str())).collect();
            assert_eq!(found, expect, "{before:?} {now:?}");
        };
        let text = "# A\n\nSlow.\n\nWe buy.";
        check(&[("1-a.md", text)], &[("1-b.md", "# B\n\nSlow.\n\nWe buy.")], &[("1-b", "1-a")]);
        check(&[("x/adr-0001-a.md", text)], &[("y/0001-b.md", text)], &[("y/0001-b", "x/adr-0001-a")]);
        check(&[("1-a.md", text)], &[("1-b.md", "# B\n\nElse.\n\nWe build.")], &[]);
        check(&[("1-a.md", text)], &[("2-a.md", text)], &[("2-a", "1-a")]);
        check(&[("1-a.md", text)], &[("1-b.md", text), ("1-c.md", text)], &[]);
        check(&[("1-a.md", text)], &[("1-a.md", text), ("1-b.md", text)], &[]);
        check(&[("a.md", text)], &[("b.md", text)], &[("b", "a")]);
        check(&[("a.md", text)], &[("b.md", "# A\n\nSlow.\n\nWe rent.")], &[("b", "a")]);
        check(&[("a.md", text)], &[("b.md", "# A\n\nElse.\n\nWe rent.")], &[]);
        check(&[("a.md", text), ("b.md", text)], &[("c.md", text)], &[]);
        // The number is given to another decision, and this one has a new number.
        let other = "# C\n\nElse.\n\nWe build.";
        check(&[("1-a.md", text)], &[("1-c.md", other), ("2-a.md", text)], &[("2-a", "1-a")]);
    }
}
