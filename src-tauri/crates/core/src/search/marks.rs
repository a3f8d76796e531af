//! Where in a text the words stand that were looked for: found as the index finds them, shown in the letters as written.

use std::ops::Range;

use serde::Serialize;

use crate::formats::fold::fold;

/// Letters of text around the place that was found, on each side.
const AROUND: usize = 60;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    /// The letters.
    pub text: String,
    /// They were looked for.
    pub found: bool,
}

/// What is looked for: parts of one or several words that stand together, in folded letters.
pub(super) struct Wanted {
    parts: Vec<Vec<String>>,
    /// The last word is the beginning of one.
    open_end: bool,
}

impl Wanted {
    /// Reads what was typed, as [`super::find::query`] does.
    pub(super) fn read(typed: &str) -> Self {
        let mut parts = Vec::new();
        let mut open_end = false;
        for (position, piece) in typed.split('"').enumerate() {
            if position % 2 == 1 {
                parts.push(folded_words(piece));
                open_end = false;
            } else {
                parts.extend(piece.split_whitespace().map(folded_words));
                open_end |= piece.chars().any(char::is_alphanumeric);
            }
        }
        parts.retain(|words| !words.is_empty());
        Self { parts, open_end: open_end && typed.ends_with(char::is_alphanumeric) }
    }

    /// The places in a text, in order and apart from each other.
    pub(super) fn places(&self, text: &str) -> Vec<Range<usize>> {
        let words: Vec<(Range<usize>, String)> =
            words(text).map(|place| (place.clone(), fold(&text[place]))).collect();
        let mut places: Vec<Range<usize>> = Vec::new();
        for (number, part) in self.parts.iter().enumerate() {
            let is_open = self.open_end && number + 1 == self.parts.len();
            for window in words.windows(part.len()) {
                if let Some(end) = matched(text, window, part, is_open) {
                    places.push(window[0].0.start..end);
                }
            }
        }
        places.sort_by_key(|place| (place.start, place.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for place in places {
            match apart.last_mut() {
                Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
                _ => apart.push(place),
            }
        }
        apart
    }
}

/// The text in pieces.
pub(super) fn pieces(text: &str, wanted: &Wanted) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut piece = |range: Range<usize>, found| {
        if !range.is_empty() {
            pieces.push(Piece { text: text[range].to_owned(), found });
        }
    };
    let mut done = 0;
    for place in wanted.places(text) {
        piece(done..place.start, false);
        piece(place.clone(), true);
        done = place.end;
    }
    piece(done..text.len(), false);
    pieces
}

/// The text around the first place, on one line and in pieces: of the field or paragraph it stands in, and whole words
/// where there are any. None when the text does not hold what is looked for.
pub(super) fn excerpt(text: &str, wanted: &Wanted) -> Vec<Piece> {
    let one_line = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = text.split(super::BETWEEN_FIELDS).map(one_line);
    let found = parts.filter_map(|part| wanted.places(&part).into_iter().next().map(|first| (part, first)));
    let Some((text, first)) = found.into_iter().next() else { return Vec::new() };
    let before =
        text[..first.start].char_indices().rev().take(AROUND).last().map_or(first.start, |(at, _)| at);
    let after = text[first.end..].char_indices().nth(AROUND).map_or(text.len(), |(at, _)| first.end + at);
    // The words that are cut are left out, unless that leaves nothing: some languages write without spaces.
    let before = match text[before..first.start].find(' ') {
        Some(space) if before > 0 => before + space + 1,
        _ => before,
    };
    let after = match text[first.end..after].rfind(' ') {
        Some(space) if after < text.len() => first.end + space,
        _ => after,
    };
    let mut found = pieces(&text[before..after], wanted);
    let dots = |before, after| Piece { text: format!("{before}…{after}"), found: false };
    if before > 0 {
        found.insert(0, dots("", if text[..before].ends_with(' ') { " " } else { "" }));
    }
    if after < text.len() {
        found.push(dots(if text[after..].starts_with(' ') { " " } else { "" }, ""));
    }
    found
}

fn folded_words(text: &str) -> Vec<String> {
    words(text).map(|place| fold(&text[place])).collect()
}

/// The words of a text: runs of letters, digits and the accents that belong to them.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_part = |letter: char| letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&letter);
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while letters.next_if(|(_, letter)| !is_part(*letter)).is_some() {}
        let (start, first) = letters.next()?;
        let mut end = start + first.len_utf8();
        while let Some((at, letter)) = letters.next_if(|(_, letter)| is_part(*letter)) {
            end = at + letter.len_utf8();
        }
        Some(start..end)
    })
}

