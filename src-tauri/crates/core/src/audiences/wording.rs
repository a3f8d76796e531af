//! An audience's own words in place of the inside ones.

use super::Wording;

/// The text with every inside word replaced, longest first; whole words, in any case. Says whether any was.
pub fn reword(text: &str, wording: &[Wording]) -> Option<String> {
    let mut by_length: Vec<_> =
        wording.iter().filter(|word| !word.from.trim().is_empty() && word.from != word.to).collect();
    by_length.sort_by_key(|word| std::cmp::Reverse(word.from.len()));
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut changed = false;
    let mut before: Option<char> = None;
    while let Some(first) = rest.chars().next() {
        let starts_word = !before.is_some_and(char::is_alphanumeric);
        let hit = by_length.iter().filter(|_| starts_word).find_map(|word| {
            let end = prefix_length(rest, word.from.trim())?;
            let ends_word = !rest[end..].chars().next().is_some_and(char::is_alphanumeric);
            ends_word.then_some((end, word.to.as_str()))
        });
        let (end, put) = hit.unwrap_or((first.len_utf8(), &rest[..first.len_utf8()]));
        changed |= hit.is_some();
        out.push_str(put);
        before = rest[..end].chars().next_back();
        rest = &rest[end..];
    }
    changed.then_some(out)
}

/// How many bytes of `text` are `word` in any case; nothing when it does not start with it.
fn prefix_length(text: &str, word: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    for expected in word.chars() {
        let (_, letter) = letters.next()?;
        if !letter.to_lowercase().eq(expected.to_lowercase()) {
            return None;
        }
    }
    Some(letters.next().map_or(text.len(), |(position, _)| position))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_in_any_case_longest_first() {
        let words = [("risk", "chance"), ("at risk", "may move"), ("Ärger", "trouble")];
        let words =
            words.map(|(from, to)| Wording { from: from.into(), to: to.into(), means: String::new() });
        let check =
            |text: &str, expect: Option<&str>| assert_eq!(reword(text, &words).as_deref(), expect, "{text}");
        check("It is At Risk.", Some("It is may move."));
        check("risky risk", Some("risky chance"));
        check("kein ärger", Some("kein trouble"));
        check("nothing here", None);
        check("", None);
    }
}
