//! Reads Markdown into prose. What a person wrote can be hostile or huge: nothing is run, nothing is loaded, depth and
//! size are bounded.

use comrak::nodes::{ListType, Node, NodeValue};
use comrak::{Arena, Options, parse_document};

use super::html_text::text_of_html;
use super::{Prose, Span, SpanStyle};

/// Longer texts are cut here, and say so by an ellipsis.
const LONGEST: usize = 200_000;
/// Deeper structure is kept as text, without its structure.
const DEEPEST: usize = 6;
/// What a link may lead to.
const SCHEMES: [&str; 3] = ["http://", "https://", "mailto:"];

/// Reads CommonMark with tables, struck text and bare links.
///
/// Pictures become their alternative text; HTML becomes its text, comments and scripts go; links that are not `http`,
/// `https` or `mailto` become their text. Text over 200,000 bytes is cut and ends in " …".
pub fn from_markdown(markdown: &str) -> Vec<Prose> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    let arena = Arena::new();
    let kept = cut(markdown);
    let root = parse_document(&arena, &kept, &options);
    blocks(root, 0)
}

fn cut(text: &str) -> std::borrow::Cow<'_, str> {
    if text.len() <= LONGEST {
        return text.into();
    }
    let end = text.floor_char_boundary(LONGEST);
    format!("{} …", &text[..end]).into()
}

fn blocks(parent: Node<'_>, depth: usize) -> Vec<Prose> {
    let mut out = Vec::new();
    for node in parent.children() {
        if depth >= DEEPEST {
            push_paragraph(&mut out, vec![Span::plain(flat_text(node))]);
            continue;
        }
        match &node.data().value {
            NodeValue::Heading(heading) => out.push(Prose::Heading(heading.level.min(4), spans(node))),
            NodeValue::List(list) => {
                let items = node.children().map(|item| blocks(item, depth + 1)).collect();
                out.push(match list.list_type {
                    ListType::Bullet => Prose::Bullets(items),
                    ListType::Ordered => Prose::Numbers(u32::try_from(list.start).unwrap_or(1), items),
                });
            }
            NodeValue::BlockQuote => out.push(Prose::Quote(blocks(node, depth + 1))),
            NodeValue::CodeBlock(code) => {
                out.push(Prose::Code(code.literal.trim_end_matches('\n').to_owned()));
            }
            NodeValue::HtmlBlock(html) => {
                for line in text_of_html(&html.literal).lines().filter(|line| !line.trim().is_empty()) {
                    push_paragraph(&mut out, vec![Span::plain(line.trim())]);
                }
            }
            NodeValue::Table(_) => out.push(table(node)),
            NodeValue::ThematicBreak => out.push(Prose::Rule),
            _ => push_paragraph(&mut out, spans(node)),
        }
    }
    out
}

fn push_paragraph(out: &mut Vec<Prose>, spans: Vec<Span>) {
    if spans.iter().any(|span| !span.text.trim().is_empty()) {
        out.push(Prose::Paragraph(spans));
    }
}

fn table(node: Node<'_>) -> Prose {
    let mut rows: Vec<Vec<Vec<Span>>> =
        node.children().map(|row| row.children().map(spans).collect()).collect();
    let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
    for row in &mut rows {
        row.resize(head.len(), Vec::new());
    }
    Prose::Table(head, rows)
}

fn spans(parent: Node<'_>) -> Vec<Span> {
    let mut out = Vec::new();
    walk(parent, SpanStyle::default(), None, 0, &mut out);
    out
}

fn walk(parent: Node<'_>, style: SpanStyle, link: Option<&str>, depth: usize, out: &mut Vec<Span>) {
    for node in parent.children() {
        if depth >= DEEPEST {
            push(out, &flat_text(node), style, link);
            continue;
        }
        let mut inner = style;
        match &node.data().value {
            NodeValue::Text(text) => push(out, text, style, link),
            NodeValue::Code(code) => push(out, &code.literal, SpanStyle { code: true, ..style }, link),
            NodeValue::SoftBreak => push(out, " ", style, link),
            NodeValue::LineBreak => push(out, "\n", style, link),
            NodeValue::HtmlInline(html) => push(out, &text_of_inline(html), style, link),
            NodeValue::Link(to) => {
                let address = Some(to.url.as_str()).filter(|url| may_link(url));
                walk(node, style, address.or(link), depth + 1, out);
            }
            value => {
                match value {
                    NodeValue::Strong => inner.strong = true,
                    NodeValue::Emph => inner.emphasis = true,
                    NodeValue::Strikethrough => inner.strike = true,
                    _ => {}
                }
                walk(node, inner, link, depth + 1, out);
            }
        }
    }
}

