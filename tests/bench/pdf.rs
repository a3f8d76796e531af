//! Writing an update of 20 and 500 items as PDF, against bare Typst with the same items in a plain table.

use std::fmt::Write as _;

use roadbook_core::formats::document::{
    Block, Brand, Days, Document, Entry, Fact, MarkWord, Meta, Opening, Paper, Prose, Section, Sure,
};
use roadbook_core::formats::words::{Commitment, Mark};
use roadbook_core::formats::write::pdf;
use typst_as_lib::TypstEngine;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use super::amount::Amount;
use super::ground::{Dice, Ground};
use super::measure;
use super::table::{Aim, Row};

const RUNS: usize = 9;

/// What a table is set in.
const FACES: [&[u8]; 2] = [
    include_bytes!("../../src-tauri/crates/formats/fonts/Inter-Regular.ttf"),
    include_bytes!("../../src-tauri/crates/formats/fonts/Inter-SemiBold.ttf"),
];

pub fn rows(_: &Ground) -> Vec<Row> {
    [(20, 60), (500, 180)]
        .into_iter()
        .map(|(items, typst_alone)| {
            let mut salt = 0;
            let ours = measure::median(RUNS, || {
                // Another text each time: what was set once must not be taken from memory.
                salt += 1;
                let document = document(items, salt);
                measure::time(|| pdf::render(&document).unwrap())
            });
            let peer = measure::median(RUNS, || {
                salt += 1;
                let source = table(items, salt);
                measure::time(|| bare(source))
            });
            Row {
                job: format!("PDF of {items} items"),
                ours,
                peer: Some(("bare Typst, plain table", peer)),
                aim: Aim::AtMost(Amount::millis(typst_alone)),
            }
        })
        .collect()
}

/// An update with so many items, in sections of ten as a roadmap by product has them.
pub fn document(items: usize, salt: u64) -> Document {
    let mut dice = Dice(salt);
    let entry = |number: usize, dice: &mut Dice| Entry {
        reference: Some(format!("R-{number}")),
        title: dice.words(4),
        text: vec![Prose::plain(dice.words(18))],
        quote: None,
        sure: Some(Sure { commitment: Commitment::Likely, word: "Likely".into() }),
        mark: Some(MarkWord { mark: Mark::OnTrack, word: "On track".into() }),
        when: Some("Feb 2027".into()),
        days: Days::default(),
        facts: vec![Fact { label: "Owner".into(), value: dice.words(2) }],
    };
    let sections = (0..items.div_ceil(10)).map(|section| Section {
        label: dice.words(2),
        blocks: vec![Block::Items((1..=10).map(|number| entry(section * 10 + number, &mut dice)).collect())],
        ..Section::default()
    });
    Document {
        meta: Meta {
            company: "Bench".into(),
            title: "Product update".into(),
            number: "Draft".into(),
            date: "17 November 2026".into(),
            classification: "Internal".into(),
            replaces: None,
            audience: "Everybody".into(),
            lang: "en".into(),
            notice: None,
            paper: Paper::A4,
            brand: Brand::default(),
        },
        sections: sections.collect(),
        opening: Opening { headline: format!("{items} items, run {salt}"), ..Opening::default() },
    }
}

/// The same items as markup: a heading and a table.
fn table(items: usize, salt: u64) -> String {
    let mut dice = Dice(salt);
    let mut source = "= Product update\n#table(columns: 5,\n".to_owned();
    for number in 1..=items {
        writeln!(
            source,
            "[R-{number}], [*{}*], [{}], [Feb 2027], [{}],",
            dice.words(4),
            dice.words(18),
            dice.words(2)
        )
        .unwrap();
    }
    source + ")\n"
}

fn bare(source: String) -> Vec<u8> {
    let engine = TypstEngine::builder().main_file(source).fonts(FACES).build();
    let page: PagedDocument = engine.compile().output.unwrap();
    typst_pdf::pdf(&page, &PdfOptions::default()).unwrap()
}
