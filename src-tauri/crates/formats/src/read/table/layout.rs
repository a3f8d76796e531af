//! Tells from the first part of a table what separates its cells and lines, and where the headings stand.

use serde::{Deserialize, Serialize};

use super::records::{Marks, Records, Step};
use super::row::Row;

/// What separates the cells of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`, as Excel writes it where the comma is the decimal sign.
    Semicolon,
    /// A tab.
    Tab,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// Every delimiter, the most common first.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    /// The name on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
            Self::Pipe => "pipe",
        }
    }

    /// The character itself.
    pub fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }
}

/// What a sample says about the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) delimiter: Delimiter,
    pub(super) line_end: u8,
    /// How many bytes a first line `sep=;` takes; 0 when there is none.
    pub(super) separator_line: usize,
    /// How many records stand above the headings.
    pub(super) above_header: usize,
}

/// How many records are looked at.
const RECORDS: usize = 30;

/// Headings stand within the first so many records: some tools put a title or blank cells above them.
const HEADER_WITHIN: usize = 10;

impl Layout {
    /// Reads the sample; `whole` says that it is all there is.
    pub(super) fn of(sample: &str, whole: bool, given: Option<Delimiter>) -> Self {
        let line_end = line_end(sample);
        let (separator_line, named) = separator_line(sample, line_end);
        let body = &sample[separator_line..];
        let shape =
            |delimiter: Delimiter| shape(body, whole, Marks { delimiter: delimiter.byte(), line_end });
        let delimiter = given.or(named).unwrap_or_else(|| {
            let scored = Delimiter::ALL.map(|delimiter| (delimiter, score(&shape(delimiter))));
            let best = scored.iter().copied().reduce(|best, next| if next.1 > best.1 { next } else { best });
            best.map_or(Delimiter::Comma, |(delimiter, _)| delimiter)
        });
        let above_header = above_header(&shape(delimiter));
        Self { delimiter, line_end, separator_line, above_header }
    }
}

/// The line end outside of quotes that is used most.
fn line_end(sample: &str) -> u8 {
    let (mut feeds, mut returns, mut quoted) = (0usize, 0usize, false);
    let bytes = sample.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => feeds += 1,
            b'\r' if !quoted && bytes.get(at + 1) != Some(&b'\n') => returns += 1,
            _ => {}
        }
    }
    if returns > feeds { b'\r' } else { b'\n' }
}

/// Excel's first line `sep=;`: its length, and what it names.
fn separator_line(sample: &str, line_end: u8) -> (usize, Option<Delimiter>) {
    let line = sample.as_bytes().split(|byte| *byte == line_end).next().unwrap_or_default();
    let named = line.trim_ascii_end().trim_ascii_start();
    let named = named.strip_prefix(b"\"").and_then(|named| named.strip_suffix(b"\"")).unwrap_or(named);
    // A tab as separator was taken off as white space.
    let byte = match named {
        [start @ .., byte] if start.eq_ignore_ascii_case(b"sep=") => *byte,
        _ if named.eq_ignore_ascii_case(b"sep=") && line.contains(&b'\t') => b'\t',
        _ => return (0, None),
    };
    let delimiter = Delimiter::ALL.into_iter().find(|delimiter| delimiter.byte() == byte);
    delimiter.map_or((0, None), |delimiter| ((line.len() + 1).min(sample.len()), Some(delimiter)))
}

/// Per record: how many cells, and how many of them say something.
fn shape(sample: &str, whole: bool, marks: Marks) -> Vec<(usize, usize)> {
    let (mut records, mut row) = (Records::new(marks, 1), Row::default());
    let (mut rest, mut shape) = (sample, Vec::new());
    while shape.len() < RECORDS && !rest.is_empty() {
        let Step::Record(end) = records.step(rest, whole, None) else { break };
        records.take(&mut row);
        rest = &rest[end..];
        shape.push((row.width(), row.cells().filter(|cell| !cell.trim().is_empty()).count()));
    }
    shape
}

/// Higher when the records have as many cells as the headings, and when those are many.
fn score(shape: &[(usize, usize)]) -> usize {
    let Some(&(width, _)) = shape.get(above_header(shape)).filter(|(width, _)| *width > 1) else { return 0 };
    let said: Vec<_> = shape.iter().filter(|(_, filled)| *filled > 0).collect();
    let fitting = said.iter().filter(|(cells, _)| *cells == width).count();
    let share = fitting * 1000 / said.len().max(1);
    share * share * (width - 1)
}

/// How many records come before the first one that is at least half as full as the fullest.
fn above_header(shape: &[(usize, usize)]) -> usize {
    let first = &shape[..shape.len().min(HEADER_WITHIN)];
    let fullest = first.iter().map(|(_, filled)| *filled).max().unwrap_or(0);
    first.iter().position(|(_, filled)| *filled > 0 && filled * 2 >= fullest).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_one_that_fits_the_headings() {
        let check = |sample, expect| {
            assert_eq!(Layout::of(sample, true, None).delimiter, expect, "{sample:?}");
        };
        check("a,b,c\n1,2,3\n", Delimiter::Comma);
        check("a;b;c\n1,5;2,5;3\n1,5;2;3\n", Delimiter::Semicolon);
        check("a\tb\n1,2\t3\n", Delimiter::Tab);
        check("a|b|c\n1|2|3\n", Delimiter::Pipe);
        check("a,Rank,Custom field (x|y)\n1,0|hzz:,3\n1,2|h:,\"x\ny\",4\n", Delimiter::Comma);
        check("\"a;b\",c\n\"1;2\",3\n", Delimiter::Comma);
        check("Title\nOne; two\n", Delimiter::Comma);
        check("sep=;\na,b;c\n", Delimiter::Semicolon);
        check("SEP=\t\na,b\n", Delimiter::Tab);
        check("", Delimiter::Comma);
    }

    #[test]
    fn the_headings_may_stand_below_a_title() {
        let check = |sample, expect| {
            assert_eq!(Layout::of(sample, true, None).above_header, expect, "{sample:?}");
        };
        check("a,b\n1,2\n", 0);
        check("\n\na,b\n1,2\n", 2);
        check(",,\n,,https://x\n,,\nTask ID,Name,Notes\n1,One,x\n", 3);
        check("Roadmap 2026\n\nTitle,Start,End\nA,1,2\n", 2);
        check("Title\nA\nB\n", 0);
    }

    #[test]
    fn old_line_ends_are_told_from_those_in_cells() {
        let check = |sample, expect| assert_eq!(line_end(sample), expect, "{sample:?}");
        check("a,b\r1,2\r", b'\r');
        check("a,b\r\n1,2\r\n", b'\n');
        check("a,b\r1,\"x\ny\nz\"\r", b'\r');
        check("a,b\n1,\"x\ry\rz\"\n", b'\n');
    }
}
