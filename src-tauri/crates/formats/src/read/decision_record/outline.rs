//! Cuts Markdown into headings, lines and table rows with their links and line numbers. Knows no dialect. Code is left
//! out, so that an example in a code block can never be taken for what the file itself says.

use std::ops::Range;
use std::sync::LazyLock;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, parse_document};
use regex::Regex;

use super::badge::text_of_badge;
use crate::counts::as_u32;
use crate::document::prose::text_of_html;
pub(super) use crate::pattern::pattern;

/// A line of text: its Markdown without emphasis and comments, links as `[label](target)`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) links: Vec<Link>,
    /// The line in the file, from 1.
    pub(super) number: u32,
    /// How far bold type reaches from the start of the line.
    pub(super) bold: usize,
}

/// A link in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// The bytes of the line that are the link, label and target.
    pub(super) range: Range<usize>,
    pub(super) target: String,
}

/// How a line comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// It begins a paragraph.
    Paragraph,
    /// It begins an item of a list, with a box to tick or without.
    Item { ticked: Option<bool> },
    /// The paragraph of the line before goes on.
    Wrapped,
}

/// A piece of the file, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Heading {
        level: u8,
        line: Line,
        /// The last line of the file that the heading takes up.
        until: u32,
    },
    Text {
        line: Line,
        start: Start,
        /// How many lists it stands in.
        depth: usize,
    },
    Row {
        cells: Vec<Line>,
        is_head: bool,
    },
}

impl Line {
    /// A line without links, as front matter and HTML give it.
    pub(super) fn plain(text: &str, number: u32) -> Self {
        Self { text: text.trim().to_owned(), number, ..Self::default() }
    }

    /// A value that may hold links in Markdown and no other structure.
    pub(super) fn of_value(text: &str, number: u32) -> Self {
        let linked = if text.contains("](") || text.contains("[[") { outline(text, 0) } else { Vec::new() };
        match linked.into_iter().next() {
            Some(Piece::Text { line, .. }) => Self { number, ..line },
            _ => Self::plain(text, number),
        }
    }

    /// A part of the line, trimmed, with the links inside it.
    pub(super) fn part(&self, range: Range<usize>) -> Self {
        let text = &self.text[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        let text = text.trim().to_owned();
        let end = start + text.len();
        let inside = |link: &&Link| link.range.start >= start && link.range.end <= end;
        let moved = |link: &Link| Link {
            range: link.range.start - start..link.range.end - start,
            target: link.target.clone(),
        };
        let links = self.links.iter().filter(inside).map(moved).collect();
        Self { text, links, number: self.number, bold: self.bold.clamp(start, end) - start }
    }

    /// The text with the labels of its links in their place.
    pub(super) fn shown(&self) -> String {
        let mut shown = String::with_capacity(self.text.len());
        let mut at = 0;
        for link in &self.links {
            shown.push_str(&self.text[at..link.range.start]);
            shown.push_str(self.label(link));
            at = link.range.end;
        }
        shown.push_str(&self.text[at..]);
        shown
    }

    /// The label of a link of this line.
    pub(super) fn label(&self, link: &Link) -> &str {
        let text = &self.text[link.range.clone()];
        let label = text.strip_prefix('[').unwrap_or(text);
        label.rsplit_once("](").map_or(label, |(label, _)| label)
    }

    /// The line from here on, trimmed.
    pub(super) fn from(&self, start: usize) -> Self {
        self.part(start..self.text.len())
    }
}

/// Reads Markdown whose first `skip` lines are something else, such as front matter.
pub(super) fn outline(markdown: &str, skip: usize) -> Vec<Piece> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.wikilinks_title_after_pipe = true;
    options.parse.relaxed_tasklist_matching = true;
    let body: String =
        std::iter::repeat_n("\n", skip).chain(markdown.split_inclusive('\n').skip(skip)).collect();
    let arena = Arena::new();
    let mut walk = Walk::default();
    // Walked without recursion: hostile files nest deeply.
    for edge in parse_document(&arena, &body, &options).traverse() {
        match edge {
            NodeEdge::Start(node) => walk.enter(node),
            NodeEdge::End(node) => walk.leave(node),
        }
    }
    walk.pieces
}

#[derive(Default)]
struct Walk {
    pieces: Vec<Piece>,
    line: Line,
    start: Option<Start>,
    depth: usize,
    /// Where the links and pictures that are open begin.
    open: Vec<usize>,
    bold_from: Option<usize>,
    cells: Option<Vec<Line>>,
    in_heading: bool,
}

