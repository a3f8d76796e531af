//! Running text back to Markdown.

use super::Page;
use super::escape::{guarded, span};
use crate::document::{Prose, Span};
use crate::shown::shown;

impl Page {
    pub(super) fn prose(&mut self, blocks: &[Prose]) {
        for block in blocks {
            match block {
                Prose::Paragraph(spans) => self.put(&joined(spans, Place::Paragraph)),
                Prose::Heading(level, spans) => {
                    let words = joined(spans, Place::Heading);
                    self.put(&format!("{} {words}", "#".repeat(if *level < 3 { 4 } else { 5 })));
                }
                Prose::Bullets(items) => self.list(items, |_| "- ".to_owned()),
                Prose::Numbers(first, items) => {
                    self.list(items, |at| {
                        format!("{}. ", u64::from(*first) + u64::try_from(at).unwrap_or_default())
                    });
                }
                Prose::Quote(inside) => self.put(&prefixed(&nested(inside), "> ", "> ")),
                Prose::Code(code) => self.put(&fenced(code)),
                Prose::Table(head, rows) => {
                    if !head.is_empty() {
                        let cells =
                            |row: &[Vec<Span>]| row.iter().map(|cell| joined(cell, Place::Cell)).collect();
                        self.table(cells(head), rows.iter().map(|row| cells(row)).collect());
                    }
                }
                Prose::Rule => self.put("---"),
            }
        }
    }

    fn list(&mut self, items: &[Vec<Prose>], marker: impl Fn(usize) -> String) {
        let mut out = String::new();
        for (at, item) in items.iter().enumerate() {
            let marker = marker(at);
            let indent = " ".repeat(marker.len());
            out.push_str(&prefixed(&nested(item), &marker, &indent));
            out.push('\n');
        }
        self.put(&out);
    }
}

fn nested(blocks: &[Prose]) -> String {
    let mut page = Page::default();
    page.prose(blocks);
    page.out
}

/// Every line behind the indent of its list or quote; the first behind its marker.
fn prefixed(block: &str, first: &str, rest: &str) -> String {
    let line = |(at, line): (usize, &str)| {
        format!("{}{line}", if at == 0 { first } else { rest }).trim_end().to_owned()
    };
    let lines: Vec<String> = block.lines().enumerate().map(line).collect();
    if lines.is_empty() { first.trim_end().to_owned() } else { lines.join("\n") }
}

fn fenced(code: &str) -> String {
    let longest = code.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{}\n{fence}", shown(code))
}

/// Where spans stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Paragraph,
    Heading,
    Cell,
}

impl Place {
    /// What stands for a line break that was asked for.
    fn line_break(self) -> &'static str {
        match self {
            Self::Paragraph => "\\\n",
            Self::Heading | Self::Cell => " ",
        }
    }
}

fn joined(spans: &[Span], place: Place) -> String {
    let words = spans.iter().map(|span| one(span, place)).collect::<String>().trim().to_owned();
    if place == Place::Paragraph { guarded(words) } else { words }
}

/// One span. Spaces at its ends stand outside its signs, else the signs would not hold.
fn one(of: &Span, place: Place) -> String {
    let line_break = place.line_break();
    let inside = of.text.trim();
    if inside.is_empty() {
        return of.text.clone();
    }
    let line = |(at, line): (usize, &str)| {
        let line = if of.style.code { code(line, place) } else { span(line) };
        if at == 0 { line } else { guarded(line) }
    };
    let lines: Vec<String> = inside.split('\n').enumerate().map(line).collect();
    let mut out = lines.join(line_break);
    for (set, sign) in [(of.style.emphasis, "*"), (of.style.strong, "**"), (of.style.strike, "~~")] {
        if set {
            out = format!("{sign}{out}{sign}");
        }
    }
    if let Some(address) = &of.link {
        out = format!("[{out}](<{}>)", address.replace('\\', "%5C").replace('<', "%3C").replace('>', "%3E"));
    }
    let ends = [&of.text[..of.text.len() - of.text.trim_start().len()], &of.text[of.text.trim_end().len()..]];
    let [before, after] =
        ends.map(|space| if space.contains('\n') { line_break } else { self::space(space) });
    format!("{before}{out}{after}")
}

fn space(text: &str) -> &'static str {
    if text.is_empty() { "" } else { " " }
}

fn code(line: &str, place: Place) -> String {
    // Only a table takes the bar for itself, and only there is it escaped within code.
    let line = if place == Place::Cell { shown(line).replace('|', "\\|") } else { shown(line).into_owned() };
    let longest = line.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if line.starts_with('`') || line.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{line}{pad}{fence}")
}
