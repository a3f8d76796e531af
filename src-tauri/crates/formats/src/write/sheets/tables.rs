//! The tables of a document, each as a sheet with typed cells.

use super::{columns, word};
use crate::document::{Block, Cell, Chart, Choice, EffortBar, Ledger, Line, Moved, RiskMap, Score};
use crate::sheet::{Sheet, SheetColumn, SheetValue};

/// Headings, and rows below them.
pub(super) type Table = (Vec<SheetColumn>, Vec<Vec<SheetValue>>);

/// The tables of a block.
pub(super) fn of(name: &str, block: &Block, sheets: &mut Vec<Sheet>) {
    let (columns, rows) = match block {
        Block::Ledger(ledger) if ledger.has_head() => ledger_table(ledger),
        Block::Moved(moved) => moved_table(moved),
        Block::Scorecard(scores) => score_table(scores),
        Block::Effort(bars) => effort_table(bars),
        Block::Risks(map) => risk_table(map),
        Block::Chart(chart) => chart_table(chart),
        Block::Choice(choice) => choice_table(choice),
        Block::Stacks(stacks) => {
            for stack in stacks {
                stack.blocks.iter().for_each(|block| of(&stack.label, block, sheets));
            }
            return;
        }
        // Every item stands on the sheet of all items.
        Block::Items(_)
        | Block::Ledger(_)
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
        | Block::Correction(_) => return,
    };
    if !rows.is_empty() {
        sheets.push(Sheet { name: name.to_owned(), columns, rows });
    }
}

fn text(words: &str) -> SheetValue {
    SheetValue::text(words)
}

fn maybe(words: &Option<String>) -> SheetValue {
    SheetValue::text(words.clone().unwrap_or_default())
}

fn measured(value: Option<f64>) -> SheetValue {
    value.map_or(SheetValue::Empty, SheetValue::Number)
}

fn moved_table(moved: &Moved) -> Table {
    let heads = ["Reference", "Item", "Was", "Now", "Was on", "Now on", "Shift", "Why", "Decision"];
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
    filled(columns(&heads), rows.collect())
}

/// Without the columns in which nothing stands.
pub(super) fn filled(columns: Vec<SheetColumn>, rows: Vec<Vec<SheetValue>>) -> Table {
    let is_used =
        |at: usize| rows.iter().any(|row| row.get(at).is_some_and(|value| *value != SheetValue::Empty));
    let used: Vec<bool> = (0..columns.len()).map(is_used).collect();
    fn kept<T>(all: Vec<T>, used: &[bool]) -> Vec<T> {
        all.into_iter().zip(used).filter_map(|(one, used)| used.then_some(one)).collect()
    }
    let rows = rows.into_iter().map(|row| kept(row, &used)).collect();
    (kept(columns, &used), rows)
}

fn score_table(scores: &[Score]) -> Table {
    let heads = ["Measure", "How", "Now", "Unit", "Target", "Status", "Why", "Owner"];
    let rows = scores.iter().map(|score| {
        vec![
            text(&score.name),
            maybe(&score.how),
            score.number.map_or_else(|| text(&score.value), SheetValue::Number),
            text(score.unit.as_deref().unwrap_or_default().trim()),
            maybe(&score.target),
            text(&word(&score.mark)),
            maybe(&score.why),
            maybe(&score.owner),
        ]
    });
    (columns(&heads), rows.collect())
}

fn effort_table(bars: &[EffortBar]) -> Table {
    let rows = bars.iter().map(|bar| {
        vec![
            text(&bar.name),
            SheetValue::Number(bar.spent),
            measured(bar.plan),
            text(bar.unit.trim()),
            maybe(&bar.text),
        ]
    });
    (columns(&["Objective", "Spent", "Planned", "Unit", "What is behind it"]), rows.collect())
}

fn risk_table(map: &RiskMap) -> Table {
    let step = |value: u8| SheetValue::Number(f64::from(value));
    let rows =
        map.risks.iter().map(|risk| vec![text(&risk.reference), step(risk.probability), step(risk.impact)]);
    (columns(&["Reference", "Probability", "Impact"]), rows.collect())
}

/// A row a step, a column a series.
fn chart_table(chart: &Chart) -> Table {
    let mut heads = vec![SheetColumn::new(chart.title.clone())];
    heads.extend(chart.series.iter().map(|one| SheetColumn::new(one.name.clone())));
    let rows = chart.steps.iter().enumerate().map(|(at, step)| {
        let values = chart.series.iter().map(|one| measured(one.values.get(at).copied().flatten()));
        std::iter::once(text(step)).chain(values).collect()
    });
    (heads, rows.collect())
}

/// A row an option, a column a thing by which they are compared.
fn choice_table(choice: &Choice) -> Table {
    let mut heads = vec![SheetColumn::new("Option")];
    heads.extend(choice.rows.iter().map(|row| SheetColumn::new(row.clone())));
    let rows = choice.options.iter().enumerate().map(|(at, option)| {
        let values = (0..choice.rows.len()).map(|row| text(choice.value(at, row)));
        std::iter::once(text(&format!("{} {}", option.letter, option.name))).chain(values).collect()
    });
    (heads, rows.collect())
}

