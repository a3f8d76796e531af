//! Writes the sample documents in every format to a folder, to be looked at: `cargo run --example pages -- FOLDER`.

use std::error::Error;
use std::path::Path;

use roadbook_formats::document::{Block, Document, Entry, Prose, Section, prose};
use roadbook_formats::write;

const SAMPLES: [(&str, &str); 5] = [
    ("review", include_str!("samples/review.json")),
    ("executives", include_str!("samples/executives.json")),
    ("sales", include_str!("samples/sales.json")),
    ("customers", include_str!("samples/customers.json")),
    ("engineering", include_str!("samples/engineering.json")),
];
const RUNNING_TEXT: &str = include_str!("samples/engineering.md");

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name a folder to write to")?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let mut documents = Vec::new();
    for (name, sample) in SAMPLES {
        let document: Document = serde_json::from_str(sample)?;
        documents.push((name, document));
    }
    let (_, engineering) = documents.last_mut().ok_or("there are no samples")?;
    engineering.sections[1].blocks = vec![Block::Prose(prose::from_markdown(RUNNING_TEXT))];
    let base = documents[1].1.clone();
    documents.extend([
        ("short", short(base.clone())),
        ("long", long(base.clone())),
        ("scripts", scripts(base)),
    ]);
    for (name, document) in documents {
        std::fs::write(folder.join(format!("{name}.md")), write::markdown::render(&document))?;
        std::fs::write(folder.join(format!("{name}.html")), write::html::render(&document))?;
        std::fs::write(folder.join(format!("{name}.pdf")), write::pdf::render(&document)?)?;
        let options = write::pptx::Options { notes: true, template: None };
        std::fs::write(folder.join(format!("{name}.docx")), write::docx::render(&document)?)?;
        std::fs::write(folder.join(format!("{name}.eml")), write::eml::render(&document)?)?;
        let look = write::xlsx::Look { title: name.into(), ..write::xlsx::Look::default() };
        std::fs::write(
            folder.join(format!("{name}.xlsx")),
            write::xlsx::render(&write::sheets::of(&document), &look)?,
        )?;
        std::fs::write(
            folder.join(format!("{name}.csv")),
            write::csv::render(&write::sheets::flat(&document)),
        )?;
        std::fs::write(folder.join(format!("{name}.pptx")), write::pptx::render(&document, options)?)?;
    }
    Ok(())
}

/// An update with nothing to tell.
fn short(mut document: Document) -> Document {
    document.opening.headline = "All is well.".into();
    document.opening.lead = None;
    document.sections.truncate(2);
    for section in &mut document.sections {
        section.blocks = vec![Block::Quiet("Nothing this time.".into())];
        section.note = None;
        section.weight = roadbook_formats::document::Weight::Plain;
    }
    document
}

/// Five hundred items in ten groups, with titles of every length, and one picture of them all.
fn long(mut document: Document) -> Document {
    let words = "Replace the nightly batch of supplier payments with a stream that settles in ten seconds on weekends too";
    document.opening.headline = format!("{words}. {words}. {words}.");
    document.sections.retain(|section| matches!(section.blocks.first(), Some(Block::Picture(_))));
    if let Some(Block::Picture(picture)) = document.sections[0].blocks.first_mut() {
        let bars: Vec<_> = picture.lanes.iter().flat_map(|lane| lane.bars.clone()).collect();
        for (lane, of) in picture.lanes.iter_mut().enumerate() {
            of.bars = bars.iter().cycle().take(60 + lane * 20).cloned().collect();
        }
        picture.lanes[1].bars[0].title = words.repeat(3);
    }
    let entry = |number: usize| Entry {
        reference: Some(format!("R-{number}")),
        title: words.chars().take(8 + number * 7 % 100).collect(),
        text: if number.is_multiple_of(3) { vec![Prose::plain(words)] } else { Vec::new() },
        when: Some("Q1 2027".into()),
        ..Entry::default()
    };
    for group in 0..10 {
        document.sections.push(Section {
            label: if group == 3 {
                "Datenschutzgrundverordnung und mehr".into()
            } else {
                format!("Group {group}")
            },
            note: Some("January to March".into()),
            weight: roadbook_formats::document::Weight::Group,
            width: roadbook_formats::document::SectionWidth::Beside,
            blocks: vec![Block::Items((0..50).map(|item| entry(group * 50 + item)).collect())],
            ..Section::default()
        });
    }
    document
}

/// Letters that no face of ours has at first hand.
fn scripts(mut document: Document) -> Document {
    let titles = [
        "Ελληνικά και Кириллица, Tiếng Việt, Łódź",
        "العربية تُكتب من اليمين R-12",
        "עברית מימין לשמאל",
        "日本語のとても長い題名は行の途中で折り返されることがあります",
        "हिन्दी, ไทย, 한국어, ქართული",
        "Emoji 😀 👩‍👩‍👧, arrows → ⇒, maths ∑ ≤ ∞",
        "https://example.org/a/very/long/address/that/never/ends?and=has&no=spaces#in_it_at_all_whatsoever",
        "before \u{202e}override\u{202c} after",
    ];
    document.opening.headline = titles[0].into();
    document.sections = vec![Section {
        label: titles[4].into(),
        note: Some(titles[6].into()),
        weight: roadbook_formats::document::Weight::Group,
        width: roadbook_formats::document::SectionWidth::Beside,
        blocks: vec![Block::Items(
            titles
                .map(|title| Entry {
                    title: title.into(),
                    text: vec![Prose::plain(title)],
                    ..Entry::default()
                })
                .into(),
        )],
        ..Section::default()
    }];
    document
}
