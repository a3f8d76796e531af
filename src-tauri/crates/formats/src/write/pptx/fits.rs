//! Decks with texts of any length and script, on slides of any shape: every shape stands on its slide, and every text has
//! the room it takes.

use super::base::Base;
use super::deck::{Slide, slides};
use super::template::tests::{CLASSIC, PORTRAIT, Placed, WIDE, template};
use super::tests::{check_within, parts};
use super::{Options, Template, master, render};
use crate::document::{Block, Document, Lane, Palette, everything};
use crate::write::flow::Draw;
use crate::write::flow::text::{Para, height};
use crate::write::package::Package;

const LONG: &str = "a sentence as people write them when nobody stops them, with a clause about the bank, another about the certification slot that is lost when the contract is not signed in time, and one that says who has to be asked before anybody may promise anything to a customer";
const ARABIC: &str = "نطلق الاتصال الفوري مع البنك الشريك في الربع الأول، ثم نفتح الخدمة لجميع العملاء بعد اكتمال الاعتماد ومراجعة المخاطر";
const JAPANESE: &str = "第一四半期に提携銀行との即時接続を開始し、認証とリスク審査が完了した後にすべてのお客様へサービスを開放します";

/// A document with every block, each of whose texts is one of these.
fn saying(lang: &str, words: &str) -> Document {
    let mut number = 0;
    let mut document = everything(|| {
        number += 1;
        format!("{number} {words}")
    });
    document.meta.lang = lang.to_owned();
    let blocks = document.sections.iter_mut().flat_map(|section| &mut section.blocks);
    for block in blocks {
        if let Block::Picture(picture) = block {
            picture.before = Some("the plan of October".to_owned());
            picture.lanes.iter_mut().for_each(number_items);
        }
    }
    document
}

/// References are never long: the program itself gives them.
fn number_items(lane: &mut Lane) {
    lane.bars.iter_mut().for_each(|bar| bar.reference = Some("R-128".to_owned()));
    lane.lanes.iter_mut().for_each(number_items);
}

/// The slides of a document on this base.
fn laid_out(document: &Document, template: Option<&Template>) -> (Base, Vec<Slide>) {
    let mut package = Package::default();
    let base = match template {
        Some(template) => template.add(&mut package),
        None => master::add(&mut package, &document.meta, &Palette::of(&document.meta.brand)),
    };
    let slides = slides(document, &base);
    (base, slides)
}

/// Every text has as much room as it takes, and all of it stands above the foot.
fn check_rooms(what: &str, document: &Document, template: Option<&Template>) {
    let (_, slides) = laid_out(document, template);
    let mut faults = Vec::new();
    for (at, slide) in slides.iter().enumerate() {
        let (wide, high) = (slide.layout.place.width + 1.0, slide.layout.height + 1.0);
        let mut check = |holds: bool, said: String| {
            if !holds {
                faults.push(format!("slide {}: {said}", at + 1));
            }
        };
        for draw in &slide.draws {
            match draw {
                Draw::Text(frame, paras) => {
                    let needed = height(paras, frame.w);
                    let said = paras.first().map(Para::words).unwrap_or_default();
                    let said: String = said.chars().take(40).collect();
                    check(needed <= frame.h + 1.0, format!("{needed:.0} in {frame:?}: {said}"));
                    check(frame.x + frame.w <= wide, format!("wider than {wide:.0}, {frame:?}: {said}"));
                    check(frame.y + needed <= high, format!("below {high:.0}, {frame:?}: {said}"));
                }
                Draw::Table { x, y, table, rows } => {
                    let bottom = y + rows.iter().map(|row| row.height).sum::<f64>();
                    check(bottom <= high, format!("a table ends at {bottom:.0} of {high:.0}"));
                    // Cards end in the white that parts them.
                    let right = x + table.width() - table.gap;
                    check(right <= wide, format!("a table is {right:.0} of {wide:.0} wide"));
                    for row in rows {
                        let needed = table.height(&row.cells);
                        check(
                            needed <= row.height + 1.0,
                            format!("{needed:.0} in a row of {:.0}", row.height),
                        );
                    }
                }
                Draw::Chart(frame, _) => {
                    let is_on = frame.y + frame.h <= high && frame.x + frame.w <= wide;
                    check(is_on, format!("a chart in {frame:?}"));
                }
                Draw::Rule { .. } | Draw::Field(..) | Draw::Shapes { .. } | Draw::Group { .. } => {}
            }
        }
    }
    assert!(faults.is_empty(), "{what}:\n{}", faults.join("\n"));
}

