//! The roadmap in files that people go on working with: slides whose bars can be moved, a document with the list below the
//! picture, a workbook.

use roadbook_formats::document::{
    Block, Cell, Column, Document, Fact, Ledger, Line, Opening, OpeningStyle, Section, SectionWidth, Tone,
    Weight, Width,
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
    document.opening.facts = vec![fact("As of", &sheet.meta.date), fact("For", &sheet.meta.audience)];
    pptx::render(&document, composed.slides.options())
}

/// A document: the picture, and below it every item in words.
///
/// # Errors
/// When the file cannot be put together.
pub(super) fn text(composed: &Composed) -> Result<Vec<u8>, WriteError> {
    let document = document(composed, vec![picture(composed), list(composed)]);
    docx::render_with(&document, &for_letters_of(&document))
}

/// A workbook with one line an item, days as days.
///
/// # Errors
/// When the file cannot be put together.
pub(super) fn workbook(composed: &Composed) -> Result<Vec<u8>, WriteError> {
    let meta = &composed.sheet.meta;
    let foot = [Some(meta.classification.clone()), meta.notice.clone()];
    let look = xlsx::Look {
        title: meta.title.clone(),
        language: meta.lang.clone(),
        brand: meta.brand.clone(),
        foot: foot.into_iter().flatten().collect::<Vec<_>>().join(", "),
    };
    xlsx::render(&[rows::sheet(composed)], &look)
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

fn list(composed: &Composed) -> Section {
    let column = |head: &str, width| Column::new(head, width);
    let ledger = Ledger {
        columns: vec![
            column("", Width::Short),
            column("Item", Width::Share(3)),
            column("When", Width::Share(2)),
            column("How sure", Width::Date),
            column("How it goes", Width::Date),
        ],
        rows: plain::scheduled(composed).map(row).collect(),
    };
    Section {
        label: "Every item".to_owned(),
        weight: Weight::Plain,
        width: SectionWidth::Wide,
        blocks: vec![Block::Ledger(ledger)],
        ..Section::default()
    }
}

fn row(item: &SeenItem) -> Vec<Cell> {
    let told = |line: Option<Line>| Cell { lines: line.into_iter().collect() };
    let around: Vec<&str> = [&item.product, &item.team].into_iter().flatten().map(String::as_str).collect();
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
