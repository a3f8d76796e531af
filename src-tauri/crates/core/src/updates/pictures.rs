//! The pictures of a page as files of their own: its roadmaps and its charts, each drawn from what stands on the page.

use std::collections::BTreeSet;

use roadbook_formats::document::{Block, Chart, Document, Meta, RoadmapSheet, Section, SheetPages};
use roadbook_formats::text_of;
use roadbook_formats::write::chart;
use roadbook_formats::write::drawn::Size;
use roadbook_formats::write::roadmap;
use serde::Serialize;

use super::faces::for_letters_of;
use super::render::Made;
use super::{Format, Rendered, safe_file_name, unreadable};
use crate::error::{Error, Result};

/// Names of pictures stand behind those of audiences, and some systems stop at 143 bytes.
const LONGEST: usize = 30;

/// Draws the pictures of a page in the order they stand on it. All that their pixels say is told by the vectors they are
/// drawn from.
///
/// # Errors
/// When there is none on the page, or one cannot be drawn.
pub(super) fn drawn(document: &Document, format: Format) -> Result<Vec<Made>> {
    let pictures = pictures(document);
    if pictures.is_empty() {
        return Err(without_pictures(&document.meta.audience));
    }
    pictures.iter().map(|picture| picture.draw(format)).collect()
}

/// Says that there is nothing to draw for these.
pub(super) fn without_pictures(audiences: &str) -> Error {
    Error::invalid(
        format!("The page for {audiences} has no picture"),
        "Put a roadmap or a chart into its template, or leave svg and png out.",
    )
}

/// A format that an audience gets no file of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LeftOut {
    /// Which one.
    pub format: Format,
    /// Why, as a sentence.
    pub reason: String,
}

/// The formats that a page can be written in, and those that are left out: a page without a picture has no files of pictures.
pub(super) fn that_can_be_made(document: &Document, formats: Vec<Format>) -> (Vec<Format>, Vec<LeftOut>) {
    let is_drawn = |format: &Format| Format::PICTURES.contains(format);
    if !formats.iter().any(is_drawn) || !pictures(document).is_empty() {
        return (formats, Vec::new());
    }
    let (drawn, whole): (Vec<_>, Vec<_>) = formats.into_iter().partition(is_drawn);
    let reason = "There is no roadmap and no chart on the page";
    let left_out = drawn.into_iter().map(|format| LeftOut { format, reason: reason.to_owned() });
    (whole, left_out.collect())
}

/// What the files of the pictures are called, behind the name of the update.
pub(super) fn names(document: &Document) -> Vec<String> {
    pictures(document).into_iter().map(|picture| picture.name).collect()
}

/// A picture of a page.
struct Picture<'a> {
    name: String,
    of: Of<'a>,
}

enum Of<'a> {
    Roadmap(Box<RoadmapSheet>),
    Chart(&'a Chart, Box<Meta>),
}

impl Picture<'_> {
    fn draw(&self, format: Format) -> Result<Made> {
        let size = Size::default();
        let (vectors, pixels) = match &self.of {
            Of::Roadmap(sheet) => (
                roadmap::svg(sheet),
                (format == Format::Png).then(|| roadmap::png(sheet, size, &for_letters_of(sheet))),
            ),
            Of::Chart(of, meta) => (
                chart::svg(of, meta),
                (format == Format::Png).then(|| chart::png(of, meta, size, &for_letters_of(of))),
            ),
        };
        let told = text_of::html(vectors.as_bytes()).map_err(unreadable)?;
        let bytes = match pixels {
            Some(pixels) => pixels.map_err(Error::document("draw the picture"))?,
            None => vectors.into_bytes(),
        };
        Ok(Made { picture: Some(self.name.clone()), rendered: Rendered { format, bytes }, told })
    }
}

fn pictures(document: &Document) -> Vec<Picture<'_>> {
    // It says of which update it is, wherever it is seen alone.
    let meta = Meta { title: document.meta.whole_title(), number: String::new(), ..document.meta.clone() };
    let mut pictures = Vec::new();
    for section in &document.sections {
        collect(section.telling(), section, document, &meta, &mut pictures);
    }
    let mut taken = BTreeSet::new();
    for picture in &mut pictures {
        let name = picture.name.clone();
        let mut number = 1;
        while !taken.insert(picture.name.to_lowercase()) {
            number += 1;
            picture.name = format!("{name} {number}");
        }
    }
    pictures
}

