//! The cells of one sheet.

use std::fmt::Write as _;

use chrono::{Datelike as _, NaiveDate};

use super::styles::Style;
use super::{Look, MAIN, R};
use crate::document::Reads;
use crate::sheet::{Sheet, SheetValue, looks_like_formula};
use crate::shown::shown;
use crate::write::package::{Relationships, XML};

/// What a sheet can hold.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
/// The longest text of a cell, counted as spreadsheets do.
const LONGEST: usize = 32_767;
/// A sheet of a hundred thousand rows is measured by its first ones.
const MEASURED: usize = 2000;
/// The widest column; how wide columns with long texts stay where many stand beside each other; what all of them take of
/// a screen. In letters.
const WIDE: usize = 60;
const NARROW: usize = 34;
const ACROSS: usize = 210;
/// More addresses than this a sheet does not take as links.
const MOST_LINKS: usize = 60_000;
const CUT: &str = " … (cut: a cell holds no more)";

/// A sheet as it is laid out.
pub(super) struct Table<'a> {
    sheet: &'a Sheet,
    columns: usize,
    rows: &'a [Vec<SheetValue>],
}

/// A rectangle of cells from the first one on.
pub(super) struct Range {
    columns: usize,
    rows: usize,
}

impl Range {
    fn relative(&self) -> String {
        format!("A1:{}{}", letters(self.columns), self.rows)
    }

    pub(super) fn absolute(&self) -> String {
        format!("$A$1:${}${}", letters(self.columns), self.rows)
    }
}

impl<'a> Table<'a> {
    pub(super) fn of(sheet: &'a Sheet) -> Self {
        let head = usize::from(!sheet.columns.is_empty());
        let rows = sheet.rows.get(..MOST_ROWS - head).unwrap_or(&sheet.rows);
        let widest = rows.iter().map(Vec::len).max().unwrap_or_default();
        let columns = if head == 1 { sheet.columns.len() } else { widest };
        Self { sheet, columns: columns.min(MOST_COLUMNS), rows }
    }

    /// Where the filter stands; none without rows.
    pub(super) fn filter(&self) -> Option<Range> {
        (!self.sheet.columns.is_empty() && !self.rows.is_empty())
            .then(|| Range { columns: self.columns, rows: self.rows.len() + 1 })
    }

    /// The part, and the addresses it refers to.
    pub(super) fn xml(&self, look: &Look, is_first: bool) -> (String, Relationships) {
        let mut out = String::with_capacity(self.rows.len() * self.columns * 32 + 2048);
        let mut links = Links::default();
        let selected = if is_first { " tabSelected=\"1\"" } else { "" };
        let side = if look.reads == Reads::FromRight { " rightToLeft=\"1\"" } else { "" };
        let has_head = !self.sheet.columns.is_empty();
        let pane = if has_head {
            "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/>"
        } else {
            ""
        };
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "{XML}<worksheet xmlns=\"{MAIN}\" xmlns:r=\"{R}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView showGridLines=\"0\"{side}{selected} workbookViewId=\"0\">{pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>"
        );
        let widths = self.widths();
        columns(&mut out, &widths);
        out.push_str("<sheetData>");
        if has_head {
            out.push_str("<row r=\"1\" ht=\"24\" customHeight=\"1\">");
            for (at, column) in self.sheet.columns.iter().take(self.columns).enumerate() {
                let style = if self.is_of_numbers(at) { Style::HeadOfNumbers } else { Style::Head };
                text(&mut out, at, 1, &column.head, style);
            }
            out.push_str("</row>");
        }
        for (at, row) in self.rows.iter().enumerate() {
            let number = at + 1 + usize::from(has_head);
            let _ = match lines(row, &widths) {
                0 | 1 => write!(out, "<row r=\"{number}\">"),
                lines => write!(out, "<row r=\"{number}\" ht=\"{}\">", height(lines)),
            };
            for (column, value) in row.iter().take(self.columns).enumerate() {
                cell(&mut out, column, number, value, &mut links);
            }
            out.push_str("</row>");
        }
        out.push_str("</sheetData>");
        if let Some(range) = self.filter() {
            let _ = write!(out, "<autoFilter ref=\"{}\"/>", range.relative());
        }
        if links.count > 0 {
            let _ = write!(out, "<hyperlinks>{}</hyperlinks>", links.xml);
        }
        out.push_str("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>");
        let (title, foot) = (printed(&look.title), printed(&look.foot));
        let _ = write!(
            out,
            "<headerFooter><oddHeader>&amp;L{title}&amp;R&amp;A</oddHeader><oddFooter>&amp;L{foot}&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>"
        );
        (out, links.relationships)
    }

    /// Whether nothing but numbers stands in a column, as far as it is measured: its name stands over them.
    fn is_of_numbers(&self, column: usize) -> bool {
        let mut values = self.rows.iter().take(MEASURED).filter_map(|row| row.get(column)).peekable();
        let is_number = |value: &SheetValue| {
            matches!(value, SheetValue::Number(_) | SheetValue::Share(_) | SheetValue::Empty)
        };
        let mut some = false;
        values.all(|value| {
            some |= *value != SheetValue::Empty;
            is_number(value)
        }) && some
    }

    /// As wide as what stands in the column; long texts wrap, and sooner where many of them stand beside each other.
    fn widths(&self) -> Vec<usize> {
        let mut wide = vec![0usize; self.columns];
        for row in self.rows.iter().take(MEASURED) {
            for (width, value) in wide.iter_mut().zip(row) {
                *width = (*width).max(letters_of(value));
            }
        }
        let fitting = |(at, width): (usize, usize)| {
            let column = self.sheet.columns.get(at);
            // Room for the button of the filter beside the name.
            let head = column.map(|column| column.head.chars().count() + 4).unwrap_or_default();
            let own = column.and_then(|column| column.width).map(usize::from);
            own.unwrap_or_else(|| (width + 2).clamp(8, WIDE).max(head.min(30)))
        };
        let mut widths: Vec<usize> = wide.into_iter().enumerate().map(fitting).collect();
        let most = narrowed(&widths);
        for (at, width) in widths.iter_mut().enumerate() {
            if self.sheet.columns.get(at).is_none_or(|column| column.width.is_none()) {
                *width = (*width).min(most);
            }
        }
        widths
    }
}

