//! Reads a filled template into its parts: the headline, the lead, and the parts below with their text and blocks.
//!
//! Works on the text without its values (see [`super::fill`]), so all structure found here is the template's own.

use std::collections::BTreeMap;

use super::Template;
use super::fill::Filled;
use super::nearest::nearest;
use crate::error::Result;

/// A template in parts.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// What stands behind `#`.
    pub headline: String,
    /// The Markdown below it.
    pub lead: String,
    /// The parts.
    pub parts: Vec<Part>,
    /// The block `page`.
    pub page: Option<Call>,
}

/// A part of the page.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// What stands behind `##`.
    pub label: String,
    /// Its contents in order.
    pub contents: Vec<Content>,
}

/// Something in a part.
#[derive(Debug)]
pub(super) enum Content {
    /// Markdown.
    Text(String),
    /// A block.
    Block(Call),
}

/// A block as the template asks for it.
#[derive(Debug, Clone)]
pub(super) struct Call {
    /// The block's name.
    pub name: String,
    keys: BTreeMap<String, (String, Option<usize>)>,
    /// The keys that were asked for: all that the block has, once it is made.
    known: Vec<String>,
    line: Option<usize>,
}

/// What a block asks for, wherever it stands.
pub(super) type Asked = (String, Vec<(String, String)>);

impl Call {
    /// What it asks for.
    pub fn asked(&self) -> Asked {
        let keys = self.keys.iter().map(|(key, (value, _))| (key.clone(), value.clone()));
        (self.name.clone(), keys.collect())
    }

    /// The value of a key, which is then done with.
    pub fn take(&mut self, key: &str) -> Option<String> {
        self.take_with_line(key).map(|(value, _)| value)
    }

    fn take_with_line(&mut self, key: &str) -> Option<(String, Option<usize>)> {
        self.known.push(key.to_owned());
        self.keys.remove(key).filter(|(value, _)| !value.is_empty())
    }

    /// One of some words, or the first of them when the key is not there.
    pub fn choice<T: Copy>(&mut self, template: &Template, key: &str, choices: &[(&str, T)]) -> Result<T> {
        let Some((word, line)) = self.take_with_line(key) else { return Ok(choices[0].1) };
        chosen(template, line, key, word.to_lowercase().as_str(), choices)
    }

    /// Several of some words, with commas between them; all of `default` when the key is not there.
    pub fn choices<T: Copy>(
        &mut self,
        template: &Template,
        key: &str,
        choices: &[(&str, T)],
        default: &[T],
    ) -> Result<Vec<T>> {
        let Some((words, line)) = self.take_with_line(key) else { return Ok(default.to_vec()) };
        let words = words
            .split(',')
            .map(|word| word.trim().to_lowercase())
            .filter(|word| !word.is_empty() && word != "nothing");
        words.map(|word| chosen(template, line, key, &word, choices)).collect()
    }

    /// The number a value begins with ("90 days"), within bounds.
    pub fn number(&mut self, template: &Template, key: &str, default: u32) -> Result<u32> {
        let Some((text, line)) = self.take_with_line(key) else { return Ok(default) };
        let number = text
            .split_whitespace()
            .next()
            .and_then(|word| word.parse().ok())
            .filter(|number| (1..=3660).contains(number));
        number.ok_or_else(|| {
            template.fault(
                line,
                format!("“{text}” is no number for {key}"),
                "Write a whole number from 1 to 3660.",
            )
        })
    }

    /// Refuses keys that the block does not have.
    pub fn done(self, template: &Template) -> Result<()> {
        match self.keys.iter().next() {
            None => Ok(()),
            Some((key, (_, line))) => {
                let what = format!("the block {} has no “{key}”", self.name);
                let known = self.known.iter().map(String::as_str);
                let hint = nearest(key, known.clone()).map_or_else(
                    || format!("It has {}.", known.collect::<Vec<_>>().join(", ")),
                    |meant| format!("Did you mean {meant}?"),
                );
                Err(template.fault(*line, what, hint))
            }
        }
    }

    /// A refusal that names where the block stands.
    pub fn fault(
        &self,
        template: &Template,
        what: impl std::fmt::Display,
        hint: impl Into<String>,
    ) -> crate::Error {
        template.fault(self.line, what, hint)
    }
}

fn chosen<T: Copy>(
    template: &Template,
    line: Option<usize>,
    key: &str,
    word: &str,
    choices: &[(&str, T)],
) -> Result<T> {
    choices.iter().find(|(name, _)| *name == word).map(|(_, choice)| *choice).ok_or_else(|| {
        let meant = nearest(word, choices.iter().map(|(name, _)| *name));
        let meant = meant.map(|meant| format!("Did you mean {meant}? ")).unwrap_or_default();
        template.fault(
            line,
            format!("“{word}” is no choice for {key}"),
            format!("{meant}Choose from {}.", listed(choices)),
        )
    })
}

