//! Text of PDF: every page as it is read, and every text anywhere in the file: metadata, alternative texts, links,
//! outlines, names.

mod blocks;
mod face;
mod lines;
mod page;

use lopdf::{Dictionary, Document, Object, decode_text_string};

use self::lines::{Direction, Line};
use self::page::Faces;
use super::{ReadBackError, TextPart};

/// No stream of a page of ours comes near this.
const LONGEST_STREAM: usize = 64 << 20;

/// All text in a PDF.
///
/// Pages come first, in reading order; then every text value of every object, and XML metadata without its tags.
///
/// # Errors
/// When the file is damaged or locked.
pub fn pdf(bytes: &[u8]) -> Result<Vec<TextPart>, ReadBackError> {
    let document = Document::load_mem(bytes).map_err(failed)?;
    if document.is_encrypted() {
        return Err(ReadBackError::Pdf("it is locked with a password".to_owned()));
    }
    let reads = direction(&document);
    let mut parts = Vec::new();
    let mut faces = Faces::new();
    let mut pages: Vec<Vec<Line>> = Vec::new();
    for (_, page) in document.get_pages() {
        let mut lines = page::lines(&document, page, reads, &mut faces).map_err(failed)?;
        rejoin(&mut pages, &mut lines);
        pages.push(lines);
    }
    for (number, lines) in (1..).zip(pages) {
        let texts: Vec<_> = lines.into_iter().map(|line| line.text).collect();
        parts.push(TextPart::new(format!("page {number}"), &texts.join("\n")));
    }
    for object in document.objects.values() {
        collect("object", object, &mut parts);
    }
    parts.retain(|part| !part.text.is_empty());
    Ok(parts)
}

/// A paragraph that goes on on the next page is whole again, on the page it begins on.
fn rejoin(before: &mut [Vec<Line>], lines: &mut Vec<Line>) {
    let last =
        before.iter_mut().rev().flat_map(|page| page.iter_mut().rev()).find(|line| line.block.is_some());
    let first = lines.iter().position(|line| line.block.is_some());
    if let Some((last, first)) = last.zip(first)
        && lines.get(first).is_some_and(|line| line.block == last.block && last.goes_on(&line.text))
    {
        last.text.push_str(&lines.remove(first).text);
    }
}

/// Where the language of the document runs to.
fn direction(document: &Document) -> Direction {
    let language = document.catalog().and_then(|catalog| catalog.get(b"Lang")).and_then(decode_text_string);
    match language.unwrap_or_default().split('-').next() {
        Some("ar" | "he" | "fa" | "ur" | "yi" | "ps" | "sd" | "ug" | "dv") => Direction::Left,
        _ => Direction::Right,
    }
}

fn failed(error: lopdf::Error) -> ReadBackError {
    ReadBackError::Pdf(error.to_string())
}

/// Texts of an object, each under the name it has there.
fn collect(name: &str, object: &Object, parts: &mut Vec<TextPart>) {
    match object {
        Object::String(bytes, _) => {
            let text =
                decode_text_string(object).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned());
            parts.push(TextPart::new(name, &text));
        }
        Object::Array(values) => values.iter().for_each(|value| collect(name, value, parts)),
        Object::Dictionary(values) => collect_dictionary(values, parts),
        Object::Stream(stream) => {
            collect_dictionary(&stream.dict, parts);
            let is_metadata =
                stream.dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"Metadata");
            if is_metadata && let Ok(xml) = stream.get_plain_content_with_limit(LONGEST_STREAM) {
                parts.push(TextPart::new("metadata", &without_tags(&String::from_utf8_lossy(&xml))));
            }
        }
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Name(_)
        | Object::Reference(_) => {}
    }
}

fn collect_dictionary(values: &Dictionary, parts: &mut Vec<TextPart>) {
    // How a face numbers its letters is no text.
    let is_face = values.has(b"Registry") || values.has(b"FontName");
    if !is_face {
        for (name, value) in values.iter() {
            collect(&String::from_utf8_lossy(name), value, parts);
        }
    }
}

/// The text between tags, and the values of attributes.
fn without_tags(xml: &str) -> String {
    let mut out = String::new();
    for piece in xml.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        for value in tag.split('"').skip(1).step_by(2) {
            out.push_str(value);
            out.push('\n');
        }
        out.push_str(text);
        out.push('\n');
    }
    out.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}