/// Where the part ends when these words are it: of a word that is only begun, behind the letters that were typed.
fn matched(text: &str, words: &[(Range<usize>, String)], part: &[String], is_open: bool) -> Option<usize> {
    let (last, before) = part.split_last()?;
    let (place, folded) = words.last()?;
    if !before.iter().zip(words).all(|(wanted, (_, word))| wanted == word) {
        return None;
    }
    if folded == last {
        return Some(place.end);
    }
    if !is_open || !folded.starts_with(last.as_str()) {
        return None;
    }
    // A letter may fold into more or fewer than it is: as many are taken as it needs to spell what was typed.
    let word = &text[place.clone()];
    let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let spells = |end: &usize| fold(&word[..*end]).starts_with(last.as_str());
    let end = ends.clone().find(spells).unwrap_or(word.len());
    let accents = word[end..].chars().take_while(|letter| ('\u{300}'..='\u{36f}').contains(letter));
    Some(place.start + end + accents.map(char::len_utf8).sum::<usize>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[Piece]) -> String {
        let show = |piece: &Piece| if piece.found { format!("[{}]", piece.text) } else { piece.text.clone() };
        pieces.iter().map(show).collect()
    }

    #[test]
    fn what_was_looked_for_is_marked_in_the_letters_as_written() {
        let check = |text: &str, typed: &str, expect: &str| {
            assert_eq!(shown(&pieces(text, &Wanted::read(typed))), expect, "{typed} in {text}");
        };
        check("Überweisung in Sekunden", "uberw", "[Überw]eisung in Sekunden");
        check("U\u{308}berweisung", "u", "[U\u{308}]berweisung");
        check("İstanbul Kasım", "ista kasim", "İstanbul [Kasım]");
        check("İstanbul", "ista", "[İsta]nbul");
        check("Pay, payer, repay", "pay", "[Pay], [pay]er, repay");
        check("Pay, payer", "pay ", "[Pay], payer");
        check("instant payouts at once", "\"payouts at\" inst", "[inst]ant [payouts at] once");
        check("payouts, once at", "\"payouts at\"", "payouts, once at");
        check("see R-12 and R-120", "R-12", "see [R-12] and [R-12]0");
        check("결정 기록", "결정", "[결정] 기록");
        check("nothing", "\" '", "nothing");
        check("", "a", "");
    }

    #[test]
    fn an_excerpt_shows_the_place() {
        let check = |text: &str, typed: &str, expect: &str| {
            assert_eq!(shown(&excerpt(text, &Wanted::read(typed))), expect, "{typed}");
        };
        check("Pays\n out in  euros", "EURO", "Pays out in [euro]s");
        check("nothing of it", "euro", "");
        check("One field\n\nAnother, in euros\n\nA third", "euro", "Another, in [euro]s");
        let long = format!("{} Größe zählt {}", "ä ".repeat(100), "b ".repeat(100));
        let found = shown(&excerpt(&long, &Wanted::read("zahlt")));
        assert!(
            found.starts_with("… ä") && found.ends_with("b …") && found.contains("Größe [zählt]"),
            "{found}"
        );
        let words = format!("{} payouts {}", "settlement ".repeat(20), "settlement ".repeat(20));
        let found = shown(&excerpt(&words, &Wanted::read("payouts")));
        assert!(found.starts_with("… settlement ") && found.ends_with(" settlement …"), "{found}");
    }
}