#[test]
fn nothing_leaves_a_slide_whatever_it_says_and_whatever_the_slide() {
    let title: Placed<'_> = ("title", [5.0, 4.0, 90.0, 13.0]);
    let foot: Placed<'_> = ("ftr", [34.0, 93.0, 32.0, 5.0]);
    let number: Placed<'_> = ("sldNum", [72.0, 93.0, 23.0, 5.0]);
    let layouts: &[(&str, &[Placed<'_>])] = &[("titleOnly", &[title, foot, number])];
    let bases =
        [("ours", WIDE, None), ("4:3", CLASSIC, Some(CLASSIC)), ("portrait", PORTRAIT, Some(PORTRAIT))];
    let endless = "x".repeat(300);
    for (what, lang, words) in [
        ("short", "en", "text"),
        ("long", "en", LONG),
        ("without spaces", "en", &endless),
        ("Arabic", "ar", ARABIC),
        ("Japanese", "ja", JAPANESE),
        ("Japanese on an English page", "en", JAPANESE),
    ] {
        let document = saying(lang, words);
        for (shape, size, own) in bases {
            let what = format!("{what} on {shape}");
            let template = own.map(|size| Template::read(&template(size, layouts)).unwrap());
            let options = Options { notes: true, template: template.as_ref() };
            let deck = render(&document, options).unwrap();
            // Names that are drawn into lines and maps are single words wherever they come from.
            if words.split_whitespace().count() == 1 && words.len() < 20 {
                check_within(&deck, size.0, size.1);
            }
            check_rooms(&what, &document, template.as_ref());
        }
    }
}

#[test]
fn the_white_on_both_sides_of_a_slide_is_the_same_where_a_template_was_made_for_wider_ones() {
    // As PowerPoint's own layouts stand when the slides are turned: all of it was made for 9,144,000 across.
    let at = |x: f64, w: f64| [x * 4.0 / 3.0, w * 4.0 / 3.0];
    let placed =
        |kind: &'static str, [x, w]: [f64; 2], y: f64, h: f64| -> Placed<'static> { (kind, [x, y, w, h]) };
    let layout = [
        placed("title", at(5.0, 90.0), 3.0, 12.0),
        placed("ftr", at(34.0, 32.0), 70.0, 4.0),
        placed("sldNum", at(72.0, 23.0), 70.0, 4.0),
    ];
    let template = Template::read(&template(PORTRAIT, &[("titleOnly", &layout)])).unwrap();
    let (base, _) = laid_out(&saying("en", "text"), Some(&template));
    let place = base.content.place;
    let (left, right) = (place.x, PORTRAIT.0 as f64 - place.x - place.width * place.emu);
    assert!((left - right).abs() < 10.0, "{left} at the left, {right} at the right");
    let [x, _, w, _] = base.content.number.and_then(|number| number.at).unwrap();
    assert!(x + w < 6_858_000 && w > 1_000_000, "the number keeps its room: {x} {w}");
}

#[test]
fn a_deck_from_right_to_left_is_mirrored_with_its_master() {
    let parts = parts(&render(&saying("ar", ARABIC), Options::default()).unwrap());
    let master = &parts["ppt/slideMasters/slideMaster1.xml"];
    assert!(master.contains("x=\"9010650\" y=\"0\""), "the tab hangs at the right: {master}");
    assert!(!master.contains("algn=\"l\" defTabSz"), "texts begin at the right");
    let statement = &parts["ppt/slideLayouts/slideLayout2.xml"];
    assert!(
        statement.contains("x=\"609600\" y=\"1333500\""),
        "the statement stands left of the status: {statement}"
    );
}