impl Walk {
    fn enter(&mut self, node: Node<'_>) {
        let data = node.data();
        let number = as_u32(data.sourcepos.start.line);
        match &data.value {
            NodeValue::Heading(_) => {
                self.in_heading = true;
                self.begin(number);
            }
            NodeValue::Paragraph => {
                self.start.get_or_insert(Start::Paragraph);
                self.begin(number);
            }
            NodeValue::List(_) => self.depth += 1,
            NodeValue::Item(_) => self.start = Some(Start::Item { ticked: None }),
            NodeValue::TaskItem(task) => {
                self.start = Some(Start::Item { ticked: Some(task.symbol.is_some()) });
            }
            NodeValue::TableRow(_) => self.cells = Some(Vec::new()),
            NodeValue::TableCell => self.begin(number),
            NodeValue::HtmlBlock(html) => self.html(&html.literal, number),
            NodeValue::Text(text) => self.line.text.push_str(text),
            NodeValue::Code(code) => {
                self.line.text.extend(["`", &code.literal, "`"]);
            }
            NodeValue::HtmlInline(html) if is_break(html) => self.end_line(0),
            NodeValue::HtmlInline(html) => self.line.text.push_str(&text_of_html(html)),
            NodeValue::SoftBreak | NodeValue::LineBreak => self.end_line(1),
            NodeValue::Link(_) | NodeValue::WikiLink(_) => {
                self.open.push(self.line.text.len());
                self.line.text.push('[');
            }
            NodeValue::Image(_) => self.open.push(self.line.text.len()),
            NodeValue::Strikethrough => self.line.text.push_str("~~"),
            NodeValue::Strong | NodeValue::Emph if self.in_heading => {
                self.line.text.push_str(mark_of(&data.value));
            }
            NodeValue::Strong if self.line.text.trim().is_empty() => {
                self.bold_from = Some(self.line.text.len());
            }
            _ => {}
        }
    }

    fn leave(&mut self, node: Node<'_>) {
        let data = node.data();
        match &data.value {
            NodeValue::Heading(heading) => {
                self.in_heading = false;
                let line = self.take_line();
                let until = as_u32(data.sourcepos.end.line);
                self.pieces.push(Piece::Heading { level: heading.level, line, until });
            }
            NodeValue::Paragraph => {
                self.end_line(0);
                self.start = None;
            }
            NodeValue::List(_) => self.depth -= 1,
            NodeValue::TableCell => {
                let cell = self.take_line();
                self.cells.get_or_insert_default().push(cell);
            }
            NodeValue::TableRow(is_head) => {
                let cells = self.cells.take().unwrap_or_default();
                self.pieces.push(Piece::Row { cells, is_head: *is_head });
            }
            NodeValue::Link(link) => self.close_link(&link.url),
            NodeValue::WikiLink(link) => self.close_link(&link.url),
            NodeValue::Image(image) => {
                let start = self.open.pop().unwrap_or_default().min(self.line.text.len());
                if let Some(badge) = text_of_badge(&image.url) {
                    self.line.text.truncate(start);
                    self.line.text.push_str(&badge);
                }
            }
            NodeValue::Strikethrough => self.line.text.push_str("~~"),
            NodeValue::Strong | NodeValue::Emph if self.in_heading => {
                self.line.text.push_str(mark_of(&data.value));
            }
            NodeValue::Strong if self.bold_from.take().is_some() => self.line.bold = self.line.text.len(),
            _ => {}
        }
    }

    fn begin(&mut self, number: u32) {
        self.line = Line { number, ..Line::default() };
    }

    fn close_link(&mut self, target: &str) {
        let start = self.open.pop().unwrap_or_default().min(self.line.text.len());
        if self.line.text[start..].strip_prefix('[') == Some(target) {
            // A bare address is its own label.
            self.line.text.remove(start);
        } else {
            self.line.text.extend(["](", target, ")"]);
        }
        self.line.links.push(Link { range: start..self.line.text.len(), target: target.to_owned() });
    }

    /// Ends a line of text; the next one is so many lines further down.
    fn end_line(&mut self, down: u32) {
        if self.cells.is_some() || self.in_heading {
            self.line.text.push(' ');
            return;
        }
        // What is open here goes on in the next line.
        self.open.fill(0);
        self.bold_from = None;
        let line = self.take_line();
        let next = line.number + down;
        let start = self.start.replace(Start::Wrapped).unwrap_or(Start::Paragraph);
        if !line.text.is_empty() {
            self.pieces.push(Piece::Text { line, start, depth: self.depth });
        }
        self.begin(next);
    }

    fn take_line(&mut self) -> Line {
        let line = std::mem::take(&mut self.line);
        line.part(0..line.text.len())
    }

    /// HTML says something where it is a table of rows, or has text that is no comment.
    fn html(&mut self, html: &str, number: u32) {
        static ROW: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?is)<tr\b[^>]*>(.*?)</tr\s*>"));
        static CELL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?is)<t[dh]\b[^>]*>(.*?)</t[dh]\s*>"));
        let (mut row_number, mut counted) = (number, 0);
        for row in ROW.captures_iter(html).filter_map(|found| found.get(1)) {
            row_number += as_u32(html[counted..row.start()].matches('\n').count());
            counted = row.start();
            let cell = |cell: &str| Line::plain(&unescape(&text_of_html(cell)), row_number);
            let cells = CELL.captures_iter(row.as_str()).map(|found| cell(&found[1])).collect();
            self.pieces.push(Piece::Row { cells, is_head: false });
        }
        if counted == 0 {
            for text in text_of_html(html).lines().filter(|text| !text.trim().is_empty()) {
                let line = Line::plain(&unescape(text), number);
                self.pieces.push(Piece::Text { line, start: Start::Paragraph, depth: self.depth });
            }
        }
    }
}

