//! A plan as an SVG element to stand in an HTML page: shapes and live text, nothing loaded, nothing run.

use std::fmt::Write as _;

use super::shapes::{Anchor, Ink, Plan, Shape, Stroke, Towards};
use crate::document::Palette;
use crate::script::runs_left;
use crate::shown::escape_xml;

/// The plan as an `<svg>` element. `name` makes its identifiers unique on the page; `alt` is what is said instead of it.
pub fn to_svg(plan: &Plan, palette: &Palette, name: &str, alt: &str) -> String {
    let mut out = String::new();
    let (width, height) = (number(plan.width), number(plan.height));
    let alt = escape_xml(alt);
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 -2 {width} {}\" role=\"img\" aria-label=\"{alt}\">",
        number(plan.height + 4.0)
    );
    let _ = write!(
        out,
        "<title>{alt}</title><rect y=\"-2\" width=\"{width}\" height=\"{height}\" fill=\"none\"/>"
    );
    if !plan.in_full.is_empty() {
        let _ = write!(out, "<desc>{}</desc>", escape_xml(&plan.in_full.join("; ")));
    }
    let items = plan.links.iter().chain(&plan.items).flat_map(|item| &item.shapes);
    fades(&plan.frame.iter().chain(items).collect::<Vec<_>>(), palette, name, &mut out);
    for shape in &plan.frame {
        element(shape, palette, name, &mut out);
    }
    for item in plan.links.iter().chain(&plan.items) {
        let _ = write!(out, "<g><title>{}</title>", escape_xml(&item.about));
        for shape in &item.shapes {
            element(shape, palette, name, &mut out);
        }
        out.push_str("</g>");
    }
    out.push_str("</svg>");
    out
}

/// The plan as a file of its own: as large as it is drawn, on white paper, with its faces inside.
pub fn to_svg_file(plan: &Plan, palette: &Palette, alt: &str, faces: &str) -> String {
    let svg = to_svg(plan, palette, "roadmap", alt);
    let (width, height) = (number(plan.width), number(plan.height + 4.0));
    let begin = format!("<svg width=\"{width}\" height=\"{height}\" ");
    let style = format!(
        "<style>{faces}.sans{{font-family:'Roadbook Sans','Inter',Arial,sans-serif}}\
         .serif{{font-family:'Roadbook Serif','Source Serif 4',Georgia,serif}}</style>\
         <rect y=\"-2\" width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>"
    );
    let (head, body) = svg.split_once("</title>").unwrap_or(("", &svg));
    let head = head.replacen("<svg ", &begin, 1);
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{head}</title>{style}{body}\n")
}

/// Shapes alone, for a small mark beside a word, or for a drawing that is put together elsewhere.
pub(crate) fn shapes_to_svg(shapes: &[Shape], palette: &Palette) -> String {
    let mut out = String::new();
    fades(&shapes.iter().collect::<Vec<_>>(), palette, "", &mut out);
    for shape in shapes {
        element(shape, palette, "", &mut out);
    }
    out
}

/// The fades that some of the shapes use.
fn fades(shapes: &[&Shape], palette: &Palette, name: &str, out: &mut String) {
    for ink in [Ink::Brand, Ink::Likely] {
        for way in [Towards::Left, Towards::Right] {
            let used = |shape: &&Shape| matches!(shape, Shape::Fade { fill, towards, .. } if (*fill, *towards) == (ink, way));
            if shapes.iter().any(used) {
                let (from, to) = if way == Towards::Left { (0, 1) } else { (1, 0) };
                let colour = colour(ink, palette);
                let _ = write!(
                    out,
                    "<linearGradient id=\"{}\"><stop offset=\"0\" stop-color=\"{colour}\" stop-opacity=\"{from}\"/>\
                     <stop offset=\"1\" stop-color=\"{colour}\" stop-opacity=\"{to}\"/></linearGradient>",
                    fade_name(name, ink, way)
                );
            }
        }
    }
}

fn fade_name(name: &str, ink: Ink, way: Towards) -> String {
    let ink = if ink == Ink::Brand { "brand" } else { "likely" };
    let way = if way == Towards::Left { "left" } else { "right" };
    format!("{name}-{ink}-{way}")
}

fn element(shape: &Shape, palette: &Palette, name: &str, out: &mut String) {
    let _ = match shape {
        Shape::Rect { x, y, w, h, fill } => write!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
            number(*x),
            number(*y),
            number(*w),
            number(*h),
            colour(*fill, palette)
        ),
        Shape::Fade { x, y, w, h, fill, towards } => write!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"url(#{})\"/>",
            number(*x),
            number(*y),
            number(*w),
            number(*h),
            fade_name(name, *fill, *towards)
        ),
        Shape::Line { points, stroke } | Shape::Check { points, stroke } => write!(
            out,
            "<polyline points=\"{}\" fill=\"none\" {}/>",
            corners(points),
            stroked(stroke, palette)
        ),
        Shape::Area { points, fill, stroke } => write!(
            out,
            "<polygon points=\"{}\" fill=\"{}\" {}/>",
            corners(points),
            colour(*fill, palette),
            stroke.map(|stroke| stroked(&stroke, palette)).unwrap_or_default()
        ),
        Shape::Circle { x, y, r, fill, stroke } => write!(
            out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\" {}/>",
            number(*x),
            number(*y),
            number(*r),
            colour(*fill, palette),
            stroke.map(|stroke| stroked(&stroke, palette)).unwrap_or_default()
        ),
        Shape::Text { x, anchor, y, text, size, weight, serif, fill, width } => write!(
            out,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{weight}\" class=\"{}\" fill=\"{}\"{}{}>{}</text>",
            number(*x),
            number(*y),
            number(*size),
            if *serif { "serif" } else { "sans" },
            colour(*fill, palette),
            if *anchor == Anchor::Right { " text-anchor=\"end\"" } else { "" },
            width
                .map(|width| format!(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", number(width)))
                .unwrap_or_default(),
            isolated(text)
        ),
    };
}

/// The text for an element. One that runs from the right does so by itself, since everything here is counted from the left.
fn isolated(text: &str) -> String {
    let words = escape_xml(text);
    if runs_left(text, false) { format!("\u{2067}{words}\u{2069}") } else { words }
}

fn stroked(stroke: &Stroke, palette: &Palette) -> String {
    let dash =
        stroke.dash.map(|dash| format!(" stroke-dasharray=\"{0} {0}\"", number(dash))).unwrap_or_default();
    format!("stroke=\"{}\" stroke-width=\"{}\"{dash}", colour(stroke.ink, palette), number(stroke.width))
}

fn corners(points: &[(f64, f64)]) -> String {
    points.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect::<Vec<_>>().join(" ")
}

/// Two decimals, without a trailing nought.
fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn colour(ink: Ink, palette: &Palette) -> String {
    let colour = match ink {
        Ink::Ink => palette.ink,
        Ink::Second => palette.second,
        Ink::Third => palette.third,
        Ink::Hair => palette.hair,
        Ink::Paper => return "#ffffff".to_owned(),
        Ink::Brand => palette.brand,
        Ink::Likely => palette.likely,
        Ink::Accent => palette.accent,
        Ink::Amber => palette.amber,
        Ink::Red => palette.red,
    };
    colour.to_string()
}
