//! How wide words are, in the faces that documents are set in.

use std::sync::OnceLock;

use ttf_parser::Face;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::fonts::{INTER_REGULAR, INTER_SEMIBOLD, OTHER_SCRIPTS, SERIF_SEMIBOLD};

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

/// The width of a text in points. Letters that the face lacks are measured in the one behind it, else by their script.
pub(super) fn width(text: &str, size: f64, voice: Voice) -> f64 {
    let faces = [face_of(voice), face_of_other_scripts()];
    let of_face = |face: &Face<'_>, letter: char| {
        let advance = face.glyph_hor_advance(face.glyph_index(letter)?)?;
        Some(f64::from(advance) / f64::from(face.units_per_em()))
    };
    let letter_width = |letter: char| {
        if letter > '\u{2ff}' && takes_no_room(letter) {
            return 0.0;
        }
        let known = faces.iter().flatten().find_map(|face| of_face(face, letter));
        known.unwrap_or(if is_wide(letter) { 1.0 } else { NARROW })
    };
    text.chars().map(letter_width).sum::<f64>() * size
}

/// What a letter takes of its height in scripts that no face of ours has: Thai, those of India.
const NARROW: f64 = 0.6;

/// Marks that stand on another letter, and what joins or parts letters without being seen.
fn takes_no_room(letter: char) -> bool {
    is_combining_mark(letter)
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Letters that are as wide as they are high: Chinese, Japanese, Korean, and pictures.
fn is_wide(letter: char) -> bool {
    matches!(
        letter,
        '\u{1100}'..='\u{115f}'
            | '\u{2e80}'..='\u{a4cf}'
            | '\u{ac00}'..='\u{d7a3}'
            | '\u{f900}'..='\u{faff}'
            | '\u{fe30}'..='\u{fe6f}'
            | '\u{ff01}'..='\u{ff60}'
            | '\u{ffe0}'..='\u{ffe6}'
            | '\u{1f000}'..='\u{1faff}'
            | '\u{20000}'..='\u{3fffd}'
    )
}

/// The face behind ours: Arabic, Hebrew and what else stands beside Latin.
fn face_of_other_scripts() -> Option<&'static Face<'static>> {
    static FACE: OnceLock<Option<Face<'static>>> = OnceLock::new();
    FACE.get_or_init(|| Face::parse(OTHER_SCRIPTS, 0).ok()).as_ref()
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
        // Never within what is read as one letter.
        for letter in word.graphemes(true) {
            let Some(last) = lines.last_mut() else { break };
            let kept = last.len();
            last.push_str(letter);
            if kept > 0 && width(last, size, voice) > room {
                last.truncate(kept);
                lines.push(letter.to_owned());
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
    for letter in text.graphemes(true) {
        used += width(letter, size, voice);
        if used > room {
            break;
        }
        kept.push_str(letter);
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
    fn letters_of_other_scripts_have_a_width_of_their_own() {
        let wide = |text: &str| width(text, 10.0, Voice::Sans);
        assert!((wide("日本") - 20.0).abs() < 0.1, "as wide as they are high");
        assert!((wide("ที่") - 6.0).abs() < 0.1, "marks above a letter take no room: {}", wide("ที่"));
        assert!(wide("المدفوعات") < 60.0, "Arabic is measured in its face: {}", wide("المدفوعات"));
        assert!((wide("a\u{200d}b\u{fe0f}") - wide("ab")).abs() < 0.1, "joiners take none");
        for line in wrap(&"ที่".repeat(30), 10.0, Voice::Sans, 40.0) {
            assert!(
                !line.chars().next().is_some_and(is_combining_mark),
                "no line begins with a mark: {line}"
            );
        }
        let family = "👩‍👩‍👧".repeat(9);
        let cut = shorten(&family, 10.0, Voice::Sans, 120.0).unwrap();
        assert!(
            cut.trim_end_matches('…').chars().count().is_multiple_of(5),
            "a family stays together: {cut}"
        );
    }

    #[test]
    fn long_titles_are_shortened() {
        assert_eq!(shorten("short", 8.0, Voice::Sans, 100.0), None);
        let cut = shorten(&"long ".repeat(50), 8.0, Voice::Sans, 100.0).unwrap();
        assert!(cut.ends_with('…') && width(&cut, 8.0, Voice::Sans) <= 100.0);
    }
}
