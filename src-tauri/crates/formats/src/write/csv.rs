//! A sheet as CSV for Excel (RFC 4180): UTF-8 with its mark, commas, CRLF, every line as long as its head.
//!
//! Words that a spreadsheet would run as a formula get an apostrophe before them; the reader takes it away again.

use crate::drawing::number;
use crate::sheet::{Sheet, SheetValue, looks_like_formula};
use crate::shown::shown;

/// Writes the sheet. The same sheet gives the same bytes.
pub fn render(sheet: &Sheet) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    line(&mut out, sheet.columns.iter().map(|column| words(&column.head)));
    for row in &sheet.rows {
        line(&mut out, (0..sheet.columns.len()).map(|at| row.get(at).map(value).unwrap_or_default()));
    }
    out.into_bytes()
}

fn line(out: &mut String, fields: impl Iterator<Item = String>) {
    for (at, field) in fields.enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(&field);
    }
    out.push_str("\r\n");
}

pub(super) fn value(value: &SheetValue) -> String {
    match value {
        SheetValue::Empty => String::new(),
        SheetValue::Text(text) => words(text),
        SheetValue::Number(value) if value.is_finite() => number_in_full(*value),
        SheetValue::Share(share) if share.is_finite() => format!("{}%", number(share * 100.0)),
        SheetValue::Number(_) | SheetValue::Share(_) => String::new(),
        SheetValue::Day(day) => day.to_string(),
        SheetValue::Truth(truth) => if *truth { "yes" } else { "no" }.to_owned(),
    }
}

/// Every digit that tells it from its neighbours.
fn number_in_full(value: f64) -> String {
    format!("{value}")
}

fn words(text: &str) -> String {
    let text = shown(text);
    let guarded = if looks_like_formula(&text) { format!("'{text}") } else { text.into_owned() };
    let quoted = guarded.contains(['"', ',', ';', '\n', '\r', '\t']) || guarded.trim() != guarded;
    if quoted { format!("\"{}\"", guarded.replace('"', "\"\"").replace('\n', "\r\n")) } else { guarded }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::table::{Given, Table};
    use crate::sheet::SheetColumn;

    fn written(values: Vec<SheetValue>) -> String {
        let sheet = Sheet {
            name: "s".into(),
            columns: (0..values.len()).map(|at| SheetColumn::new(format!("c{at}"))).collect(),
            rows: vec![values],
        };
        let text = String::from_utf8(render(&sheet)).unwrap();
        text.split_once("\r\n").unwrap().1.to_owned()
    }

    #[test]
    fn values_are_written_as_a_spreadsheet_reads_them() {
        let text = |words: &str| SheetValue::Text(words.into());
        let row = vec![
            text("a \"b\", c"),
            text("=1+1"),
            text("-5 things"),
            text("two\nlines"),
            SheetValue::Number(-1.5),
            SheetValue::Number(f64::NAN),
            SheetValue::Share(0.71),
            SheetValue::Day("2026-11-22".parse().unwrap()),
            SheetValue::Truth(true),
            SheetValue::Empty,
        ];
        assert_eq!(
            written(row),
            "\"a \"\"b\"\", c\",'=1+1,'-5 things,\"two\r\nlines\",-1.5,,71%,2026-11-22,yes,\r\n"
        );
    }

    #[test]
    fn what_it_guards_is_read_as_it_was() {
        for words in ["=HYPERLINK(\"x\")", "+1", "-1", "@a", "'quoted", "plain", "a,b;c", " spaced "] {
            let sheet = Sheet {
                name: "s".into(),
                columns: vec![SheetColumn::new("Title"), SheetColumn::new("Other")],
                rows: vec![vec![SheetValue::Text(words.into()), SheetValue::Text("x".into())]],
            };
            let bytes = render(&sheet);
            assert!(bytes.starts_with(b"\xef\xbb\xbf"), "Excel needs the mark");
            let mut table = Table::open("s.csv", bytes.as_slice(), Given::default()).unwrap();
            let row = table.next_row().unwrap().unwrap();
            assert_eq!(row.cell(0).trim(), words.trim(), "{words:?}");
        }
    }
}
