//! Finds what a dialect had no place for: a text that the program itself wrote into the file. Only found here; what it
//! says is for the caller to read, and not to be trusted.

use std::sync::LazyLock;

use regex::Regex;

use super::front_matter::FrontMatter;
use super::outline::pattern;
use crate::write::decision_record::EXTENSION;

/// The extension of a file: in its front matter, or in a comment at its end.
pub(super) fn extension(front: &FrontMatter, text: &str) -> Option<String> {
    let field = front.fields.iter().find(|field| field.name == EXTENSION && !front.is_broken);
    if let Some(value) = field.and_then(|field| field.values.first()) {
        return Some(value.clone());
    }
    static COMMENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"<!-- x-roadbook: (\{[^\n]*\}) -->\s*$"));
    // A file without the word is not looked through twice.
    text.contains(EXTENSION).then(|| COMMENT.captures(text)).flatten().map(|found| found[1].to_owned())
}
