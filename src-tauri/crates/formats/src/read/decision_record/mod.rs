//! Reads a folder of decision records in whatever dialect it is kept: adr-tools, MADR 2 to 4, Structured MADR, tables,
//! one-line fields, headings in several languages.
//!
//! Bytes in, values and problems out. Finds out what each file says of itself and of others; what follows from that for
//! the other end of a link is for the caller. Opens no files and follows no links.

mod arguments;
mod badge;
mod classify;
mod decode;
mod extension;
mod fields;
mod front_matter;
mod json_adr;
mod label;
mod options;
mod outline;
mod people;
mod placeholder;
mod read;
pub mod register;
mod relate;
mod resolve;
mod sections;
mod status;
mod title;

#[cfg(test)]
mod real_folders;

use std::collections::{HashMap, HashSet};

use crate::date::{DayOrder, PartialDate};
use crate::date_text::{day_order, find_date};
use crate::problem::Problem;
use crate::words::DecisionStatus;
use read::Draft;
use resolve::{Index, Resolved};

/// A file of the folder.
#[derive(Debug, Clone, Copy)]
pub struct SourceFile<'a> {
    /// Its path relative to the folder, with `/`.
    pub path: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// What a folder of decision records holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Folder {
    /// The decisions, by path.
    pub records: Vec<DecisionRecord>,
    /// The Markdown files that are no decisions.
    pub skipped: Vec<Skipped>,
    /// A day that may put the day first or the month, when nothing says which.
    pub ambiguous_day: Option<String>,
    /// What could not be read as meant.
    pub problems: Vec<Problem>,
}

/// A decision as its file tells it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DecisionRecord {
    /// The path of the file.
    pub file: String,
    /// What the record is known by when the folder is read again: the `id` of the front matter where it is the only one,
    /// else the path without its ending.
    pub id: String,
    /// The number as written: `0012`.
    pub number: Option<String>,
    /// The title without its number, never empty. Code and emphasis keep their marks, links become their labels.
    pub title: String,
    /// What the file says of the status; nothing where a template's line was not filled in.
    pub status_as_written: Option<String>,
    /// The status, where the word has an equal.
    pub status: Option<DecisionStatus>,
    /// When it was decided, as precisely as it is written.
    pub decided_on: Option<PartialDate>,
    /// Whether it says a day on which it was decided that could not be read.
    pub has_unread_day: bool,
    /// When it is needed.
    pub needed_by: Option<PartialDate>,
    /// Who drives it, where the file says so of one person.
    pub driver: Option<String>,
    /// Who approves it, where the file says so of one person.
    pub approver: Option<String>,
    /// The team whose decision it is.
    pub team: Option<String>,
    /// Whom it goes to when nobody decides.
    pub escalates_to: Option<String>,
    /// What is taken to be so.
    pub assumptions: Vec<String>,
    /// What it should bring.
    pub expected: Vec<String>,
    /// Who decided.
    pub deciders: Vec<String>,
    /// Who was asked.
    pub consulted: Vec<String>,
    /// Who was told.
    pub informed: Vec<String>,
    /// Context and problem, in Markdown.
    pub context: Option<String>,
    /// The decision drivers.
    pub drivers: Vec<String>,
    /// The options that were considered.
    pub options: Vec<OptionText>,
    /// The name of the option that was chosen.
    pub chosen: Option<String>,
    /// Why, where a section of its own says so, in Markdown.
    pub rationale: Option<String>,
    /// The text of the decision, in Markdown.
    pub outcome: Option<String>,
    /// What follows from it, in Markdown.
    pub consequences: Option<String>,
    /// How it is confirmed, in Markdown.
    pub confirmation: Option<String>,
    /// More information, in Markdown.
    pub more: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// When to look whether it was right.
    pub review_on: Option<PartialDate>,
    /// What it says of other records.
    pub links: Vec<FoundLink>,
    /// What other tools keep in its front matter, as YAML.
    pub front_matter: String,
    /// What the program itself wrote into the file because the dialect has no place for it; not looked into here.
    pub extension: Option<String>,
    /// The whole text of the file.
    pub original: String,
}

