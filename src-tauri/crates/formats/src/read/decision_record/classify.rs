//! Tells the record of a decision from what else lies in the folder: templates, indexes, guides. Decides by what is in a
//! file and by its name; no one sign is enough.

use std::collections::HashSet;

use super::Reason;
use super::fields::Field;
use super::label::Label;
use super::outline::{Piece, Start};
use super::placeholder::is_placeholder;
use super::resolve::stem_of;
use super::sections::Section;
use super::title::{Heading, number_of_file};
use crate::counts::as_u32;
use crate::fold::fold;

/// What is known of a file when it is told what it is.
pub(super) struct Signs<'a> {
    pub(super) path: &'a str,
    pub(super) heading: &'a Heading,
    pub(super) pieces: &'a [Piece],
    pub(super) sections: &'a [Section],
    pub(super) fields: &'a [Field],
    /// Whether the file says a status, in whatever words.
    pub(super) has_status: bool,
}

/// Why a file is no decision; nothing when it is one.
pub(super) fn reason_to_skip(signs: &Signs<'_>) -> Option<Reason> {
    let stem = stem_of(signs.path);
    let is_numbered = number_of_file(stem).is_some() || is_dated(stem);
    let words = words_after_number(stem);
    let heading_words = words_of(signs.heading.title.as_deref().unwrap_or_default());
    let evidence = evidence(signs, is_numbered);

    if is_template_folder(signs.path) || all_name_a(&words, TEMPLATE) {
        return Some(Reason::Template);
    }
    let is_unfilled = signs.heading.is_placeholder && !signs.has_status || is_mostly_gaps(signs.pieces);
    if is_unfilled || !signs.has_status && all_name_a(&heading_words, TEMPLATE) {
        return Some(Reason::Template);
    }
    let is_one = is_index_of_one(signs) || is_numbered && signs.has_status;
    if all_name_a(&words, INDEX) && !(is_one && evidence >= ENOUGH) {
        return Some(Reason::Index);
    }
    let names = |kind: &[&str]| words.iter().chain(&heading_words).any(|word| kind.contains(&word.as_str()));
    let names_a_guide = names(GUIDE);
    // "How to write an ADR" shows the parts of one.
    if names_a_guide && names(ABOUT_DECISIONS) && !is_numbered && !signs.has_status {
        return Some(Reason::Guide);
    }
    if evidence >= ENOUGH {
        return None;
    }
    let is_list = !is_numbered
        && heading_words.iter().all(|word| FILLER.contains(&word.as_str()))
        && counts_links(signs.pieces) >= 2;
    Some(if names_a_guide {
        Reason::Guide
    } else if is_list {
        Reason::Index
    } else {
        Reason::NotADecision
    })
}

/// This much evidence makes a decision.
const ENOUGH: u32 = 3;

fn evidence(signs: &Signs<'_>, is_numbered: bool) -> u32 {
    let has_field = |labels: &[Label]| {
        signs.fields.iter().any(|field| labels.contains(&field.label) && !field.values.is_empty())
    };
    let has_section = |label: Label| signs.sections.iter().any(|section| section.label == Some(label));
    let stem = stem_of(signs.path);
    let has_status = signs.has_status
        || has_section(Label::Status)
        || signs.fields.iter().any(|field| field.label == Label::Status);
    let has_date = has_field(&[Label::Date, Label::Created, Label::Updated]);
    let core = [
        Label::Context,
        Label::Decision,
        Label::Consequences,
        Label::Options,
        Label::Arguments,
        Label::Drivers,
    ];
    let parts: HashSet<_> = signs
        .sections
        .iter()
        .filter_map(|section| section.label)
        .filter(|label| core.contains(label))
        .collect();
    let is_named_so = words_of(stem)
        .iter()
        .any(|word| matches!(word.as_str(), "adr" | "madr" | "decision" | "entscheidung"));
    let is_padded = number_of_file(stem).is_some_and(|number| number.starts_with('0') && number.len() >= 3);
    let is_dated_only = is_numbered && (has_date || has_status);
    let points = [
        (has_status, 2),
        (has_date, 1),
        (has_field(&[Label::Deciders]), 1),
        (signs.fields.iter().any(|field| matches!(field.label, Label::Related(_))), 1),
        (is_numbered, 1),
        (is_padded || is_named_so && is_numbered, 1),
        (signs.heading.number.is_some(), 1),
        (is_named_so, 1),
        // A number or a date in the name and a field are enough: some logs keep no more than that.
        (is_dated_only, 1),
    ];
    let parts = as_u32(parts.len());
    parts + points.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum::<u32>()
}

