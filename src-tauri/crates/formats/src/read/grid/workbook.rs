//! Reads the first sheet of a workbook of Excel that has a table. A cell far away costs no room for those between, and
//! nothing is unpacked beyond a limit.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use chrono::{Days, NaiveDate};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::{Grid, GridRow, MAX_COLUMNS, MAX_ROWS, too_many};
use crate::problem::Problem;
use crate::read::table::OpenError;

/// No part of a workbook may hold more than this when it is unpacked.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;
/// So many rows may stand above the headings.
const FIRST_ROWS: usize = 10;
/// The longest cell that is kept.
const MAX_CELL: usize = 32 * 1024;

const DAMAGED: OpenError = OpenError::NotATable(
    "The workbook cannot be read. Save it again as .xlsx, or as CSV, and give that file.",
);
const TOO_LARGE: OpenError = OpenError::NotATable(
    "The workbook is larger than 256 MB when it is unpacked. Save the sheet as CSV and give that file.",
);
const EMPTY: OpenError =
    OpenError::NotATable("No sheet of the workbook has a table. Give one with a row of headings.");

/// Reads the first sheet with at least two rows; the others are named in the problems.
///
/// # Errors
/// When it is no workbook, is too large when unpacked, or has no table.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<(Grid, Vec<Problem>), OpenError> {
    let mut parts = Parts(ZipArchive::new(Cursor::new(bytes)).map_err(|_| DAMAGED)?);
    let book = parts.text("xl/workbook.xml")?.ok_or(DAMAGED)?;
    let places = relations(&parts.text("xl/_rels/workbook.xml.rels")?.ok_or(DAMAGED)?)?;
    let (sheets, is_1904) = sheets(&book)?;
    let values = Values {
        shared: parts.text("xl/sharedStrings.xml")?.map_or(Ok(Vec::new()), |text| strings(&text))?,
        dates: parts.text("xl/styles.xml")?.map_or(Ok(Vec::new()), |text| date_styles(&text))?,
        is_1904,
    };
    for (name, relation) in &sheets {
        let Some(target) = places.get(relation) else { continue };
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        let Some(text) = parts.text(&path)? else { continue };
        let Some((grid, mut problems)) = sheet(&text, &values, file)? else { continue };
        let others: Vec<_> =
            sheets.iter().filter(|(other, _)| other != name).map(|(name, _)| format!("“{name}”")).collect();
        if !others.is_empty() {
            let message = format!("Read was the sheet “{name}”. Not read: {}.", others.join(", "));
            problems.push(Problem::of(file, message));
        }
        return Ok((grid, problems));
    }
    Err(EMPTY)
}

/// The parts of the package.
struct Parts<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl Parts<'_> {
    /// The text of a part; nothing when there is none.
    fn text(&mut self, name: &str) -> Result<Option<String>, OpenError> {
        let part = match self.0.by_name(name) {
            Ok(part) => part,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(DAMAGED),
        };
        let mut bytes = Vec::new();
        part.take(MAX_UNPACKED + 1).read_to_end(&mut bytes).map_err(|_| DAMAGED)?;
        if bytes.len() as u64 > MAX_UNPACKED {
            return Err(TOO_LARGE);
        }
        String::from_utf8(bytes).map(Some).map_err(|_| DAMAGED)
    }
}

/// What cells refer to.
struct Values {
    shared: Vec<String>,
    /// By style: whether its numbers are days.
    dates: Vec<bool>,
    is_1904: bool,
}

/// One step through a part.
enum Step<'a> {
    Open(BytesStart<'a>),
    Close(String),
    Text(String),
}

/// Goes through a part; elements without contents are opened and closed. A document type is refused: its entities could
/// grow without end.
fn steps(text: &str, mut each: impl FnMut(Step<'_>)) -> Result<(), OpenError> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(|_| DAMAGED)? {
            Event::Start(element) => each(Step::Open(element)),
            Event::Empty(element) => {
                let name = element.local_name().as_ref().to_owned();
                each(Step::Open(element));
                each(Step::Close(name));
            }
            Event::End(element) => each(Step::Close(element.local_name().as_ref().to_owned())),
            Event::Text(text) => each(Step::Text(text.xml10_content().into_owned())),
            Event::CData(text) => each(Step::Text(text.into_inner().into_owned())),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(letter)) => each(Step::Text(letter.to_string())),
                _ => each(Step::Text(
                    match &*reference.into_inner() {
                        "amp" => "&",
                        "lt" => "<",
                        "gt" => ">",
                        "quot" => "\"",
                        "apos" => "'",
                        _ => return Err(DAMAGED),
                    }
                    .to_owned(),
                )),
            },
            Event::DocType(_) => return Err(DAMAGED),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            Event::Eof => return Ok(()),
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| {
        let key: &str = attribute.key.as_ref();
        key == name
    })?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// Where the parts that the book refers to are.
