//! Texts as they may be shown: letters that would turn the reading direction round or hide something become visible.

use std::borrow::Cow;

/// Stands for a letter that must not act: an override of direction, a control character.
const VISIBLE: char = '\u{fffd}';

/// The text without anything that acts on its surroundings. Line ends become line feeds.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|letter| replaced(letter).is_some()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").chars().map(|letter| replaced(letter).unwrap_or(letter)).collect())
}

fn replaced(letter: char) -> Option<char> {
    match letter {
        '\n' | ' ' => None,
        '\t' => Some(' '),
        '\r' | '\u{0b}' | '\u{0c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        // Embeddings, overrides and isolates of direction (Unicode Bidirectional Algorithm, 2.1 to 2.5).
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(VISIBLE),
        // Tags, interlinear annotations, noncharacters: nothing that a reader could see.
        '\u{e0000}'..='\u{e007f}' | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}' => Some(VISIBLE),
        letter if letter.is_control() || (letter as u32 & 0xfffe) == 0xfffe => Some(VISIBLE),
        _ => None,
    }
}

/// The text for an element or an attribute of HTML and SVG.
pub(crate) fn escape_xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in shown(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_becomes_visible() {
        let check = |text: &str, expect: &str| assert_eq!(shown(text), expect, "{text:?}");
        check("plain, naïve, 日本, 👩‍👩‍👧", "plain, naïve, 日本, 👩‍👩‍👧");
        check("a\u{202e}b\u{2066}c", "a\u{fffd}b\u{fffd}c");
        check("a\0b\u{7f}c\u{ffff}", "a\u{fffd}b\u{fffd}c\u{fffd}");
        check("a\r\nb\rc\u{2028}d\te", "a\nb\nc\nd e");
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(
            escape_xml("<a href=\"x\">'&'</a>"),
            "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;"
        );
    }
}
