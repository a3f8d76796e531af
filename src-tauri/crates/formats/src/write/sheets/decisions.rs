//! The decisions that a document puts before its reader, one a row.

use super::tables::filled;
use super::{columns, joined};
use crate::document::{Ask, Block, Choice, ChoiceOption, Document, OptionLine};
use crate::sheet::{Sheet, SheetValue};

const HEADS: [&str; 8] =
    ["Reference", "Question", "We recommend", "Options", "What to do", "By", "How", "If you say nothing"];

/// The sheet; none where the document asks for no decision.
pub(super) fn of(document: &Document) -> Option<Sheet> {
    let mut rows = Vec::new();
    document.sections.iter().for_each(|section| gather(&section.blocks, &mut rows));
    (!rows.is_empty()).then(|| {
        let (columns, rows) = filled(columns(&HEADS), rows);
        Sheet { name: "Decisions".into(), columns, rows }
    })
}

fn gather(blocks: &[Block], rows: &mut Vec<Vec<SheetValue>>) {
    for block in blocks {
        if let Block::Ask(ask) = block {
            rows.push(asked(ask));
        } else if let Block::Choice(choice) = block {
            rows.push(chosen(choice));
        } else if let Block::Stacks(stacks) = block {
            stacks.iter().for_each(|stack| gather(&stack.blocks, rows));
        }
    }
}

fn asked(ask: &Ask) -> Vec<SheetValue> {
    let option = |option: &OptionLine| format!("{} {}", option.letter, option.name);
    let options: Vec<String> = ask.options.iter().map(option).collect();
    let action = &ask.action;
    row([
        ask.reference.as_deref().unwrap_or_default(),
        &ask.question,
        ask.recommendation.as_deref().unwrap_or_default(),
        &options.join("\n"),
        &action.what,
        &action.by,
        &action.how,
        &action.silent,
    ])
}

fn chosen(choice: &Choice) -> Vec<SheetValue> {
    let clock = &choice.clock;
    let option = |option: &ChoiceOption| format!("{} {}", option.letter, option.name);
    let options: Vec<String> = choice.options.iter().map(option).collect();
    let by = joined([&clock.value].into_iter().chain(clock.note.as_ref()));
    row([
        choice.reference.as_deref().unwrap_or_default(),
        &choice.question,
        choice.advice.as_deref().unwrap_or_default(),
        &options.join("\n"),
        "",
        &by,
        "",
        "",
    ])
}

fn row(cells: [&str; HEADS.len()]) -> Vec<SheetValue> {
    cells.map(SheetValue::text).into()
}