/// An option that was considered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OptionText {
    /// What it is called.
    pub name: String,
    /// What the file says of it, in Markdown.
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

/// A link to another record, as this file tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundLink {
    /// What this record is to the other.
    pub relation: Relation,
    /// The other record.
    pub target: LinkTarget,
    /// Only a part of the decision is meant.
    pub partial: bool,
    /// The line of the file.
    pub line: u32,
}

/// What one record is to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// It takes the other's place.
    Supersedes,
    /// The other takes its place.
    SupersededBy,
    /// It changes the other, which stays in force.
    Amends,
    /// The other changes it.
    AmendedBy,
    /// They have to do with each other.
    RelatesTo,
    /// The other made it necessary.
    CausedBy,
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// A record of this folder, by its path.
    File(String),
    /// A number that no record of this folder has.
    Number(String),
    /// Something else, as written: a title, an address, several files that fit.
    Other(String),
}

/// A file that is no decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The path of the file.
    pub file: String,
    /// What it is instead.
    pub reason: Reason,
}

/// Why a file is no decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A form to be filled in.
    Template,
    /// A list of decisions, or a page about the folder.
    Index,
    /// A text on how to do something.
    Guide,
    /// A text in another markup than Markdown.
    OtherMarkup,
    /// Nothing in it says that it is a decision.
    NotADecision,
}

impl Reason {
    /// What the file is, on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Template => "template",
            Self::Index => "index",
            Self::Guide => "guide",
            Self::OtherMarkup => "not in Markdown: save it as Markdown to bring it in",
            Self::NotADecision => "not a decision: nothing in it says where it stands or what was decided",
        }
    }
}

