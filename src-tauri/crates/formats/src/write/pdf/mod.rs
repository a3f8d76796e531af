//! The printed page: a tagged PDF, set by Typst from our own template.
//!
//! The document goes in as values, never as markup; the template can reach no disk, no network and no package.

mod drawn;
#[cfg(test)]
mod tests;
pub(super) mod values;

use std::sync::OnceLock;

use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Dict, IntoValue as _, Smart};
use typst::text::Font;
use typst_as_lib::{TypstEngine, TypstTemplateEngineBuilder, TypstTemplateMainFile};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_svg::SvgOptions;

use super::WriteError;
use crate::document::{Document, Meta};
use crate::fonts::FACES;

/// What is set: the pages of a document, or the sheets of a roadmap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Main {
    Document,
    Roadmap,
}

const PARTS: [(&str, &str); 6] = [
    ("theme.typ", include_str!("../../../typst/theme.typ")),
    ("draw.typ", include_str!("../../../typst/draw.typ")),
    ("page.typ", include_str!("../../../typst/page.typ")),
    ("prose.typ", include_str!("../../../typst/prose.typ")),
    ("figures.typ", include_str!("../../../typst/figures.typ")),
    ("blocks.typ", include_str!("../../../typst/blocks.typ")),
];

/// Writes the document as PDF/UA-1. Its title and language are set; it names no author, no program, no machine, no time.
///
/// # Errors
/// When the page cannot be set, which for a document of any content is a fault of the template.
pub fn render(document: &Document) -> Result<Vec<u8>, WriteError> {
    render_with(document, &[])
}

/// The same with more font files, for letters that no face of the program has.
///
/// # Errors
/// As [`render`].
pub fn render_with(document: &Document, more: &[Vec<u8>]) -> Result<Vec<u8>, WriteError> {
    packed(&pages_of(document, more)?, &document.meta)
}

/// The same pages as pictures, one SVG a page: what a screen shows of the file.
///
/// # Errors
/// As [`render`].
pub fn pictures(document: &Document, more: &[Vec<u8>]) -> Result<Vec<String>, WriteError> {
    let pages = pages_of(document, more)?;
    Ok(pages.pages().iter().map(|page| typst_svg::svg(page, &SvgOptions::default())).collect())
}

/// Font files as the typesetter takes them; of a collection the first face.
pub(super) fn fonts(more: &[Vec<u8>]) -> Vec<Font> {
    more.iter().flat_map(|file| Font::iter(Bytes::new(file.clone())).take(1)).collect()
}

/// What the families of these faces are called.
pub(super) fn families(fonts: &[Font]) -> Vec<&str> {
    fonts.iter().map(|font| font.info().family.as_str()).collect()
}

/// Sets the pages that the values describe.
pub(super) fn set(main: Main, values: String, meta: &Meta, fonts: Vec<Font>) -> Result<Vec<u8>, WriteError> {
    packed(&pages(main, values, meta, fonts)?, meta)
}

/// The pages of a document, before they are a file.
fn pages_of(document: &Document, more: &[Vec<u8>]) -> Result<PagedDocument, WriteError> {
    let fonts = fonts(more);
    let values = values::of(document, &families(&fonts))?;
    pages(Main::Document, values, &document.meta, fonts)
}

fn pages(main: Main, values: String, meta: &Meta, fonts: Vec<Font>) -> Result<PagedDocument, WriteError> {
    let mut inputs = Dict::new();
    inputs.insert("document".into(), Bytes::from_string(values).into_value());
    let logo = meta.brand.logo.as_ref().map(|logo| logo.bytes().to_vec()).unwrap_or_default();
    inputs.insert("logo".into(), Bytes::new(logo).into_value());
    let made = if fonts.is_empty() {
        engine(main).compile_with_input(inputs)
    } else {
        builder(main, fonts).build().compile_with_input(inputs)
    };
    made.output.map_err(|error| WriteError::Page(error.to_string()))
}

fn packed(pages: &PagedDocument, meta: &Meta) -> Result<Vec<u8>, WriteError> {
    let options = |standards| PdfOptions {
        ident: Smart::Custom(format!("{} {} {}", meta.company, meta.number, meta.title)),
        creator: Smart::Custom(None),
        standards,
        ..PdfOptions::default()
    };
    let accessible = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|error| WriteError::Page(error.message().to_string()))?;
    // A page that cannot keep all rules of PDF/UA (a face that lacks a letter's form) is still tagged.
    typst_pdf::pdf(pages, &options(accessible))
        .or_else(|_| typst_pdf::pdf(pages, &options(PdfStandards::default())))
        .map_err(|errors| WriteError::Page(reasons(&errors)))
}

fn reasons(errors: &[SourceDiagnostic]) -> String {
    errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("; ")
}

/// The typesetter with its faces and templates, made once.
fn engine(main: Main) -> &'static TypstEngine<TypstTemplateMainFile> {
    static DOCUMENT: OnceLock<TypstEngine<TypstTemplateMainFile>> = OnceLock::new();
    static ROADMAP: OnceLock<TypstEngine<TypstTemplateMainFile>> = OnceLock::new();
    let engine = match main {
        Main::Document => &DOCUMENT,
        Main::Roadmap => &ROADMAP,
    };
    engine.get_or_init(|| builder(main, Vec::new()).build())
}

fn builder(main: Main, more: Vec<Font>) -> TypstTemplateEngineBuilder<TypstTemplateMainFile> {
    let ours = FACES.into_iter().flat_map(|face| Font::iter(Bytes::new(face)));
    let file = match main {
        Main::Document => include_str!("../../../typst/main.typ"),
        Main::Roadmap => include_str!("../../../typst/roadmap.typ"),
    };
    TypstEngine::builder()
        .main_file(("main.typ", file))
        .with_static_source_file_resolver(PARTS)
        .fonts(ours.chain(more))
        // What the last few pages had in common is kept: the templates as such.
        .comemo_evict_max_age(Some(3))
}