/// How wide a column may be at most, so that all of them stand on a screen and can be read on paper.
fn narrowed(widths: &[usize]) -> usize {
    let sum = |most: usize| widths.iter().map(|width| (*width).min(most)).sum::<usize>();
    (NARROW..=WIDE).rev().find(|most| sum(*most) <= ACROSS).unwrap_or(NARROW)
}

/// Words for the head or foot of printed pages.
fn printed(words: &str) -> String {
    escape(&shown(words).replace('&', "&&").replace('\n', " "))
}

fn columns(out: &mut String, widths: &[usize]) {
    if widths.is_empty() {
        return;
    }
    out.push_str("<cols>");
    for (at, width) in widths.iter().enumerate() {
        let number = at + 1;
        // Writing to a string cannot fail.
        let _ = write!(out, "<col min=\"{number}\" max=\"{number}\" width=\"{width}.7\" customWidth=\"1\"/>");
    }
    out.push_str("</cols>");
}

/// How many lines the texts of a row take at most, as wide as its columns are.
fn lines(row: &[SheetValue], widths: &[usize]) -> usize {
    let of_cell = |(value, width): (&SheetValue, &usize)| match value {
        SheetValue::Text(text) if text.len() > *width || text.contains('\n') => {
            text.lines().map(|line| across(line).div_ceil((*width).max(1)).max(1)).sum()
        }
        _ => 1,
    };
    row.iter().zip(widths).map(of_cell).max().unwrap_or(1)
}

/// The height of so many lines in points. It is no rule: who changes a text gets the height that fits it. Sheets hold no
/// higher row.
fn height(lines: usize) -> f64 {
    (lines as f64 * 12.75 + 2.25).min(409.5)
}

/// How wide a line of text is, in letters; those of Chinese, Japanese and Korean count twice.
fn across(line: &str) -> usize {
    let is_wide = |letter: char| matches!(letter, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}');
    line.chars().map(|letter| 1 + usize::from(is_wide(letter))).sum()
}

fn letters_of(value: &SheetValue) -> usize {
    match value {
        SheetValue::Empty => 0,
        SheetValue::Text(text) => text.lines().map(across).max().unwrap_or_default(),
        SheetValue::Number(number) => format!("{number}").len() + 2,
        SheetValue::Share(_) | SheetValue::Truth(_) => 5,
        SheetValue::Day(_) => 11,
    }
}

/// The cells that lead somewhere.
#[derive(Default)]
struct Links {
    xml: String,
    count: usize,
    relationships: Relationships,
}

