//! Running text that a person wrote, as values: paragraphs, lists, tables, spans. Never HTML, never a picture from
//! elsewhere.

mod html_text;
mod read;

use serde::{Deserialize, Serialize};

pub(crate) use html_text::text_of_html;
pub use read::from_markdown;

/// One block of running text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind", content = "of")]
pub enum Prose {
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A heading within the text; stands below the headings of the document.
    Heading(u8, Vec<Span>),
    /// Items with bullets.
    Bullets(Vec<Vec<Prose>>),
    /// Items with numbers, counted from the first.
    Numbers(u32, Vec<Vec<Prose>>),
    /// Words of somebody else.
    Quote(Vec<Prose>),
    /// Text whose spaces and lines count.
    Code(String),
    /// A table: its head, then its rows; every row has as many cells as the head.
    Table(Vec<Vec<Span>>, Vec<Vec<Vec<Span>>>),
    /// A line across.
    Rule,
}

impl Prose {
    /// A paragraph of plain text, without any reading of Markdown.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Paragraph(vec![Span::plain(text)])
    }
}

/// A stretch of text in one style. A line feed within is a line break that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// The words.
    pub text: String,
    /// How they are set.
    #[serde(default)]
    pub style: SpanStyle,
    /// Where they lead: `http`, `https` or `mailto`, nothing else.
    pub link: Option<String>,
}

impl Span {
    /// Words in the style of their surroundings.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// How a stretch of text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SpanStyle {
    /// Semibold.
    pub strong: bool,
    /// Italic.
    pub emphasis: bool,
    /// As a machine would print it.
    pub code: bool,
    /// Struck through.
    pub strike: bool,
}

/// All words of a text, one block a line, without any style.
pub fn plain_text(prose: &[Prose]) -> String {
    let mut lines = Vec::new();
    collect(prose, &mut lines);
    lines.join("\n")
}

fn collect(prose: &[Prose], lines: &mut Vec<String>) {
    for block in prose {
        match block {
            Prose::Paragraph(spans) | Prose::Heading(_, spans) => lines.push(words(spans)),
            Prose::Bullets(items) | Prose::Numbers(_, items) => {
                items.iter().for_each(|item| collect(item, lines));
            }
            Prose::Quote(inside) => collect(inside, lines),
            Prose::Code(text) => lines.push(text.clone()),
            Prose::Table(head, rows) => {
                for row in std::iter::once(head).chain(rows) {
                    lines.push(row.iter().map(|cell| words(cell)).collect::<Vec<_>>().join(" | "));
                }
            }
            Prose::Rule => {}
        }
    }
}

fn words(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}
