//! Sheets of every kind: one drawing whatever its length, pages that say what lies beside them, nothing lost.

use super::*;
use crate::document::{Bar, Brand, Edge, Lane, Meta, Paper, Reach, RoadmapPicture, SheetPages};
use crate::roadmap_picture::{Room, Shape, plan};
use crate::text_of;
use crate::words::{Commitment, Mark};
use crate::write::drawn::Size;

fn sheet(items: usize, to: &str) -> RoadmapSheet {
    let bar = |number: usize| Bar {
        title: format!("Item number {number}"),
        reference: Some(format!("R-{number}")),
        reach: Reach::Span {
            start: Edge::On("2026-10-01".parse().unwrap()),
            end: Edge::About(to.parse().unwrap()),
        },
        when: "Oct 2026 to some time".into(),
        commitment: Some(Commitment::Likely),
        mark: Some(Mark::AtRisk),
        told: None,
        gone: None,
    };
    let picture = RoadmapPicture {
        alt: "A roadmap.".into(),
        from: "2026-10-01".parse().unwrap(),
        to: to.parse().unwrap(),
        lanes: vec![Lane { name: "Payouts".into(), bars: (1..=items).map(bar).collect(), ..Lane::default() }],
        ..RoadmapPicture::default()
    };
    let meta = Meta {
        company: "Larkfield".into(),
        title: "Roadmap".into(),
        number: String::new(),
        date: "24 November 2026".into(),
        classification: "Internal".into(),
        replaces: None,
        audience: "Sales".into(),
        lang: "en".into(),
        notice: Some("Internal, everything shown".into()),
        paper: Paper::A4,
        brand: Brand::default(),
    };
    RoadmapSheet { meta, headline: "Roadmap, October 2026".into(), picture, pages: SheetPages::Tiles }
}

fn all_text(parts: &[text_of::TextPart]) -> String {
    parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_item_stands_in_every_file() {
    let sheet = sheet(120, "2027-09-30");
    let svg = svg(&sheet);
    assert_eq!(svg.matches("<svg").count(), 1, "one drawing");
    let drawn = all_text(&text_of::html(svg.as_bytes()).unwrap());
    let pages = all_text(&text_of::pdf(&pdf(&sheet, &[]).unwrap()).unwrap());
    for number in 1..=120 {
        for (file, text) in [("svg", &drawn), ("pdf", &pages)] {
            assert!(
                text.contains(&format!("Item number {number}\n"))
                    || text.contains(&format!("Item number {number} ")),
                "{file}: {number}"
            );
        }
    }
    assert!(drawn.contains("Internal, everything shown"), "whose it is");
    assert!(pages.contains("Below: page 2"), "{pages}");
}

#[test]
fn a_long_time_is_cut_into_tiles_and_an_item_goes_on_through_them() {
    let sheet = sheet(2, "2033-09-30");
    let pages = all_text(&text_of::pdf(&pdf(&sheet, &[]).unwrap()).unwrap());
    assert!(pages.contains("After: page 2") && pages.contains("Before: page 1"), "{pages}");
    assert!(pages.matches("Item number 1").count() >= 3, "its name stands on every tile it reaches into");
    assert_eq!(svg(&sheet).matches("<svg").count(), 1);
}

/// How many pages a PDF has.
fn pages(bytes: &[u8]) -> usize {
    lopdf::Document::load_mem(bytes).unwrap().get_pages().len()
}

#[test]
fn larger_paper_takes_fewer_pages_and_one_page_takes_all() {
    let mut sheet = sheet(120, "2027-12-31");
    let mut on = |paper, how| {
        (sheet.meta.paper, sheet.pages) = (paper, how);
        let bytes = pdf(&sheet, &[]).unwrap();
        let text = all_text(&text_of::pdf(&bytes).unwrap());
        assert!(text.contains("Item number 120"), "{paper:?}");
        pages(&bytes)
    };
    let (small, large) = (on(Paper::A4, SheetPages::Tiles), on(Paper::A3, SheetPages::Tiles));
    assert!(small > large && large > 1, "{small} on A4, {large} on A3");
    assert!(on(Paper::Letter, SheetPages::Tiles) > on(Paper::Tabloid, SheetPages::Tiles));
    assert_eq!(on(Paper::A4, SheetPages::One), 1);
}

#[test]
fn every_page_explains_its_signs() {
    let plans = plan(&sheet(60, "2027-03-31").picture, Room { width: 700.0, height: 300.0 });
    assert!(plans.len() > 1);
    for plan in plans {
        let says = |shape: &Shape| matches!(shape, Shape::Text { text, .. } if text == "likely");
        assert!(plan.frame.iter().any(says), "{:?}", plan.frame);
        assert!(plan.height <= 300.0, "{}", plan.height);
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let sheet = sheet(7, "2027-03-31");
    assert!(svg(&sheet) == svg(&sheet));
    assert!(pdf(&sheet, &[]).unwrap() == pdf(&sheet, &[]).unwrap());
    let picture = png(&sheet, Size::default(), &[]).unwrap();
    assert!(picture == png(&sheet, Size::default(), &[]).unwrap());
    assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n"));
    for chunk in [b"tEXt", b"iTXt", b"zTXt", b"tIME", b"eXIf"] {
        assert!(!picture.windows(4).any(|bytes| bytes == chunk), "nothing but pixels");
    }
}

#[test]
fn what_was_shortened_stands_in_full_below() {
    let mut sheet = sheet(1, "2026-12-31");
    let long = "a title without any end ".repeat(40);
    sheet.picture.lanes[0].bars[0].title = long.clone();
    let drawn = all_text(&text_of::html(svg(&sheet).as_bytes()).unwrap());
    assert!(drawn.contains("In full: a title without any end"), "{drawn}");
    let pages = all_text(&text_of::pdf(&pdf(&sheet, &[]).unwrap()).unwrap());
    assert!(pages.split_whitespace().collect::<Vec<_>>().join(" ").contains(long.trim()), "{pages}");
}

#[test]
fn a_picture_is_as_wide_as_it_is_asked_to_be() {
    let sheet = sheet(4, "2027-09-30");
    for wide in [100, 1_280, 3_000] {
        let picture = png(&sheet, Size::Width(wide), &[]).unwrap();
        // The head of a PNG says its width in four bytes.
        let said = u32::from_be_bytes(picture[16..20].try_into().unwrap());
        assert!(said.abs_diff(wide) <= 1, "{wide}: {said}");
    }
}