fn relations(text: &str) -> Result<BTreeMap<String, String>, OpenError> {
    let mut found = BTreeMap::new();
    steps(text, |step| {
        if let Step::Open(element) = step
            && let (Some(id), Some(target)) = (attribute(&element, "Id"), attribute(&element, "Target"))
        {
            found.insert(id, target);
        }
    })?;
    Ok(found)
}

/// The sheets that are shown, by name and relation, and whether days are counted from 1904.
fn sheets(text: &str) -> Result<(Vec<(String, String)>, bool), OpenError> {
    let (mut sheets, mut is_1904) = (Vec::new(), false);
    steps(text, |step| {
        let Step::Open(element) = step else { return };
        match element.local_name().as_ref() {
            "workbookPr" => {
                is_1904 =
                    attribute(&element, "date1904").is_some_and(|value| value == "1" || value == "true");
            }
            "sheet" if attribute(&element, "state").is_none_or(|state| state == "visible") => {
                if let (Some(name), Some(id)) = (attribute(&element, "name"), attribute(&element, "r:id")) {
                    sheets.push((name, id));
                }
            }
            _ => {}
        }
    })?;
    Ok((sheets, is_1904))
}

/// The texts that cells share. How a word is pronounced is no part of it.
fn strings(text: &str) -> Result<Vec<String>, OpenError> {
    let mut all = Vec::new();
    let (mut current, mut in_text, mut in_sound) = (String::new(), false, false);
    steps(text, |step| match step {
        Step::Open(element) => match element.local_name().as_ref() {
            "si" => current.clear(),
            "t" => in_text = true,
            "rPh" => in_sound = true,
            _ => {}
        },
        Step::Close(name) => match name.as_str() {
            "si" => all.push(std::mem::take(&mut current)),
            "t" => in_text = false,
            "rPh" => in_sound = false,
            _ => {}
        },
        Step::Text(piece) if in_text && !in_sound => current.push_str(&piece),
        Step::Text(_) => {}
    })?;
    Ok(all)
}

/// By style: whether its numbers are shown as days.
fn date_styles(text: &str) -> Result<Vec<bool>, OpenError> {
    let (mut own, mut styles, mut in_cells) = (BTreeMap::new(), Vec::new(), false);
    steps(text, |step| match step {
        Step::Open(element) => match element.local_name().as_ref() {
            "numFmt" => {
                if let (Some(id), Some(code)) =
                    (attribute(&element, "numFmtId"), attribute(&element, "formatCode"))
                {
                    own.insert(id, shows_days(&code));
                }
            }
            "cellXfs" => in_cells = true,
            "xf" if in_cells => {
                let id = attribute(&element, "numFmtId").unwrap_or_default();
                let built_in = matches!(id.parse(), Ok(14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58));
                styles.push(own.get(&id).copied().unwrap_or(built_in));
            }
            _ => {}
        },
        Step::Close(name) if name == "cellXfs" => in_cells = false,
        Step::Close(_) | Step::Text(_) => {}
    })?;
    Ok(styles)
}

/// Whether a format shows a day: it has a letter of a date outside quotes and brackets.
fn shows_days(code: &str) -> bool {
    let (mut quoted, mut bracketed) = (false, false);
    code.chars().any(|letter| {
        match letter {
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            _ => {}
        }
        !quoted && !bracketed && matches!(letter.to_ascii_lowercase(), 'd' | 'y')
    })
}

/// A cell while it is read.
#[derive(Default)]
struct Cell {
    row: u32,
    column: usize,
    kind: String,
    style: usize,
    value: String,
}

