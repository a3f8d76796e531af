//! Brings what was typed or pasted to one plain form: lower case, no accents, one kind of space, dash and apostrophe.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Longer texts are no timeframe; they are not looked at any further.
const LONGEST: usize = 120;

/// The plain form; nothing when the text is too long to be a time.
pub(super) fn plain(text: &str) -> Option<String> {
    if text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let one_kind: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '’' | '‘' | '`' | '´' => '\'',
            '→' | '⟶' | '⇒' | '➔' => '→',
            c => c,
        })
        .filter(|c| c.is_whitespace() || !(c.is_control() || is_invisible(*c)))
        .flat_map(char::to_lowercase)
        .collect();
    let arrows = one_kind.replace("->", "→").replace("=>", "→").replace("...", "→").replace("..", "→");
    Some(arrows.replace('→', " → ").split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What was typed, short enough for a message and without marks that would turn it around.
pub(super) fn excerpt(text: &str) -> String {
    let shown: String =
        text.trim().chars().filter(|c| !(c.is_control() || is_invisible(*c))).take(41).collect();
    match shown.char_indices().nth(40) {
        Some((cut, _)) => format!("{}…", &shown[..cut]),
        None => shown,
    }
}

/// Zero-width characters and direction marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}