/// Some keep each record as the `README.md` of a folder of its own.
fn is_index_of_one(signs: &Signs<'_>) -> bool {
    let folder =
        signs.path.rsplit_once('/').map_or("", |(folder, _)| folder).rsplit('/').next().unwrap_or_default();
    signs.has_status
        && (signs.heading.number.is_some() || number_of_file(folder).is_some() || is_dated(folder))
}

/// `20200924-title` and `2020-09-24-title`.
fn is_dated(stem: &str) -> bool {
    let digits: String = stem
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '-')
        .filter(char::is_ascii_digit)
        .take(8)
        .collect();
    digits.len() == 8 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Whether more of the text is gaps to fill than words.
fn is_mostly_gaps(pieces: &[Piece]) -> bool {
    let lines: Vec<_> = pieces.iter().filter_map(|piece| super::fields::text_of(piece)).collect();
    let value = |text: &str| text.split_once(": ").map_or(text, |(_, value)| value).to_owned();
    let gaps = lines
        .iter()
        .filter(|line| {
            is_placeholder(&value(&line.text))
                || line.text.contains("[option ")
                || line.text.contains("{option ")
        })
        .count();
    gaps >= 3 && gaps * 2 > lines.len()
}

/// How many items and rows lead to other Markdown files.
fn counts_links(pieces: &[Piece]) -> usize {
    let leads = |line: &super::outline::Line| {
        line.links.iter().any(|link| link.target.split('#').next().is_some_and(|path| path.ends_with(".md")))
    };
    pieces
        .iter()
        .filter(|piece| match piece {
            Piece::Text { line, start: Start::Item { .. }, .. } => leads(line),
            Piece::Row { cells, .. } => cells.iter().any(leads),
            Piece::Text { .. } | Piece::Heading { .. } => false,
        })
        .count()
}

fn is_template_folder(path: &str) -> bool {
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    folders
        .split('/')
        .any(|folder| TEMPLATE.contains(&folder.trim_start_matches(['_', '.']).to_lowercase().as_str()))
}

/// Whether words say nothing but the kind of file, and one of them is among `kind`.
fn all_name_a(words: &[String], kind: &[&str]) -> bool {
    let is_kind = |word: &String| kind.contains(&word.as_str());
    words.iter().any(is_kind)
        && words.iter().all(|word| {
            is_kind(word) || FILLER.contains(&word.as_str()) || word.bytes().all(|byte| byte.is_ascii_digit())
        })
}

