//! Looks a template through: everything that is wrong in it, with its line and what was probably meant.
//!
//! What fills and lays out an update judges here too, so that a template without faults makes a page. It stops at the first
//! fault; the rest is found by reading the template as it is written.

use minijinja::Environment;
use serde::Serialize;

use super::document::document;
use super::fill::{Filled, fill};
use super::nearest::nearest;
use super::offer::FIELDS;
use super::outline::{Content, Outline, outline_with};
use super::page::Page;
use super::summary::summary;
use super::{Template, blocks, fields};
use crate::error::Error;
use roadbook_formats::document::Meta;

/// What is wrong at a place of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TemplateFault {
    /// The line, from 1, where it is known.
    pub line: Option<u32>,
    /// What is wrong, as a sentence.
    pub what: String,
    /// What would be right.
    pub hint: String,
}

/// Everything that is wrong with a template when a page is made of this view with it, by line.
pub fn check(template: &Template, page: Page<'_>, meta: Meta) -> Vec<TemplateFault> {
    let mut faults = Vec::new();
    let mut found = |error: Error| faults.extend(fault(error));
    if let Err(error) = document(template, page, meta) {
        found(error);
    }
    let summary = summary(page);
    if let Ok(filled) = fill(template, &fields::fields(template, page, &summary)) {
        of_blocks(template, &filled, page, &mut found);
    }
    of_blocks(template, &as_written(template), page, &mut found);
    faults.extend(unknown_fields(template));
    faults.sort_by(|one, other| (one.line, &one.what).cmp(&(other.line, &other.what)));
    // The same field twice in a line, and what two ways of looking both found.
    faults.dedup_by(|one, other| one.line == other.line && (one.what == other.what || one.line.is_some()));
    faults
}

fn fault(error: Error) -> Option<TemplateFault> {
    match error {
        Error::Template { line, what, hint, .. } => {
            let line = line.and_then(|line| u32::try_from(line).ok());
            Some(TemplateFault { line, what: sentence(&what), hint })
        }
        other => Some(TemplateFault {
            line: None,
            what: other.to_string(),
            hint: other.hint().unwrap_or_default(),
        }),
    }
}

fn sentence(what: &str) -> String {
    let mut letters = what.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

/// What is wrong in blocks, wherever they stand.
fn of_blocks(template: &Template, filled: &Filled, page: Page<'_>, found: &mut impl FnMut(Error)) {
    let outline = outline_with(template, filled, &mut |error| {
        found(error);
        Ok(())
    });
    let Ok(Outline { parts, .. }) = outline else { return };
    for content in parts.into_iter().flat_map(|part| part.contents) {
        if let Content::Block(call) = content
            && let Err(error) = blocks::expand(template, call, page)
        {
            found(error);
        }
    }
}

/// The template without its merge fields and what hangs on them, each line in its place.
fn as_written(template: &Template) -> Filled {
    let mut text = String::with_capacity(template.text.len());
    let mut in_comment = false;
    for line in template.text.lines() {
        let is_plain = !in_comment && !["{{", "{%", "{#"].iter().any(|sign| line.contains(sign));
        if is_plain {
            text.push_str(line);
        }
        text.push('\n');
        if let Some(begin) = line.rfind("{#") {
            in_comment = !line[begin..].contains("#}");
        } else if line.contains("#}") {
            in_comment = false;
        }
    }
    Filled::plain(text)
}

/// Merge fields that do not exist, also where nothing asks for them today.
pub(crate) fn unknown_fields(template: &Template) -> Vec<TemplateFault> {
    let environment = Environment::new();
    let Ok(compiled) = environment.template_from_named_str(&template.name, &template.text) else {
        return Vec::new();
    };
    let mut asked: Vec<_> = compiled.undeclared_variables(true).into_iter().collect();
    asked.sort();
    let mut faults = Vec::new();
    for name in asked.iter().filter(|name| !is_known(name)) {
        let meant = nearest(name, FIELDS.iter().map(|(known, _)| *known));
        let hint = meant.map_or_else(
            || "Check the spelling, or ask first: {% if … is defined %}.".to_owned(),
            |meant| format!("Did you mean {meant}?"),
        );
        for (row, line) in template.text.lines().enumerate() {
            if line.contains('{') && has_word(line, name) && !line.contains("defined") {
                let line = u32::try_from(row + 1).ok();
                faults.push(TemplateFault {
                    line,
                    what: format!("There is no merge field {name}"),
                    hint: hint.clone(),
                });
            }
        }
    }
    faults
}

/// Words of the language itself, which are no fields.
const LANGUAGE: &[&str] = &["range", "dict", "namespace", "loop", "self", "caller", "true", "false", "none"];

fn is_known(name: &str) -> bool {
    let root = name.split('.').next().unwrap_or(name);
    if LANGUAGE.contains(&root) || matches!(name, "items" | "decisions") {
        return true;
    }
    FIELDS.iter().any(|(known, _)| {
        *known == name || known.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'))
    })
}

fn has_word(line: &str, name: &str) -> bool {
    let is_letter = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.');
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + name.len()..].chars().next();
        !before.is_some_and(is_letter)
            && !after.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    })
}