/// A table: references in a column of their own, days as days, numbers as numbers.
fn ledger_table(ledger: &Ledger) -> Table {
    let mut heads = Vec::new();
    let mut rows = vec![Vec::new(); ledger.rows.len()];
    for (at, column) in ledger.columns.iter().enumerate() {
        let cells: Vec<Option<&Cell>> = ledger.rows.iter().map(|row| row.get(at)).collect();
        let references: Vec<String> =
            cells.iter().map(|cell| cell.map(references).unwrap_or_default()).collect();
        if references.iter().any(|found| !found.is_empty()) {
            heads.push(SheetColumn::new("Reference"));
            for (row, found) in rows.iter_mut().zip(references) {
                row.push(SheetValue::text(found));
            }
        }
        let values: Vec<SheetValue> =
            cells.into_iter().map(|cell| cell.map(value).unwrap_or_default()).collect();
        heads.push(SheetColumn::new(column.head.clone()));
        for (row, value) in rows.iter_mut().zip(as_numbers(values)) {
            row.push(value);
        }
    }
    name_all(&mut heads, &rows);
    (heads, rows)
}

/// Gives columns without a name one: who filters a sheet has to name them.
fn name_all(heads: &mut [SheetColumn], rows: &[Vec<SheetValue>]) {
    let is_reference = |words: &str| {
        let parts = words.split_once('-');
        parts.is_some_and(|(kind, number)| {
            kind.len() == 1 && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let mut others = ["What", "More"].into_iter();
    for (at, head) in heads.iter_mut().enumerate().filter(|(_, head)| head.head.is_empty()) {
        let mut words = rows.iter().filter_map(|row| match row.get(at) {
            Some(SheetValue::Text(words)) if !words.is_empty() => Some(words),
            _ => None,
        });
        let name = if words.all(|words| is_reference(words)) {
            "Reference"
        } else {
            others.next().unwrap_or_default()
        };
        head.head = name.to_owned();
    }
}

fn references(cell: &Cell) -> String {
    cell.lines.iter().filter_map(|line| line.reference.as_deref()).collect::<Vec<_>>().join(", ")
}

/// What a cell says: the one day that it is, or its words.
fn value(cell: &Cell) -> SheetValue {
    let said: Vec<&Line> = cell.lines.iter().filter(|line| !line.text.trim().is_empty()).collect();
    match said.as_slice() {
        [Line { day: Some(day), .. }] => SheetValue::Day(*day),
        lines => SheetValue::text(lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")),
    }
}

/// A column that holds nothing but numbers, as numbers. What begins with a nought is a name, not a number.
fn as_numbers(values: Vec<SheetValue>) -> Vec<SheetValue> {
    let number = |words: &str| {
        let digits = words.strip_prefix('-').unwrap_or(words);
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            && (digits == "0" || digits.starts_with("0.") || !digits.starts_with('0'))
            && digits.len() < 16;
        words.parse::<f64>().ok().filter(|_| is_number)
    };
    let is_fit = |value: &SheetValue| match value {
        SheetValue::Text(words) => number(words).is_some(),
        SheetValue::Empty => true,
        SheetValue::Number(_) | SheetValue::Share(_) | SheetValue::Day(_) | SheetValue::Truth(_) => false,
    };
    if !values.iter().all(is_fit) {
        return values;
    }
    let typed = |value: SheetValue| match value {
        SheetValue::Text(words) => number(&words).map_or(SheetValue::Text(words), SheetValue::Number),
        other => other,
    };
    values.into_iter().map(typed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Column, Tone, Width};

    #[test]
    fn a_table_keeps_references_days_and_numbers_apart() {
        let title = |words: &str, reference: &str| Cell {
            lines: vec![Line { reference: Some(reference.into()), ..Line::new(words, Tone::Strong) }],
        };
        let on = |words: &str, day: &str| Cell {
            lines: vec![Line { day: day.parse().ok(), ..Line::new(words, Tone::Plain) }],
        };
        let column = |head: &str| Column::new(head, Width::Share(1));
        let ledger = Ledger {
            columns: vec![column("Decision"), column("On"), column("Items"), column("Code")],
            rows: vec![
                vec![
                    title("Price", "D-2"),
                    on("Tue 8 Dec", "2026-12-08"),
                    Cell::plain("12"),
                    Cell::plain("007"),
                ],
                vec![title("Lock", "D-3"), on("Q1 2027", ""), Cell::plain("-0.5")],
            ],
        };
        let (heads, rows) = ledger_table(&ledger);
        let heads: Vec<_> = heads.iter().map(|column| column.head.as_str()).collect();
        assert_eq!(heads, ["Reference", "Decision", "On", "Items", "Code"]);
        let text = |words: &str| SheetValue::Text(words.into());
        let day = SheetValue::Day("2026-12-08".parse().unwrap());
        assert_eq!(rows[0], [text("D-2"), text("Price"), day, SheetValue::Number(12.0), text("007")]);
        let unnamed = Ledger {
            columns: vec![column(""), column(""), column("Next"), column("")],
            rows: vec![vec![
                Cell::plain("K-1"),
                Cell::plain("A risk"),
                Cell::plain("A step"),
                Cell::plain("4 of 5"),
            ]],
        };
        let heads: Vec<_> = ledger_table(&unnamed).0.into_iter().map(|column| column.head).collect();
        assert_eq!(heads, ["Reference", "What", "Next", "More"], "every column has a name to filter by");
        let none = SheetValue::Empty;
        assert_eq!(rows[1], [text("D-3"), text("Lock"), text("Q1 2027"), SheetValue::Number(-0.5), none]);
    }
}
