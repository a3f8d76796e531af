//! Fills the merge fields of a template in, in a sandbox.
//!
//! A template can read the fields it is given and nothing else; it cannot load another one. Time and memory are bounded
//! by fuel: every step, every byte and every item visited costs some. Values travel beside the text: where one stands,
//! the text has a single letter of a private range in its place. So nothing that a person wrote into a record can begin
//! a part, a block or a list, whatever it contains, and what the template itself says stays known.

use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::{Value, ValueKind};
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};
use roadbook_formats::document::prose::{Prose, Span};

use super::Template;
use super::nearest::meant;
use crate::error::Result;

/// A loop over ten thousand items with a page of text each stays below it; it is spent in well under two seconds.
const FUEL: u64 = 1_000_000;
/// Macros that call themselves stop here.
const DEEPEST: usize = 60;
/// A longer page is no page.
const LONGEST_PAGE: usize = 4 * 1024 * 1024;
/// The private range (plane 15) whose letters stand for values.
const FIRST: u32 = 0xf_0000;
const LAST: u32 = 0xf_fffd;

/// A template with its values beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Filled {
    /// The text, with one letter in the place of each value.
    pub text: String,
    values: Vec<String>,
}

/// Fills a template in.
///
/// # Errors
/// A sentence with template and line when it does not read, asks for a field that does not exist, or does not come to
/// an end.
pub(super) fn fill(template: &Template, fields: &Value) -> Result<Filled> {
    super::fits(template)?;
    let values = Arc::new(Mutex::new(Vec::new()));
    let environment = environment(&values);
    // Letters of the private range cannot be typed; in a template they would stand for a value that is not there.
    let source: String = template
        .text
        .chars()
        .map(|letter| if number_of(letter).is_some() { '\u{fffd}' } else { letter })
        .collect();
    let text = environment
        .template_from_named_str(&template.name, &source)
        .and_then(|compiled| compiled.render(fields.clone()))
        .map_err(|error| explained(template, &error))?;
    if text.len() > LONGEST_PAGE {
        return Err(template.fault(
            None,
            "it puts out more than 4 MB of text",
            "Look for a loop within a loop.",
        ));
    }
    let values = std::mem::take(&mut *values.lock().unwrap_or_else(PoisonError::into_inner));
    Ok(Filled { text, values })
}

impl Filled {
    /// A text without any value.
    pub fn plain(text: String) -> Self {
        Self { text, values: Vec::new() }
    }

    /// The text with the values in it.
    pub fn put_in(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for letter in text.chars() {
            match number_of(letter) {
                Some(number) => out.push_str(self.values.get(number).map_or("", String::as_str)),
                None => out.push(letter),
            }
        }
        out
    }

