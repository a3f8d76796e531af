//! Finds the decisions whose files are called otherwise now, so that a file with a new name is no second decision.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use roadbook_formats::read::decision_record::DecisionRecord;

use crate::decisions::Decision;

/// The ids in a folder that its decisions had before, by the ids they have now. One file that is gone and one that came
/// under the same number are the same when most of what they say is.
pub(super) fn renamed(
    known: &BTreeMap<String, Decision>,
    records: &[DecisionRecord],
) -> BTreeMap<String, String> {
    let there: BTreeSet<&str> = records.iter().map(|record| record.id.as_str()).collect();
    let mut gone: BTreeMap<u64, Vec<(&String, &Decision)>> = BTreeMap::new();
    for (id, decision) in known.iter().filter(|(id, _)| !there.contains(id.as_str())) {
        let number = decision.source.as_ref().and_then(|source| number_of(source.file.as_deref()?));
        if let Some(number) = number {
            gone.entry(number).or_default().push((id, decision));
        }
    }
    let mut came: BTreeMap<u64, Vec<&DecisionRecord>> = BTreeMap::new();
    for record in
        records.iter().filter(|record| !known.contains_key(&record.id) && record.extension.is_none())
    {
        if let Some(number) = number_of(&record.file) {
            came.entry(number).or_default().push(record);
        }
    }
    let pair = |(number, came): (u64, Vec<&DecisionRecord>)| match (
        came.as_slice(),
        gone.get(&number)?.as_slice(),
    ) {
        ([record], [(id, decision)]) if is_alike(&record.original, &decision.original) => {
            Some((record.id.clone(), (*id).clone()))
        }
        _ => None,
    };
    came.into_iter().filter_map(pair).collect()
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
    fn a_file_with_a_new_name_is_found_by_its_number_and_its_text() {
        let check = |before: &[(&str, &str)], now: &[(&str, &str)], expect: &[(&str, &str)]| {
            let id = |file: &str| file.trim_end_matches(".md").to_owned();
            let decision = |(file, text): &(&str, &str)| {
                let (system, id, file) = ("decisionFolder".to_owned(), id(file), Some((*file).to_owned()));
                let source = Source { system, id: id.clone(), file, url: None, scope: None };
                (id, Decision { source: Some(source), original: (*text).to_owned(), ..Decision::default() })
            };
            let record = |(file, text): &(&str, &str)| DecisionRecord {
                file: (*file).to_owned(),
                id: id(file),
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
        check(&[("1-a.md", text)], &[("2-a.md", text)], &[]);
        check(&[("1-a.md", text)], &[("1-b.md", text), ("1-c.md", text)], &[]);
        check(&[("1-a.md", text)], &[("1-a.md", text), ("1-b.md", text)], &[]);
        check(&[("a.md", text)], &[("b.md", text)], &[]);
    }
}