/// The words of a file name behind its number; all of them when it has none.
fn words_after_number(stem: &str) -> Vec<String> {
    let words = words_of(stem);
    let number = words.iter().position(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    match number.filter(|at| number_of_file(stem).is_some() && at + 1 < words.len()) {
        Some(at) => words[at + 1..].to_vec(),
        None => words,
    }
}

/// Words in lower case: `DecisionTemplate-de` is `decision`, `template`, `de`.
fn words_of(text: &str) -> Vec<String> {
    let mut apart = String::with_capacity(text.len());
    let mut after_small = false;
    for letter in text.chars() {
        if after_small && letter.is_uppercase() {
            apart.push(' ');
        }
        after_small = letter.is_lowercase();
        apart.push(letter);
    }
    fold(&apart)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

const TEMPLATE: &[&str] = &[
    "template",
    "templates",
    "tmpl",
    "vorlage",
    "vorlagen",
    "plantilla",
    "plantillas",
    "modele",
    "modeles",
    "modelo",
    "modelli",
    "sjabloon",
    "szablon",
    "mall",
    "skabelon",
    "boilerplate",
    "skeleton",
    "テンプレート",
    "模板",
];

const INDEX: &[&str] = &[
    "readme",
    "index",
    "toc",
    "contents",
    "summary",
    "overview",
    "log",
    "logs",
    "list",
    "register",
    "catalog",
    "catalogue",
    "inhalt",
    "inhaltsverzeichnis",
    "ubersicht",
    "verzeichnis",
    "sidebar",
    "home",
    "about",
    "changelog",
    "indice",
    "sommaire",
];

const GUIDE: &[&str] = &[
    "guide",
    "guides",
    "guideline",
    "guidelines",
    "howto",
    "how",
    "process",
    "contributing",
    "contribute",
    "workflow",
    "conventions",
    "faq",
    "glossary",
    "tutorial",
    "introduction",
    "onboarding",
    "leitfaden",
    "anleitung",
    "prozess",
    "guia",
    "conduct",
    "license",
    "style",
    "getting",
];

/// Words by which a guide is one on decisions.
const ABOUT_DECISIONS: &[&str] = &["adr", "adrs", "madr", "decisions", "entscheidungen"];

/// Words that say nothing of what a decision is about.
const FILLER: &[&str] = &[
    "adr",
    "adrs",
    "madr",
    "decision",
    "decisions",
    "record",
    "records",
    "architecture",
    "architectural",
    "architektur",
    "architekturentscheidung",
    "architekturentscheidungen",
    "architekturentscheidungsaufzeichnungen",
    "entscheidung",
    "entscheidungen",
    "entscheidungsprotokoll",
    "log",
    "short",
    "long",
    "bare",
    "minimal",
    "full",
    "simple",
    "extended",
    "nygard",
    "michael",
    "by",
    "example",
    "default",
    "new",
    "blank",
    "empty",
    "for",
    "fur",
    "of",
    "the",
    "our",
    "an",
    "a",
    "de",
    "en",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "ja",
    "zh",
    "v1",
    "v2",
    "v3",
    "v4",
    "md",
    "markdown",
    "any",
    "documentation",
    "docs",
];

#[cfg(test)]
mod tests {
    use super::super::{SourceFile, read_folder};
    use super::*;

    #[test]
    fn files_are_told_apart() {
        let check = |path: &str, text: &str, expect: Option<Reason>| {
            let folder = read_folder(&[SourceFile { path, bytes: text.as_bytes() }], None);
            assert_eq!(folder.skipped.first().map(|skipped| skipped.reason), expect, "{path}: {text}");
            assert_eq!(folder.records.len(), usize::from(expect.is_none()), "{path}: {text}");
        };
        let nygard = "# 1. Use A\n\nDate: 2024-01-02\n\n## Status\n\nAccepted\n\n## Context\n\nx\n";
        for path in [
            "0001-use-a.md",
            "use-a.md",
            "adr/use-a.md",
            "0012-template-engine.md",
            "0009-email-template.md",
            "0001-record-architecture-decisions.md",
            "0010-list-view.md",
            "0004-onboarding-guide.md",
            "0004-list.md",
            "how-to-sign.md",
        ] {
            check(path, nygard, None);
        }
        for path in [
            "template.md",
            "adr-template.md",
            "0000-template.md",
            "templates/0001-use-a.md",
            "ODH-ADR-0000-template.md",
            "DecisionTemplate-de.md",
            "0000-adr-vorlage.md",
            "_templates/x.md",
            "madr-template-v3.md",
        ] {
            check(path, nygard, Some(Reason::Template));
        }
        for path in ["README.md", "index.md", "adr-log.md", "000-index.md", "decision-log.md"] {
            check(path, "# Architecture Decision Records\n\n- [1](0001-a.md)\n", Some(Reason::Index));
        }
        check(
            "README.md",
            "# How we decide\n\n## Status\n\nProposed, accepted, superseded\n\n## Context\n\nx\n\n## Decision\n\ny\n",
            Some(Reason::Index),
        );
        check("0161-use-a/README.md", nygard, None);
        check(
            "decisions.md",
            "# Decisions\n\n| No | Title |\n|---|---|\n| [1](0001-a.md) | A |\n| [2](0002-b.md) | B |\n",
            Some(Reason::Index),
        );
        check("onboarding-guide.md", "# Onboarding guide\n\n## Goals\n\nx\n", Some(Reason::Guide));
        check(
            "how-to-write-an-adr.md",
            "# How to write an ADR\n\n## Context\n\nx\n\n## Decision\n\ny\n\n## Consequences\n\nz\n",
            Some(Reason::Guide),
        );
        check("notes.md", "# Meeting\n\nWe talked.\n", Some(Reason::NotADecision));
        check("notes.md", "", Some(Reason::NotADecision));
        check(
            "0001-x.md",
            "# [short title]\n\n* Status: [proposed | accepted]\n\n## Context\n\n[Describe it]\n",
            Some(Reason::Template),
        );
        check(
            "x.md",
            "# {title}\n\n## Context and Problem Statement\n\n{Describe}\n\n## Decision Outcome\n",
            Some(Reason::Template),
        );
        check(
            "0005-use-a.md",
            "# Use A\n\n## Status\n\n[proposed | accepted]\n\n## Context\n\nWe need it.\n\n## Decision\n\nA it is.\n",
            None,
        );
        check("0005-use-a.md", "# 5. Use A\n\nBecause we like it.\n", None);
        check("20200102-links.md", "# Links\n\n- Date: 2020-01-02\n\n## Tests\n\nx\n", None);
        check("20200102-a.md", "## Context and Problem Statement\n\nx\n\n## Decision Outcome\n\ny\n", None);
        check("use-a.md", "# Use A\n\n## Context\n\nx\n\n## Decision\n\ny\n\n## Consequences\n\nz\n", None);
        check("use-a.md", "---\nstatus: accepted\ndate: 2024-01-02\n---\n# Use A\n\nx\n", None);
    }
}
