//! Text of Markdown: as a reader sees it, and as it stands in the file.

use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};

use super::{ReadBackError, TextPart, utf8};

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
            NodeValue::Text(text) => shown.push_str(text),
            NodeValue::Code(code) => shown.push_str(&code.literal),
            NodeValue::CodeBlock(code) => {
                shown.push('\n');
                shown.push_str(&code.literal);
                parts.push(TextPart::new("name of a code block", &code.info));
            }
            NodeValue::HtmlBlock(html) => parts.push(TextPart::new("HTML", &html.literal)),
            NodeValue::HtmlInline(html) => parts.push(TextPart::new("HTML", html)),
            NodeValue::Link(link) | NodeValue::Image(link) => {
                parts.push(TextPart::new("link", &link.url));
                parts.push(TextPart::new("title of a link", &link.title));
            }
            NodeValue::SoftBreak | NodeValue::LineBreak => shown.push(' '),
            value if value.block() => shown.push('\n'),
            _ => {}
        }
    }
    parts.insert(0, TextPart::new("text", &shown));
    parts.push(TextPart::new("source", source));
    parts.retain(|part| !part.text.is_empty());
    Ok(parts)
}