    /// The text with the values in it, on one line.
    pub fn line(&self, text: &str) -> String {
        self.put_in(text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Puts the values into running text, as plain words in the style of their place.
    pub fn put_into(&self, prose: &mut [Prose]) {
        for block in prose {
            match block {
                Prose::Paragraph(spans) | Prose::Heading(_, spans) => self.put_into_spans(spans),
                Prose::Bullets(items) | Prose::Numbers(_, items) => {
                    items.iter_mut().for_each(|item| self.put_into(item));
                }
                Prose::Quote(inside) => self.put_into(inside),
                Prose::Code(text) => *text = self.put_in(text),
                Prose::Table(head, rows) => {
                    head.iter_mut()
                        .chain(rows.iter_mut().flatten())
                        .for_each(|cell| self.put_into_spans(cell));
                }
                Prose::Rule => {}
            }
        }
    }

    fn put_into_spans(&self, spans: &mut [Span]) {
        for span in spans {
            span.text = self.put_in(&span.text);
            // An address is the template's own or none: a value in it could lead anywhere.
            span.link =
                span.link.take().filter(|link| !link.chars().any(|letter| number_of(letter).is_some()));
        }
    }

    /// What the template itself says, without any value, piece by piece.
    pub fn own_words(&self) -> impl Iterator<Item = &str> {
        self.text.split(|letter| number_of(letter).is_some()).filter(|piece| !piece.trim().is_empty())
    }
}

fn number_of(letter: char) -> Option<usize> {
    let code = u32::from(letter);
    (FIRST..=LAST).contains(&code).then(|| usize::try_from(code - FIRST).ok()).flatten()
}

fn letter_of(number: usize) -> Option<char> {
    u32::try_from(number)
        .ok()
        .and_then(|number| FIRST.checked_add(number))
        .filter(|code| *code <= LAST)
        .and_then(char::from_u32)
}

fn environment<'a>(values: &Arc<Mutex<Vec<String>>>) -> Environment<'a> {
    let mut environment = Environment::new();
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(DEEPEST);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_debug(false);
    // Everything that is not the template's own text goes through the formatter below.
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("roadbook".into()));
    for filter in ["safe", "escape", "e", "tojson", "pprint", "urlencode"] {
        environment.remove_filter(filter);
    }
    environment.remove_global("debug");
    let values = Arc::clone(values);
    environment.set_formatter(move |out, _, value| {
        use std::fmt::Write as _;
        let written = match value.kind() {
            // What a macro or a set block caught is the template's own text, with its values beside it already.
            ValueKind::String if value.is_safe() => out.write_str(value.as_str().unwrap_or_default()),
            ValueKind::String => {
                let mut values = values.lock().unwrap_or_else(PoisonError::into_inner);
                let Some(letter) = letter_of(values.len()) else {
                    return Err(refused("it puts in more than 65,000 values"));
                };
                values.push(value.as_str().unwrap_or_default().to_owned());
                out.write_char(letter)
            }
            ValueKind::Number | ValueKind::Bool => write!(out, "{value}"),
            ValueKind::None | ValueKind::Undefined => Ok(()),
            _ => {
                return Err(refused(
                    "a list cannot be put in as it is; go through it with for, or name one of its fields",
                ));
            }
        };
        written.map_err(minijinja::Error::from)
    });
    environment
}

fn refused(what: &'static str) -> minijinja::Error {
    minijinja::Error::new(ErrorKind::InvalidOperation, what)
}

fn explained(template: &Template, error: &minijinja::Error) -> crate::Error {
    let line = error.line();
    let at =
        line.and_then(|line| template.text.lines().nth(line.saturating_sub(1))).unwrap_or_default().trim();
    let detail = error.detail().unwrap_or_default();
    if error.kind() == ErrorKind::UndefinedError {
        let what = format!("there is no such merge field in {at}");
        let hint = meant(at).map_or_else(
            || "Check the spelling, or ask first: {% if … is defined %}.".to_owned(),
            |meant| format!("Did you mean {meant}?"),
        );
        return template.fault(line, what, hint);
    }
    let (what, hint) = match error.kind() {
        ErrorKind::OutOfFuel => (
            "it does not come to an end".to_owned(),
            "Look for a loop within a loop, or a macro that calls itself.",
        ),
        ErrorKind::SyntaxError => (
            format!("it cannot be read: {detail}"),
            "Every {{ needs its }}, every {% if %} its {% endif %}, every {% for %} its {% endfor %}.",
        ),
        ErrorKind::TemplateNotFound => (
            "it asks for another template".to_owned(),
            "A template stands alone; write what it needs into it.",
        ),
        ErrorKind::UnknownFilter
        | ErrorKind::UnknownTest
        | ErrorKind::UnknownFunction
        | ErrorKind::UnknownMethod => (detail.to_owned(), "Check the spelling."),
        kind => (
            if detail.is_empty() { kind.to_string() } else { detail.to_owned() },
            "Write it in a simpler way, or leave it out.",
        ),
    };
    template.fault(line, what, hint)
}
