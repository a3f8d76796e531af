//! What holds for every deck: PowerPoint opens it without repairs, nothing leaves a slide, and a company's template keeps
//! its looks.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use regex::Regex;
use zip::ZipArchive;

use super::{Options, Template, TemplateError, render};
use crate::document::{Block, Cell, Column, Document, Ledger, Section, Width, everything};
use crate::text_of;

pub(super) fn numbered() -> Document {
    let mut number = 0;
    everything(|| {
        number += 1;
        format!("text {number}")
    })
}

pub(super) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        assert_eq!(
            file.compression(),
            zip::CompressionMethod::Deflated,
            "PowerPoint repairs entries that are stored"
        );
        let mut inside = Vec::new();
        file.read_to_end(&mut inside).unwrap();
        let name = file.name().unwrap().into_owned();
        out.insert(name, String::from_utf8_lossy(&inside).into_owned());
    }
    out
}

fn all(pattern: &str, text: &str) -> Vec<String> {
    Regex::new(pattern).unwrap().captures_iter(text).map(|found| found[1].to_owned()).collect()
}

/// The rules whose breach PowerPoint answers with a repair.
pub(super) fn check_package(bytes: &[u8]) {
    let parts = parts(bytes);
    let types = &parts["[Content_Types].xml"];
    for part in all("PartName=\"/([^\"]+)\"", types) {
        assert!(parts.contains_key(&part), "an Override names {part}, which is not there");
    }
    for name in parts.keys().filter(|name| name.ends_with(".xml") && !name.starts_with('[')) {
        assert!(types.contains(&format!("PartName=\"/{name}\"")), "{name} has no content type of its own");
    }
    for (name, xml) in parts.iter().filter(|(name, _)| name.ends_with(".rels")) {
        let folder = name.split("_rels/").next().unwrap().trim_end_matches('/');
        let owner = name.replace("_rels/", "").trim_end_matches(".rels").to_owned();
        for relationship in xml.split("<Relationship ").skip(1) {
            if relationship.contains("TargetMode=\"External\"") {
                continue;
            }
            let target = &all("Target=\"([^\"]+)\"", relationship)[0];
            let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
            for step in target.split('/') {
                if step == ".." {
                    path.pop();
                } else {
                    path.push(step);
                }
            }
            let path = path.join("/");
            assert!(parts.contains_key(&path), "{name} refers to {path}, which is not there");
        }
        if let Some(part) = parts.get(&owner) {
            for id in all("r:(?:id|embed|link)=\"([^\"]+)\"", part) {
                assert!(
                    xml.contains(&format!("Id=\"{id}\"")),
                    "{owner} uses {id}, which {name} does not have"
                );
            }
        }
    }
    for (name, xml) in parts.iter().filter(|(name, _)| name.starts_with("ppt/slides/slide")) {
        let mut ids = all("<p:cNvPr id=\"([0-9]+)\"", xml);
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count, "{name} gives an identifier twice");
    }
}

/// Nothing of ours stands outside its slide.
fn check_bounds(bytes: &[u8]) {
    check_within(bytes, 12_192_000, 6_858_000);
}

/// Nothing of ours stands outside a slide of this size, in EMU.
pub(super) fn check_within(bytes: &[u8], width: i64, height: i64) {
    let frames =
        Regex::new("<a:off x=\"(-?[0-9]+)\" y=\"(-?[0-9]+)\"/><a:ext cx=\"([0-9]+)\" cy=\"([0-9]+)\"/>")
            .unwrap();
    for (name, xml) in parts(bytes).iter().filter(|(name, _)| name.starts_with("ppt/slides/slide")) {
        for frame in frames.captures_iter(xml) {
            let [x, y, w, h] = [1, 2, 3, 4].map(|at| frame[at].parse::<i64>().unwrap());
            assert!(x >= 0 && y >= 0 && y + h <= height, "{name}: {}", &frame[0]);
            assert!(x + w <= width, "{name}: {}", &frame[0]);
        }
    }
}

fn long_table(rows: usize, words: &str) -> Document {
    let row = |number: usize| vec![Cell::plain(format!("R-{number}")), Cell::plain(words)];
    let ledger = Ledger {
        columns: vec![Column::new("Reference", Width::Short), Column::new("What", Width::Share(1))],
        rows: (0..rows).map(row).collect(),
    };
    let section = Section { label: "Many".into(), blocks: vec![Block::Ledger(ledger)], ..Section::default() };
    Document { sections: vec![section], ..numbered() }
}

#[test]
fn a_deck_holds_together() {
    for notes in [false, true] {
        let options = Options { notes, template: None };
        let bytes = render(&numbered(), options).unwrap();
        check_package(&bytes);
        check_bounds(&bytes);
        assert_eq!(bytes, render(&numbered(), options).unwrap(), "the same document gives the same bytes");
    }
}

#[test]
fn samples_hold_together() {
    for sample in [
        include_str!("../../../examples/samples/review.json"),
        include_str!("../../../examples/samples/executives.json"),
    ] {
        let mut document: Document = serde_json::from_str(sample).unwrap();
        for lang in ["en", "ar"] {
            document.meta.lang = lang.into();
            let bytes = render(&document, Options { notes: true, template: None }).unwrap();
            check_package(&bytes);
            check_bounds(&bytes);
        }
    }
}

