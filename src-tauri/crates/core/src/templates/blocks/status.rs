//! The block `status`: how many items stand where, and which of them need help.

use roadbook_formats::document::{Block, Cell, Column, Ledger, Line, Tone, Width};
use roadbook_formats::words::Mark;

use super::Expanded;
use crate::templates::page::{Page, mark};

/// What needs help stands first, and by name.
const ORDER: [Mark; 9] = [
    Mark::OffTrack,
    Mark::AtRisk,
    Mark::Paused,
    Mark::OnTrack,
    Mark::Unsaid,
    Mark::NotStarted,
    Mark::Done,
    Mark::Cut,
    Mark::NotComparable,
];

pub(super) fn expand(page: Page<'_>) -> Expanded {
    let rows: Vec<Vec<Cell>> = ORDER
        .into_iter()
        .filter_map(|which| {
            let items: Vec<_> = page.view.items.iter().filter(|item| mark(item) == Some(which)).collect();
            let word = items.first()?.standing.as_ref()?.word.clone();
            let by_name = matches!(which, Mark::OffTrack | Mark::AtRisk | Mark::Paused);
            let names: Vec<_> =
                items.iter().map(|item| format!("{} {}", item.title, item.reference)).collect();
            Some(vec![
                Cell { lines: vec![Line { mark: Some(which), ..Line::new(word, Tone::Strong) }] },
                Cell::plain(items.len().to_string()),
                Cell::old(if by_name { names.join("; ") } else { String::new() }),
            ])
        })
        .collect();
    if rows.is_empty() {
        return Expanded::default();
    }
    let columns =
        vec![Column::new("", Width::Date), Column::new("", Width::Short), Column::new("", Width::Share(1))];
    Expanded::of(vec![Block::Ledger(Ledger { columns, rows })])
}