fn sheet(text: &str, values: &Values, file: &str) -> Result<Option<(Grid, Vec<Problem>)>, OpenError> {
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let (mut left_out, mut last_left_out, mut is_far) = (0_usize, 0, false);
    let (mut row, mut next, mut cell, mut in_value) = (0_u32, 0_usize, Cell::default(), false);
    steps(text, |step| match step {
        Step::Open(element) => match element.local_name().as_ref() {
            "row" => {
                row =
                    attribute(&element, "r").and_then(|at| at.parse().ok()).unwrap_or(row.saturating_add(1));
                next = 0;
            }
            "c" => {
                let column = attribute(&element, "r").and_then(|at| column_of(&at)).unwrap_or(next);
                next = column.saturating_add(1);
                cell = Cell {
                    row,
                    column,
                    kind: attribute(&element, "t").unwrap_or_default(),
                    style: attribute(&element, "s").and_then(|style| style.parse().ok()).unwrap_or(0),
                    value: String::new(),
                };
            }
            "v" | "t" => in_value = true,
            _ => {}
        },
        Step::Text(piece) if in_value && cell.value.len() < MAX_CELL => cell.value.push_str(&piece),
        Step::Text(_) => {}
        Step::Close(name) => match name.as_str() {
            "v" | "t" => in_value = false,
            "c" => {
                let text = values.text(&cell);
                if text.trim().is_empty() {
                    return;
                }
                if cell.column >= MAX_COLUMNS {
                    is_far = true;
                } else if rows.len() > MAX_ROWS && !rows.contains_key(&cell.row) {
                    left_out += usize::from(last_left_out != cell.row);
                    last_left_out = cell.row;
                } else {
                    let cells = rows.entry(cell.row).or_default();
                    if cells.len() <= cell.column {
                        cells.resize(cell.column + 1, String::new());
                    }
                    cells[cell.column] = text;
                }
            }
            _ => {}
        },
    })?;
    let mut problems: Vec<_> = too_many(file, left_out).into_iter().collect();
    for above in above_header(&rows) {
        rows.remove(&above);
        let message = "This row stands above the headings and was left out.";
        problems.push(Problem::at(file, above, message));
    }
    let mut rows = rows.into_iter();
    let (Some((header_line, header)), true) = (rows.next(), rows.len() > 0) else { return Ok(None) };
    if is_far {
        problems.push(Problem::of(file, format!("Cells beyond column {MAX_COLUMNS} were left out.")));
    }
    let rows = rows.map(|(line, cells)| GridRow { line, cells }).collect();
    Ok(Some((Grid { header, header_line, rows }, problems)))
}

/// The rows above the headings: a title over the table, or who made it when. They fill fewer than half of the cells that the
/// fullest of the first rows does.
fn above_header(rows: &BTreeMap<u32, Vec<String>>) -> Vec<u32> {
    let filled = |cells: &Vec<String>| cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let first: Vec<_> = rows.iter().take(FIRST_ROWS).map(|(line, cells)| (*line, filled(cells))).collect();
    let most = first.iter().map(|(_, filled)| *filled).max().unwrap_or(0);
    let is_above = |(_, filled): &&(u32, usize)| filled * 2 < most && most > 2;
    first.iter().take_while(is_above).map(|(line, _)| *line).collect()
}

