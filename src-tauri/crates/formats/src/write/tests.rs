//! What holds for every writer: the same document gives the same file, and nothing in it that the document does not say.

use super::{html, markdown, pdf};
use crate::document::{Document, Paper, everything};
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
fn both_papers_and_a_language_from_right_to_left_are_set() {
    let mut document = numbered();
    document.meta.paper = Paper::Letter;
    document.meta.lang = "ar-EG".into();
    assert!(pdf::render(&document).is_ok());
    assert!(html::render(&document).contains("lang=\"ar-EG\" dir=\"rtl\""));
    document.meta.lang = "no language at all".into();
    assert!(pdf::render(&document).is_ok(), "a wrong language code stops nothing");
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
