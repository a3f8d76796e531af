//! A chart alone, as a sheet: drawn as SVG and as PNG, with its title above and how far it may travel below.

use super::WriteError;
use super::drawn::{self, Faces, Size};
use super::dressed::dressed;
use super::html::faces::PageFaces;
use crate::document::{Chart, Meta, Palette};
use crate::drawing::chart as drawing;
use crate::roadmap_picture::{Plan, to_svg_file};

/// How wide and high a chart is, and the size of its words, in points.
const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 300.0;
const WORDS: f64 = 10.0;

/// Writes the chart as SVG, with its faces inside.
pub fn svg(chart: &Chart, meta: &Meta) -> String {
    draw(chart, meta, &PageFaces::of("class=\"serif\"").rules())
}

/// Writes the chart as PNG of this size, with more font files for letters that no face of the program has. It carries no
/// metadata.
///
/// # Errors
/// When the picture cannot be drawn, which for a chart of any content is a fault of the program.
pub fn png(chart: &Chart, meta: &Meta, size: Size, more: &[Vec<u8>]) -> Result<Vec<u8>, WriteError> {
    drawn::png(&draw(chart, meta, ""), size.of(sheet(chart, meta).width), &Faces::with(more))
}

fn draw(chart: &Chart, meta: &Meta, faces: &str) -> String {
    to_svg_file(&sheet(chart, meta), &Palette::of(&meta.brand), &chart.alt, faces)
}

fn sheet(chart: &Chart, meta: &Meta) -> Plan {
    let drawn = drawing(chart, WIDTH, HEIGHT, WORDS);
    let plan = Plan { width: WIDTH, height: HEIGHT, frame: drawn.shapes, ..Plan::default() };
    dressed(plan, WIDTH, &chart.title, &[], meta).facing(meta.reads())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, everything};
    use crate::text_of;

    fn example() -> (Chart, Meta) {
        let mut number = 0;
        let document = everything(|| {
            number += 1;
            format!("text {number}")
        });
        let blocks = document.sections.iter().flat_map(|section| &section.blocks);
        let charts =
            blocks.filter_map(|block| if let Block::Chart(chart) = block { Some(chart) } else { None });
        (charts.clone().next().unwrap().clone(), document.meta)
    }

    #[test]
    fn a_chart_says_what_it_is_whose_it_is_and_all_its_steps() {
        let (mut chart, meta) = example();
        chart.title =
            "How long it takes until a seller who came to us can be paid for the first time ".repeat(3);
        let drawing = svg(&chart, &meta);
        let text: Vec<_> =
            text_of::html(drawing.as_bytes()).unwrap().into_iter().map(|part| part.text).collect();
        let text = text.join(" ");
        for word in chart.title.split_whitespace().chain([meta.classification.as_str(), &chart.alt]) {
            assert!(text.contains(word), "{word} in {text}");
        }
        assert!(drawing == svg(&chart, &meta), "the same chart, the same bytes");
    }

    #[test]
    fn a_chart_is_as_large_as_it_is_asked_to_be() {
        let (chart, meta) = example();
        let wide = |size| {
            let picture = png(&chart, &meta, size, &[]).unwrap();
            // The head of a PNG says its width in four bytes.
            u32::from_be_bytes(picture[16..20].try_into().unwrap())
        };
        assert!(wide(Size::Width(1_600)).abs_diff(1_600) <= 1);
        assert_eq!(wide(Size::Percent(300)), wide(Size::Percent(100)) * 3);
        assert_eq!(wide(Size::default()), wide(Size::Percent(200)), "sharp when nobody says how large");
    }
}
