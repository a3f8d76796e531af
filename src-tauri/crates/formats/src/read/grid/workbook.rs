//! Reads the first sheet of a workbook of Excel that has a table. A cell far away costs no room for those between, and
//! nothing is unpacked beyond a limit.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use chrono::{Datelike as _, Days, NaiveDate};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::Grid;
use super::sheet::{MAX_CELL, sheet};
use crate::problem::Problem;
use crate::read::table::OpenError;

/// No part of a workbook may hold more than this when it is unpacked.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

const DAMAGED: OpenError = OpenError::NotATable(
    "The workbook cannot be read. Save it again as .xlsx, or as CSV, and give that file.",
);
const TOO_LARGE: OpenError = OpenError::NotATable(
    "The workbook is larger than 256 MB when it is unpacked. Save the sheet as CSV and give that file.",
);
const EMPTY: OpenError =
    OpenError::NotATable("No sheet of the workbook has a table. Give one with a row of headings.");

/// Reads the first sheet with a table of two columns and more, or else the first with a table; the others are named in the
/// problems. A cover or a page of notes is written down one column.
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
        styles: parts.text("xl/styles.xml")?.map_or(Ok(Vec::new()), |text| styles(&text))?,
        is_1904,
    };
    let mut narrow = None;
    for (name, relation) in &sheets {
        let Some(target) = places.get(relation) else { continue };
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        let Some(text) = parts.text(&path)? else { continue };
        let Some((grid, problems)) = sheet(&text, &values, file)? else { continue };
        if grid.header.iter().filter(|heading| !heading.trim().is_empty()).count() > 1 {
            return Ok(named((grid, problems), name, &sheets, file));
        }
        narrow.get_or_insert(((grid, problems), name));
    }
    let (found, name) = narrow.ok_or(EMPTY)?;
    Ok(named(found, name, &sheets, file))
}

/// What was read, saying which sheets were not.
fn named(
    (grid, mut problems): (Grid, Vec<Problem>),
    name: &str,
    sheets: &[(String, String)],
    file: &str,
) -> (Grid, Vec<Problem>) {
    let others: Vec<_> =
        sheets.iter().filter(|(other, _)| other != name).map(|(name, _)| format!("“{name}”")).collect();
    if !others.is_empty() {
        let message = format!("Read was the sheet “{name}”. Not read: {}.", others.join(", "));
        problems.push(Problem::of(file, message));
    }
    (grid, problems)
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
pub(super) struct Values {
    shared: Vec<String>,
    /// By style: what its numbers are shown as.
    styles: Vec<Shown>,
    is_1904: bool,
}

/// One step through a part.
pub(super) enum Step<'a> {
    Open(BytesStart<'a>),
    Close(String),
    Text(String),
}

/// Goes through a part; elements without contents are opened and closed. A document type is refused: its entities could
/// grow without end.
pub(super) fn steps(text: &str, mut each: impl FnMut(Step<'_>)) -> Result<(), OpenError> {
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

pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    value_of(element, |key| key == name)
}

/// The relation that an element names; what stands before the colon is any name the writer chose.
fn relation(element: &BytesStart<'_>) -> Option<String> {
    value_of(element, |key| key.split_once(':').is_some_and(|(_, name)| name == "id"))
}

fn value_of(element: &BytesStart<'_>, is_meant: impl Fn(&str) -> bool) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| is_meant(attribute.key.as_ref()))?;
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
                if let (Some(name), Some(id)) = (attribute(&element, "name"), relation(&element)) {
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

/// What the numbers of a style are shown as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Number,
    Day,
    Month,
    Year,
}

/// By style: what its numbers are shown as.
fn styles(text: &str) -> Result<Vec<Shown>, OpenError> {
    let (mut own, mut styles, mut in_cells) = (BTreeMap::new(), Vec::new(), false);
    steps(text, |step| match step {
        Step::Open(element) => match element.local_name().as_ref() {
            "numFmt" => {
                if let (Some(id), Some(code)) =
                    (attribute(&element, "numFmtId"), attribute(&element, "formatCode"))
                {
                    own.insert(id, shown_by(&code));
                }
            }
            "cellXfs" => in_cells = true,
            "xf" if in_cells => {
                let id = attribute(&element, "numFmtId").unwrap_or_default();
                let built_in = match id.parse() {
                    Ok(17) => Shown::Month,
                    Ok(14..=16 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58) => Shown::Day,
                    _ => Shown::Number,
                };
                styles.push(own.get(&id).copied().unwrap_or(built_in));
            }
            _ => {}
        },
        Step::Close(name) if name == "cellXfs" => in_cells = false,
        Step::Close(_) | Step::Text(_) => {}
    })?;
    Ok(styles)
}

/// What a format shows, by the letters of a date that stand outside quotes and brackets and are not themselves meant.
fn shown_by(code: &str) -> Shown {
    let (mut quoted, mut bracketed) = (false, false);
    let (mut day, mut month, mut year) = (false, false, false);
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => {
                letters.next();
            }
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ if bracketed => {}
            'd' | 'D' => day = true,
            'm' | 'M' => month = true,
            'y' | 'Y' => year = true,
            _ => {}
        }
    }
    match (day, month, year) {
        (true, ..) => Shown::Day,
        (false, true, true) => Shown::Month,
        (false, false, true) => Shown::Year,
        (false, _, false) => Shown::Number,
    }
}

/// A cell while it is read.
#[derive(Default)]
pub(super) struct Cell {
    pub(super) row: u32,
    pub(super) column: usize,
    pub(super) kind: String,
    pub(super) style: usize,
    pub(super) value: String,
}

impl Values {
    /// A cell as text: a day as ISO 8601 has it, and no more of it than its format shows; a number with the digits that were
    /// stored.
    pub(super) fn text(&self, cell: &Cell) -> String {
        let value = cell.value.trim();
        let shown = self.styles.get(cell.style).copied().unwrap_or(Shown::Number);
        let text = match cell.kind.as_str() {
            "s" => value.parse().ok().and_then(|at: usize| self.shared.get(at)).cloned().unwrap_or_default(),
            "inlineStr" | "str" => cell.value.clone(),
            "b" => if value == "1" { "true" } else { "false" }.to_owned(),
            "d" => value.split('T').next().unwrap_or(value).to_owned(),
            "e" => String::new(),
            _ if shown != Shown::Number => self.day(value, shown).unwrap_or_else(|| value.to_owned()),
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

    /// The day of a serial number; who types `Aug 2026` gets the first day of it, shown as the month, and means the month. In
    /// the system of 1900 there was a 29 February of that year, which never was.
    fn day(&self, value: &str, shown: Shown) -> Option<String> {
        let serial: f64 = value.parse().ok().filter(|serial| (0.0..3_000_000.0).contains(serial))?;
        let whole = format!("{:.0}", serial.floor()).parse::<u64>().ok()?;
        let (from, days) = match (self.is_1904, whole) {
            (true, days) => (NaiveDate::from_ymd_opt(1904, 1, 1)?, days),
            (false, days) if days < 60 => (NaiveDate::from_ymd_opt(1899, 12, 31)?, days),
            (false, days) => (NaiveDate::from_ymd_opt(1899, 12, 30)?, days),
        };
        let day = from.checked_add_days(Days::new(days))?;
        let format = match shown {
            Shown::Month if day.day() == 1 => "%Y-%m",
            Shown::Year if day.ordinal() == 1 => "%Y",
            Shown::Number | Shown::Day | Shown::Month | Shown::Year => "%Y-%m-%d",
        };
        Some(day.format(format).to_string())
    }
}
