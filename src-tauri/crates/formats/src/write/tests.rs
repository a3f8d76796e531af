//! What holds for every writer: the same document gives the same file, and nothing in it that the document does not say.

use super::{docx, eml, html, markdown, pdf, pptx};
use crate::document::{Block, Document, Meta, Paper, Section, everything};
use crate::text_of;

fn numbered() -> Document {
    let mut number = 0;
    everything(|| {
        number += 1;
        format!("text {number}")
    })
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = numbered();
    assert_eq!(markdown::render(&document), markdown::render(&document));
    assert_eq!(html::render(&document), html::render(&document));
    assert_eq!(pdf::render(&document).unwrap(), pdf::render(&document).unwrap());
}

#[test]
fn markdown_as_it_stands() {
    insta::assert_snapshot!(markdown::render(&numbered()));
}

#[test]
fn html_as_it_stands() {
    let page = html::render(&numbered());
    let (head, body) = page.split_once("<body>").unwrap();
    assert!(head.contains("default-src 'none'"), "nothing may be loaded");
    assert!(page.len() < 200_000, "the page stays small enough for a mail: {}", page.len());
    insta::assert_snapshot!(body.replace("><", ">\n<"));
}

#[test]
fn html_runs_and_loads_nothing() {
    let hostile = "<script>x()</script><img src=https://x.org/y onerror=z()><a href=javascript:q()>";
    let page = html::render(&everything(|| hostile.to_owned()));
    for forbidden in ["<script", "<img", "<link", "<iframe", "@import"] {
        assert!(!page.contains(forbidden), "{forbidden} must not be in the page");
    }
    let addresses =
        text_of::html(page.as_bytes()).unwrap().into_iter().filter(|part| part.place.ends_with("href"));
    assert!(
        addresses.into_iter().all(|part| part.text.starts_with("https://example.org/")),
        "only the links of the document"
    );
}

#[test]
fn pdf_is_accessible_and_names_nobody() {
    let document = numbered();
    let bytes = pdf::render(&document).unwrap();
    assert!(bytes.windows(13).any(|part| part == b"pdfuaid:part>"), "it says that it keeps to PDF/UA");
    let parts = text_of::pdf(&bytes).unwrap();
    for place in ["Author", "Creator", "Producer", "CreationDate", "ModDate", "Keywords"] {
        assert!(parts.iter().all(|part| part.place != place), "no {place} travels with the file");
    }
    let title = format!("{}, {}", document.meta.title, document.meta.number);
    assert!(parts.iter().any(|part| part.place == "Title" && part.text == title), "it has its title");
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    let mut document = numbered();
    // Now, next, later as the first thing on a page, without a name of the part.
    for section in &mut document.sections {
        let is_plain = |block: &Block| matches!(block, Block::Columns(_) | Block::Items(_));
        if section.blocks.iter().any(is_plain) {
            section.blocks.retain(is_plain);
            section.label = String::new();
        }
    }
    let page = html::render(&document);
    let mut last = 0;
    for tag in page.split("<h").skip(1).filter_map(|rest| rest[..1].parse::<u32>().ok()) {
        assert!(tag <= last + 1, "a heading of level {tag} stands below one of level {last}");
        last = tag;
    }
    assert!(last > 0 && !page.contains("<th scope=\"col\"></th>"), "and no head of a column is empty");
    document.sections.retain(|section| section.label.is_empty());
    let bytes = pdf::render(&document).unwrap();
    assert!(bytes.windows(13).any(|part| part == b"pdfuaid:part>"), "such a page keeps to PDF/UA, too");
}

#[test]
fn slides_are_told_apart_by_their_titles() {
    let mut document = numbered();
    let is_statement = |block: &Block| matches!(block, Block::Statement(_));
    document.sections.retain(|section| !section.blocks.iter().any(is_statement));
    let doubled = document.sections.clone();
    document.sections.extend(doubled);
    let slides = pptx::render(&document, pptx::Options::default()).unwrap();
    let mut titles = std::collections::BTreeSet::new();
    let mut count = 0;
    for number in 1.. {
        let name = format!("ppt/slides/slide{number}.xml");
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&slides)).unwrap();
        if archive.by_name(&name).is_err() {
            break;
        }
        let xml = office_part(&slides, &name);
        let title = xml.split("<p:sp>").find(|shape| shape.contains("type=\"title\"")).unwrap_or(&xml);
        let words: String =
            title.split("<a:t>").skip(1).filter_map(|rest| rest.split("</a:t>").next()).collect();
        count += 1;
        titles.insert(words);
    }
    assert!(count > 8 && titles.len() == count, "{count} slides, {} titles", titles.len());
}

