//! The page of an e-mail in plain text, for programs that show no other: heads with a line below them, tables as lines of
//! names and values, and none of Markdown's signs.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::document::prose::from_markdown;
use crate::document::{Document, Prose, Span};
use crate::write::markdown;

/// What a nested line stands in by.
const STEP: &str = "  ";

/// The document as plain text.
pub(super) fn render(document: &Document) -> String {
    let mut out = String::new();
    blocks(&from_markdown(&markdown::render(document)), "", &mut out);
    out
}

fn blocks(all: &[Prose], indent: &str, out: &mut String) {
    for block in all {
        if !out.is_empty() && !out.ends_with("\n\n") {
            out.push('\n');
        }
        match block {
            Prose::Paragraph(spans) => lines(&words(spans), indent, out),
            Prose::Heading(level, spans) => {
                let words = words(spans);
                lines(&words, indent, out);
                let under = if *level < 2 { "=" } else { "-" };
                let wide = words.lines().map(|line| line.graphemes(true).count()).max().unwrap_or_default();
                lines(&under.repeat(wide.min(72)), indent, out);
            }
            Prose::Bullets(items) => items.iter().for_each(|inside| item("-", inside, indent, out)),
            Prose::Numbers(first, items) => {
                for (number, inside) in (*first..).zip(items) {
                    item(&format!("{number}."), inside, indent, out);
                }
            }
            Prose::Quote(inside) => blocks(inside, &format!("{indent}> "), out),
            Prose::Code(text) => lines(text, &format!("{indent}{STEP}"), out),
            Prose::Table(head, rows) => rows.iter().for_each(|row| table_row(head, row, indent, out)),
            Prose::Rule => {}
        }
    }
}

/// The first line stands behind the sign, the others below it.
fn item(sign: &str, inside: &[Prose], indent: &str, out: &mut String) {
    let mut own = String::new();
    for block in inside {
        // Within an item nothing is set apart by white.
        let mut one = String::new();
        blocks(std::slice::from_ref(block), "", &mut one);
        own.push_str(one.trim_end());
        own.push('\n');
    }
    let below = " ".repeat(sign.len() + 1);
    for (at, line) in own.trim_end().lines().enumerate() {
        let before = if at == 0 { format!("{sign} ") } else { below.clone() };
        lines(&format!("{before}{line}"), indent, out);
    }
}

/// "Item: Instant payouts" and so on, what is empty left out; white behind each row.
fn table_row(head: &[Vec<Span>], row: &[Vec<Span>], indent: &str, out: &mut String) {
    for (name, cell) in head.iter().zip(row) {
        let (name, value) = (words(name), words(cell));
        if value.trim().is_empty() {
            continue;
        }
        let name = name.trim();
        let line = if name.is_empty() { value } else { format!("{name}: {value}") };
        lines(&line, indent, out);
    }
    out.push('\n');
}

fn lines(words: &str, indent: &str, out: &mut String) {
    for line in words.lines() {
        out.push_str(format!("{indent}{line}").trim_end());
        out.push('\n');
    }
}

/// The words, and behind a link where it leads.
fn words(spans: &[Span]) -> String {
    let mut out = String::new();
    for span in spans {
        out.push_str(&span.text);
        let address =
            span.link.as_deref().filter(|address| !span.text.contains(address.trim_end_matches('/')));
        if let Some(address) = address {
            out.push_str(&format!(" ({address})"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markdown: &str, expect: &str) {
        let mut out = String::new();
        blocks(&from_markdown(markdown), "", &mut out);
        assert_eq!(out.trim_end(), expect, "{markdown}");
    }

    #[test]
    fn signs_of_markdown_become_what_they_mean() {
        check("# 2 of 4\n\n**Strong** and *so*.", "2 of 4\n======\n\nStrong and so.");
        check("## Needed\n\ntext", "Needed\n------\n\ntext");
        check("* **A** one\n* B\n\n  more", "- A one\n- B\n  more");
        check("3. three\n4. four", "3. three\n4. four");
        check("[pages](https://example.org/a)", "pages (https://example.org/a)");
        check("> said", "> said");
        check(
            "| Item | When | |\n|---|---|---|\n| Payouts | Q1 | x |\n| Cards | | |",
            "Item: Payouts\nWhen: Q1\nx\n\nItem: Cards",
        );
    }
}