#[test]
fn long_content_goes_to_a_next_slide() {
    let words = "Eighteen words that say what it is and what it does for those who wait for it".repeat(3);
    for (rows, words) in [(200, words.as_str()), (2, &words.repeat(40)), (1, &"x".repeat(20_000))] {
        let bytes = render(&long_table(rows, words), Options::default()).unwrap();
        check_bounds(&bytes);
        let slides = parts(&bytes).keys().filter(|name| name.starts_with("ppt/slides/slide")).count();
        assert!(slides > 2, "{rows} rows on {slides} slides");
        let text: String =
            text_of::office(&bytes).unwrap().into_iter().map(|part| part.text + "\n").collect();
        for row in 0..rows {
            assert!(text.lines().any(|line| line == format!("R-{row}")), "row {row} is on no slide");
        }
    }
}

#[test]
fn notes_travel_only_when_asked_for() {
    let mut document = numbered();
    document.sections[0].notes = vec![crate::document::Prose::plain("said aloud")];
    let has = |notes| {
        let bytes = render(&document, Options { notes, template: None }).unwrap();
        text_of::office(&bytes).unwrap().iter().any(|part| part.text.contains("said aloud"))
    };
    assert!(has(true));
    assert!(!has(false));
}

#[test]
fn a_template_keeps_its_masters_and_loses_its_slides() {
    let mut company = numbered();
    company.meta.brand.primary = "#aa3377".parse().unwrap();
    company.meta.brand.font = Some("Trebuchet MS".into());
    let theirs = render(&company, Options { notes: true, template: None }).unwrap();
    let template = Template::read(&theirs).unwrap();
    let mut document = numbered();
    document.opening.headline = "Only ours".into();
    let ours = render(&document, Options { notes: false, template: Some(&template) }).unwrap();
    check_package(&ours);
    let (theirs, ours) = (parts(&theirs), parts(&ours));
    for kept in
        ["ppt/theme/theme1.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout3.xml"]
    {
        assert_eq!(theirs[kept], ours[kept], "{kept} is taken over as it is");
    }
    assert!(ours["ppt/theme/theme1.xml"].contains("Trebuchet MS"));
    assert!(ours["ppt/slides/slide1.xml"].contains("Only ours"));
    assert!(!ours.keys().any(|name| name.contains("notes")), "notes of the template stay behind");
}

#[test]
fn what_cannot_be_a_template_says_why() {
    let deck = render(&numbered(), Options::default()).unwrap();
    let with = |name: &str, content: &str| {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        for (own, text) in parts(&deck) {
            if own != name {
                archive.start_file(own, options).unwrap();
                std::io::Write::write_all(&mut archive, text.as_bytes()).unwrap();
            }
        }
        archive.start_file(name, options).unwrap();
        std::io::Write::write_all(&mut archive, content.as_bytes()).unwrap();
        archive.finish().unwrap().into_inner()
    };
    assert!(matches!(Template::read(b"no file"), Err(TemplateError::NotAPresentation(_))));
    assert!(matches!(Template::read(&with("ppt/vbaProject.bin", "x")), Err(TemplateError::Macros)));
    assert!(matches!(
        Template::read(&with("ppt/presentation.xml", "<a><b>")),
        Err(TemplateError::NotAPresentation(_))
    ));
    let entities = "<!DOCTYPE a [<!ENTITY b \"c\">]><p:presentation/>";
    assert!(matches!(
        Template::read(&with("ppt/presentation.xml", entities)),
        Err(TemplateError::NotAPresentation(_))
    ));
}

fn slide_texts(document: &Document) -> Vec<String> {
    let bytes = render(document, Options::default()).unwrap();
    let all = text_of::office(&bytes).unwrap();
    let count = parts(&bytes).keys().filter(|name| name.starts_with("ppt/slides/slide")).count();
    let of = |number: usize| {
        let place = format!("slide{number}.xml");
        let own = all.iter().filter(|part| part.place == place).map(|part| part.text.as_str());
        own.collect::<Vec<_>>().join("\n")
    };
    (1..=count).map(of).collect()
}

fn quiet(label: &str, title: Option<&str>) -> Section {
    let blocks = vec![Block::Quiet("Nothing this time.".into())];
    Section { label: label.into(), title: title.map(str::to_owned), blocks, ..Section::default() }
}

#[test]
fn parts_with_nothing_to_tell_share_a_slide() {
    let table = long_table(3, "words").sections;
    let sections = [
        vec![quiet("Shipped", Some("Nothing shipped since the last review"))],
        table.clone(),
        vec![quiet("Risks", Some("No risk is new"))],
    ];
    let slides = slide_texts(&Document { sections: sections.concat(), ..numbered() });
    let both: Vec<&String> = slides.iter().filter(|text| text.contains("No risk is new")).collect();
    assert_eq!(both.len(), 1, "one slide: {slides:?}");
    for said in ["Nothing this time", "Shipped", "Nothing shipped since the last review", "Risks"] {
        assert!(both[0].contains(said), "{said} in {}", both[0]);
    }
    assert!(!both[0].contains("Nothing this time."), "what the title says is not said again");
}

#[test]
fn a_slide_of_several_parts_is_called_after_the_deck() {
    let sections = vec![quiet("Needed from you", None), quiet("The plan", None)];
    let kind = "Product update".to_owned();
    let mut document = Document { sections, ..numbered() };
    document.meta.title.clone_from(&kind);
    let slides = slide_texts(&document);
    let shared = slides.iter().find(|text| text.contains("The plan")).unwrap();
    assert!(shared.lines().any(|line| line == kind), "{shared}");
    assert!(!shared.contains("Needed from you, The plan"), "{shared}");
    document.sections = vec![quiet("", None), quiet("How to read this", None)];
    let slides = slide_texts(&document);
    let shared = slides.iter().find(|text| text.contains("How to read this")).unwrap();
    assert!(shared.lines().all(|line| !line.starts_with(',')), "no name, no comma: {shared}");
}