#[test]
fn both_papers_and_a_language_from_right_to_left_are_set() {
    let mut document = numbered();
    document.meta.paper = Paper::Letter;
    document.meta.lang = "ar-EG".into();
    assert!(pdf::render(&document).is_ok());
    assert!(html::render(&document).contains("lang=\"ar-EG\" dir=\"rtl\""));
    document.meta.lang = "no language at all".into();
    assert!(pdf::render(&document).is_ok(), "a wrong language code stops nothing");
}

/// The largest picture of a mail's page: how much is drawn on its left and on its right third.
fn ink_of_picture(document: &Document) -> [usize; 2] {
    let (_, page) = eml::page(document, &eml::Envelope::default(), &[]).unwrap();
    let pictures = page.split("data:image/png;base64,").skip(1).map(|rest| {
        let code = rest.split('"').next().unwrap();
        base64::Engine::decode(&base64::engine::general_purpose::STANDARD, code).unwrap()
    });
    let largest = pictures.max_by_key(Vec::len).unwrap();
    let pixels = resvg::tiny_skia::Pixmap::decode_png(&largest).unwrap();
    let (width, height) = (pixels.width(), pixels.height());
    let is_drawn = |x, y| pixels.pixel(x, y).is_some_and(|pixel| pixel.alpha() > 100 && pixel.red() < 200);
    let drawn = |from, to| (from..to).map(|x| (0..height).filter(|y| is_drawn(x, *y)).count()).sum();
    [drawn(0, width / 3), drawn(width * 2 / 3, width)]
}

#[test]
fn what_is_drawn_is_mirrored_where_the_page_is_read_from_the_right() {
    let drawn = |lang: &str| {
        let document = Document { meta: Meta { lang: lang.into(), ..numbered().meta }, ..numbered() };
        let slides = pptx::render(&document, pptx::Options::default()).unwrap();
        let word = docx::render(&document).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&word)).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        let mut vectors = String::new();
        for name in names.iter().filter(|name| name.ends_with(".svg")) {
            std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut vectors).unwrap();
        }
        let ends = "text-anchor=\"end\"";
        let web = html::render(&document);
        assert!(pdf::render(&document).is_ok(), "{lang}");
        (
            [web.contains(ends), vectors.contains(ends)],
            office_part(&slides, "ppt/charts/chart1.xml").contains("<c:orientation val=\"maxMin\"/>"),
            ink_of_picture(&document),
        )
    };
    let (texts, chart, [left, right]) = drawn("en");
    assert_eq!((texts, chart), ([false, false], false));
    let (texts, chart, [mirrored_left, mirrored_right]) = drawn("ar");
    assert_eq!((texts, chart), ([true, true], true));
    // The letters stand in other places of the same lines, so a little may differ.
    let alike = |one: usize, other: usize| one.abs_diff(other) * 10 < one;
    assert!(alike(left, mirrored_right) && alike(right, mirrored_left) && !alike(left, right));
}

#[test]
fn a_page_without_a_number_has_its_title_alone() {
    let mut document = numbered();
    document.meta.number = String::new();
    let parts = text_of::pdf(&pdf::render(&document).unwrap()).unwrap();
    // Bookmarks have titles, too.
    let titles: Vec<&str> =
        parts.iter().filter(|part| part.place == "Title").map(|part| part.text.as_str()).collect();
    assert!(titles.contains(&document.meta.title.as_str()), "{} in {titles:?}", document.meta.title);
}

/// A part of an office file.
fn office_part(bytes: &[u8], part: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut inside = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(part).unwrap(), &mut inside).unwrap();
    inside
}

/// A document with one text in each place, in a page of English.
fn saying(words: &str) -> (String, String, String) {
    let document = everything(|| words.to_owned());
    let slides = pptx::render(&document, pptx::Options::default()).unwrap();
    let mail = String::from_utf8(eml::render(&document).unwrap()).unwrap();
    let page = mail.split("text/html").nth(2).unwrap();
    let page = page.split("\r\n\r\n").nth(1).unwrap().replace("\r\n", "");
    let page = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, page).unwrap();
    (
        office_part(&slides, "ppt/slides/slide2.xml"),
        office_part(&docx::render(&document).unwrap(), "word/document.xml"),
        String::from_utf8(page).unwrap(),
    )
}

