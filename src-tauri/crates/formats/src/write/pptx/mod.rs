//! Slides that can be edited: native text, tables, charts with their numbers, and the roadmap as shapes, on a master of our
//! own or that of the company's template.
//!
//! Everything is placed in units of 1/1280 of the width of a slide; what does not fit one slide goes to the next.

mod base;
mod canvas;
mod chart;
mod colour;
mod deck;
mod draw;
#[cfg(test)]
mod fits;
mod furnish;
mod master;
mod notes;
pub(super) mod screen;
mod table;
mod template;
#[cfg(test)]
mod tests;
mod text;
mod titles;

use std::fmt::Write as _;

use super::WriteError;
use super::package::{Package, Relationships, XML};
use super::xlsx;
use crate::document::{Document, Palette};
use base::Base;
use deck::{Slide, slides};
use master::SPACES;
use text::TextLook;

pub use template::{Template, TemplateError, TemplateNote};

const P: &str = "application/vnd.openxmlformats-officedocument.presentationml.";
const CHART: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

/// What can be asked of a deck.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// Whether what is said while a slide is shown travels with it.
    pub notes: bool,
    /// The company's own template; ours without one.
    pub template: Option<&'a Template>,
}

/// Writes the document as slides; the same document and options give the same bytes.
///
/// # Errors
/// When the parts cannot be put together.
pub fn render(document: &Document, options: Options<'_>) -> Result<Vec<u8>, WriteError> {
    let meta = &document.meta;
    let palette = Palette::of(&meta.brand);
    let mut package = Package::default();
    let base = match options.template {
        Some(template) => template.add(&mut package),
        None => master::add(&mut package, meta, &palette),
    };
    let look = TextLook {
        language: language(&meta.lang),
        right_to_left: meta.is_right_to_left(),
        points: base.points,
        own_template: base.own_template,
    };
    let mut deck = Relationships::default();
    let masters: Vec<String> = base.masters.iter().map(|part| deck.add("slideMaster", part)).collect();
    let slides = slides(document, &base);
    let with_notes = options.notes && slides.iter().any(|slide| !slide.notes.is_empty());
    if with_notes {
        notes::add_master(&mut package, &palette, meta);
        deck.add("notesMaster", "notesMasters/notesMaster1.xml");
    }
    let mut list = String::new();
    let mut charts = 0;
    for (at, slide) in slides.iter().enumerate() {
        let number = at + 1;
        let id = deck.add("slide", &format!("slides/slide{number}.xml"));
        // Writing to a string cannot fail.
        let _ = write!(list, "<p:sldId id=\"{}\" r:id=\"{id}\"/>", 256 + at);
        let (xml, mut relationships) = write_slide(slide, document, &base, &look, &mut charts, &mut package)?;
        let part = format!("ppt/slides/slide{number}.xml");
        package.xml(&part, &format!("{P}slide+xml"), xml);
        if with_notes && !slide.notes.is_empty() {
            notes::add(&mut package, number, &slide.notes, &look);
            relationships.add("notesSlide", &format!("../notesSlides/notesSlide{number}.xml"));
        }
        package.relate(&part, &relationships);
    }
    deck.add("presProps", "presProps.xml");
    if let Some(theme) = &base.theme {
        deck.add("theme", theme);
    }
    package.xml(
        "ppt/presentation.xml",
        &format!("{P}presentation.main+xml"),
        presentation(&base, &masters, &list, with_notes, &deck, &look),
    );
    package.xml(
        "ppt/presProps.xml",
        &format!("{P}presProps+xml"),
        format!("{XML}<p:presentationPr {SPACES}/>"),
    );
    package.relate("ppt/presentation.xml", &deck);
    let mut root = Relationships::default();
    root.add("officeDocument", "ppt/presentation.xml");
    package.properties(&mut root, &meta.whole_title(), &meta.lang);
    package.finish(&root)
}

fn presentation(
    base: &Base,
    masters: &[String],
    slides: &str,
    notes: bool,
    deck: &Relationships,
    look: &TextLook,
) -> String {
    // Masters and layouts share one row of numbers; a company's layouts keep theirs, so ours stand far above.
    let list: String = masters
        .iter()
        .enumerate()
        .map(|(at, id)| {
            format!(
                "<p:sldMasterId id=\"{}\" r:id=\"{id}\"/>",
                2_147_483_648_u32 + if base.own_template { 500_000 + at as u32 * 1000 } else { 0 }
            )
        })
        .collect();
    let notes = notes.then(|| deck.find("notesMasters/notesMaster1.xml")).flatten();
    let notes =
        notes.map(|id| format!("<p:notesMasterIdLst><p:notesMasterId r:id=\"{id}\"/></p:notesMasterIdLst>"));
    let rtl = if look.right_to_left { " rtl=\"1\"" } else { "" };
    format!(
        "{XML}<p:presentation {SPACES} saveSubsetFonts=\"1\"{rtl}><p:sldMasterIdLst>{list}</p:sldMasterIdLst>{}<p:sldIdLst>{slides}</p:sldIdLst><p:sldSz cx=\"{}\" cy=\"{}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/>{}</p:presentation>",
        notes.unwrap_or_default(),
        base.width,
        base.height,
        base.text_style
    )
}

fn write_slide(
    slide: &Slide,
    document: &Document,
    base: &Base,
    look: &TextLook,
    charts: &mut usize,
    package: &mut Package,
) -> Result<(String, Relationships), WriteError> {
    let mut canvas = canvas::Canvas::new(slide.layout.place, look);
    canvas.relationships.add("slideLayout", &format!("../{}", slide.layout.part));
    furnish::furnish(&mut canvas, slide, document, base);
    let mut failed = None;
    for draw in &slide.draws {
        draw.put(&mut canvas, &mut |canvas, frame, of| {
            *charts += 1;
            let name = format!("charts/chart{charts}.xml");
            let book = format!("embeddings/Workbook{charts}.xlsx");
            let look_of_book = xlsx::Look {
                brand: document.meta.brand.clone(),
                language: document.meta.lang.clone(),
                ..xlsx::Look::default()
            };
            match chart::workbook(of, &look_of_book) {
                Ok(bytes) => package.part(&format!("ppt/{book}"), None, bytes),
                Err(error) => failed = Some(error),
            }
            let mut own = Relationships::default();
            let id = own.add("package", &format!("../{book}"));
            let xml = chart::xml(of, &id, 1050, look);
            package.xml(&format!("ppt/{name}"), CHART, xml);
            package.relate(&format!("ppt/{name}"), &own);
            canvas.chart(frame, &format!("../{name}"), &of.title, &of.alt);
        });
    }
    if let Some(error) = failed {
        return Err(error);
    }
    let xml = format!(
        "{XML}<p:sld {SPACES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
        canvas.out
    );
    Ok((xml, canvas.relationships))
}

/// The language as office files name it; nothing for what is no code.
fn language(code: &str) -> String {
    let known = match code.to_ascii_lowercase().as_str() {
        "en" => "en-GB",
        "de" => "de-DE",
        "fr" => "fr-FR",
        "es" => "es-ES",
        "it" => "it-IT",
        "pt" => "pt-PT",
        "nl" => "nl-NL",
        "ja" => "ja-JP",
        "zh" => "zh-CN",
        "ko" => "ko-KR",
        "ar" => "ar-SA",
        "he" => "he-IL",
        _ => code,
    };
    let fits = known.len() >= 2
        && known.len() <= 12
        && known.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if fits && known.contains('-') { known.to_owned() } else { String::new() }
}
