//! Templates as companies make them: titles at every edge, layouts of another size, only one layout.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::write::pptx::tests::{check_package, check_within, numbered, parts};
use crate::write::pptx::{Options, render};

pub(in crate::write::pptx) const WIDE: (i64, i64) = (12_192_000, 6_858_000);
pub(in crate::write::pptx) const CLASSIC: (i64, i64) = (9_144_000, 6_858_000);
pub(in crate::write::pptx) const PORTRAIT: (i64, i64) = (6_858_000, 12_192_000);
const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// A placeholder: its type, and where it stands in hundredths of the slide.
pub(in crate::write::pptx) type Placed<'a> = (&'a str, [f64; 4]);

/// A template of this size with these layouts, and nothing on its master.
pub(in crate::write::pptx) fn template(size: (i64, i64), layouts: &[(&str, &[Placed<'_>])]) -> Vec<u8> {
    let shape = |(kind, [x, y, w, h]): &Placed<'_>| {
        let of = |part: &f64, whole: i64| (part / 100.0 * whole as f64).round();
        format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"x\"/><p:cNvSpPr/><p:nvPr><p:ph type=\"{kind}\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm></p:spPr></p:sp>",
            of(x, size.0),
            of(y, size.1),
            of(w, size.0),
            of(h, size.1)
        )
    };
    let rels = |list: String| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{list}</Relationships>"
        )
    };
    let rel = |id: usize, kind: &str, target: &str| {
        format!("<Relationship Id=\"rId{id}\" Type=\"{KINDS}{kind}\" Target=\"{target}\"/>")
    };
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), {
            let kind = "application/vnd.openxmlformats-officedocument.presentationml.";
            let layout = |at: usize| {
                format!(
                    "<Override PartName=\"/ppt/slideLayouts/slideLayout{at}.xml\" ContentType=\"{kind}slideLayout+xml\"/>"
                )
            };
            let layouts: String = (1..=layouts.len()).map(layout).collect();
            format!(
                "<Types><Override PartName=\"/ppt/presentation.xml\" ContentType=\"{kind}presentation.main+xml\"/><Override PartName=\"/ppt/slideMasters/slideMaster1.xml\" ContentType=\"{kind}slideMaster+xml\"/><Override PartName=\"/ppt/theme/theme7.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/>{layouts}</Types>"
            )
        }),
        (
            "ppt/presentation.xml".to_owned(),
            format!(
                "<p:presentation {SPACES}><p:sldMasterIdLst><p:sldMasterId id=\"1\" r:id=\"rId1\"/></p:sldMasterIdLst><p:sldSz cx=\"{}\" cy=\"{}\"/></p:presentation>",
                size.0, size.1
            ),
        ),
        (
            "ppt/_rels/presentation.xml.rels".to_owned(),
            rels(rel(1, "slideMaster", "slideMasters/slideMaster1.xml")),
        ),
    ];
    let ids: String = (1..=layouts.len())
        .map(|at| format!("<p:sldLayoutId id=\"{}\" r:id=\"rId{at}\"/>", 100 + at))
        .collect();
    files.push((
        "ppt/slideMasters/slideMaster1.xml".to_owned(),
        format!("<p:sldMaster {SPACES}><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst></p:sldMaster>"),
    ));
    let to_layouts: String = (1..=layouts.len())
        .map(|at| rel(at, "slideLayout", &format!("../slideLayouts/slideLayout{at}.xml")))
        .collect();
    // Not every company's theme is the first.
    let to_theme = rel(layouts.len() + 1, "theme", "../theme/theme7.xml");
    let of_master = rels(to_layouts + &to_theme);
    files.push(("ppt/slideMasters/_rels/slideMaster1.xml.rels".to_owned(), of_master));
    files.push(("ppt/theme/theme7.xml".to_owned(), format!("<a:theme {SPACES} name=\"x\"/>")));
    for (at, (kind, placed)) in layouts.iter().enumerate() {
        let shapes: String = placed.iter().map(shape).collect();
        files.push((
            format!("ppt/slideLayouts/slideLayout{}.xml", at + 1),
            format!("<p:sldLayout {SPACES} type=\"{kind}\"><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sldLayout>"),
        ));
    }
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// How many slides our own master needs for the same document.
fn usual() -> usize {
    slides(&render(&numbered(), Options::default()).unwrap())
}

