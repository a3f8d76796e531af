//! The roadmap in files that people go on working with: slides whose bars can be moved, a page with a table for each lane
//! below the picture, a workbook.

use roadbook_formats::document::{
    Block, Cell, Column, Document, Fact, Lane, Ledger, Line, Opening, OpeningStyle, Prose, Section,
    SectionWidth, Tone, Weight, Width,
};
use roadbook_formats::write::{WriteError, docx, pptx, xlsx};

use super::{Composed, plain, rows};
use crate::audiences::view::SeenItem;
use crate::updates::faces::for_letters_of;

/// Slides: the picture as native shapes, one group an item.
///
/// # Errors
/// When the file cannot be put together.
pub(super) fn slides(composed: &Composed) -> Result<Vec<u8>, WriteError> {
    let sheet = &composed.sheet;
    let picture = Section { title: Some(sheet.headline.clone()), ..picture(composed) };
    let mut document = document(composed, vec![picture]);
    document.opening.style = OpeningStyle::Cover;
    document.opening.facts = vec![fact("As of", &sheet.meta.date)];
    // Its own author knows for whom it is.
    if !composed.view.audience.is_author {
        document.opening.facts.push(fact("For", &sheet.meta.audience));
    }
    pptx::render(&document, composed.slides.options())
}

/// A document for Word: the page.
///
/// # Errors
/// When the file cannot be put together.
pub(super) fn text(composed: &Composed) -> Result<Vec<u8>, WriteError> {
    let page = page(composed);
    docx::render_with(&page, &for_letters_of(&page))
}

/// The page: the picture, and below it a table for each lane.
pub(super) fn page(composed: &Composed) -> Document {
    let mut sections = vec![picture(composed)];
    sections.extend(lanes(composed));
    document(composed, sections)
}

/// The page in words alone: what the picture shows in a sentence, and a table for each lane. A picture in words would say
/// every item twice.
pub(super) fn words(composed: &Composed) -> Document {
    let shown = Prose::plain(composed.sheet.picture.alt.clone());
    let mut sections = vec![Section { blocks: vec![Block::Prose(vec![shown])], ..Section::default() }];
    sections.extend(lanes(composed));
    document(composed, sections)
}

/// A workbook with one line an item, days as days.
///
/// # Errors
/// When the file cannot be put together.
pub(super) fn workbook(composed: &Composed) -> Result<Vec<u8>, WriteError> {
    xlsx::render(&[rows::sheet(composed)], &xlsx::Look::of(&composed.sheet.meta))
}

fn document(composed: &Composed, sections: Vec<Section>) -> Document {
    let sheet = &composed.sheet;
    let opening =
        Opening { headline: sheet.headline.clone(), style: OpeningStyle::Beside, ..Opening::default() };
    Document { meta: sheet.meta.clone(), opening, sections }
}

fn fact(label: &str, value: &str) -> Fact {
    Fact { label: label.to_owned(), value: value.to_owned() }
}

fn picture(composed: &Composed) -> Section {
    let sheet = &composed.sheet;
    Section {
        width: SectionWidth::Wide,
        blocks: vec![Block::Picture(sheet.picture.clone())],
        ..Section::default()
    }
}

/// A table for each lane, in the order of the picture. Its rows are in the order of the roadmap's tables.
fn lanes(composed: &Composed) -> Vec<Section> {
    let mut left: Vec<&SeenItem> = plain::scheduled(composed).collect();
    let mut sections = Vec::new();
    lanes_within(&composed.sheet.picture.lanes, &mut Vec::new(), &mut left, &mut sections);
    if !left.is_empty() {
        let said = if sections.is_empty() { EVERY_ITEM } else { "Beyond the picture" };
        sections.push(table(said, None, &left));
    }
    sections
}

/// What the table of a roadmap without lanes is called.
const EVERY_ITEM: &str = "Every item";

fn lanes_within<'a>(
    lanes: &'a [Lane],
    around: &mut Vec<&'a str>,
    left: &mut Vec<&SeenItem>,
    sections: &mut Vec<Section>,
) {
    for lane in lanes {
        let stands =
            |item: &SeenItem| lane.bars.iter().any(|bar| bar.reference.as_ref() == Some(&item.reference));
        let (here, others) = left.iter().copied().partition::<Vec<_>, _>(|item| stands(item));
        *left = others;
        if !here.is_empty() {
            let name = if lane.name.is_empty() { EVERY_ITEM } else { &lane.name };
            let note = (!around.is_empty()).then(|| around.join(", "));
            sections.push(table(name, note, &here));
        }
        around.push(&lane.name);
        lanes_within(&lane.lanes, around, left, sections);
        around.pop();
    }
}

fn table(label: &str, note: Option<String>, items: &[&SeenItem]) -> Section {
    let column = |head: &str, width| Column::new(head, width);
    let ledger = Ledger {
        columns: vec![
            column("", Width::Short),
            column("Item", Width::Share(3)),
            column("When", Width::Share(2)),
            column("How sure", Width::Date),
            column("How it goes", Width::Date),
        ],
        rows: items.iter().map(|item| row(item, label)).collect(),
    };
    Section {
        label: label.to_owned(),
        note,
        weight: Weight::Plain,
        width: SectionWidth::Wide,
        blocks: vec![Block::Ledger(ledger)],
        ..Section::default()
    }
}

/// What is known of an item, but for the name of its lane, which stands above the table.
fn row(item: &SeenItem, lane: &str) -> Vec<Cell> {
    let told = |line: Option<Line>| Cell { lines: line.into_iter().collect() };
    let around = [&item.product, &item.team].into_iter().flatten().map(String::as_str);
    let around: Vec<&str> = around.filter(|name| *name != lane).collect();
    let title = Cell::strong(item.title.clone());
    vec![
        Cell::new(item.reference.clone(), Tone::Small),
        if around.is_empty() { title } else { title.with_small(around.join(" · ")) },
        Cell::plain(item.when.as_ref().map(|when| when.text.clone()).unwrap_or_default()),
        told(
            item.commitment
                .map(|sure| Line { commitment: Some(sure), ..Line::new(sure.word(), Tone::Plain) }),
        ),
        told(item.standing.as_ref().map(|standing| Line {
            mark: Some(standing.mark),
            ..Line::new(standing.word.clone(), Tone::Plain)
        })),
    ]
}
