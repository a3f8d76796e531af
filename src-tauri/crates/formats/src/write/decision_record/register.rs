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

/// A register as text with commas, as RFC 4180 has it, with the sign that tells Excel its encoding. What a program of tables
/// would take for a formula stands behind an apostrophe.
pub fn register_csv(pages: &[Page]) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    let headings = HEADINGS.map(str::to_owned).to_vec();
    for cells in std::iter::once(headings).chain(register(pages)) {
        let cells: Vec<_> = cells.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

fn quoted(cell: &str) -> String {
    let safe = if cell.trim_start().starts_with(['=', '+', '-', '@']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if safe.contains([',', ';', '"', '\n', '\r', '\t']) || safe.trim() != safe {
        return format!("\"{}\"", safe.replace('"', "\"\""));
    }
    safe
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
