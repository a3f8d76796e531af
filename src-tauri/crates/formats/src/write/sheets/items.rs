//! Every item that a document tells of, one a row: what people sort by date and filter by owner.

use std::collections::BTreeSet;

use super::word;
use crate::document::{Bar, Block, Document, Entry, Lane, prose};
use crate::sheet::{Sheet, SheetColumn, SheetValue};

/// The columns before those that the facts of the entries make.
const HEADS: [&str; 10] =
    ["Part", "Reference", "Title", "Text", "When", "Start", "End", "How sure", "Status", "May be said"];
/// Where facts without a name stand.
const MORE: &str = "More";

/// What is known of one item.
struct Row {
    known: [SheetValue; HEADS.len()],
    /// Its facts: the name of the column, and the value.
    facts: Vec<(String, String)>,
}

/// The sheet; none where the document tells of no item.
pub(super) fn of(document: &Document) -> Option<Sheet> {
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    for section in &document.sections {
        entries(&section.label, &section.blocks, &mut |part, entry| {
            seen.extend(entry.reference.clone());
            rows.push(row_of(part, entry));
        });
    }
    // What stands on a picture alone comes after what is told in words.
    for section in &document.sections {
        bars(&section.blocks, &mut |lane, bar| {
            if bar.reference.as_ref().is_some_and(|reference| seen.insert(reference.clone())) {
                rows.push(row_of_bar(lane, bar));
            }
        });
    }
    (!rows.is_empty()).then(|| sheet(rows))
}

fn sheet(rows: Vec<Row>) -> Sheet {
    let mut facts: Vec<String> = Vec::new();
    for (label, _) in rows.iter().flat_map(|row| &row.facts) {
        if !facts.contains(label) {
            facts.push(label.clone());
        }
    }
    // A column that is empty all the way down says nothing; who and what stay.
    let is_used =
        |at: usize| (1..3).contains(&at) || rows.iter().any(|row| row.known[at] != SheetValue::Empty);
    let used: Vec<usize> = (0..HEADS.len()).filter(|at| is_used(*at)).collect();
    let heads = used.iter().map(|at| HEADS[*at].to_owned()).chain(facts.iter().cloned());
    let columns = heads.map(SheetColumn::new).collect();
    let cells = |row: &Row| {
        let known = used.iter().map(|at| row.known[*at].clone());
        let fact = |label: &String| {
            let values = row.facts.iter().filter(|(own, _)| own == label).map(|(_, value)| value.as_str());
            SheetValue::text(values.collect::<Vec<_>>().join("; "))
        };
        known.chain(facts.iter().map(fact)).collect()
    };
    Sheet { name: "Items".into(), columns, rows: rows.iter().map(cells).collect() }
}

fn entries<'a>(part: &'a str, blocks: &'a [Block], take: &mut dyn FnMut(&str, &'a Entry)) {
    for block in blocks {
        match block {
            Block::Items(list) => list.iter().for_each(|entry| take(part, entry)),
            Block::Columns(horizons) => {
                for horizon in horizons {
                    horizon.entries.iter().for_each(|entry| take(&horizon.word, entry));
                }
            }
            Block::Stacks(stacks) => {
                for stack in stacks {
                    entries(if stack.label.is_empty() { part } else { &stack.label }, &stack.blocks, take);
                }
            }
            Block::Prose(_)
            | Block::Ask(_)
            | Block::Action(_)
            | Block::Ledger(_)
            | Block::Dates(_)
            | Block::Picture(_)
            | Block::Quiet(_)
            | Block::Statement(_)
            | Block::Facts(_)
            | Block::Figures(_)
            | Block::Scorecard(_)
            | Block::Choice(_)
            | Block::Moved(_)
            | Block::Risks(_)
            | Block::Effort(_)
            | Block::Shares(_)
            | Block::Track(_)
            | Block::Chart(_)
            | Block::Correction(_) => {}
        }
    }
}

fn bars<'a>(blocks: &'a [Block], take: &mut dyn FnMut(&str, &'a Bar)) {
    for block in blocks {
        if let Block::Picture(picture) = block {
            picture.lanes.iter().for_each(|lane| bars_of(lane, take));
        }
    }
}

