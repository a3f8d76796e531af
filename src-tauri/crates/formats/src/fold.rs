//! Makes words comparable: lower case without accents. Owns nothing else; what is compared is decided elsewhere.

use unicode_normalization::UnicodeNormalization as _;

/// Lower case without accents, so that `Décidé`, `DECIDE` and `decide` are one word. The dotless i of Turkish becomes
/// a plain one; letters that are no accented form of another (ß, ø, ł) stay.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let bare = text.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    bare.flat_map(char::to_lowercase)
        .map(|c| if c == 'ı' { 'i' } else { c })
        .collect::<String>()
        .nfc()
        .collect()
}

/// Text as it is compared: lower case without accents, dashes and underlines as spaces, one space between words.
pub fn fold_words(text: &str) -> String {
    let spaced = fold(text).replace(['-', '_', '\u{2010}', '\u{2011}', '\u{2013}'], " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_do_not_matter() {
        for (text, folded) in
            [("Décidé", "decide"), ("MÄRZ", "marz"), ("Kasım", "kasim"), ("ß", "ß"), ("결정", "결정")]
        {
            assert_eq!(fold(text), folded);
        }
    }
}
