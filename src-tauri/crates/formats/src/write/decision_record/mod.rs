//! Writes decision records in the dialects of other tools: MADR 4, Nygard, Structured MADR, JSON-ADR, and a register as a
//! table. What a dialect has no place for travels in its extension, as a text of the caller's that is not looked into.
//!
//! Pure: the same pages give the same text. Which decisions are written, and what the extension says, is for the caller.

mod addresses;
mod index;
mod json_adr;
mod madr;
mod markdown;
mod nygard;
mod register;
mod structured_madr;

use crate::date::PartialDate;
use crate::read::decision_record::Relation;
use crate::words::DecisionStatus;

pub use index::index;
pub use json_adr::{Export, json_adr};
pub use madr::madr;
pub use nygard::nygard;
pub use register::{register_csv, register_sheet};
pub use structured_madr::structured_madr;

/// What the extension is called where a dialect names its fields.
pub const EXTENSION: &str = "x-roadbook";

/// A decision as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Its number.
    pub number: u32,
    /// What people cite it by.
    pub reference: String,
    /// The decision in one sentence.
    pub title: String,
    /// Where it stands.
    pub status: Option<DecisionStatus>,
    /// The status in the words of a file it came from.
    pub status_as_written: Option<String>,
    /// When it was made.
    pub decided_on: Option<PartialDate>,
    /// When it was written down.
    pub recorded_on: Option<PartialDate>,
    /// When to look whether it was right.
    pub review_on: Option<PartialDate>,
    /// Who decides.
    pub approver: Option<String>,
    /// Who drives it.
    pub driver: Option<String>,
    /// Who was asked.
    pub consulted: Vec<String>,
    /// Who is told.
    pub informed: Vec<String>,
    /// Context and problem, in Markdown.
    pub context: String,
    /// What it is decided by.
    pub drivers: Vec<String>,
    /// The options.
    pub options: Vec<PageOption>,
    /// The option that was taken.
    pub chosen: Option<String>,
    /// Why, in Markdown.
    pub rationale: String,
    /// What follows, in Markdown.
    pub consequences: String,
    /// How it is confirmed, in Markdown.
    pub confirmation: String,
    /// What it rests on, in Markdown.
    pub more: String,
    /// What else is known, with its name, each in Markdown.
    pub sections: Vec<(String, String)>,
    /// What it should bring, in a line.
    pub expected: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// What it is to other decisions.
    pub links: Vec<PageLink>,
    /// The files that lie beside it: name and path from its own place.
    pub files: Vec<(String, String)>,
    /// What other tools keep in the front matter of its file, as YAML.
    pub front_matter: String,
    /// What the dialect has no place for.
    pub extension: String,
}

/// An option.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageOption {
    /// What it is called.
    pub name: String,
    /// What it is, in Markdown.
    pub text: String,
    /// What speaks for it.
    pub pros: Vec<String>,
    /// What speaks against it.
    pub cons: Vec<String>,
    /// What speaks neither way.
    pub neutral: Vec<String>,
    /// What it takes.
    pub effort: Option<String>,
    /// What may go wrong.
    pub risk: Option<String>,
    /// Why it is out.
    pub disqualifier: Option<String>,
}

/// What a decision is to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLink {
    /// What it is, where a dialect has a word for it.
    pub relation: Option<Relation>,
    /// The words for it: "Superseded by".
    pub word: String,
    /// The other's number.
    pub number: u32,
    /// The other's title.
    pub title: String,
}

impl Page {
    /// The name of its file in a folder: `0007-pay-in-euros.md`.
    pub fn file_name(&self) -> String {
        file_name(self.number, &self.title)
    }

    /// Whether its extension is too long for the front matter of a Markdown file.
    pub fn has_extension_at_end(&self) -> bool {
        !self.extension.is_empty() && markdown::in_front(self).is_none()
    }

    /// The word for its status, as a file has it.
    fn status_word(&self) -> Option<&str> {
        let written = self.status_as_written.as_deref();
        let same = written.filter(|written| DecisionStatus::from_written(written) == self.status);
        same.or_else(|| self.status.map(DecisionStatus::key)).or(written)
    }

    fn superseded_by(&self) -> Option<&PageLink> {
        let is_it = |link: &&PageLink| link.relation == Some(Relation::SupersededBy);
        self.links.iter().find(is_it).filter(|_| self.status == Some(DecisionStatus::Superseded))
    }
}

/// The name of the file of a decision in a folder, in letters that every system takes.
pub fn file_name(number: u32, title: &str) -> String {
    let mut slug = String::new();
    for letter in crate::fold::fold(title).chars() {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
        if slug.len() >= 60 {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    let slug = if slug.is_empty() { "decision" } else { slug };
    format!("{number:04}-{slug}.md")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_suit_every_system() {
        let check = |title: &str, expect: &str| assert_eq!(file_name(7, title), expect);
        check("Pay in euros?", "0007-pay-in-euros.md");
        check("Größe: «groß»/klein", "0007-gro-e-gro-klein.md");
        check("決定", "0007-decision.md");
        check("../../etc/passwd", "0007-etc-passwd.md");
    }
}
