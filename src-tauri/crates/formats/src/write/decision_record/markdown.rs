//! What the Markdown dialects share: front matter, sections, lists, links between files, and the extension.

use super::{EXTENSION, Page, PageLink, PageOption, file_name};
use crate::read::decision_record::Relation;
use crate::words::DecisionStatus;

/// A longer extension stands at the end of the file: front matter is meant to be read.
const LONGEST_IN_FRONT: usize = 24 * 1024;

/// A file that is being written.
#[derive(Default)]
pub(super) struct Markdown(String);

impl Markdown {
    pub(super) fn line(&mut self, text: &str) -> &mut Self {
        self.0.push_str(text);
        self.0.push('\n');
        self
    }

    /// What other tools keep in front matter, as it is.
    pub(super) fn others(&mut self, page: &Page) -> &mut Self {
        if page.front_matter.is_empty() { self } else { self.line(&page.front_matter) }
    }

    /// A heading with a text below it; nothing when the text is empty.
    pub(super) fn section(&mut self, heading: &str, text: &str) -> &mut Self {
        match text.trim() {
            "" => self,
            text => self.heading(heading).paragraph(text),
        }
    }

    pub(super) fn heading(&mut self, heading: &str) -> &mut Self {
        self.line(heading).line("")
    }

    pub(super) fn paragraph(&mut self, text: &str) -> &mut Self {
        self.line(text.trim()).line("")
    }

    /// A list with one entry on an item; nothing when it has none.
    pub(super) fn list(&mut self, entries: impl IntoIterator<Item = String>) -> &mut Self {
        let mut any = false;
        for entry in entries {
            any = true;
            self.line(&format!("* {}", item(&entry)));
        }
        if any { self.line("") } else { self }
    }

    /// The file, with one line end at its end.
    pub(super) fn finish(self) -> String {
        format!("{}\n", self.0.trim_end())
    }
}

/// A text of several lines as one item of a list.
pub(super) fn item(text: &str) -> String {
    text.trim().replace("\r\n", "\n").replace('\n', "\n  ")
}

/// A text as a string of YAML.
pub(super) fn quoted(text: &str) -> String {
    serde_json::to_string(text).map_or_else(|_| "\"\"".to_owned(), |text| without_breaks(&text))
}

/// Texts as a list of YAML on one line.
pub(super) fn quoted_list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}

/// The line of the front matter that holds the extension; nothing when it is too long for it.
pub(super) fn in_front(page: &Page) -> Option<String> {
    let fits = !page.extension.is_empty() && page.extension.len() <= LONGEST_IN_FRONT;
    fits.then(|| format!("{EXTENSION}: '{}'", without_breaks(&page.extension).replace('\'', "''")))
}

/// The extension as a comment at the end of the file. Two dashes would end the comment, so that they are written as signs.
pub(super) fn at_end(page: &Page) -> Option<String> {
    (!page.extension.is_empty()).then(|| {
        let safe = page.extension.replace('-', "\\u002d").replace('<', "\\u003c").replace('>', "\\u003e");
        format!("<!-- {EXTENSION}: {} -->", without_breaks(&safe))
    })
}

/// The signs that YAML takes for a line end, or for none of its own, as JSON spells them.
fn without_breaks(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                safe.push_str(&format!("\\u{:04x}", u32::from(letter)));
            }
            _ => safe.push(letter),
        }
    }
    safe
}

/// `[ADR-0012: Title](0012-title.md)`
pub(super) fn link(link: &PageLink) -> String {
    let label = link.title.replace(['[', ']'], "");
    format!("[ADR-{:04}: {label}]({})", link.number, file_name(link.number, &link.title))
}

/// What the page is to other decisions, one on an entry.
pub(super) fn links(page: &Page) -> Vec<String> {
    page.links.iter().map(said).collect()
}

/// The same for a section that says the status: what is still in force is not said to be superseded there.
pub(super) fn status_links(page: &Page) -> Vec<String> {
    let is_gone = page.status == Some(DecisionStatus::Superseded);
    let misleads = |other: &&PageLink| other.relation == Some(Relation::SupersededBy) && !is_gone;
    page.links.iter().filter(|other| !misleads(other)).map(said).collect()
}

fn said(other: &PageLink) -> String {
    format!("{} {}", other.word, link(other))
}

/// The files that lie beside the page.
pub(super) fn files(page: &Page) -> Vec<String> {
    let file = |(name, path): &(String, String)| format!("[{}]({path})", name.replace(['[', ']'], ""));
    page.files.iter().map(file).collect()
}

/// What else there is to an option, one on a line.
pub(super) fn facts(option: &PageOption) -> Vec<String> {
    let facts = [("Effort", &option.effort), ("Risk", &option.risk), ("Ruled out", &option.disqualifier)];
    facts.iter().filter_map(|(word, text)| Some(format!("{word}: {}", (*text).as_ref()?))).collect()
}
