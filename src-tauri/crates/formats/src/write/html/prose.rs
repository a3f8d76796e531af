//! Running text as HTML: only the elements named here, only links that the document carries.

use std::fmt::Write as _;

use super::Page;
use crate::document::{Prose, Span};
use crate::shown::escape_xml;

impl Page {
    pub(super) fn prose_blocks(&mut self, blocks: &[Prose]) {
        for block in blocks {
            match block {
                Prose::Paragraph(spans) => {
                    self.put("<p>");
                    self.spans(spans);
                    self.put("</p>");
                }
                Prose::Heading(level, spans) => {
                    let tag = if *level < 3 { "h3" } else { "h4" };
                    self.open(tag, "");
                    self.spans(spans);
                    self.close(tag);
                }
                Prose::Bullets(items) => {
                    self.put("<ul>");
                    self.list_items(items);
                    self.put("</ul>");
                }
                Prose::Numbers(first, items) => {
                    // Writing to a string cannot fail.
                    let _ = write!(self.out, "<ol start=\"{first}\">");
                    self.list_items(items);
                    self.put("</ol>");
                }
                Prose::Quote(inside) => {
                    self.put("<blockquote>");
                    self.prose_blocks(inside);
                    self.put("</blockquote>");
                }
                Prose::Code(text) => {
                    self.put("<pre><code>");
                    self.text(text);
                    self.put("</code></pre>");
                }
                Prose::Table(head, rows) => self.prose_table(head, rows),
                Prose::Rule => self.put("<hr>"),
            }
        }
    }

    fn list_items(&mut self, items: &[Vec<Prose>]) {
        for item in items {
            self.put("<li>");
            match item.as_slice() {
                // A tight item stands without a paragraph of its own.
                [Prose::Paragraph(spans), rest @ ..] => {
                    self.spans(spans);
                    self.prose_blocks(rest);
                }
                blocks => self.prose_blocks(blocks),
            }
            self.put("</li>");
        }
    }

    fn prose_table(&mut self, head: &[Vec<Span>], rows: &[Vec<Vec<Span>>]) {
        self.put("<div class=\"scroll\"><table><thead><tr>");
        for cell in head {
            self.put("<th scope=\"col\">");
            self.spans(cell);
            self.put("</th>");
        }
        self.put("</tr></thead><tbody>");
        for row in rows {
            self.put("<tr>");
            for cell in row {
                self.put("<td>");
                self.spans(cell);
                self.put("</td>");
            }
            self.put("</tr>");
        }
        self.put("</tbody></table></div>");
    }

    fn spans(&mut self, spans: &[Span]) {
        for span in spans {
            let style = span.style;
            let tags: Vec<&str> = [
                (style.strong, "strong"),
                (style.emphasis, "em"),
                (style.strike, "del"),
                (style.code, "code"),
            ]
            .into_iter()
            .filter_map(|(set, tag)| set.then_some(tag))
            .collect();
            if let Some(address) = &span.link {
                let _ = write!(self.out, "<a href=\"{}\" rel=\"noopener noreferrer\">", escape_xml(address));
            }
            for tag in &tags {
                self.open(tag, "");
            }
            let lines = escape_xml(&span.text).replace('\n', "<br>");
            self.put(&lines);
            for tag in tags.iter().rev() {
                self.close(tag);
            }
            if span.link.is_some() {
                self.put("</a>");
            }
        }
    }
}
