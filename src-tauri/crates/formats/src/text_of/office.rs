//! Text of office files: every part of the package, the workbooks and pictures inside it, and the properties.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::{ReadBackError, TextPart, picture};

/// What ends a cell of a sheet, or a text that cells share: what stands in the next one is no part of it.
const CELLS: &[&str] = &["c", "si"];

/// Elements after which a line ends. Everything else stands within a line.
const LINES: &[&str] =
    &["p", "br", "cr", "tab", "v", "is", "si", "tc", "c", "f", "title", "text", "desc", "definedName"];
/// Attributes that place, size, colour or refer within the file, and carry no words.
const NO_WORDS: &[&str] = &[
    "id",
    "r:id",
    "r:embed",
    "cap",
    "r:link",
    "x",
    "y",
    "cx",
    "cy",
    "w",
    "h",
    "val",
    "sz",
    "idx",
    "type",
    "rId",
    "Id",
    "Type",
    "r",
    "s",
    "t",
    "ref",
    "sqref",
    "uri",
    "prst",
    "w:val",
    "w:w",
    "w:type",
    "w:id",
    "w:rsidR",
    "w:fill",
    "w:color",
    "PartName",
    "ContentType",
    "Extension",
    "points",
    "d",
    "viewBox",
    "fill",
    "stroke",
    "width",
    "height",
    "transform",
];
/// A hyphen at which Word ends no line.
const NO_BREAK_HYPHEN: &str = "noBreakHyphen";
/// More than this is no document of ours.
const MOST_BYTES: u64 = 512 << 20;

/// All text in a PPTX, DOCX or XLSX file: shown words paragraph by paragraph, notes, names and alternative texts, links,
/// properties, and the same of every workbook inside it.
///
/// # Errors
/// When it is no such file, or damaged.
pub fn office(bytes: &[u8]) -> Result<Vec<TextPart>, ReadBackError> {
    let damaged = |error: zip::result::ZipError| ReadBackError::Office(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut parts = Vec::new();
    let mut left = MOST_BYTES;
    if !archive.comment().is_empty() {
        parts.push(TextPart::new("comment of the file", &String::from_utf8_lossy(archive.comment())));
    }
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).map_err(damaged)?;
        let name = file.name().map_err(damaged)?.into_owned();
        let mut inside = Vec::new();
        let read = file.by_ref().take(left + 1).read_to_end(&mut inside);
        read.map_err(|error| ReadBackError::Office(error.to_string()))?;
        left = left
            .checked_sub(inside.len() as u64)
            .ok_or_else(|| ReadBackError::Office("it is too large".to_owned()))?;
        part(&name, &inside, &mut parts)?;
    }
    parts.retain(|part| !part.text.is_empty());
    Ok(parts)
}

fn part(name: &str, bytes: &[u8], parts: &mut Vec<TextPart>) -> Result<(), ReadBackError> {
    let place = name.rsplit('/').next().unwrap_or(name);
    parts.push(TextPart::new("name of a part", name));
    if name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".svg") {
        return xml(place, bytes, parts);
    }
    if name.ends_with(".xlsx") {
        let inside = office(bytes)?;
        parts.extend(
            inside.into_iter().map(|part| TextPart { place: format!("{place}, {}", part.place), ..part }),
        );
        return Ok(());
    }
    parts.push(TextPart::new(place, &picture::words(bytes)));
    Ok(())
}

/// Shown text as one part; attributes that carry words as parts of their own.
fn xml(place: &str, bytes: &[u8], parts: &mut Vec<TextPart>) -> Result<(), ReadBackError> {
    let source = super::utf8(bytes)?;
    let bad = |error: &dyn std::fmt::Display| ReadBackError::Office(format!("{place}: {error}"));
    let mut reader = Reader::from_str(source);
    let mut shown = String::new();
    loop {
        match reader.read_event().map_err(|error| bad(&error))? {
            Event::Start(element) | Event::Empty(element) => {
                let local = element.local_name();
                if LINES.contains(&local.as_ref()) {
                    shown.push('\n');
                } else if local.as_ref() == NO_BREAK_HYPHEN {
                    shown.push('-');
                }
                attributes(place, &element, parts);
            }
            Event::End(element) => {
                let local = element.local_name();
                if CELLS.contains(&local.as_ref()) {
                    parts.push(TextPart::new(place, &std::mem::take(&mut shown)));
                } else if LINES.contains(&local.as_ref()) {
                    shown.push('\n');
                }
            }
            Event::Text(text) => shown.push_str(&text.xml10_content()),
            Event::CData(text) => shown.push_str(&text.into_inner()),
            Event::Comment(text) => {
                parts.push(TextPart::new(format!("{place}, comment"), &text.into_inner()));
            }
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(letter)) => shown.push(letter),
                _ => shown.push_str(match &*reference.into_inner() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    other => return Err(bad(&format_args!("“{other}” is no letter"))),
                }),
            },
            Event::PI(_) | Event::Decl(_) | Event::DocType(_) => {}
            Event::Eof => break,
        }
    }
    parts.push(TextPart::new(place, &shown));
    Ok(())
}

fn attributes(place: &str, element: &BytesStart<'_>, parts: &mut Vec<TextPart>) {
    for attribute in element.attributes().flatten() {
        let name = attribute.key;
        let name: &str = name.as_ref();
        if NO_WORDS.contains(&name) || name.starts_with("xmlns") {
            continue;
        }
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
        let Ok(value) = value else { continue };
        // Numbers, switches, paths within the file.
        let wordless = value.bytes().all(|byte| byte.is_ascii_digit() || b".-,;:%#/ ".contains(&byte));
        if !wordless {
            parts.push(TextPart::new(format!("{place}, attribute {name}"), &value));
        }
    }
}