/// The characters that HTML has to write by name.
fn unescape(text: &str) -> String {
    let names =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    names.iter().fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign))
}

fn is_break(html: &str) -> bool {
    html.get(..3).is_some_and(|tag| tag.eq_ignore_ascii_case("<br"))
}

fn mark_of(value: &NodeValue) -> &'static str {
    if matches!(value, NodeValue::Strong) { "**" } else { "*" }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One line for each piece: its number, what it is, its text.
    fn show(markdown: &str) -> Vec<String> {
        let piece = |piece: &Piece| match piece {
            Piece::Heading { level, line, until } => {
                format!("{}-{until} {} {}", line.number, "#".repeat(usize::from(*level)), line.text)
            }
            Piece::Text { line, start: Start::Item { ticked }, depth } => {
                let tick = ticked.map_or("", |ticked| if ticked { "[x] " } else { "[ ] " });
                format!("{} {} {tick}{}", line.number, "-".repeat(*depth), line.text)
            }
            Piece::Text { line, start: Start::Wrapped, .. } => format!("{} … {}", line.number, line.text),
            Piece::Text { line, .. } => format!("{} {}", line.number, line.text),
            Piece::Row { cells, is_head } => {
                let cells: Vec<_> = cells.iter().map(|cell| cell.text.as_str()).collect();
                format!("{} |{}| {}", if *is_head { "head" } else { "row" }, cells.len(), cells.join(" | "))
            }
        };
        outline(markdown, 0).iter().map(piece).collect()
    }

    #[test]
    fn markdown_is_cut_into_pieces() {
        let check = |markdown: &str, expect: &[&str]| assert_eq!(show(markdown), expect, "{markdown}");
        check("# A `b` **c**\n\ntext\nmore\n", &["1-1 # A `b` **c**", "3 text", "4 … more"]);
        check("Status\n------\n\nAccepted\n", &["1-2 ## Status", "4 Accepted"]);
        check("- a\n  b\n  - c\n- [x] d\n- [ ] e\n", &["1 - a", "2 … b", "3 -- c", "4 - [x] d", "5 - [ ] e"]);
        check("**Status:** *Accepted*  \n__Date__: x", &["1 Status: Accepted", "2 … Date: x"]);
        check("a<br>b <!-- c --> <T> d", &["1 a", "1 … b  <T> d"]);
        check("| a | b |\n|---|---|\n| c | [d](e.md) |", &["head |2| a | b", "row |2| c | [d](e.md)"]);
        check("<table>\n<tr><th>a</th><td>b &amp; c</td></tr></table>", &["row |2| a | b & c"]);
        check("```\nStatus: x\n```\n\n    Status: y\n\n<!--\nStatus: z\n-->\n", &[]);
        check("> **Superseded by [A](a.md)**\n> more", &["1 Superseded by [A](a.md)", "2 … more"]);
        check("[[0001-a]] and [[b|B]] <https://x.y>", &["1 0001-a and [B](b) https://x.y"]);
        check("~~Proposed~~ Accepted", &["1 ~~Proposed~~ Accepted"]);
        check("[a\nb](c.md)", &["1 [a", "2 … b](c.md)"]);
        check(
            "![x](https://img.shields.io/badge/status-accepted-green) ![y](z.png)",
            &["1 · status: accepted ·  y"],
        );
    }

    #[test]
    fn links_and_bold_are_known_by_place() {
        let Some(Piece::Text { line, .. }) = outline("**Amends**: [A][1], b [C](c.md)\n\n[1]: a.md", 0).pop()
        else {
            panic!("a line of text");
        };
        let links: Vec<_> =
            line.links.iter().map(|link| (&line.text[link.range.clone()], link.target.as_str())).collect();
        assert_eq!(links, [("[A](a.md)", "a.md"), ("[C](c.md)", "c.md")]);
        assert_eq!(&line.text[..line.bold], "Amends");
        let part = line.from(line.bold + 1);
        assert_eq!(
            (part.text.as_str(), part.links[1].range.clone(), part.bold),
            ("[A](a.md), b [C](c.md)", 13..22, 0)
        );
    }

    #[test]
    fn hostile_nesting_is_survived() {
        for mark in ["> ", "- ", "[", "*", "![", "`", "<a>", "**a ", "[^", "|"] {
            outline(&mark.repeat(20_000), 0);
        }
    }
}
