//! What the file of an update is called: the same on every system, whatever the audience is called.

use super::compose::in_sentence;
use super::{Composed, Format, pictures};
use crate::audiences::view::View;
use crate::ids::Reference;

/// Some systems stop at 255 bytes, some at 143, with the ending.
const LONGEST: usize = 100;

/// Whether an update has its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Naming {
    /// It has none yet.
    Draft,
    /// It has this one.
    Issued(Reference),
    /// The same, for the minutes of a meeting.
    Minutes(Reference),
}

/// The names of the files of a format: one, or one of each picture on the page.
pub(super) fn file_names(composed: &Composed, naming: Naming, format: Format) -> Vec<String> {
    let name = |picture: Option<&str>| file_name(&composed.view, naming, picture, format);
    if Format::PICTURES.contains(&format) {
        return pictures::names(&composed.document).iter().map(|picture| name(Some(picture))).collect();
    }
    vec![name(None)]
}

/// "2026-11-22 Update for sales and customer success (draft).pdf", "2026-11-22 U-3 Update for sales and customer
/// success, roadmap.png".
pub(super) fn file_name(view: &View, naming: Naming, picture: Option<&str>, format: Format) -> String {
    let audience = safe(&in_sentence(&view.audience));
    let audience = if audience.is_empty() { "readers" } else { &audience };
    let (day, ending) = (view.today, format.extension());
    let picture = picture.map(|picture| format!(", {picture}")).unwrap_or_default();
    match naming {
        Naming::Draft => format!("{day} Update for {audience}{picture} (draft).{ending}"),
        Naming::Issued(reference) => format!("{day} {reference} Update for {audience}{picture}.{ending}"),
        Naming::Minutes(reference) => format!("{day} {reference} Minutes for {audience}{picture}.{ending}"),
    }
}

/// Without letters that a file system forbids or that change how the rest is read.
pub(crate) fn safe(name: &str) -> String {
    let kept: String = name
        .chars()
        .filter(|letter| !acts(*letter))
        .map(|letter| if letter.is_control() || "<>:\"/\\|?*".contains(letter) { ' ' } else { letter })
        .collect();
    let mut words = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    words.truncate(words.floor_char_boundary(LONGEST));
    words.trim_matches(|letter: char| letter == '.' || letter.is_whitespace()).to_owned()
}

/// Marks of direction, and what cannot be seen.
fn acts(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn names_hold_on_every_system() {
        let check = |name: &str, expect: &str| assert_eq!(safe(name), expect, "{name:?}");
        check("sales and customer success", "sales and customer success");
        check("a/b\\c:d*e?f\"g<h>i|j", "a b c d e f g h i j");
        check("../../etc", "etc");
        check("board\u{202e}fdp.", "boardfdp");
        check("line\nbreak\0", "line break");
        check("東京", "東京");
        check(" . ", "");
        assert!(safe(&"é".repeat(500)).len() <= 100, "a long name is cut at a letter");
    }
}