fn bars_of<'a>(lane: &'a Lane, take: &mut dyn FnMut(&str, &'a Bar)) {
    lane.bars.iter().for_each(|bar| take(&lane.name, bar));
    lane.lanes.iter().for_each(|lane| bars_of(lane, take));
}

fn row_of(part: &str, entry: &Entry) -> Row {
    let maybe = |words: &Option<String>| SheetValue::text(words.clone().unwrap_or_default());
    let label = |label: &str| if label.is_empty() { MORE.to_owned() } else { label.to_owned() };
    Row {
        known: [
            SheetValue::text(part),
            maybe(&entry.reference),
            SheetValue::text(entry.title.clone()),
            SheetValue::text(prose::plain_text(&entry.text)),
            maybe(&entry.when),
            entry.days.start.into(),
            entry.days.end.into(),
            SheetValue::text(entry.sure.as_ref().map(|sure| sure.word.clone()).unwrap_or_default()),
            SheetValue::text(word(&entry.mark)),
            maybe(&entry.quote),
        ],
        facts: entry.facts.iter().map(|fact| (label(&fact.label), fact.value.clone())).collect(),
    }
}

fn row_of_bar(lane: &str, bar: &Bar) -> Row {
    Row {
        known: [
            SheetValue::text(lane),
            SheetValue::text(bar.reference.clone().unwrap_or_default()),
            SheetValue::text(bar.title.clone()),
            SheetValue::Empty,
            SheetValue::text(bar.when.clone()),
            SheetValue::Empty,
            SheetValue::Empty,
            SheetValue::text(bar.commitment.map(|sure| sure.word()).unwrap_or_default()),
            SheetValue::text(bar.mark.map(|mark| mark.word()).unwrap_or_default()),
            SheetValue::Empty,
        ],
        facts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Days, Fact, Section, everything};

    #[test]
    fn items_of_all_parts_are_one_list_with_days_as_days() {
        let day = |text: &str| text.parse().ok();
        let entry = |reference: &str, owner: &str, end: Option<chrono::NaiveDate>| Entry {
            reference: Some(reference.into()),
            title: format!("Item {reference}"),
            when: Some("1 Apr 2027".into()),
            days: Days { start: None, end },
            facts: vec![
                Fact { label: "Owner".into(), value: owner.into() },
                Fact { label: String::new(), value: "late".into() },
            ],
            ..Entry::default()
        };
        let section = |label: &str, entries| Section {
            label: label.into(),
            blocks: vec![Block::Items(entries)],
            ..Section::default()
        };
        let sections = vec![
            section("Payments", vec![entry("R-1", "Ada", day("2027-04-01"))]),
            section("Cards", vec![entry("R-2", "Ben", None)]),
        ];
        let sheet = of(&Document { sections, ..everything(String::new) }).unwrap();
        let heads: Vec<_> = sheet.columns.iter().map(|column| column.head.as_str()).collect();
        assert_eq!(heads, ["Part", "Reference", "Title", "When", "End", "Owner", "More"]);
        let text = |words: &str| SheetValue::Text(words.into());
        let first = vec![
            text("Payments"),
            text("R-1"),
            text("Item R-1"),
            text("1 Apr 2027"),
            SheetValue::Day("2027-04-01".parse().unwrap()),
            text("Ada"),
            text("late"),
        ];
        assert_eq!(sheet.rows.first(), Some(&first));
        assert_eq!(sheet.rows.len(), 2, "one sheet for both parts");
    }

    #[test]
    fn what_only_a_picture_shows_is_listed_too_and_nothing_twice() {
        let mut number = 0;
        let document = everything(|| {
            number += 1;
            format!("text {number}")
        });
        let sheet = of(&document).unwrap();
        let column = |row: &Vec<SheetValue>| row[1].clone();
        let references: Vec<_> = sheet.rows.iter().map(column).collect();
        assert_eq!(references.len(), 4, "two entries, one of now, next and later, and a bar");
        let empty = Document { sections: Vec::new(), ..document };
        assert_eq!(of(&empty), None, "no item, no sheet");
    }
}
