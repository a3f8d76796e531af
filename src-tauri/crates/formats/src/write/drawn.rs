//! Drawings as files of their own: vectors, and pixels of them in the faces that come with the program, and in others
//! for letters that these lack.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::WriteError;
use crate::document::{Colour, Palette, WHITE};
use crate::drawing::Drawing;
use crate::fonts::FACES;
use crate::roadmap_picture::{Ink, Shape, shapes_to_svg};
use crate::shown::escape_xml;

/// Larger than this it is drawn smaller: nobody's program opens it.
const MOST_PIXELS: f32 = 40_000_000.0;

/// How large a drawing is in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// So many pixels wide.
    Width(u32),
    /// So many hundredths of its size on screen.
    Percent(u32),
}

impl Default for Size {
    /// Twice the size on screen, so that it is sharp when it is printed.
    fn default() -> Self {
        Self::Percent(200)
    }
}

impl Size {
    /// How many pixels a point of a drawing takes that is so many points wide.
    pub fn of(self, width: f64) -> f32 {
        let scale = match self {
            Self::Width(pixels) => f64::from(pixels) / width.max(1.0),
            Self::Percent(percent) => f64::from(percent) / 100.0,
        };
        // Far from the ends of the smaller type.
        scale as f32
    }
}

/// A drawing as an SVG file: shapes and live text, nothing loaded, nothing run.
pub fn svg(drawing: &Drawing, palette: &Palette) -> String {
    let alt = escape_xml(&drawing.alt);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.2}\" height=\"{1:.2}\" viewBox=\"0 0 {0:.2} {1:.2}\" role=\"img\"><title>{alt}</title><style>.sans{{font-family:Inter,'Helvetica Neue',Arial,sans-serif}}.serif{{font-family:'Source Serif 4',Georgia,serif}}</style>{2}</svg>",
        drawing.width,
        drawing.height,
        shapes_to_svg(&drawing.shapes, palette)
    )
}

/// An SVG file as PNG in these faces, so many pixels for a point. It carries no metadata.
///
/// # Errors
/// When it cannot be drawn, which for a drawing of ours is a fault of the program.
pub fn png(svg: &str, pixels: f32, faces: &Faces) -> Result<Vec<u8>, WriteError> {
    let fault = |what: &str| WriteError::Picture(what.to_owned());
    let options =
        Options { fontdb: Arc::clone(&faces.0), font_family: "Inter".to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|_| fault("its vectors cannot be read"))?;
    let size = tree.size();
    let scale = pixels.min((MOST_PIXELS / (size.width() * size.height())).sqrt());
    // Bounded above, so the cast keeps it.
    let across = |length: f32| (length * scale).ceil().max(1.0) as u32;
    let mut out =
        Pixmap::new(across(size.width()), across(size.height())).ok_or_else(|| fault("it is too large"))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut out.as_mut());
    out.encode_png().map_err(|_| fault("it cannot be packed"))
}

/// The faces that pixels are drawn in.
#[derive(Debug, Clone)]
pub struct Faces(Arc<fontdb::Database>);

impl Faces {
    /// Those of the program, and behind them these font files, for letters that it lacks.
    pub fn with(more: &[Vec<u8>]) -> Self {
        if more.is_empty() {
            static OWN: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
            return Self(Arc::clone(OWN.get_or_init(|| Arc::new(database(more)))));
        }
        Self(Arc::new(database(more)))
    }
}

/// Where a letter is looked for, in this order: our faces, the others, and last the boxes for what nobody has.
fn database(more: &[Vec<u8>]) -> fontdb::Database {
    let mut database = fontdb::Database::new();
    let (boxes, ours) = FACES.split_last().map_or((None, &[][..]), |(boxes, ours)| (Some(boxes), ours));
    for face in ours {
        database.load_font_source(fontdb::Source::Binary(Arc::new(*face)));
    }
    more.iter().for_each(|file| database.load_font_data(file.clone()));
    if let Some(boxes) = boxes {
        database.load_font_source(fontdb::Source::Binary(Arc::new(*boxes)));
    }
    database.set_sans_serif_family("Inter");
    database.set_serif_family("Source Serif 4");
    database
}

/// The colour of an ink.
pub(crate) fn colour(ink: Ink, palette: &Palette) -> Colour {
    match ink {
        Ink::Ink => palette.ink,
        Ink::Second => palette.second,
        Ink::Third => palette.third,
        Ink::Hair => palette.hair,
        Ink::Paper => WHITE,
        Ink::Brand => palette.brand,
        Ink::Likely => palette.likely,
        Ink::Accent => palette.accent,
        Ink::Amber => palette.amber,
        Ink::Red => palette.red,
    }
}

/// How far down shapes reach.
pub(crate) fn height(shapes: &[Shape]) -> f64 {
    let bottom = |shape: &Shape| match shape {
        Shape::Rect { y, h, .. } | Shape::Fade { y, h, .. } => y + h,
        Shape::Line { points, .. } | Shape::Check { points, .. } | Shape::Area { points, .. } => {
            points.iter().map(|(_, y)| *y).fold(0.0, f64::max)
        }
        Shape::Circle { y, r, .. } => y + r,
        Shape::Text { y, size, .. } => y + size * 0.3,
    };
    shapes.iter().map(bottom).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_come_after_every_face_that_may_have_the_letter() {
        // The face of code stands for one that the computer has.
        let more = vec![include_bytes!("../../fonts/SourceCodePro-Regular.otf").to_vec()];
        let names = |faces: &Faces| -> Vec<String> {
            faces.0.faces().filter_map(|face| face.families.first().map(|(name, _)| name.clone())).collect()
        };
        let (own, all) = (names(&Faces::with(&[])), names(&Faces::with(&more)));
        assert_eq!(all.len(), own.len() + 1);
        assert_eq!(own.last().map(String::as_str), Some("Roadbook Missing"));
        assert_eq!(all.last(), own.last(), "another face stands before the boxes");
        assert_eq!(all[..own.len() - 1], own[..own.len() - 1], "and behind ours");
    }
}