#[test]
fn each_text_runs_its_own_way_in_its_own_language() {
    let (slide, text, mail) = saying("واجهة المدفوعات (API v3).");
    assert!(slide.contains("algn=\"r\" rtl=\"1\"") && slide.contains("lang=\"ar-SA\""), "{slide}");
    assert!(text.contains("<w:bidi/>") && text.contains("<w:rtl/><w:lang w:bidi=\"ar-SA\"/>"), "{text}");
    assert!(mail.contains("<h1 dir=\"rtl\"") && mail.contains("<p dir=\"rtl\""), "{mail}");
    let (slide, text, mail) = saying("Plain words");
    assert!(!slide.contains("rtl=\"1\"") && slide.contains("lang=\"en-GB\""), "{slide}");
    assert!(!text.contains("<w:bidi/>") && !text.contains("<w:lang"), "{text}");
    assert!(!mail.contains("dir=\"rtl\""), "{mail}");
    let (slide, text, _) = saying("支払いの自動化");
    assert!(slide.contains("lang=\"ja-JP\"") && !slide.contains("rtl=\"1\""), "{slide}");
    assert!(text.contains("<w:lang w:eastAsia=\"ja-JP\"/>"), "{text}");
}

#[test]
fn word_begins_every_line_at_the_side_of_the_page_and_parts_no_reference() {
    let text_of_word = |lang: &str| {
        let mut document = numbered();
        document.meta.lang = lang.to_owned();
        document.opening.headline = "Decided in D-16, not e-mailed".to_owned();
        let bytes = docx::render(&document).unwrap();
        let told = text_of::office(&bytes).unwrap();
        assert!(
            told.iter().any(|part| part.text.contains("Decided in D-16, not e-mailed")),
            "read back whole"
        );
        office_part(&bytes, "word/document.xml")
    };
    let title = |text: &str| {
        let at = text.find("<w:pStyle w:val=\"Title\"/>").unwrap();
        text[at..].split("</w:p>").next().unwrap().to_owned()
    };
    let (left, right) = (title(&text_of_word("en")), title(&text_of_word("ar")));
    assert!(left.contains("Decided in D</w:t><w:noBreakHyphen/>") && left.contains("e-mailed"), "{left}");
    assert!(right.contains("<w:jc w:val=\"end\"/>") && !left.contains("<w:jc"), "{right}");
}

#[test]
fn what_the_title_says_is_not_said_again() {
    let section = Section {
        label: "Risks".into(),
        title: Some("No risk is new".into()),
        blocks: vec![Block::Quiet("Nothing this time.".into())],
        ..Section::default()
    };
    let mut document = Document { sections: vec![section], ..numbered() };
    let text = |bytes: &[u8]| -> String {
        text_of::pdf(bytes).unwrap().into_iter().map(|part| part.text + "\n").collect()
    };
    let page = text(&pdf::render(&document).unwrap());
    assert!(page.contains("No risk is new") && !page.contains("Nothing this time."), "{page}");
    let markdown = markdown::render(&document);
    assert!(markdown.contains("No risk is new") && !markdown.contains("Nothing this time."), "{markdown}");
    document.sections[0].title = None;
    assert!(text(&pdf::render(&document).unwrap()).contains("Nothing this time."), "else it is all there is");
}

#[test]
fn an_empty_document_is_a_page() {
    let mut document = everything(String::new);
    assert!(pdf::render(&document).is_ok(), "empty texts stop nothing");
    document.sections.clear();
    assert!(pdf::render(&document).is_ok());
    assert!(markdown::render(&document).ends_with('\n'));
}

#[test]
fn more_faces_stand_behind_ours_and_replace_none() {
    let document = numbered();
    // A face of ours again: the page must be set as it was, in all of them.
    let more = vec![include_bytes!("../../fonts/DejaVuSans.ttf").to_vec()];
    let bytes = pdf::render_with(&document, &more).unwrap();
    let text =
        |bytes: &[u8]| text_of::pdf(bytes).unwrap().into_iter().map(|part| part.text).collect::<Vec<_>>();
    assert_eq!(text(&bytes), text(&pdf::render(&document).unwrap()));
    let has = |name: &[u8]| bytes.windows(name.len()).any(|part| part == name);
    assert!(has(b"Inter-Regular") && has(b"SourceSerif4"), "our own faces are still used");
}
