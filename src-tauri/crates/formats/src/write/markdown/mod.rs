//! Clean Markdown (CommonMark with tables): to be read as it is, pasted into a wiki, and compared line by line.
//!
//! What people wrote is escaped so that it reads back as they wrote it.

mod blocks;
mod escape;
mod figures;
mod picture;
mod prose;

use crate::document::{Block, Document, Meta, Opening, Section};
use crate::words::Mark;
use escape::{bold, text};

/// Writes the document as Markdown. It ends with one line feed.
pub fn render(document: &Document) -> String {
    let mut page = Page::default();
    page.head(&document.meta);
    page.opening(&document.opening);
    for section in &document.sections {
        page.section(section);
    }
    page.foot(&document.meta);
    page.out
}

/// Writes one section by itself.
pub fn of_section(section: &Section) -> String {
    let mut page = Page::default();
    page.section(section);
    page.out
}

/// Writes one block by itself, for whoever looks through what stands on a page.
pub fn of_block(block: &Block) -> String {
    let mut page = Page::default();
    page.block(block);
    page.out
}

/// The page while it is written: paragraphs with an empty line between.
#[derive(Default)]
struct Page {
    out: String,
}

impl Page {
    /// A paragraph, a list, a table: anything that stands by itself.
    fn put(&mut self, block: &str) {
        if block.trim().is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(block.trim_end());
        self.out.push('\n');
    }

    fn heading(&mut self, level: usize, words: &str) {
        if !words.trim().is_empty() {
            self.put(&format!("{} {}", "#".repeat(level), text(words)));
        }
    }

    fn head(&mut self, meta: &Meta) {
        let rest = [&meta.title, &meta.number].map(|part| text(part));
        let parts = std::iter::once(bold(&meta.company)).chain(rest).filter(|part| !part.is_empty());
        self.put(&parts.collect::<Vec<_>>().join(" · "));
        if let Some(notice) = &meta.notice {
            self.put(&bold(notice));
        }
    }

    fn opening(&mut self, opening: &Opening) {
        self.heading(1, &opening.headline);
        if let Some(status) = &opening.status {
            let was = status.was.as_deref().map(|was| format!(" ({})", text(was))).unwrap_or_default();
            self.put(&format!("{} {}{was}", sign(status.mark), bold(&status.word)));
        }
        self.put(&text(opening.lead.as_deref().unwrap_or_default()));
        self.fact_list(&opening.facts);
    }

    fn section(&mut self, section: &Section) {
        self.heading(2, &section.label);
        self.put(&bold(section.title.as_deref().unwrap_or_default()));
        self.put(&text(section.note.as_deref().unwrap_or_default()));
        for block in section.telling() {
            self.block(block);
        }
    }

    fn foot(&mut self, meta: &Meta) {
        let parts = [
            Some(&meta.classification),
            meta.notice.as_ref(),
            meta.replaces.as_ref(),
            Some(&meta.number),
            Some(&meta.date),
        ];
        let parts: Vec<String> =
            parts.into_iter().flatten().map(|part| text(part)).filter(|part| !part.is_empty()).collect();
        self.put("---");
        self.put(&parts.join(" · "));
    }
}

/// A mark as a character, always before its word.
pub(crate) fn sign(mark: Mark) -> &'static str {
    match mark {
        Mark::OnTrack => "●",
        Mark::AtRisk => "▲",
        Mark::OffTrack => "■",
        Mark::Done => "✓",
        Mark::Paused => "‖",
        Mark::NotStarted => "○",
        Mark::Cut => "–",
        Mark::Unsaid => "◌",
        Mark::NotComparable => "?",
    }
}
