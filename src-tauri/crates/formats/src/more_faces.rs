//! Letters that no face of ours has, and which other faces have them. The files come in from outside: this knows none.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;
use ttf_parser::Face;

use crate::fonts::FACES;

/// Letters of a document, or of anything else that is drawn, that no face of the program has.
pub fn missing_letters(drawn: &impl Serialize) -> BTreeSet<char> {
    let mut letters = BTreeSet::new();
    if let Ok(values) = serde_json::to_value(drawn) {
        gather(&values, &mut letters);
    }
    letters.retain(|letter| *letter > '\u{2ff}');
    // The last face has a box for every letter.
    let known: Vec<Face<'_>> =
        FACES[..FACES.len() - 1].iter().filter_map(|bytes| Face::parse(bytes, 0).ok()).collect();
    letters.retain(|letter| !known.iter().any(|face| face.glyph_index(*letter).is_some()));
    letters
}

/// Of these letters, those that a font file has; its first face is asked.
pub fn drawn_by(file: &[u8], letters: &BTreeSet<char>) -> BTreeSet<char> {
    let Ok(face) = Face::parse(file, 0) else { return BTreeSet::new() };
    letters.iter().copied().filter(|letter| face.glyph_index(*letter).is_some()).collect()
}

fn gather(value: &Value, letters: &mut BTreeSet<char>) {
    match value {
        Value::String(text) => letters.extend(text.chars().filter(|letter| !letter.is_control())),
        Value::Array(values) => values.iter().for_each(|value| gather(value, letters)),
        Value::Object(fields) => {
            fields.iter().filter(|(name, _)| *name != "logo").for_each(|(_, value)| gather(value, letters));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
