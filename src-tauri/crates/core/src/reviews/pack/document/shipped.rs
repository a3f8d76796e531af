//! What shipped: a card for each thing whose metric says what it did, and a table of the others.

use roadbook_formats::document::{Block, Figure, MarkWord, SmallLine};
use roadbook_formats::words::Mark;

use super::super::did::{self, Did, Verdict};
use super::super::{Built, PackRow, PackSection};
use super::table;
use crate::metrics::said_apart;
use crate::metrics::series::Point;

pub(super) fn shipped(built: &Built, one: &PackSection) -> Vec<Block> {
    let mut cards = Vec::new();
    let mut others = Vec::new();
    for row in &one.rows {
        let of = row.reference.as_deref().unwrap_or_default();
        let did = did::of_item(&built.material, &built.view, of);
        match did.iter().find_map(|did| card(built, row, did)) {
            Some(card) => cards.push(card),
            None => others.push(row.clone()),
        }
    }
    let mut blocks = Vec::new();
    if !cards.is_empty() {
        blocks.push(Block::Figures(cards));
    }
    if !others.is_empty() || blocks.is_empty() {
        let rest = PackSection { rows: others, ..one.clone() };
        blocks.push(table(&rest, ["Shipped", "", "Stands for", "When"]));
    }
    blocks
}

/// A thing that shipped with its metric; nothing when nobody measures it.
fn card(built: &Built, row: &PackRow, did: &Did<'_>) -> Option<Figure> {
    let metric = did.metric?;
    let (value, unit) = said_apart(metric.latest.as_ref()?.value, metric.unit.as_deref());
    let values: Vec<Option<f64>> = metric.months.iter().map(|point| point.value).collect();
    let above: Vec<_> = [Some(row.value.clone()), row.reference.clone()]
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .collect();
    Some(Figure {
        above: Some(above.join(", ")),
        name: row.title.clone(),
        before: did.expected.from.clone(),
        value,
        unit,
        line: (values.iter().flatten().count() > 1).then(|| SmallLine {
            event: shipped_at(built, row, &metric.months).map(|at| (at, "shipped".to_owned())),
            values,
            target: metric.target.as_ref().map(|target| target.value),
            span: "twelve months".to_owned(),
        }),
        mark: did.verdict().map(|verdict| MarkWord {
            mark: match verdict {
                Verdict::AsExpected | Verdict::Better => Mark::OnTrack,
                Verdict::Less | Verdict::Other => Mark::AtRisk,
            },
            word: verdict.word().to_owned(),
        }),
        target: Some(did.wanted()).filter(|wanted| !wanted.is_empty()),
        text: [metric.name.as_str(), row.note.as_str()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(". "),
        asks: false,
    })
}

/// The point of the line at which it shipped, as precisely as the audience reads its date.
fn shipped_at(built: &Built, row: &PackRow, points: &[Point]) -> Option<usize> {
    let item = built.view.items.iter().find(|item| Some(&item.reference) == row.reference.as_ref())?;
    let on = item.when.as_ref()?.end.filter(|end| *end <= built.material.today)?;
    let known = points.iter().enumerate().filter(|(_, point)| point.value.is_some());
    known.take_while(|(_, point)| point.from <= on).map(|(at, _)| at).last()
}
