//! What the codes of a face mean: the letters (its ToUnicode map) and how far each moves the pen.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, Stream};

use super::LONGEST_STREAM;

/// One face of a page.
#[derive(Default)]
pub(super) struct Face {
    letters: HashMap<u32, String>,
    widths: HashMap<u32, f64>,
    other_width: f64,
    code_length: usize,
}

impl Face {
    pub(super) fn new(document: &Document, face: &Dictionary) -> Self {
        let mut out = Self { other_width: 0.5, code_length: 1, ..Self::default() };
        if let Some(map) = stream(document, face, b"ToUnicode") {
            out.letters = letters(&map.get_plain_content_with_limit(LONGEST_STREAM).unwrap_or_default());
        }
        let is_composite = face.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Type0");
        if is_composite {
            out.code_length = 2;
            out.composite_widths(document, face);
        } else {
            out.simple_widths(document, face);
        }
        out
    }

    /// The letters and widths (in ems) of a shown string.
    pub(super) fn read<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = (&'a str, f64)> {
        bytes.chunks(self.code_length.max(1)).map(|code| {
            let code = code.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
            let letters = self.letters.get(&code).map_or("", String::as_str);
            (letters, self.widths.get(&code).copied().unwrap_or(self.other_width))
        })
    }

    /// ISO 32000-1, 9.7.4.3: `c [w1 … wn]` or `first last w`.
    fn composite_widths(&mut self, document: &Document, face: &Dictionary) {
        let Some(inner) = array(document, face, b"DescendantFonts").and_then(|faces| faces.first()) else {
            return;
        };
        let Ok((_, Object::Dictionary(inner))) = document.dereference(inner) else { return };
        self.other_width = inner.get(b"DW").map_or(1.0, |width| number(width) / 1000.0);
        let Some(widths) = array(document, inner, b"W") else { return };
        let mut rest = widths.iter();
        while let (Some(first), Some(second)) = (rest.next(), rest.next()) {
            let first = code(first);
            if let Ok((_, Object::Array(list))) = document.dereference(second) {
                for (code, width) in (first..).zip(list) {
                    self.widths.insert(code, number(width) / 1000.0);
                }
            } else if let Some(width) = rest.next() {
                for code in first..=code(second).min(first.saturating_add(65_535)) {
                    self.widths.insert(code, number(width) / 1000.0);
                }
            }
        }
    }

    fn simple_widths(&mut self, document: &Document, face: &Dictionary) {
        let first = face.get(b"FirstChar").map_or(0, code);
        let scale =
            array(document, face, b"FontMatrix").and_then(|matrix| matrix.first()).map_or(0.001, number);
        for (code, width) in (first..).zip(array(document, face, b"Widths").into_iter().flatten()) {
            self.widths.insert(code, number(width) * scale);
        }
    }
}

pub(super) fn number(object: &Object) -> f64 {
    match object {
        Object::Integer(value) => *value as f64,
        Object::Real(value) => f64::from(*value),
        _ => 0.0,
    }
}

fn code(object: &Object) -> u32 {
    object.as_i64().ok().and_then(|code| u32::try_from(code).ok()).unwrap_or_default()
}

fn array<'a>(document: &'a Document, from: &'a Dictionary, key: &[u8]) -> Option<&'a Vec<Object>> {
    let (_, object) = document.dereference(from.get(key).ok()?).ok()?;
    object.as_array().ok()
}

fn stream<'a>(document: &'a Document, from: &'a Dictionary, key: &[u8]) -> Option<&'a Stream> {
    let (_, object) = document.dereference(from.get(key).ok()?).ok()?;
    object.as_stream().ok()
}

/// Reads a ToUnicode map (Adobe Technical Note 5411): `bfchar` pairs and `bfrange` triples of hexadecimal strings.
fn letters(map: &[u8]) -> HashMap<u32, String> {
    let mut out = HashMap::new();
    let text = String::from_utf8_lossy(map);
    let spaced = text.replace('<', " <").replace('>', "> ").replace('[', " [ ").replace(']', " ] ");
    let mut tokens = spaced.split_whitespace();
    while let Some(token) = tokens.next() {
        match token {
            "beginbfchar" => {
                while let (Some(from), Some(to)) = (tokens.next().and_then(hex_code), tokens.next()) {
                    out.insert(from, hex_text(to, 0));
                }
            }
            "beginbfrange" => {
                while let (Some(from), Some(to)) =
                    (tokens.next().and_then(hex_code), tokens.next().and_then(hex_code))
                {
                    let codes = from..=to.min(from.saturating_add(65_535));
                    match tokens.next() {
                        Some("[") => {
                            for (code, to) in codes.zip(tokens.by_ref().take_while(|token| *token != "]")) {
                                out.insert(code, hex_text(to, 0));
                            }
                        }
                        Some(first) => {
                            for (step, code) in (0..).zip(codes) {
                                out.insert(code, hex_text(first, step));
                            }
                        }
                        None => break,
                    }
                }
            }
            _ => {}
        }
    }
    out
}

fn hex_code(token: &str) -> Option<u32> {
    u32::from_str_radix(token.strip_prefix('<')?.strip_suffix('>')?, 16).ok()
}

/// UTF-16 in hexadecimal; the last unit raised by `step`.
fn hex_text(token: &str, step: u16) -> String {
    let digits = token.trim_matches(['<', '>']);
    let mut units: Vec<u16> = digits
        .as_bytes()
        .chunks(4)
        .filter_map(|unit| u16::from_str_radix(std::str::from_utf8(unit).ok()?, 16).ok())
        .collect();
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add(step);
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_are_read() {
        let map = b"2 beginbfchar\n<0001> <0041>\n<0002> <00660069>\nendbfchar 2 beginbfrange <0010> <0012> <0061> <0020> <0021><D83DDE00>\nendbfrange 1 beginbfrange <30><31>[<0078><0079>] endbfrange";
        let letters = letters(map);
        let read = |code| letters.get(&code).map(String::as_str);
        assert_eq!((read(1), read(2)), (Some("A"), Some("fi")));
        assert_eq!((read(0x10), read(0x12)), (Some("a"), Some("c")));
        assert_eq!((read(0x20), read(0x31), read(0x99)), (Some("😀"), Some("y"), None));
    }
}
