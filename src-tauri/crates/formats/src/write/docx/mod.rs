//! A document for Word: real headings, tables, header and footer with fields, pictures with their words.
//!
//! Blocks are laid out as on slides, at the width and the type of a page; Word breaks the pages itself.

mod body;
mod styles;
mod tables;

use std::fmt::Write as _;

use super::WriteError;
use super::drawn::Faces;
use super::package::{Package, Relationships, XML};
use super::theme;
use super::xlsx::hex;
use crate::document::{Document, Meta, Palette, Paper};
use crate::shown::escape_xml;
use body::{AT_THE_END, Body};

const W: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
pub(super) const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
/// Twentieths of a point at the sides of a page.
const SIDE: u32 = 920;

/// Writes the document; the same document gives the same bytes.
///
/// # Errors
/// When a picture cannot be drawn or the parts cannot be put together.
pub fn render(document: &Document) -> Result<Vec<u8>, WriteError> {
    render_with(document, &[])
}

/// The same with more font files, for letters in pictures that no face of the program has.
///
/// # Errors
/// As [`render`].
pub fn render_with(document: &Document, more: &[Vec<u8>]) -> Result<Vec<u8>, WriteError> {
    let meta = &document.meta;
    let palette = Palette::of(&meta.brand);
    let mut package = Package::default();
    let mut main = Relationships::default();
    let font = meta.brand.font.as_deref();
    let (sans, serif) = (font.unwrap_or("Arial"), font.unwrap_or("Georgia"));
    main.add("styles", "styles.xml");
    main.add("numbering", "numbering.xml");
    main.add("settings", "settings.xml");
    main.add("theme", "theme/theme1.xml");
    let header = main.add("header", "header1.xml");
    let footer = main.add("footer", "footer1.xml");
    let (width, height) = match meta.paper {
        Paper::A4 => (11_906, 16_838),
        Paper::Letter => (12_240, 15_840),
        Paper::A3 => (16_838, 23_811),
        Paper::Tabloid => (15_840, 24_480),
    };
    let section = |landscape: bool| {
        let (w, h, turned) =
            if landscape { (height, width, " w:orient=\"landscape\"") } else { (width, height, "") };
        let bidi = if meta.is_right_to_left() { "<w:bidi/>" } else { "" };
        format!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"{header}\"/><w:footerReference w:type=\"default\" r:id=\"{footer}\"/><w:pgSz w:w=\"{w}\" w:h=\"{h}\"{turned}/><w:pgMar w:top=\"1500\" w:right=\"{SIDE}\" w:bottom=\"1160\" w:left=\"{SIDE}\" w:header=\"0\" w:footer=\"500\" w:gutter=\"0\"/>{bidi}</w:sectPr>"
        )
    };
    let mut body = Body::new(
        &palette,
        meta,
        f64::from(width - 2 * SIDE) / 20.0,
        f64::from(height - 2 * SIDE) / 20.0,
        main,
        Faces::with(more),
    );
    body.document(document, &section)?;
    let (xml, main) = body.finish(&mut package, &section(false));
    package.xml(
        "word/document.xml",
        &format!("{W}document.main+xml"),
        format!("{XML}<w:document {SPACES}><w:body>{xml}</w:body></w:document>"),
    );
    package.relate("word/document.xml", &main);
    package.xml("word/styles.xml", &format!("{W}styles+xml"), styles::xml(&palette, &meta.lang));
    package.xml("word/numbering.xml", &format!("{W}numbering+xml"), styles::numbering());
    package.xml("word/settings.xml", &format!("{W}settings+xml"), format!("{XML}<w:settings {SPACES}><w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"));
    package.xml(
        "word/theme/theme1.xml",
        "application/vnd.openxmlformats-officedocument.theme+xml",
        theme::xml(&palette, sans, serif),
    );
    let (header, logo) = header_xml(meta, &palette, width - 2 * SIDE, &mut package);
    package.xml("word/header1.xml", &format!("{W}header+xml"), header);
    package.relate("word/header1.xml", &logo);
    package.xml("word/footer1.xml", &format!("{W}footer+xml"), footer_xml(meta, &palette, width - 2 * SIDE));
    let mut root = Relationships::default();
    root.add("officeDocument", "word/document.xml");
    package.properties(&mut root, &meta.whole_title(), &meta.lang);
    package.finish(&root)
}

