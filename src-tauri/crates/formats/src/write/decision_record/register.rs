//! A register: one row for each decision, the same for a CSV file and a sheet.

use super::{EXTENSION, Page};

/// The headings, in order. The last column is the extension.
pub const HEADINGS: [&str; 16] = [
    "Decision ID",
    "Date",
    "Title",
    "Context",
    "Options considered",
    "Chosen option",
    "Rationale",
    "Owner",
    "Approver",
    "Consequences",
    "Expected outcome",
    "Review date",
    "Status",
    "Tags",
    "Links",
    EXTENSION,
];

/// The rows of a register, each with a cell for every heading. Cells are texts; what a program of tables would take for a
/// formula is for the writer of the file to make safe.
pub fn register(pages: &[Page]) -> Vec<Vec<String>> {
    pages.iter().map(row).collect()
}

fn row(page: &Page) -> Vec<String> {
    let date = |date: Option<crate::date::PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let options = page.options.iter().map(|option| option.name.replace('\n', " "));
    let links = page.links.iter().map(|link| format!("{} {}", link.word, link.number));
    vec![
        page.reference.clone(),
        date(page.decided_on),
        page.title.clone(),
        page.context.clone(),
        options.collect::<Vec<_>>().join("\n"),
        page.chosen.clone().unwrap_or_default(),
        page.rationale.clone(),
        page.driver.clone().unwrap_or_default(),
        page.approver.clone().unwrap_or_default(),
        page.consequences.clone(),
        page.expected.clone(),
        date(page.review_on),
        page.status_word().unwrap_or_default().to_owned(),
        page.tags.join(", "),
        links.collect::<Vec<_>>().join("\n"),
        page.extension.clone(),
    ]
}