fn slides(bytes: &[u8]) -> usize {
    parts(bytes).keys().filter(|name| name.starts_with("ppt/slides/slide")).count()
}

/// A template that can carry slides: everything stands on them, and they are not many times as many.
fn carries(what: &str, size: (i64, i64), layouts: &[(&str, &[Placed<'_>])]) -> Vec<String> {
    let template = Template::read(&template(size, layouts)).unwrap();
    let bytes = render(&numbered(), Options { notes: false, template: Some(&template) }).unwrap();
    check_package(&bytes);
    check_within(&bytes, size.0, size.1);
    let (ours, theirs) = (usual(), slides(&bytes));
    assert!(theirs <= ours * 2, "{what}: {theirs} slides instead of {ours}");
    template.notes().iter().map(|note| note.0.clone()).collect()
}

#[test]
fn content_stands_where_the_title_leaves_most_room() {
    let foot: Placed<'_> = ("ftr", [5.0, 93.0, 60.0, 5.0]);
    let title = |at: [f64; 4]| -> Placed<'static> { ("title", at) };
    carries("above", WIDE, &[("titleOnly", &[title([5.0, 5.0, 90.0, 15.0]), foot])]);
    carries("at the left", WIDE, &[("titleOnly", &[title([3.0, 5.0, 26.0, 85.0]), foot])]);
    carries("at the right", WIDE, &[("titleOnly", &[title([70.0, 5.0, 26.0, 85.0]), foot])]);
    carries("at the foot", WIDE, &[("titleOnly", &[title([5.0, 75.0, 90.0, 15.0]), foot])]);
}

#[test]
fn boxes_of_a_layout_that_was_made_for_wider_slides_are_moved_onto_the_slide() {
    let placed: &[Placed<'_>] = &[("title", [5.0, 4.0, 160.0, 10.0]), ("ftr", [5.0, 93.0, 60.0, 5.0])];
    let template = Template::read(&template(PORTRAIT, &[("titleOnly", placed)])).unwrap();
    let content = &template.content;
    let [x, _, w, _] = content.title.0.at.unwrap();
    assert!((x + w).abs_diff(6_858_000 - x) <= 2, "the title has the same white at both sides: {x} {w}");
    assert!(content.area.x + content.area.w <= (6_858_000 - x + 2) as f64, "and so has the room for content");
    let [foot_x, _, foot_w, _] = content.foot.unwrap().at.unwrap();
    assert!(foot_x == x && foot_w < w, "the foot moves with it: {foot_x} {foot_w}");
}

#[test]
fn a_layout_with_room_is_taken_before_one_without() {
    let cramped: &[Placed<'_>] = &[("title", [5.0, 5.0, 90.0, 70.0])];
    let roomy: &[Placed<'_>] = &[("title", [5.0, 5.0, 90.0, 12.0])];
    let bytes = template(WIDE, &[("titleOnly", cramped), ("cust", roomy)]);
    let template = Template::read(&bytes).unwrap();
    assert!(template.content.part.ends_with("slideLayout2.xml"), "{}", template.content.part);
}

#[test]
fn a_template_without_room_is_refused_and_one_layout_is_said() {
    let cover: &[Placed<'_>] =
        &[("ctrTitle", [12.0, 16.0, 75.0, 35.0]), ("subTitle", [12.0, 53.0, 75.0, 24.0])];
    let refused = Template::read(&template(WIDE, &[("title", cover)]));
    assert!(matches!(refused, Err(TemplateError::NoRoom)), "{refused:?}");
    let no_title: &[Placed<'_>] = &[("body", [5.0, 5.0, 90.0, 90.0])];
    let hidden: &[Placed<'_>] = &[("title", [5.0, -30.0, 90.0, 20.0])];
    for (what, layout) in [("none", no_title), ("beside the slide", hidden)] {
        let refused = Template::read(&template(WIDE, &[("cust", layout)]));
        assert!(matches!(refused, Err(TemplateError::NoTitle)), "a title {what}: {refused:?}");
    }
    let one = carries("one layout", WIDE, &[("titleOnly", &[("title", [5.0, 5.0, 90.0, 15.0])])]);
    assert!(one.iter().any(|note| note.contains("only one layout")), "{one:?}");
    assert!(!one.iter().any(|note| note.contains("no title slide")), "one sentence for it: {one:?}");
}