fn cell(out: &mut String, column: usize, row: usize, value: &SheetValue, links: &mut Links) {
    let mut value_of = |number: f64, style: Style| {
        let _ =
            write!(out, "<c r=\"{}{row}\" s=\"{}\"><v>{number}</v></c>", letters(column + 1), style as u8);
    };
    match value {
        SheetValue::Number(number) if number.is_finite() => {
            value_of(*number, if number.fract() == 0.0 { Style::Whole } else { Style::Number });
        }
        SheetValue::Share(share) if share.is_finite() => value_of(*share, Style::Share),
        SheetValue::Empty | SheetValue::Number(_) | SheetValue::Share(_) => {}
        SheetValue::Truth(truth) => text(out, column, row, if *truth { "yes" } else { "no" }, Style::Text),
        SheetValue::Day(day) => match serial(*day) {
            Some(serial) => value_of(serial, Style::Day),
            None => text(out, column, row, &day.to_string(), Style::Text),
        },
        SheetValue::Text(words) => {
            let is_link = (words.starts_with("https://") || words.starts_with("http://"))
                && words.len() < 2000
                && !words.contains(char::is_whitespace)
                && links.count < MOST_LINKS;
            if is_link {
                links.count += 1;
                let id = links.relationships.link(words);
                let _ = write!(links.xml, "<hyperlink ref=\"{}{row}\" r:id=\"{id}\"/>", letters(column + 1));
            }
            let style = if is_link {
                Style::Link
            } else if looks_like_formula(words) {
                Style::Guarded
            } else {
                Style::Text
            };
            text(out, column, row, words, style);
        }
    }
}

fn text(out: &mut String, column: usize, row: usize, words: &str, style: Style) {
    let words = shown(words);
    let words = fitting(&words);
    let _ = write!(
        out,
        "<c r=\"{}{row}\" s=\"{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
        letters(column + 1),
        style as u8,
        escape(&words)
    );
}

fn fitting(words: &str) -> std::borrow::Cow<'_, str> {
    if words.len() <= LONGEST || words.encode_utf16().count() <= LONGEST {
        return words.into();
    }
    let mut room = LONGEST - CUT.encode_utf16().count();
    let kept: String = words
        .chars()
        .take_while(|letter| {
            let fits = letter.len_utf16() <= room;
            room = room.saturating_sub(letter.len_utf16());
            fits
        })
        .collect();
    (kept + CUT).into()
}

/// As XML; a spreadsheet would read `_x0041_` as a letter, so that is broken up.
fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for (at, letter) in words.char_indices() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '_' if is_coded(&words[at..]) => out.push_str("_x005F_"),
            letter => out.push(letter),
        }
    }
    out
}

fn is_coded(rest: &str) -> bool {
    let rest = rest.as_bytes();
    rest.len() >= 7
        && matches!(rest[1], b'x')
        && rest[6] == b'_'
        && rest[2..6].iter().all(u8::is_ascii_hexdigit)
}

/// The number of a day in the calendar of spreadsheets; none before March 1900, where theirs has a day that never was.
fn serial(day: NaiveDate) -> Option<f64> {
    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let days = (day - first).num_days();
    (days > 60 && day.year() <= 9999).then_some(days as f64)
}

/// "A", "Z", "AA".
fn letters(mut number: usize) -> String {
    let mut out = Vec::new();
    while number > 0 {
        number -= 1;
        // Below 26, so the cast keeps it.
        out.push(char::from(b'A' + (number % 26) as u8));
        number /= 26;
    }
    out.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_days_are_numbered_as_spreadsheets_do() {
        for (number, expect) in [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")]
        {
            assert_eq!(letters(number), expect);
        }
        let day = |text: &str| serial(text.parse().unwrap());
        assert_eq!(day("2026-11-22"), Some(46348.0));
        assert_eq!(day("1900-03-01"), Some(61.0));
        assert_eq!(day("1900-02-28"), None);
    }

    #[test]
    fn a_row_is_as_high_as_its_texts_are_long() {
        let check = |texts: &[&str], expect: usize| {
            let row: Vec<_> = texts.iter().map(|text| SheetValue::text(*text)).collect();
            assert_eq!(lines(&row, &[10, 20]), expect, "{texts:?}");
        };
        check(&["short", "short"], 1);
        check(&["one\ntwo", "short"], 2);
        check(&["short", "more than twenty letters in all"], 2);
        check(&["日本語の文章です", ""], 2);
        check(&[], 1);
        assert!(height(1_000) <= 409.5, "no sheet takes a higher row");
    }

    #[test]
    fn words_stay_words() {
        assert_eq!(escape("_x0041_ <&> _x"), "_x005F_x0041_ &lt;&amp;&gt; _x");
        let long = "é".repeat(40_000);
        assert_eq!(fitting(&long).encode_utf16().count(), LONGEST);
        assert!(fitting(&long).ends_with(CUT), "what is cut says so");
    }
}
