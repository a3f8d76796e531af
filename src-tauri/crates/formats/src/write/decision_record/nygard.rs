//! Nygard's form, as adr-tools writes it: title, date, status, context, decision, consequences.

use super::Page;
use super::markdown::{Markdown, at_end, status_links};

/// The file of a decision. What the form has no section for stands in a comment at its end.
pub fn nygard(page: &Page) -> String {
    let mut file = Markdown::default();
    file.heading(&format!("# {}. {}", page.number, page.title));
    if let Some(date) = page.decided_on.or(page.recorded_on) {
        file.paragraph(&format!("Date: {date}"));
    }
    let links = status_links(page);
    if page.status_word().is_some() || !links.is_empty() {
        file.heading("## Status");
        if let Some(word) = page.status_word() {
            file.paragraph(&capital(word));
        }
        for link in links {
            file.paragraph(&link);
        }
    }
    file.section("## Context", &page.context);
    file.section("## Decision", &decision(page));
    file.section("## Consequences", &page.consequences);
    if let Some(extension) = at_end(page) {
        file.line(&extension);
    }
    file.finish()
}

fn decision(page: &Page) -> String {
    let chosen = page.chosen.as_ref().map(|chosen| format!("We chose: {chosen}."));
    let parts = [chosen, Some(page.rationale.clone()).filter(|text| !text.is_empty())];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