/// The tab, then who speaks, what it is and its number.
fn header_xml(meta: &Meta, palette: &Palette, width: u32, package: &mut Package) -> (String, Relationships) {
    let mut own = Relationships::default();
    let label = 2080;
    let bidi = if meta.is_right_to_left() { "<w:bidiVisual/>" } else { "" };
    let run = |words: &str, bold: bool, colour: &str| {
        format!(
            "<w:r><w:rPr>{}<w:color w:val=\"{colour}\"/><w:sz w:val=\"19\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
            if bold { "<w:b/>" } else { "" },
            escape_xml(words)
        )
    };
    let (ink, second) = (hex(palette.ink), hex(palette.second));
    let company = match &meta.brand.logo {
        Some(logo) => {
            let name = format!("media/logo.{}", logo.kind().extension());
            package.part(&format!("word/{name}"), None, logo.bytes().to_vec());
            let id = own.add("image", &name);
            let (w, h) = logo.fitted(20.0, 104.0);
            body::picture_run(1, &id, None, w, h, "Logo", &meta.company)
        }
        None => run(&meta.company, true, &ink),
    };
    // On a page from right to left every text begins at the right.
    let (begin, end) = if meta.is_right_to_left() { (AT_THE_END, "") } else { ("", AT_THE_END) };
    let notice = meta.notice.as_ref().map(|notice| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Header\"/>{begin}</w:pPr>{}</w:p>",
            run(notice, true, &hex(palette.accent))
        )
    });
    let cell = |width: u32, border: &str, paras: &str| {
        format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{border}</w:tcPr>{paras}</w:tc>")
    };
    let para = |inside: &str, align: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Header\"/><w:spacing w:before=\"640\"/>{align}</w:pPr>{inside}</w:p>"
        )
    };
    let tab = format!(
        "<w:tcBorders><w:top w:val=\"single\" w:sz=\"56\" w:space=\"0\" w:color=\"{}\"/></w:tcBorders>",
        hex(palette.tab)
    );
    let rest = width - label - 2200;
    let xml = format!(
        "{XML}<w:hdr {SPACES}><w:tbl><w:tblPr>{bidi}<w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"100\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"{label}\"/><w:gridCol w:w=\"{rest}\"/><w:gridCol w:w=\"2200\"/></w:tblGrid><w:tr>{}{}{}</w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr></w:p></w:hdr>",
        cell(label, &tab, &para(&company, begin)),
        cell(rest, "", &(para(&run(&meta.title, false, &second), begin) + &notice.unwrap_or_default())),
        cell(2200, "", &para(&run(&meta.number, false, &second), end))
    );
    (xml, own)
}

/// How far it may travel, what it replaces, and the page.
fn footer_xml(meta: &Meta, palette: &Palette, width: u32) -> String {
    let third = hex(palette.third);
    let run = |words: &str, bold: bool, colour: &str| {
        format!(
            "<w:r><w:rPr>{}<w:color w:val=\"{colour}\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
            if bold { "<w:b/>" } else { "" },
            escape_xml(words)
        )
    };
    let field = |name: &str| {
        format!(
            "<w:fldSimple w:instr=\" {name} \"><w:r><w:rPr><w:color w:val=\"{third}\"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>"
        )
    };
    let mut more = String::new();
    if let Some(notice) = &meta.notice {
        more.push_str(&run(&format!("   {notice}"), true, &hex(palette.accent)));
    }
    // Writing to a string cannot fail.
    let _ = write!(more, "{}", run(&format!("   {}", meta.date), false, &third));
    if let Some(replaces) = &meta.replaces {
        more.push_str(&run(&format!("   {replaces}"), false, &third));
    }
    let about = run(&meta.classification, true, &hex(palette.ink)) + &more;
    let number = [
        run(&format!("{}   ", meta.number), false, &third),
        field("PAGE"),
        run(" of ", false, &third),
        field("NUMPAGES"),
    ]
    .concat();
    // A page from right to left has its number at the left; a line that ran so would turn the numbers round.
    let (left, right) = if meta.is_right_to_left() { (number, about) } else { (about, number) };
    format!(
        "{XML}<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:pBdr><w:top w:val=\"single\" w:sz=\"3\" w:space=\"5\" w:color=\"{}\"/></w:pBdr><w:tabs><w:tab w:val=\"end\" w:pos=\"{width}\"/></w:tabs></w:pPr>{left}<w:r><w:tab/></w:r>{right}</w:p></w:ftr>",
        hex(palette.hair)
    )
}