/// The column of a place: `A1` is 0, `AB3` is 27.
fn column_of(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0_usize, |number, letter| {
        number.saturating_mul(26).saturating_add(usize::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    number.checked_sub(1)
}

impl Values {
    /// A cell as text. A day is a day, whatever its format shows; a number has the digits that were stored.
    fn text(&self, cell: &Cell) -> String {
        let value = cell.value.trim();
        let text = match cell.kind.as_str() {
            "s" => value.parse().ok().and_then(|at: usize| self.shared.get(at)).cloned().unwrap_or_default(),
            "inlineStr" | "str" => cell.value.clone(),
            "b" => if value == "1" { "true" } else { "false" }.to_owned(),
            "e" => String::new(),
            _ if self.dates.get(cell.style).copied().unwrap_or(false) => self.day(value).unwrap_or_default(),
            // Excel writes some numbers with all digits of their binary form: 71.099999999999994.
            _ => value.parse::<f64>().map_or_else(
                |_| value.to_owned(),
                |number| {
                    let short = format!("{number:.10}");
                    short.trim_end_matches('0').trim_end_matches('.').to_owned()
                },
            ),
        };
        text[..text.floor_char_boundary(MAX_CELL)].to_owned()
    }

    /// The day of a serial number. In the system of 1900 there was a 29 February of that year, which never was.
    fn day(&self, value: &str) -> Option<String> {
        let serial: f64 = value.parse().ok().filter(|serial| (0.0..3_000_000.0).contains(serial))?;
        let whole = format!("{:.0}", serial.floor()).parse::<u64>().ok()?;
        let (from, days) = match (self.is_1904, whole) {
            (true, days) => (NaiveDate::from_ymd_opt(1904, 1, 1)?, days),
            (false, days) if days < 60 => (NaiveDate::from_ymd_opt(1899, 12, 31)?, days),
            (false, days) => (NaiveDate::from_ymd_opt(1899, 12, 30)?, days),
        };
        from.checked_add_days(Days::new(days)).map(|day| day.to_string())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::super::Grid;

    /// A workbook with one sheet of these rows of XML.
    fn workbook(rows: &str) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let package = "http://schemas.openxmlformats.org/package/2006";
        let parts = [
            (
                "[Content_Types].xml",
                format!(
                    r#"<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#
                ),
            ),
            (
                "_rels/.rels",
                format!(
                    r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
                ),
            ),
            (
                "xl/workbook.xml",
                format!(
                    r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Notes" sheetId="1" r:id="r1"/><sheet name="KPI" sheetId="2" r:id="r2"/></sheets></workbook>"#
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                format!(
                    r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="r3" Type="{office}/styles" Target="styles.xml"/></Relationships>"#
                ),
            ),
            (
                "xl/styles.xml",
                format!(
                    r#"<styleSheet xmlns="{main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#
                ),
            ),
            ("xl/worksheets/sheet1.xml", format!(r#"<worksheet xmlns="{main}"><sheetData/></worksheet>"#)),
            (
                "xl/worksheets/sheet2.xml",
                format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#),
            ),
        ];
        for (name, text) in parts {
            zip.start_file(name, options).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn the_first_sheet_with_a_table_is_read() {
        let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Day</t></is></c><c r="B1" t="inlineStr"><is><t>Share</t></is></c></row>
            <row r="3"><c r="A3" s="1"><v>46347</v></c><c r="B3"><v>71.5</v></c></row>"#;
        let (grid, problems) = Grid::read("kpi.xlsx", &workbook(rows)).unwrap();
        assert_eq!(grid.header, ["Day", "Share"]);
        assert_eq!(grid.rows.len(), 1);
        assert_eq!(
            (grid.rows[0].line, grid.rows[0].cell(0), grid.rows[0].cell(1)),
            (3, "2026-11-21", "71.5")
        );
        assert_eq!(problems.len(), 1, "it says which sheet was not read: {problems:?}");
    }

    #[test]
    fn a_title_above_the_headings_is_passed_over() {
        let cell = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
        let row = |number: u32, texts: &[&str]| {
            let cells = "ABCDEF".chars().zip(texts).filter(|(_, text)| !text.is_empty());
            let cells: String =
                cells.map(|(column, text)| cell(&format!("{column}{number}"), text)).collect();
            format!(r#"<row r="{number}">{cells}</row>"#)
        };
        let rows = [
            row(1, &["Decisions of the payments team"]),
            row(2, &["As of", "May"]),
            row(4, &["Title", "Context", "Rationale", "Consequences", "Status"]),
            row(5, &["Buy", "", "", "", "Accepted"]),
            row(6, &["Build"]),
        ];
        let (grid, problems) = Grid::read("log.xlsx", &workbook(&rows.concat())).unwrap();
        assert_eq!(grid.header, ["Title", "Context", "Rationale", "Consequences", "Status"]);
        assert_eq!((grid.header_line, grid.rows.len(), grid.rows[0].line), (4, 2, 5));
        let lines: Vec<_> = problems.iter().filter_map(|problem| problem.line).collect();
        assert_eq!(lines, [1, 2], "each is said: {problems:?}");
    }

    #[test]
    fn a_cell_far_away_costs_nothing() {
        let rows = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c><c r="XFD1048576"><v>3</v></c></row>"#;
        let (grid, problems) = Grid::read("far.xlsx", &workbook(rows)).unwrap();
        assert_eq!((grid.rows.len(), grid.rows[0].line, grid.rows[0].cells.len()), (1, 1_048_576, 1));
        assert!(problems.iter().any(|problem| problem.message.contains("beyond column")), "{problems:?}");
    }

    #[test]
    fn what_is_no_workbook_is_refused() {
        assert!(Grid::read("x.xlsx", b"PK\x03\x04 nothing").is_err());
        assert!(Grid::read("x.xlsx", &workbook("")).is_err(), "no sheet has a table");
        assert!(Grid::read("x.csv", b"").is_err());
    }
}
