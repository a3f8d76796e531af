//! The block `risks`: what is open of risks, assumptions, issues and dependencies, with what happens next and by when.

use roadbook_formats::document::{Block, Cell, Column, Ledger, Line, Tone, Width};

use super::{Expanded, MOST, cut_short};
use crate::audiences::view::SeenRisk;
use crate::error::Result;
use crate::templates::Template;
use crate::templates::outline::Call;
use crate::templates::page::Page;

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Only {
    Open,
    Help,
}

const ONLY: &[(&str, Only)] = &[("open", Only::Open), ("need help", Only::Help)];

pub(super) fn expand(template: &Template, call: &mut Call, page: Page<'_>) -> Result<Expanded> {
    let only = call.choice(template, "only", ONLY)?;
    let most = call.number(template, "most", MOST)?;
    let is_meant = |row: &&SeenRisk| only == Only::Open || row.needs_help.is_some();
    let mut rows: Vec<_> = page.registers.risks.iter().filter(is_meant).map(row).collect();
    if rows.is_empty() {
        return Ok(Expanded::default());
    }
    let note = cut_short(&mut rows, most);
    let columns = vec![
        Column::new("", Width::Share(3)),
        Column::new("If nothing is done", Width::Share(2)),
        Column::new("Next", Width::Share(2)),
    ];
    Ok(Expanded { note, ..Expanded::of(vec![Block::Ledger(Ledger { columns, rows })]) })
}

fn row(row: &SeenRisk) -> Vec<Cell> {
    let title = Line { reference: Some(row.reference.clone()), ..Line::new(&row.statement, Tone::Strong) };
    let score = row.score.map(|score| format!("{score} of 25"));
    let about = [Some(row.kind.word().to_owned()), score, row.owner.clone()];
    let about: Vec<_> = about.into_iter().flatten().collect();
    let due = row.due.as_ref().map(|due| due.text.clone()).unwrap_or_default();
    let next = if row.help.is_empty() { &row.next_action } else { &row.help };
    vec![
        Cell { lines: vec![title] }.with_small(about.join(" · ")),
        Cell::plain(row.if_unresolved.clone()),
        Cell::plain(next.clone()).with_small(due),
    ]
}