/// Reads the files of a folder: Markdown, JSON-ADR, and registers as text with separators; other files are passed over.
///
/// A date such as `05/06/2023` is read the way other dates of the folder show, else as `order` says, else not at all, and
/// is a problem then. Links are resolved among the files.
pub fn read_folder(files: &[SourceFile<'_>], order: Option<DayOrder>) -> Folder {
    let mut files: Vec<_> = files.iter().collect();
    files.sort_by_key(|file| file.path);
    let (mut folder, mut drafts) = (Folder::default(), Vec::new());
    let mut whole = Vec::new();
    for file in files {
        if !is_markdown(file.path) {
            let read = match ending(file.path).as_str() {
                _ if is_other_markup(file.path) => {
                    folder.skipped.push(Skipped { file: file.path.to_owned(), reason: Reason::OtherMarkup });
                    continue;
                }
                "json" => json_adr::read(file.path, file.bytes, &mut folder.problems),
                "xlsx" => register::read_sheet(file.path, file.bytes, order, &mut folder.problems),
                "csv" | "tsv" => register::read(file.path, file.bytes, order, &mut folder.problems),
                _ => continue,
            };
            match read {
                Some(records) => whole.extend(records),
                None => {
                    folder.skipped.push(Skipped { file: file.path.to_owned(), reason: Reason::NotADecision });
                }
            }
            continue;
        }
        let Some(text) = decode::decode(file, &mut folder.problems) else { continue };
        match read::read(file.path, text) {
            Ok(draft) => drafts.push(draft),
            Err(reason) => folder.skipped.push(Skipped { file: file.path.to_owned(), reason }),
        }
    }
    let dates = drafts.iter().filter_map(|draft| draft.date.as_ref()).map(|date| date.text.as_str());
    let order = day_order(dates).or(order);
    for draft in &mut drafts {
        let ambiguous = settle_date(draft, order);
        folder.ambiguous_day = folder.ambiguous_day.or(ambiguous);
    }
    let mentions: Vec<_> = drafts.iter_mut().map(|draft| std::mem::take(&mut draft.mentions)).collect();
    for draft in drafts {
        folder.problems.extend(draft.problems);
        folder.records.push(draft.record);
    }
    keep_ids_apart(&mut folder.records);
    let index = Index::of(&folder.records);
    let links: Vec<_> = (0..)
        .zip(&mentions)
        .map(|(at, mentions)| links_of(&index, &folder.records, at, mentions, &mut folder.problems))
        .collect();
    for (record, links) in folder.records.iter_mut().zip(links) {
        record.links = links;
    }
    folder.records.extend(whole);
    let mut taken = HashSet::new();
    for record in &mut folder.records {
        record.id = apart(&mut taken, std::mem::take(&mut record.id));
    }
    folder
}

/// Whether a folder holds decision records, told by reading its files.
pub fn looks_like_decisions(files: &[SourceFile<'_>]) -> bool {
    let mut unheard = Vec::new();
    let markdown = files.iter().filter(|file| is_markdown(file.path));
    markdown
        .filter_map(|file| Some((file, decode::decode(file, &mut unheard)?)))
        .any(|(file, text)| read::read(file.path, text).is_ok())
}

fn is_markdown(path: &str) -> bool {
    ["md", "markdown", "mdown", "mkd", "mdx"].contains(&ending(path).as_str())
}

/// Whether a file is a text in another markup than Markdown, by the ending of its name.
pub fn is_other_markup(path: &str) -> bool {
    ["adoc", "asciidoc", "rst", "org", "textile"].contains(&ending(path).as_str())
}

fn ending(path: &str) -> String {
    path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase()
}

/// Reads the day of a record; gives it as written when it may be read two ways.
fn settle_date(draft: &mut Draft, order: Option<DayOrder>) -> Option<String> {
    let date = draft.date.as_ref()?;
    draft.record.decided_on = find_date(&date.text).and_then(|found| found.date.settle(order));
    if draft.record.decided_on.is_some() {
        return None;
    }
    draft.record.has_unread_day = true;
    let shown: String = date.text.chars().take(60).collect();
    let message = format!(
        "“{shown}” may put the day first or the month. The day it was decided was not taken from it; say which comes first, or write it as 2026-05-17."
    );
    draft.problems.push(Problem::at(&draft.record.file, date.number, message));
    Some(shown)
}

/// An id that two records share cannot tell them apart: they are known by their paths instead, with the ending where
/// `0002-b.md` lies beside `0002-b.markdown`.
fn keep_ids_apart(records: &mut [DecisionRecord]) {
    let without_ending = |file: &str| file.rsplit_once('.').map_or(file, |(path, _)| path).to_owned();
    let names: [&dyn Fn(&str) -> String; 2] = [&without_ending, &str::to_owned];
    for name in names {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for record in records.iter() {
            *counts.entry(record.id.clone()).or_default() += 1;
        }
        for record in records.iter_mut().filter(|record| counts[&record.id] > 1) {
            record.id = name(&record.file);
        }
    }
}

/// A name that nothing before has: the second `D1` is `D1 (2)`.
fn apart(taken: &mut HashSet<String>, name: String) -> String {
    if taken.insert(name.clone()) {
        return name;
    }
    let mut number = 2_u32;
    loop {
        let another = format!("{name} ({number})");
        if taken.insert(another.clone()) {
            return another;
        }
        number += 1;
    }
}

fn links_of(
    index: &Index<'_>,
    records: &[DecisionRecord],
    from: usize,
    mentions: &[relate::Mention],
    problems: &mut Vec<Problem>,
) -> Vec<FoundLink> {
    let mut links: Vec<FoundLink> = Vec::new();
    for mention in mentions {
        let target = match index.resolve(from, &mention.target) {
            Resolved::Found(LinkTarget::Number(_) | LinkTarget::Other(_)) | Resolved::Ambiguous(_)
                if mention.is_aside =>
            {
                continue;
            }
            Resolved::Itself => continue,
            Resolved::Found(target) => target,
            Resolved::Ambiguous(target) => {
                let LinkTarget::Other(files) = &target else { continue };
                let message = format!(
                    "More than one record may be meant here: {files}. No link was made; name the file."
                );
                problems.push(Problem::at(&records[from].file, mention.line, message));
                target
            }
        };
        match links.iter_mut().find(|link| link.relation == mention.relation && link.target == target) {
            Some(known) => known.partial |= mention.is_partial,
            None => links.push(FoundLink {
                relation: mention.relation,
                target,
                partial: mention.is_partial,
                line: mention.line,
            }),
        }
    }
    links
}
