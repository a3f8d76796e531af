//! The whole sheet as pixels, drawn from the SVG with the faces that come with the program.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::svg::draw;
use crate::document::RoadmapSheet;
use crate::fonts::FACES;
use crate::write::WriteError;

/// Twice the size on screen, so that it is sharp when it is printed.
const SHARP: f32 = 2.0;
/// Larger than this it is drawn smaller: nobody's program opens it.
const MOST_PIXELS: f32 = 60_000_000.0;

/// Writes the sheet as PNG. It carries no metadata.
///
/// # Errors
/// When the picture cannot be drawn, which for a sheet of any content is a fault of the program.
pub fn png(sheet: &RoadmapSheet) -> Result<Vec<u8>, WriteError> {
    let fault = |what: &str| WriteError::Picture(what.to_owned());
    let options = Options { fontdb: faces(), font_family: "Inter".to_owned(), ..Options::default() };
    let tree = Tree::from_str(&draw(sheet, ""), &options).map_err(|_| fault("its SVG cannot be read"))?;
    let size = tree.size();
    let scale = SHARP.min((MOST_PIXELS / (size.width() * size.height())).sqrt());
    let across = |length: f32| (length * scale).ceil().max(1.0) as u32;
    let mut pixels =
        Pixmap::new(across(size.width()), across(size.height())).ok_or_else(|| fault("it is too large"))?;
    pixels.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|_| fault("it cannot be packed"))
}

/// The faces, read once.
fn faces() -> Arc<fontdb::Database> {
    static KNOWN: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let mut database = fontdb::Database::new();
        for face in FACES {
            database.load_font_source(fontdb::Source::Binary(Arc::new(face)));
        }
        database.set_sans_serif_family("Inter");
        database.set_serif_family("Source Serif 4");
        Arc::new(database)
    });
    Arc::clone(known)
}
