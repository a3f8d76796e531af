//! Sheets as a workbook: typed cells, days as days, a head that stays, a filter on it. No formula ever comes from data:
//! words are written as words, and what looks like a formula is marked as text for whoever edits it.
//!
//! Written row by row, so that a hundred thousand rows cost little more than the finished file.

mod cells;
mod names;
mod styles;

use std::fmt::Write as _;

use super::WriteError;
use super::package::{Package, Relationships, XML};
use crate::document::{Brand, Colour, Meta, Palette, Reads};
use crate::sheet::Sheet;
use crate::shown::escape_xml;
use cells::Table;

const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What stands about a workbook as a whole.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Look {
    /// Its title, in the properties.
    pub title: String,
    /// The language of its words.
    pub language: String,
    /// The company's colours and face.
    pub brand: Brand,
    /// Small words at the foot of each printed page: how far it may travel.
    pub foot: String,
    /// From which side it is read.
    pub reads: Reads,
}

impl Look {
    /// That of a document with this head.
    pub fn of(meta: &Meta) -> Self {
        let foot = [Some(meta.classification.as_str()), meta.notice.as_deref()];
        Self {
            title: meta.whole_title(),
            language: meta.lang.clone(),
            brand: meta.brand.clone(),
            foot: foot.into_iter().flatten().collect::<Vec<_>>().join(", "),
            reads: meta.reads(),
        }
    }
}

/// Writes sheets as one workbook; the same sheets give the same bytes. Without a sheet there is one that is empty.
///
/// # Errors
/// When the file cannot be put together: more than four gigabytes.
pub fn render(sheets: &[Sheet], look: &Look) -> Result<Vec<u8>, WriteError> {
    let empty = [Sheet::default()];
    let sheets = if sheets.is_empty() { &empty } else { sheets };
    let names = names::of(sheets);
    let mut package = Package::default();
    let mut root = Relationships::default();
    let mut workbook = Relationships::default();
    root.add("officeDocument", "xl/workbook.xml");
    let mut list = String::new();
    let mut filters = String::new();
    for (at, (sheet, name)) in sheets.iter().zip(&names).enumerate() {
        let number = at + 1;
        let id = workbook.add("worksheet", &format!("worksheets/sheet{number}.xml"));
        let table = Table::of(sheet);
        // Writing to a string cannot fail.
        let _ = write!(list, "<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"{id}\"/>", escape_xml(name));
        if let Some(range) = table.filter() {
            let quoted = name.replace('\'', "''");
            let _ = write!(
                filters,
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">'{}'!{}</definedName>",
                escape_xml(&quoted),
                range.absolute()
            );
        }
        if !sheet.columns.is_empty() {
            let quoted = name.replace('\'', "''");
            let _ = write!(
                filters,
                "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\">'{}'!$1:$1</definedName>",
                escape_xml(&quoted)
            );
        }
        let (xml, relationships) = table.xml(look, at == 0);
        let part = format!("xl/worksheets/sheet{number}.xml");
        package.xml(&part, &format!("{SHEET}worksheet+xml"), xml);
        package.relate(&part, &relationships);
    }
    workbook.add("styles", "styles.xml");
    workbook.add("theme", "theme/theme1.xml");
    let palette = Palette::of(&look.brand);
    let face = look.brand.font.as_deref().unwrap_or("Arial");
    package.xml("xl/styles.xml", &format!("{SHEET}styles+xml"), styles::xml(&palette, face));
    let theme = super::theme::xml(&palette, face, look.brand.font.as_deref().unwrap_or("Georgia"));
    package.xml("xl/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml", theme);
    let names =
        if filters.is_empty() { String::new() } else { format!("<definedNames>{filters}</definedNames>") };
    let xml = format!(
        "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{R}\"><bookViews><workbookView/></bookViews><sheets>{list}</sheets>{names}</workbook>"
    );
    package.xml("xl/workbook.xml", &format!("{SHEET}sheet.main+xml"), xml);
    package.relate("xl/workbook.xml", &workbook);
    package.properties(&mut root, &look.title, &look.language);
    package.finish(&root)
}

