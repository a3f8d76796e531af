//! Text of Markdown: as a reader sees it, and as it stands in the file.

use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};

use super::{ReadBackError, TextPart, flowing, utf8};

/// All text in a Markdown file: the words a reader sees block by block, link addresses and titles, HTML and comments, and
/// the source itself.
///
/// # Errors
/// When the bytes are not UTF-8.
pub fn markdown(bytes: &[u8]) -> Result<Vec<TextPart>, ReadBackError> {
    let source = utf8(bytes)?;
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    let arena = Arena::new();
    let root = parse_document(&arena, source, &options);
    let mut shown = String::new();
    let mut parts = Vec::new();
    for node in root.descendants() {
        match &node.data().value {
            NodeValue::Text(text) => shown.push_str(&flowing(text)),
            NodeValue::Code(code) => shown.push_str(&code.literal),
            NodeValue::CodeBlock(code) => {
                shown.push('\n');
                shown.push_str(&code.literal);
                parts.push(TextPart::new("name of a code block", &code.info));
            }
            NodeValue::HtmlBlock(html) => parts.push(TextPart::new("HTML", &html.literal)),
            NodeValue::HtmlInline(html) => {
                if html.starts_with("<br") {
                    shown.push('\n');
                }
                parts.push(TextPart::new("HTML", html));
            }
            NodeValue::Link(link) | NodeValue::Image(link) => {
                parts.push(TextPart::new("link", &link.url));
                parts.push(TextPart::new("title of a link", &link.title));
            }
            NodeValue::SoftBreak => shown.push(' '),
            NodeValue::LineBreak => shown.push('\n'),
            value if value.block() => shown.push('\n'),
            _ => {}
        }
    }
    parts.insert(0, TextPart::new("text", &shown));
    parts.push(TextPart::new("source", source));
    parts.retain(|part| !part.text.is_empty());
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::markdown;

    #[test]
    fn each_block_and_each_cell_is_a_text_by_itself() {
        let check = |source: &str, expect: &str| {
            assert_eq!(markdown(source.as_bytes()).unwrap()[0].text, expect, "{source}");
        };
        check("One\nand **o**ne.\n\nTwo", "One and one.\nTwo");
        check("One\\\ntwo", "One\ntwo");
        check("- Sprint 20\n- Dec 2026", "Sprint 20\nDec 2026");
        check("| Item | When |\n|---|---|\n| Sprint 20 | Dec<br>2026 |", "Item\nWhen\nSprint 20\nDec\n2026");
    }
}
