//! The tables of a document, each as a sheet with typed cells.

use super::{cell_text, columns, entry_row, word};
use crate::document::{Block, Cell, Entry};
use crate::sheet::{Sheet, SheetColumn, SheetValue};

/// The tables of a block.
pub(super) fn of(name: &str, block: &Block, sheets: &mut Vec<Sheet>) {
    let text = |words: &str| SheetValue::text(words);
    let maybe = |words: &Option<String>| SheetValue::text(words.clone().unwrap_or_default());
    let mut add = |heads: Vec<SheetColumn>, rows: Vec<Vec<SheetValue>>| {
        if !rows.is_empty() {
            sheets.push(Sheet { name: name.to_owned(), columns: heads, rows });
        }
    };
    match block {
        Block::Ledger(ledger) if ledger.has_head() => {
            let heads = ledger.columns.iter().map(|column| SheetColumn::new(column.head.clone())).collect();
            let cell =
                |row: &Vec<Cell>, at: usize| SheetValue::text(row.get(at).map(cell_text).unwrap_or_default());
            let rows =
                ledger.rows.iter().map(|row| (0..ledger.columns.len()).map(|at| cell(row, at)).collect());
            add(heads, rows.collect());
        }
        Block::Items(entries) => {
            let heads = columns(&["Reference", "Title", "Text", "When", "Status", "How sure", "More"]);
            let row = |entry: &Entry| {
                let said = entry_row(entry);
                [said.reference, said.title, said.text, said.when, said.status, said.sure, said.more]
                    .map(SheetValue::text)
                    .into()
            };
            add(heads, entries.iter().map(row).collect());
        }
        Block::Moved(moved) => {
            let heads =
                columns(&["Reference", "Item", "Was", "Now", "Was on", "Now on", "Shift", "Why", "Decision"]);
            let rows = moved.rows.iter().map(|row| {
                vec![
                    maybe(&row.reference),
                    text(&row.item),
                    maybe(&row.was),
                    maybe(&row.now),
                    row.was_on.into(),
                    row.now_on.into(),
                    text(&row.shift),
                    maybe(&row.why),
                    maybe(&row.decision),
                ]
            });
            add(heads, rows.collect());
        }
        Block::Scorecard(scores) => {
            let heads = columns(&["Measure", "How", "Now", "Target", "Status", "Why", "Owner"]);
            let rows = scores.iter().map(|score| {
                let value = format!("{}{}", score.value, score.unit.as_deref().unwrap_or_default());
                vec![
                    text(&score.name),
                    maybe(&score.how),
                    text(&value),
                    maybe(&score.target),
                    text(&word(&score.mark)),
                    maybe(&score.why),
                    maybe(&score.owner),
                ]
            });
            add(heads, rows.collect());
        }
        Block::Effort(bars) => {
            let heads = columns(&["Objective", "Spent", "Planned", "Unit", "What is behind it"]);
            let rows = bars.iter().map(|bar| {
                let plan = bar.plan.map_or(SheetValue::Empty, SheetValue::Number);
                vec![
                    text(&bar.name),
                    SheetValue::Number(bar.spent),
                    plan,
                    text(bar.unit.trim()),
                    maybe(&bar.text),
                ]
            });
            add(heads, rows.collect());
        }
        Block::Risks(map) => {
            let heads = columns(&["Reference", "Probability", "Impact"]);
            let number = |value: u8| SheetValue::Number(f64::from(value));
            let rows = map
                .risks
                .iter()
                .map(|risk| vec![text(&risk.reference), number(risk.probability), number(risk.impact)]);
            add(heads, rows.collect());
        }
        Block::Chart(chart) => {
            let mut heads = vec![SheetColumn::new(chart.title.clone())];
            heads.extend(chart.series.iter().map(|one| SheetColumn::new(one.name.clone())));
            let value = |value: Option<f64>| value.map_or(SheetValue::Empty, SheetValue::Number);
            let rows = chart.steps.iter().enumerate().map(|(at, step)| {
                let values = chart.series.iter().map(|one| value(one.values.get(at).copied().flatten()));
                std::iter::once(text(step)).chain(values).collect()
            });
            add(heads, rows.collect());
        }
        Block::Choice(choice) => {
            let mut heads = vec![SheetColumn::new("Option")];
            heads.extend(choice.rows.iter().map(|row| SheetColumn::new(row.clone())));
            let rows = choice.options.iter().enumerate().map(|(at, option)| {
                let values = (0..choice.rows.len()).map(|row| text(choice.value(at, row)));
                std::iter::once(text(&format!("{} {}", option.letter, option.name))).chain(values).collect()
            });
            add(heads, rows.collect());
        }
        Block::Stacks(stacks) => {
            for stack in stacks {
                stack.blocks.iter().for_each(|block| of(&stack.label, block, sheets));
            }
        }
        Block::Ledger(_)
        | Block::Prose(_)
        | Block::Ask(_)
        | Block::Action(_)
        | Block::Columns(_)
        | Block::Dates(_)
        | Block::Picture(_)
        | Block::Quiet(_)
        | Block::Statement(_)
        | Block::Facts(_)
        | Block::Figures(_)
        | Block::Shares(_)
        | Block::Track(_)
        | Block::Correction(_) => {}
    }
}
