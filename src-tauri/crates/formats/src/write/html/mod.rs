//! One self-contained page for the browser and the live preview: styles and pictures inside, no script, nothing loaded.

mod blocks;
pub(super) mod faces;
pub(super) mod figures;
mod plans;
mod prose;
mod tables;

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::pattern;
use faces::PageFaces;
use regex::Regex;

use crate::document::{
    Brand, Document, Meta, Opening, OpeningStyle, Palette, Paper, Prose, Reads, Section, SectionWidth,
    Weight, is_face_name,
};
use crate::roadmap_picture::{marks, shapes_to_svg};
use crate::shown::escape_xml;
use crate::words::{Commitment, Mark};

const STYLE: &str = include_str!("style.css");
/// Nothing may run, nothing may be loaded, nothing may be sent; only the styles inside the page hold.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";
const SERIF: &str = "'Roadbook Serif',Georgia,Cambria,'Times New Roman',serif";
const SANS: &str = "'Roadbook Sans','Helvetica Neue',Arial,'Noto Sans',sans-serif";
const MONO: &str = "'Source Code Pro',Consolas,Menlo,'DejaVu Sans Mono',monospace";

/// Writes the document as one HTML file. It reads like the printed page, from 360 pixels up, and prints well.
pub fn render(document: &Document) -> String {
    let mut parts: Vec<Part> = Vec::with_capacity(document.sections.len());
    for section in &document.sections {
        parts.push(part(document, section, parts.last()));
    }
    of_parts(document, &parts)
}

/// A section as it stands on a page, and what else the page must hold for it.
#[derive(Debug, Clone)]
pub struct Part {
    markup: String,
    faces: PageFaces,
    /// How many pictures there are before it, and with it.
    pictures: Range<usize>,
}

impl Part {
    /// Whether it stands the same behind another part. Pictures are numbered through the page.
    pub fn stands_behind(&self, before: Option<&Self>) -> bool {
        self.pictures.is_empty() || self.pictures.start == before.map_or(0, |before| before.pictures.end)
    }
}

/// Writes a section of a document as it stands behind the part `before`.
pub fn part(document: &Document, section: &Section, before: Option<&Part>) -> Part {
    let first = before.map_or(0, |before| before.pictures.end);
    let mut page = Page { pictures: first, ..Page::new(&document.meta.brand, document.meta.reads()) };
    page.section(section);
    Part { faces: PageFaces::of(&page.out), pictures: first..page.pictures, markup: page.out }
}

/// Writes a document whose sections are written already, in their order.
pub fn of_parts<'a>(document: &Document, parts: impl IntoIterator<Item = &'a Part> + Clone) -> String {
    Page::new(&document.meta.brand, document.meta.reads()).write(document, parts)
}

/// Running text as a piece of HTML without a page around it, for showing what a person wrote. Nothing in it runs or loads:
/// only the elements of running text, and links to pages and addresses.
pub fn fragment(prose: &[Prose]) -> String {
    let mut page = Page::new(&Brand::default(), Reads::FromLeft);
    page.prose_blocks(prose);
    page.out
}

/// What the parts of a page share while it is written.
pub(super) struct Page {
    palette: Palette,
    reads: Reads,
    out: String,
    pictures: usize,
    /// What headings inside the part that is being written are: below its name, where it has one.
    inside: [&'static str; 2],
}

impl Page {
    fn new(brand: &Brand, reads: Reads) -> Self {
        Self { palette: Palette::of(brand), reads, out: String::new(), pictures: 0, inside: ["h3", "h4"] }
    }

    fn write<'a>(mut self, document: &Document, parts: impl IntoIterator<Item = &'a Part> + Clone) -> String {
        self.put("<body><div class=\"page\"><div class=\"tab\"></div>");
        self.masthead(&document.meta);
        self.put("<main>");
        self.opening(&document.opening);
        let beginning = std::mem::take(&mut self.out);
        self.put("</main>");
        self.foot(&document.meta);
        self.put("</div></body></html>\n");
        let end = std::mem::take(&mut self.out);
        let mut faces = PageFaces::of(&beginning).and(PageFaces::of(&end));
        parts.clone().into_iter().for_each(|part| faces = faces.and(part.faces));
        self.head(&document.meta, faces);
        self.put(&beginning);
        parts.into_iter().for_each(|part| self.put(&part.markup));
        self.put(&end);
        self.out
    }