fn listed<T>(choices: &[(&str, T)]) -> String {
    choices.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

/// Reads the parts of a filled template.
///
/// # Errors
/// A sentence with template and line when a block is not closed or has a line that is no `key: value`.
pub(super) fn outline(template: &Template, filled: &Filled) -> Result<Outline> {
    outline_with(template, filled, &mut Err)
}

/// Reads the parts, and goes on after a fault when `found` takes it.
///
/// # Errors
/// What `found` does not take.
pub(super) fn outline_with(
    template: &Template,
    filled: &Filled,
    found: &mut impl FnMut(crate::Error) -> Result<()>,
) -> Result<Outline> {
    let mut outline = Outline::default();
    let mut text = String::new();
    let mut has_headline = false;
    let mut seen = BTreeMap::new();
    let mut lines = filled.text.lines();
    while let Some(line) = lines.next() {
        if let Some(fence) = Fence::opened_by(line) {
            let mut inside = Vec::new();
            let closed = loop {
                match lines.next() {
                    None => break false,
                    Some(line) if fence.is_closed_by(line) => break true,
                    Some(line) => inside.push(line),
                }
            };
            let Some(name) = fence.block else {
                for line in std::iter::once(line).chain(inside).chain(std::iter::once(fence.mark.as_str())) {
                    push_line(&mut text, line);
                }
                continue;
            };
            let number = line_of(template, line, &mut seen);
            if !closed {
                found(template.fault(
                    number,
                    format!("the block {name} is not closed"),
                    "End it with a line of ```.",
                ))?;
                continue;
            }
            flush(&mut outline, &mut text);
            let call = match call(template, filled, &name, number, &inside) {
                Ok(call) => call,
                Err(error) => {
                    found(error)?;
                    continue;
                }
            };
            match call.name.as_str() {
                "page" => outline.page = Some(call),
                _ => current(&mut outline).contents.push(Content::Block(call)),
            }
        } else if let Some(label) = heading(line, 1).filter(|_| !has_headline) {
            flush(&mut outline, &mut text);
            has_headline = true;
            label.clone_into(&mut outline.headline);
        } else if let Some(label) = heading(line, 2).or_else(|| heading(line, 1)) {
            flush(&mut outline, &mut text);
            outline.parts.push(Part { label: label.to_owned(), contents: Vec::new() });
        } else {
            push_line(&mut text, line);
        }
    }
    flush(&mut outline, &mut text);
    Ok(outline)
}

fn push_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// Puts the text that was gathered where it belongs.
fn flush(outline: &mut Outline, text: &mut String) {
    let gathered = std::mem::take(text);
    if gathered.trim().is_empty() {
        return;
    }
    match outline.parts.last_mut() {
        Some(part) => part.contents.push(Content::Text(gathered)),
        None => outline.lead.push_str(&gathered),
    }
}

/// The part that is being read. What stands before the first label gets a part without one.
fn current(outline: &mut Outline) -> &mut Part {
    if outline.parts.is_empty() {
        outline.parts.push(Part::default());
    }
    let last = outline.parts.len() - 1;
    &mut outline.parts[last]
}

fn heading(line: &str, level: usize) -> Option<&str> {
    let rest = line.strip_prefix(&"#".repeat(level)[..])?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then(|| rest.trim().trim_end_matches('#').trim_end())
}

fn call(
    template: &Template,
    filled: &Filled,
    name: &str,
    line: Option<usize>,
    inside: &[&str],
) -> Result<Call> {
    let mut keys = BTreeMap::new();
    for (row, text) in inside.iter().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
        let Some((key, value)) = text.split_once(':') else {
            let what = format!("“{}” in the block {name} is no “key: value”", filled.line(text));
            return Err(template.fault(
                line.map(|line| line + row + 1),
                what,
                "Write a key, a colon and its value.",
            ));
        };
        // A comment: "show: text   # and nothing else".
        let value = value.split(" #").next().unwrap_or_default();
        keys.insert(key.trim().to_lowercase(), (filled.line(value), line.map(|line| line + row + 1)));
    }
    Ok(Call { name: name.to_owned(), keys, known: Vec::new(), line })
}

/// Where the line that opens a block stands in the template: the first such line for the first block, and so on. A loop
/// that repeats a block, or a value in the line, leaves the first or none.
fn line_of<'a>(template: &Template, line: &'a str, seen: &mut BTreeMap<&'a str, usize>) -> Option<usize> {
    let line = line.trim_end();
    let before = seen.entry(line).or_default();
    let mut places = template
        .text
        .lines()
        .enumerate()
        .filter(|(_, other)| other.trim_end() == line)
        .map(|(row, _)| row + 1);
    let first = places.next();
    let place = match *before {
        0 => first,
        before => places.nth(before - 1).or(first),
    };
    *before += 1;
    place
}

/// The beginning of fenced code.
struct Fence {
    mark: String,
    block: Option<String>,
}

impl Fence {
    fn opened_by(line: &str) -> Option<Self> {
        let start = line.trim_start_matches(' ');
        if line.len() - start.len() > 3 {
            return None;
        }
        let sign = start.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
        let length = start.chars().take_while(|letter| *letter == sign).count();
        let info = start.get(length..)?.trim();
        if length < 3 || (sign == '`' && info.contains('`')) {
            return None;
        }
        let mut words = info.split_whitespace();
        let block =
            (words.next() == Some("roadbook")).then(|| words.collect::<Vec<_>>().join(" ").to_lowercase());
        Some(Self { mark: sign.to_string().repeat(length), block })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let line = line.trim();
        line.starts_with(&self.mark) && line.chars().all(|letter| self.mark.starts_with(letter))
    }
}