fn collect<'a>(
    blocks: &'a [Block],
    section: &Section,
    document: &Document,
    meta: &Meta,
    out: &mut Vec<Picture<'a>>,
) {
    for block in blocks {
        match block {
            Block::Picture(picture) => {
                let said = [section.title.as_deref().unwrap_or_default(), &section.label];
                let said = said.into_iter().find(|said| !said.is_empty());
                let sheet = RoadmapSheet {
                    meta: meta.clone(),
                    headline: said.unwrap_or(&document.opening.headline).to_owned(),
                    picture: picture.clone(),
                    pages: SheetPages::One,
                };
                out.push(Picture { name: "roadmap".to_owned(), of: Of::Roadmap(Box::new(sheet)) });
            }
            Block::Chart(chart) => {
                let name = match chart.series.as_slice() {
                    [one] => &one.name,
                    _ => &chart.title,
                };
                out.push(Picture { name: file_name(name), of: Of::Chart(chart, Box::new(meta.clone())) });
            }
            Block::Stacks(stacks) => {
                for stack in stacks {
                    collect(&stack.blocks, section, document, meta, out);
                }
            }
            Block::Prose(_)
            | Block::Ask(_)
            | Block::Action(_)
            | Block::Ledger(_)
            | Block::Items(_)
            | Block::Columns(_)
            | Block::Dates(_)
            | Block::Quiet(_)
            | Block::Statement(_)
            | Block::Facts(_)
            | Block::Figures(_)
            | Block::Scorecard(_)
            | Block::Choice(_)
            | Block::Moved(_)
            | Block::Risks(_)
            | Block::Effort(_)
            | Block::Shares(_)
            | Block::Track(_)
            | Block::Correction(_) => {}
        }
    }
}

fn file_name(name: &str) -> String {
    let mut name = safe_file_name(name);
    name.truncate(name.floor_char_boundary(LONGEST));
    let name = name.trim_matches(|letter: char| letter == '.' || letter.is_whitespace());
    if name.is_empty() { "chart".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use roadbook_formats::document::{Brand, Opening, Paper, RoadmapPicture, Series, Stack};

    use super::*;

    fn chart(name: &str) -> Block {
        let series = vec![Series { name: name.to_owned(), values: vec![Some(1.0), Some(2.0)] }];
        Block::Chart(Chart { title: format!("{name}: 2"), series, ..Chart::default() })
    }

    fn page(blocks: Vec<Block>) -> Document {
        let meta = Meta {
            company: "Larkfield Payments".to_owned(),
            title: "Product update".to_owned(),
            number: "U-3".to_owned(),
            date: "22 November 2026".to_owned(),
            classification: "Internal".to_owned(),
            replaces: None,
            audience: "Sales".to_owned(),
            lang: "en".to_owned(),
            notice: None,
            paper: Paper::default(),
            brand: Brand::default(),
        };
        let opening = Opening { headline: "All is on track.".to_owned(), ..Opening::default() };
        Document { meta, opening, sections: vec![Section { blocks, ..Section::default() }] }
    }

    #[test]
    fn each_picture_has_a_name_of_its_own() {
        let stack = |block| Block::Stacks(vec![Stack { label: "left".into(), blocks: vec![block] }]);
        let roadmap = || Block::Picture(RoadmapPicture::default());
        let document = page(vec![
            roadmap(),
            chart("Activation"),
            chart("activation"),
            stack(roadmap()),
            chart("a/b: c"),
        ]);
        assert_eq!(names(&document), ["roadmap", "Activation", "activation 2", "roadmap 2", "a b c"]);
        assert!(names(&page(vec![chart(&"é".repeat(99)), chart(&"é".repeat(99))]))[1].len() < 35);
        assert_eq!(names(&page(vec![chart("…")])), ["…"]);
        assert_eq!(names(&page(vec![chart("?")])), ["chart"]);
    }

    #[test]
    fn a_page_without_a_picture_has_its_other_files() {
        let wanted = || vec![Format::Md, Format::Svg, Format::Png];
        let (made, left_out) = that_can_be_made(&page(vec![Block::Quiet("Nothing.".into())]), wanted());
        assert_eq!(made, [Format::Md]);
        assert_eq!(left_out.iter().map(|out| out.format).collect::<Vec<_>>(), [Format::Svg, Format::Png]);
        assert_eq!(that_can_be_made(&page(vec![chart("Activation")]), wanted()), (wanted(), Vec::new()));
    }

    #[test]
    fn what_pixels_say_is_told_by_their_vectors() {
        let document = page(vec![chart("Activation")]);
        let (vectors, pixels) =
            (drawn(&document, Format::Svg).unwrap(), drawn(&document, Format::Png).unwrap());
        assert!(
            vectors[0].told.iter().any(|part| part.text.contains("Activation: 2")),
            "{:?}",
            vectors[0].told
        );
        assert_eq!(vectors[0].told, pixels[0].told);
        assert!(pixels[0].rendered.bytes.starts_with(b"\x89PNG"));
        assert!(vectors[0].told.iter().any(|part| part.text.contains(&document.meta.whole_title())));
        let refused = drawn(&page(vec![Block::Quiet("Nothing.".into())]), Format::Svg).unwrap_err();
        assert!(refused.to_string().contains("has no picture"), "{refused}");
    }
}
