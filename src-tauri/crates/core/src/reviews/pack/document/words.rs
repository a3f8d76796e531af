//! The appendix: what the words mean, and where the numbers come from.

use roadbook_formats::document::{Block, Cell, Column, Ledger, Line, Stack, Tone, Width};
use roadbook_formats::words::{Commitment, Mark};

use super::super::{PackOther, PackRow, PackSection};

/// More of a section than these are counted, not named.
const MOST: usize = 12;

pub(super) fn appendix<'a>(one: &PackSection, more: impl Iterator<Item = &'a PackSection>) -> Vec<Block> {
    let words: [(Mark, &str, &str); 8] = [
        (Mark::OnTrack, "On track", "will be there on the date; nothing is needed"),
        (Mark::AtRisk, "At risk", "will miss the date unless something changes"),
        (Mark::OffTrack, "Off track", "will miss the date"),
        (Mark::Done, "Done", "it is there"),
        (Mark::Cut, "Cut", "it is not done any more"),
        (Mark::Paused, "Paused", "stopped for now"),
        (Mark::NotStarted, "Not started", "planned; nobody works on it"),
        (Mark::NotComparable, "Not comparable", "the team's word has no match on this scale"),
    ];
    let row = |(mark, word, means): (Mark, &str, &str)| {
        let line = Line { mark: Some(mark), ..Line::new(word, Tone::Plain) };
        vec![Cell { lines: vec![line] }, Cell::old(means)]
    };
    let sure: [(Commitment, &str, &str); 3] = [
        (Commitment::Committed, "Committed", "moves only by a decision"),
        (Commitment::Likely, "Likely", "more likely than not"),
        (Commitment::Might, "Might", "may not happen"),
    ];
    let sure_row = |(commitment, word, means): (Commitment, &str, &str)| {
        let line = Line { commitment: Some(commitment), ..Line::new(word, Tone::Plain) };
        vec![Cell { lines: vec![line] }, Cell::old(means)]
    };
    let table = |first: Width, second: Width, rows| {
        let columns = vec![Column::new("", first), Column::new("", second)];
        vec![Block::Ledger(Ledger { columns, rows })]
    };
    let source_row = |row: &PackRow| vec![Cell::plain(row.title.clone()), Cell::old(row.value.clone())];
    let stack = |label: &str, blocks| Stack { label: label.to_owned(), blocks };
    let named = |other: &PackOther| match other.is_unsaid {
        true => other.reference.clone(),
        false => format!("{} {}", other.reference, other.title),
    };
    let more_row = |one: &PackSection| {
        let mut names: Vec<_> = one.not_put_forward.iter().take(MOST).map(named).collect();
        let rest = one.not_put_forward.len().saturating_sub(MOST);
        names.extend((rest > 0).then(|| format!("and {rest} more")));
        vec![Cell::plain(one.title.clone()), Cell::old(names.join("; "))]
    };
    let more: Vec<_> = more.map(more_row).collect();
    let more = (!more.is_empty()).then(|| {
        Block::Stacks(vec![stack("Not put forward", table(Width::Share(1), Width::Share(3), more))])
    });
    let words = Block::Stacks(vec![
        stack("Status", table(Width::Name, Width::Share(1), words.into_iter().map(row).collect())),
        stack(
            "How sure a date is",
            table(Width::Name, Width::Share(1), sure.into_iter().map(sure_row).collect()),
        ),
        stack(
            "Where it comes from",
            table(Width::Share(2), Width::Share(1), one.rows.iter().map(source_row).collect()),
        ),
    ]);
    std::iter::once(words).chain(more).collect()
}