    /// Markup of our own.
    pub(super) fn put(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Text of the document. A reference in it does not break at its hyphen.
    pub(super) fn text(&mut self, text: &str) {
        static REFERENCE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[A-Z]{1,3}-[0-9]+\b"));
        self.put(&REFERENCE.replace_all(&escape_xml(text), "<span class=\"nb\">$0</span>"));
    }

    /// An element with nothing but text in it. Nothing when there is no text.
    pub(super) fn element(&mut self, tag: &str, class: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        self.open(tag, class);
        self.text(text);
        self.close(tag);
    }

    pub(super) fn open(&mut self, tag: &str, class: &str) {
        // Writing to a string cannot fail.
        let _ = if class.is_empty() {
            write!(self.out, "<{tag}>")
        } else {
            write!(self.out, "<{tag} class=\"{class}\">")
        };
    }

    pub(super) fn close(&mut self, tag: &str) {
        let _ = write!(self.out, "</{tag}>");
    }

    fn head(&mut self, meta: &Meta, faces: PageFaces) {
        let direction = if self.reads == Reads::FromRight { "rtl" } else { "ltr" };
        let _ = write!(
            self.out,
            "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{direction}\"><head><meta charset=\"utf-8\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"referrer\" content=\"no-referrer\"><title>{}</title><style>",
            escape_xml(&meta.lang),
            escape_xml(&meta.whole_title())
        );
        let colours = self.palette;
        // The company's own face comes from the reader's machine; its name was checked to be one.
        let own = meta.brand.font.as_deref().filter(|font| is_face_name(font));
        let own = own.map(|font| format!("'{font}',")).unwrap_or_default();
        let paper = match meta.paper {
            Paper::A4 => "A4",
            Paper::Letter => "letter",
            Paper::A3 => "A3",
            Paper::Tabloid => "11in 17in",
        };
        let _ = write!(
            self.out,
            ":root{{--ink:{};--second:{};--third:{};--hair:{};--wash:{};--tab:{};--brand:{};--accent:{};\
             --likely:{};--sans:{own}{SANS};--serif:{own}{SERIF};--display:{own}'Roadbook Display',{SERIF};--mono:{MONO}}}\n{}{}</style></head>",
            colours.ink,
            colours.second,
            colours.third,
            colours.hair,
            colours.wash,
            colours.tab,
            colours.brand,
            colours.accent,
            colours.likely,
            STYLE.replace("var(--paper)", paper),
            faces.rules()
        );
    }

    fn masthead(&mut self, meta: &Meta) {
        self.put("<header class=\"head\">");
        self.open("p", "company");
        match &meta.brand.logo {
            Some(logo) => {
                let (width, height) = logo.fitted(28.0, 150.0);
                // Writing to a string cannot fail.
                let _ = write!(
                    self.out,
                    "<img src=\"data:{};base64,{}\" width=\"{width:.0}\" height=\"{height:.0}\" alt=\"{}\">",
                    logo.kind().media_type(),
                    logo.base64(),
                    escape_xml(&meta.company)
                );
            }
            None => self.text(&meta.company),
        }
        self.put("</p><p class=\"kind\">");
        self.text(&meta.title);
        self.put("</p>");
        self.element("p", "number", &meta.number);
        self.element("p", "notice", meta.notice.as_deref().unwrap_or_default());
        self.put("</header>");
    }

    fn opening(&mut self, opening: &Opening) {
        match opening.style {
            OpeningStyle::Display | OpeningStyle::Cover => self.put("<div class=\"display\"><div>"),
            OpeningStyle::Beside => {
                self.put("<div class=\"opening two\"><div>");
                if let Some(status) = &opening.status {
                    self.put("<p class=\"status\">");
                    self.mark(status.mark);
                    self.text(&status.word);
                    self.put("</p>");
                    self.element("p", "was", status.was.as_deref().unwrap_or_default());
                }
                self.put("</div><div>");
            }
        }
        self.element("h1", "", &opening.headline);
        self.element("p", "lead", opening.lead.as_deref().unwrap_or_default());
        if !opening.facts.is_empty() {
            self.fact_strip(&opening.facts);
        }
        self.put("</div></div>");
    }

    fn section(&mut self, section: &Section) {
        let weight = match section.weight {
            Weight::Plain => "part",
            Weight::Asks => "part asks",
            Weight::Group => "part group",
        };
        self.inside = if section.label.is_empty() { ["h2", "h3"] } else { ["h3", "h4"] };
        let bare = if section.label.is_empty() { " bare" } else { "" };
        match section.room() {
            SectionWidth::Beside => {
                self.open("section", &format!("{weight} two{bare}"));
                self.put("<div class=\"label\">");
                self.element("h2", "", &section.label);
                self.element("p", "note", section.note.as_deref().unwrap_or_default());
                self.put("</div>");
            }
            SectionWidth::Wide => {
                self.open("section", &format!("{weight} wide{bare}"));
                self.put("<div class=\"two\">");
                self.element("h2", "", &section.label);
                self.element("p", "note", section.note.as_deref().unwrap_or_default());
                self.put("</div>");
            }
        }
        self.put("<div class=\"body\">");
        self.element("p", "says", section.title.as_deref().unwrap_or_default());
        for block in section.telling() {
            self.block(block, section.room());
        }
        self.put("</div></section>\n");
    }

    fn foot(&mut self, meta: &Meta) {
        self.put("<footer class=\"foot\"><p class=\"class\">");
        self.text(&meta.classification);
        self.put("</p><p class=\"more\">");
        self.element("span", "notice", meta.notice.as_deref().unwrap_or_default());
        self.text(meta.replaces.as_deref().unwrap_or_default());
        self.put("</p><p>");
        self.text(&meta.number);
        self.put("</p></footer>");
    }

    /// A mark before its word.
    pub(super) fn mark(&mut self, mark: Mark) {
        let shapes = shapes_to_svg(&marks::mark(mark, 7.0), &self.palette);
        let _ =
            write!(self.out, "<svg class=\"mark\" viewBox=\"0 0 7 7\" aria-hidden=\"true\">{shapes}</svg>");
    }

    /// A commitment bar before its word.
    pub(super) fn bar(&mut self, commitment: Commitment) {
        let shapes = shapes_to_svg(&marks::bar(Some(commitment), 21.0, 5.0), &self.palette);
        let _ =
            write!(self.out, "<svg class=\"bar\" viewBox=\"0 0 21 5\" aria-hidden=\"true\">{shapes}</svg>");
    }
}
