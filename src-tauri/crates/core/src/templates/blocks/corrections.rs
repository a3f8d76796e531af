//! The block `corrections`: what this audience was told that is no longer true, with what is.

use std::collections::BTreeSet;

use roadbook_formats::document::{Block, Cell, Column, Ledger, Line, Tone, Width};

use super::Expanded;
use super::changes::FIELDS;
use crate::error::Result;
use crate::ids::Reference;
use crate::op::Kind;
use crate::templates::Template;
use crate::templates::outline::Call;
use crate::templates::page::Page;
use crate::timeframe::long_day;
use crate::told::list::Told;
use crate::told::{gone_words, label};

/// What somebody builds on.
const USUAL: &[&[&str]] = &[
    &["title"],
    &["timeframe"],
    &["commitment"],
    &["chosen", "status"],
    &["latest"],
    &["target"],
    &["nextAction", "due"],
];

pub(super) fn expand(template: &Template, call: &mut Call, page: Page<'_>) -> Result<Expanded> {
    let fields = call.choices(template, "show", FIELDS, USUAL)?.concat();
    let mut gone = BTreeSet::new();
    let mut rows = Vec::new();
    for told in &page.since.stale {
        let is_there = page.since.is_there(&told.reference);
        if is_there {
            if fields.contains(&told.field.as_str()) {
                rows.push(row(told, &title(page, told), told.now.as_deref().unwrap_or("None")));
            }
        } else if told.field == "timeframe" || !page.since.was_told(&told.reference, "timeframe") {
            // One line says of a whole record that it is gone.
            if gone.insert(told.reference.as_str()) {
                rows.push(row(told, &title(page, told), gone_words(kind(told))));
            }
        }
    }
    if rows.is_empty() {
        return Ok(Expanded::default());
    }
    let columns = vec![
        Column::new("", Width::Share(3)),
        Column::new("You were told", Width::Share(2)),
        Column::new("Now", Width::Share(2)),
    ];
    Ok(Expanded::of(vec![Block::Ledger(Ledger { columns, rows })]))
}

fn row(told: &Told, title: &str, now: &str) -> Vec<Cell> {
    let line = Line { reference: Some(told.reference.clone()), ..Line::new(title, Tone::Strong) };
    let when = format!("{} of {}", told.update, long_day(told.told_on));
    vec![
        Cell { lines: vec![line] }.with_small(label(&told.field)),
        Cell::old(&told.told).with_small(when),
        Cell::strong(now),
    ]
}

/// What kind of record it is, as its reference says.
fn kind(told: &Told) -> Kind {
    told.reference.parse::<Reference>().map_or(Kind::Item, |reference| reference.letter.kind())
}

/// What the audience calls the record now, or what it was told it is called.
fn title(page: Page<'_>, told: &Told) -> String {
    let item = page.view.items.iter().find(|item| item.reference == told.reference).map(|item| &item.title);
    let decisions = &page.view.decisions;
    let decision = decisions.iter().find(|decision| decision.reference == told.reference);
    let metric = page.registers.metrics.iter().find(|metric| metric.reference == told.reference);
    let risk = page.registers.risks.iter().find(|risk| risk.reference == told.reference);
    let register = metric.map(|metric| &metric.name).or(risk.map(|risk| &risk.statement));
    let gone = page.since.records.iter().find(|record| record.reference == told.reference);
    let title =
        item.or(decision.map(|decision| &decision.title)).or(register).or(gone.map(|record| &record.title));
    title.cloned().unwrap_or_default()
}
