//! The block `changes`: what is different for this audience since it last heard, each value as it was told and as it is.

use roadbook_formats::document::{Block, Cell, Column, Ledger, Line, Tone, Width};

use super::{Expanded, MOST, cut_short};
use crate::error::Result;
use crate::op::Kind;
use crate::templates::Template;
use crate::templates::outline::Call;
use crate::templates::page::Page;
use crate::told::changes::{RecordChange, What};
use crate::told::{gone_words, label};

/// Which kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Items,
    Decisions,
    Metrics,
    Risks,
}

const OF: &[(&str, Of)] =
    &[("items", Of::Items), ("decisions", Of::Decisions), ("metrics", Of::Metrics), ("risks", Of::Risks)];

/// The words a template asks for fields by, each with the fields it means.
pub(super) const FIELDS: &[(&str, &[&str])] = &[
    ("title", &["title"]),
    ("when", &["timeframe"]),
    ("commitment", &["commitment"]),
    ("status", &["health", "status"]),
    ("decision", &["chosen", "status"]),
    ("needed by", &["neededBy"]),
    ("reading", &["latest"]),
    ("target", &["target"]),
    ("next", &["nextAction", "due"]),
    ("owner", &["owner"]),
    ("team", &["team"]),
    ("product", &["product"]),
    ("goal", &["goal"]),
    ("part of", &["parent"]),
    ("dependencies", &["dependencies"]),
    ("effort", &["effort"]),
    ("text", &["description"]),
];

const USUAL: &[&[&str]] = &[
    &["title"],
    &["timeframe"],
    &["commitment"],
    &["health", "status"],
    &["chosen", "status"],
    &["neededBy"],
    &["latest"],
    &["target"],
    &["nextAction", "due"],
];

pub(super) fn expand(template: &Template, call: &mut Call, page: Page<'_>) -> Result<Expanded> {
    let fields = call.choices(template, "show", FIELDS, USUAL)?.concat();
    let of = call.choices(template, "of", OF, &[Of::Items, Of::Decisions, Of::Metrics, Of::Risks])?;
    let most = call.number(template, "most", MOST)?;
    if page.since.update.is_none() {
        return Ok(Expanded::default());
    }
    let is_meant = |record: &&RecordChange| match record.kind {
        Kind::Decision => of.contains(&Of::Decisions),
        // A new one stands in the block of its register; here stands what they were told and is no longer so.
        Kind::Metric => record.was_told && of.contains(&Of::Metrics),
        Kind::RaidEntry => record.was_told && of.contains(&Of::Risks),
        _ => of.contains(&Of::Items),
    };
    let mut rows: Vec<_> =
        page.since.records.iter().filter(is_meant).filter_map(|record| row(page, record, &fields)).collect();
    if rows.is_empty() {
        return Ok(Expanded::default());
    }
    let columns = vec![
        Column::new("", Width::Share(3)),
        Column::new("Was", Width::Share(2)),
        Column::new("Now", Width::Share(2)),
    ];
    let note = cut_short(&mut rows, most);
    Ok(Expanded { note, ..Expanded::of(vec![Block::Ledger(Ledger { columns, rows })]) })
}

/// A record with what was told and what is; nothing where no field that is asked for may be said.
fn row(page: Page<'_>, record: &RecordChange, fields: &[&str]) -> Option<Vec<Cell>> {
    let title = Line { reference: Some(record.reference.clone()), ..Line::new(&record.title, Tone::Strong) };
    let title = Cell { lines: vec![title] };
    match &record.what {
        What::New => Some(vec![title, Cell::default(), new(page, &record.reference)]),
        // Who never heard of it need not hear that it is gone.
        What::Gone => {
            record.was_told.then(|| vec![title, Cell::default(), Cell::strong(gone_words(record.kind))])
        }
        What::Changed(changes) => {
            let said = changes.iter().filter(|change| {
                change.may_be_said && fields.contains(&change.field.as_str()) && change.told != change.after
            });
            let (mut was, mut now) = (Cell::default(), Cell::default());
            let said: Vec<_> = said.collect();
            for change in &said {
                let named = |value: &str| match said.len() {
                    1 => value.to_owned(),
                    _ => format!("{}: {value}", label(&change.field)),
                };
                was.lines.extend(change.told.iter().map(|told| Line::new(named(told), Tone::Old)));
                let after = change.after.as_deref().unwrap_or("None");
                now.lines.push(Line::new(named(after), Tone::Strong));
            }
            (!said.is_empty()).then(|| vec![title, was, now])
        }
    }
}

/// What is new, with when and how sure it is.
fn new(page: Page<'_>, reference: &str) -> Cell {
    let item = page.view.items.iter().find(|item| item.reference == reference);
    let when = item.and_then(|item| item.when.as_ref()).map(|when| when.words.clone());
    let sure = item.and_then(|item| item.commitment).map(|sure| sure.word().to_owned());
    let more: Vec<_> = when.into_iter().chain(sure).collect();
    let cell = Cell::strong("New");
    if more.is_empty() { cell } else { cell.with_small(more.join(". ")) }
}