/// A tag that stands for a line break, is to go, or was no tag at all.
fn text_of_inline(html: &str) -> String {
    let name = html.trim_start_matches(['<', '/']).to_ascii_lowercase();
    if name.starts_with("br") && !html.starts_with("</") { "\n".to_owned() } else { text_of_html(html) }
}

fn may_link(url: &str) -> bool {
    let lower = url.trim().to_ascii_lowercase();
    SCHEMES.iter().any(|scheme| lower.starts_with(scheme))
        && !url.chars().any(|letter| letter.is_control() || letter == ' ')
}

/// Adds text, to the last span when it is set alike.
fn push(out: &mut Vec<Span>, text: &str, style: SpanStyle, link: Option<&str>) {
    if text.is_empty() {
        return;
    }
    match out.last_mut() {
        Some(last) if last.style == style && last.link.as_deref() == link => last.text.push_str(text),
        _ => out.push(Span { text: text.to_owned(), style, link: link.map(str::to_owned) }),
    }
}

/// All text below a node, however deep, without recursion.
fn flat_text(node: Node<'_>) -> String {
    let mut out = String::new();
    for inside in node.descendants() {
        match &inside.data().value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::Code(code) => out.push_str(&code.literal),
            NodeValue::CodeBlock(code) => out.push_str(&code.literal),
            NodeValue::HtmlBlock(html) => out.push_str(&text_of_html(&html.literal)),
            NodeValue::HtmlInline(html) => out.push_str(&text_of_html(html)),
            NodeValue::SoftBreak | NodeValue::LineBreak | NodeValue::Paragraph | NodeValue::Item(_)
                if !out.is_empty() && !out.ends_with(' ') =>
            {
                out.push(' ');
            }
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::plain_text;
    use super::*;

    fn check(markdown: &str, expect: &str) {
        assert_eq!(plain_text(&from_markdown(markdown)), expect, "{markdown}");
    }

    fn links(markdown: &str) -> Vec<String> {
        let mut out = Vec::new();
        for block in from_markdown(markdown) {
            if let Prose::Paragraph(spans) = block {
                out.extend(spans.into_iter().filter_map(|span| span.link));
            }
        }
        out
    }

    #[test]
    fn structure_becomes_values() {
        check("# One\n\ntwo *three* **four** `five`\nsix", "One\ntwo three four five six");
        check("- a\n- b\n  1. c", "a\nb\nc");
        check("| a | b |\n|---|---|\n| c |", "a | b\nc | ");
        check("> said\n\n---\n\n    code  here", "said\ncode  here");
        check("line  \nbreak", "line\nbreak");
        check("", "");
    }

    #[test]
    fn nothing_is_run_or_loaded() {
        check("![a chart](https://example.org/x.png)", "a chart");
        check("hello <script>alert(1)</script> there", "hello alert(1) there");
        check("<div onclick='x()'>shown</div>", "shown");
        check("seen <!-- not for them --> here", "seen  here");
        check("Vec<T> and x < y", "Vec<T> and x < y");
        assert!(
            links("[a](javascript:alert(1)) [b](file:///etc/passwd) [c](data:text/html,x) [d](//x.org)")
                .is_empty()
        );
        assert_eq!(links("[a](https://x.org) <mailto:a@b.c>"), ["https://x.org", "mailto:a@b.c"]);
    }

    #[test]
    fn depth_and_size_are_bounded() {
        let deep = format!("{}x", "> ".repeat(5_000));
        check(&deep, "x");
        check(&format!("{}y{}", "*".repeat(3_000), "*".repeat(3_000)), "y");
        let long = "word ".repeat(100_000);
        let text = plain_text(&from_markdown(&long));
        assert!(text.len() <= LONGEST + 8 && text.ends_with('…'), "a huge text is cut and says so");
    }
}
