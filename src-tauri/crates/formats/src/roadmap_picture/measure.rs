//! How wide words are, in the faces that documents are set in.

use std::sync::OnceLock;

use ttf_parser::Face;

use crate::fonts::{INTER_REGULAR, INTER_SEMIBOLD, SERIF_SEMIBOLD};

/// The faces that stand on a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    Sans,
    SansStrong,
    SerifStrong,
}

fn faces() -> &'static [Option<Face<'static>>; 3] {
    static FACES: OnceLock<[Option<Face<'static>>; 3]> = OnceLock::new();
    FACES.get_or_init(|| {
        [INTER_REGULAR, INTER_SEMIBOLD, SERIF_SEMIBOLD].map(|bytes| Face::parse(bytes, 0).ok())
    })
}

/// The width of a text in points, when the face has all its letters.
pub(super) fn exact_width(text: &str, size: f64, voice: Voice) -> Option<f64> {
    let face = face_of(voice)?;
    text.chars().all(|letter| face.glyph_index(letter).is_some()).then(|| width(text, size, voice))
}

fn face_of(voice: Voice) -> Option<&'static Face<'static>> {
    let [sans, sans_strong, serif_strong] = faces();
    match voice {
        Voice::Sans => sans.as_ref(),
        Voice::SansStrong => sans_strong.as_ref(),
        Voice::SerifStrong => serif_strong.as_ref(),
    }
}

/// The width of a text in points. Letters the face lacks count as wide as they are high.
pub(super) fn width(text: &str, size: f64, voice: Voice) -> f64 {
    let face = face_of(voice);
    let letter_width = |letter: char| {
        let known = face.and_then(|face| {
            let advance = face.glyph_hor_advance(face.glyph_index(letter)?)?;
            Some(f64::from(advance) / f64::from(face.units_per_em()))
        });
        known.unwrap_or(1.0)
    };
    text.chars().map(letter_width).sum::<f64>() * size
}

/// Breaks a text into lines of this width, between words, else within one.
pub(crate) fn wrap(text: &str, size: f64, voice: Voice, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if let Some(last) = lines.last_mut() {
            let joined = format!("{last} {word}");
            if width(&joined, size, voice) <= room {
                *last = joined;
                continue;
            }
        }
        lines.push(String::new());
        for letter in word.chars() {
            let Some(last) = lines.last_mut() else { break };
            last.push(letter);
            if last.chars().count() > 1 && width(last, size, voice) > room {
                last.pop();
                lines.push(letter.to_string());
            }
        }
    }
    lines
}

/// The text, or as much of it as fits, with an ellipsis.
pub(super) fn shorten(text: &str, size: f64, voice: Voice, room: f64) -> Option<String> {
    if width(text, size, voice) <= room {
        return None;
    }
    let mut kept = String::new();
    let ellipsis = width("…", size, voice);
    let mut used = ellipsis;
    for letter in text.chars() {
        used += width(letter.encode_utf8(&mut [0; 4]), size, voice);
        if used > room {
            break;
        }
        kept.push(letter);
    }
    Some(format!("{}…", kept.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_measured_and_broken() {
        let inter = width("Instant payouts", 10.0, Voice::Sans);
        assert!((60.0..90.0).contains(&inter), "{inter} is no width for fifteen letters");
        assert!(width("Instant payouts", 10.0, Voice::SansStrong) > inter, "semibold runs wider");
        assert_eq!(wrap("Books that close themselves", 9.5, Voice::SerifStrong, 104.0).len(), 2);
        assert!(wrap(&"x".repeat(100), 9.5, Voice::Sans, 50.0).len() > 5, "a word without end is broken");
        assert!(wrap("", 9.5, Voice::Sans, 50.0).is_empty());
    }

    #[test]
    fn long_titles_are_shortened() {
        assert_eq!(shorten("short", 8.0, Voice::Sans, 100.0), None);
        let cut = shorten(&"long ".repeat(50), 8.0, Voice::Sans, 100.0).unwrap();
        assert!(cut.ends_with('…') && width(&cut, 8.0, Voice::Sans) <= 100.0);
    }
}