/// Six digits, as office files write a colour.
pub(crate) fn hex(colour: Colour) -> String {
    format!("{:02X}{:02X}{:02X}", colour.0, colour.1, colour.2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{SheetColumn, SheetValue};
    use crate::text_of;

    fn register() -> Vec<Sheet> {
        let text = |words: &str| SheetValue::Text(words.into());
        let row = |title: &str| {
            vec![
                text(title),
                SheetValue::Day("2026-11-22".parse().unwrap()),
                SheetValue::Number(12.5),
                SheetValue::Share(0.71),
                SheetValue::Truth(true),
                text("https://example.org/a?b=c&d"),
            ]
        };
        let columns =
            ["Title", "Decided on", "Effort", "Share", "One way", "Link"].map(SheetColumn::new).into();
        let rows = vec![row("=HYPERLINK(\"http://x\")"), row("Łódź <b> & 日本")];
        vec![Sheet { name: "Decisions".into(), columns, rows }, Sheet::default()]
    }

    #[test]
    fn values_are_typed_and_nothing_is_a_formula() {
        let bytes = render(&register(), &Look { title: "Register".into(), ..Look::default() }).unwrap();
        assert_eq!(
            bytes,
            render(&register(), &Look { title: "Register".into(), ..Look::default() }).unwrap()
        );
        let parts = text_of::office(&bytes).unwrap();
        let of = |place: &str| {
            let shown: Vec<_> =
                parts.iter().filter(|part| part.place == place).map(|part| &*part.text).collect();
            shown.join("\n")
        };
        let sheet = of("sheet1.xml");
        for words in ["=HYPERLINK(\"http://x\")", "Łódź <b> & 日本", "46348", "12.5", "0.71", "yes"] {
            assert!(sheet.lines().any(|line| line == words), "{words} in {sheet}");
        }
        assert_eq!(of("core.xml"), "Register", "the title, and nothing about who, when and with what");
        assert!(
            parts
                .iter()
                .any(|part| part.text == "https://example.org/a?b=c&d" && part.place.ends_with("Target"))
        );
        let raw = table_xml(&register()[0]);
        assert!(!raw.contains("<f>"), "no formula comes from data");
        assert!(
            raw.contains("s=\"3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=HYPER"),
            "marked as text"
        );
        assert!(raw.contains("<autoFilter ref=\"A1:F3\"/>") && raw.contains("state=\"frozen\""));
    }

    #[test]
    fn numbers_stand_under_their_names_and_a_whole_one_without_a_point() {
        let number = |value: f64| vec![SheetValue::Number(value)];
        let sheet = Sheet {
            name: "Effort".into(),
            columns: vec![SheetColumn::new("Days")],
            rows: vec![number(35.0), number(3.4), number(-2.0)],
        };
        let xml = table_xml(&sheet);
        assert!(xml.contains("<c r=\"A1\" s=\"9\""), "{xml}");
        for (at, style, value) in [(2, 8, "35"), (3, 4, "3.4"), (4, 8, "-2")] {
            assert!(xml.contains(&format!("<c r=\"A{at}\" s=\"{style}\"><v>{value}</v>")), "{xml}");
        }
    }

    #[test]
    fn a_printed_page_says_what_it_is_and_a_sheet_reads_from_its_side() {
        let look = Look { title: "R&D".into(), foot: "Internal".into(), ..Look::default() };
        let xml = Table::of(&register()[0]).xml(&look, true).0;
        assert!(
            xml.contains("<oddHeader>&amp;LR&amp;&amp;D&amp;R&amp;A</oddHeader><oddFooter>&amp;LInternal")
        );
        assert!(!xml.contains("rightToLeft"));
        let look = Look { reads: Reads::FromRight, ..look };
        assert!(Table::of(&register()[0]).xml(&look, true).0.contains("rightToLeft=\"1\""));
    }

    #[test]
    fn many_long_texts_share_the_width_of_a_screen() {
        let long = "A sentence that is as long as those that stand in such a table. ".repeat(3);
        let widths = |columns: usize| {
            let columns = vec![SheetColumn::new("Text"); columns];
            let rows = vec![vec![SheetValue::Text(long.clone()); columns.len()]];
            let xml = table_xml(&Sheet { name: String::new(), columns, rows });
            let width = |part: &str| part.split('.').next().unwrap().parse::<usize>().unwrap();
            xml.split(" width=\"").skip(1).map(width).collect::<Vec<_>>()
        };
        assert_eq!(widths(1), [60]);
        assert_eq!(widths(5), [42; 5]);
        assert_eq!(widths(12), [34; 12], "and stay wide enough to be read");
    }

    fn table_xml(sheet: &Sheet) -> String {
        Table::of(sheet).xml(&Look::default(), true).0
    }
}
