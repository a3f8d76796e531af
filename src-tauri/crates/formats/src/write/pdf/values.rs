//! The document as the values that the template reads: texts made safe to show, pictures laid out, marks as shapes.

use serde_json::{Map, Value, json};

use super::drawn::{self, Ground};
use crate::document::{Block, Document, LogoKind, Meta, Palette, Paper, Section, SectionWidth};
use crate::fonts::OTHER_FACES;
use crate::roadmap_picture::{Room, levels, marks};
use crate::script::is_right_to_left;
use crate::shown::shown;
use crate::words::Mark;

/// What stands beside a page's text: margins, and for a picture its label and legend.
const SIDES: f64 = 92.0;
const HEAD_AND_FOOT: f64 = 120.0;
const HEAD_AND_FOOT_ACROSS: f64 = 108.0;
const PICTURE_LABEL: f64 = 32.0;

/// Words longer than this may break within.
const LONG_WORD: usize = 18;
/// Zero width space: nothing to see, but a line may end here.
const MAY_BREAK: char = '\u{200b}';

/// The values as JSON.
pub(super) fn of(document: &Document, more_faces: &[&str]) -> Result<String, serde_json::Error> {
    let mut tree = serde_json::to_value(document)?;
    // The picture itself goes in as bytes, not as text.
    if let Some(brand) = tree.pointer_mut("/meta/brand").and_then(Value::as_object_mut) {
        brand.remove("logo");
    }
    show_all(&mut tree);
    let sections = tree.get_mut("sections").and_then(Value::as_array_mut);
    for (section, values) in document.sections.iter().zip(sections.into_iter().flatten()) {
        add_drawings(document, section, values)?;
    }
    count_letters(&mut tree);
    let shapes: Result<Map<_, _>, _> = Mark::ALL
        .iter()
        .map(|mark| Ok((mark.key().to_owned(), serde_json::to_value(marks::mark(*mark, 7.0))?)))
        .collect();
    serde_json::to_string(&json!({
        "document": tree,
        "palette": Palette::of(&document.meta.brand),
        "marks": shapes?,
        "rightToLeft": document.meta.is_right_to_left(),
        "mixed": !document.meta.is_right_to_left() && has_right_to_left(&tree),
        "language": language(&document.meta.lang),
        "otherFaces": other_faces(more_faces),
        "logo": document.meta.brand.logo.as_ref().map(|logo| logo.fitted(20.0, 104.0)),
        "logoFormat": document.meta.brand.logo.as_ref().map(|logo| match logo.kind() {
            LogoKind::Png => "png",
            LogoKind::Jpeg => "jpg",
        }),
    }))
}

/// The values of a roadmap's sheets: what stands on every page, and the pages.
pub(in crate::write) fn of_sheets(
    meta: &Meta,
    mut sheets: Value,
    more_faces: &[&str],
) -> Result<String, serde_json::Error> {
    let mut tree = serde_json::to_value(meta)?;
    if let Some(brand) = tree.pointer_mut("/brand").and_then(Value::as_object_mut) {
        brand.remove("logo");
    }
    show_all(&mut tree);
    show_all(&mut sheets);
    serde_json::to_string(&json!({
        "palette": Palette::of(&meta.brand),
        "marks": {},
        "rightToLeft": meta.is_right_to_left(),
        "mixed": !meta.is_right_to_left() && has_right_to_left(&sheets),
        "document": { "meta": tree, "sheets": sheets },
        "language": language(&meta.lang),
        "otherFaces": other_faces(more_faces),
    }))
}

/// Where letters come from that the face of a text lacks. The face of boxes stays the last.
fn other_faces<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let (own, boxes) = OTHER_FACES.split_at(1);
    own.iter().chain(more).chain(boxes).copied().collect()
}

/// Whether any text has letters that are written from right to left.
fn has_right_to_left(tree: &Value) -> bool {
    match tree {
        Value::String(text) => text.chars().any(is_right_to_left),
        Value::Array(values) => values.iter().any(has_right_to_left),
        Value::Object(values) => values.values().any(has_right_to_left),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Every text of the tree without anything that acts on its surroundings.
pub(super) fn show_all(tree: &mut Value) {
    match tree {
        Value::String(text) => {
            *text = breakable(&shown(text));
        }
        Value::Array(values) => values.iter_mut().for_each(show_all),
        Value::Object(values) => {
            values.iter_mut().filter(|(key, _)| *key != "link").for_each(|(_, value)| show_all(value));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Writes into each object how many letters stand in it, so that the template knows what is long without going through it.
/// Each text counts for some more, since it may take a line.
fn count_letters(tree: &mut Value) -> usize {
    match tree {
        Value::String(text) => text.len() + 8,
        Value::Array(values) => values.iter_mut().map(count_letters).sum(),
        Value::Object(values) => {
            let letters = values.values_mut().map(count_letters).sum();
            values.insert("letters".into(), Value::from(letters));
            letters
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

/// Words too long for a column may break: behind a sign that divides them, else after some letters.
fn breakable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        if word.chars().count() <= LONG_WORD {
            out.push_str(word);
            continue;
        }
        let mut since = 0;
        for letter in word.chars() {
            // Marks and joiners belong to the letter before.
            if since >= LONG_WORD && letter.is_alphanumeric() {
                out.push(MAY_BREAK);
                since = 0;
            }
            out.push(letter);
            since = if matches!(letter, '/' | '.' | ',' | ';' | ':' | '_' | '-' | '?' | '&' | '=' | '@')
                && since > 3
            {
                out.push(MAY_BREAK);
                0
            } else {
                since + 1
            };
        }
    }
    out
}

/// Lays out what a section draws, and tells the template how wide it stands.
fn add_drawings(document: &Document, section: &Section, values: &mut Value) -> Result<(), serde_json::Error> {
    let pictures = || {
        section.blocks.iter().filter_map(|block| if let Block::Picture(of) = block { Some(of) } else { None })
    };
    let width = section.room();
    let landscape = width == SectionWidth::Wide && pictures().any(|picture| levels(picture) > 1);
    if let Some(values) = values.as_object_mut() {
        values.insert("landscape".into(), landscape.into());
        values.insert("width".into(), serde_json::to_value(width)?);
        // What is said while it is shown stands on no page.
        values.remove("notes");
    }
    let room = room(document.meta.paper, width, landscape);
    draw_blocks(&section.blocks, values, Ground { room, reads: document.meta.reads() })
}

pub(super) fn draw_blocks(
    blocks: &[Block],
    values: &mut Value,
    ground: Ground,
) -> Result<(), serde_json::Error> {
    let all = values.get_mut("blocks").and_then(Value::as_array_mut);
    for (block, values) in blocks.iter().zip(all.into_iter().flatten()) {
        drawn::block(block, values, ground)?;
    }
    Ok(())
}

fn room(paper: Paper, width: SectionWidth, landscape: bool) -> Room {
    let (short, long) = paper.sides();
    let (across, down) = if landscape { (long, short) } else { (short, long) };
    let label_column = if width == SectionWidth::Beside { 120.0 } else { 0.0 };
    let head_and_foot = if landscape { HEAD_AND_FOOT_ACROSS } else { HEAD_AND_FOOT };
    Room { width: across - SIDES - label_column, height: down - head_and_foot - PICTURE_LABEL }
}

/// The language code, when it is one; a wrong one would stop the typesetter.
fn language(code: &str) -> String {
    let first = code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let is_code = (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_code { first } else { "en".to_owned() }
}
