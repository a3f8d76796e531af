//! A register: one row for each decision, the same for a CSV file and a sheet.

use super::{EXTENSION, Page};
use crate::sheet::{Sheet, SheetColumn, SheetValue};

/// A cell of a sheet holds 32,767 letters; a longer extension goes on in the next column.
const LONGEST: usize = 30_000;

/// The headings, in order. The last column is the extension.
const HEADINGS: [&str; 16] = [
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
fn register(pages: &[Page]) -> Vec<Vec<String>> {
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

/// A register as a sheet. The extension is written in plain letters and goes on in further columns where it is long.
pub fn register_sheet(pages: &[Page]) -> Sheet {
    let mut rows = Vec::new();
    let mut most = 1;
    for mut cells in register(pages) {
        let extension = pieces(&plain_letters(&cells.pop().unwrap_or_default()));
        most = most.max(extension.len());
        rows.push(cells.into_iter().chain(extension).map(SheetValue::text).collect());
    }
    let further = (2..=most).map(|number| format!("{EXTENSION} {number}"));
    let heads = HEADINGS.iter().map(|heading| (*heading).to_owned()).chain(further);
    Sheet { name: "Decisions".into(), columns: heads.map(SheetColumn::new).collect(), rows }
}

/// JSON in ASCII, without what a program of sheets reads as a sign of its own.
fn plain_letters(json: &str) -> String {
    let mut plain = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '_' => plain.push_str("\\u005f"),
            ' '..='~' => plain.push(letter),
            _ => {
                let mut units = [0; 2];
                plain.extend(letter.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
            }
        }
    }
    plain
}

/// A long text in pieces that neither begin nor end with a space, which a cell may lose.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while rest.len() > LONGEST {
        let bytes = rest.as_bytes();
        let is_apart = |at: &usize| bytes[*at] != b' ' && bytes[*at - 1] != b' ';
        let end = (1..=LONGEST).rev().find(is_apart).unwrap_or(LONGEST);
        pieces.push(rest[..end].to_owned());
        rest = &rest[end..];
    }
    pieces.push(rest.to_owned());
    pieces
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
