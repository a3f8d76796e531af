//! A table whose lines are records of one kind, such as readings or signals: opened, its headings found, and its days read
//! in the order that the table itself tells.

use std::cell::OnceCell;
use std::path::Path;

use roadbook_formats::date::{DayOrder, PartialDate};
use roadbook_formats::fold::fold;
use roadbook_formats::problem::Problem;
use roadbook_formats::read::grid::Grid;
use roadbook_formats::read::tracker::{DateProblem, Dates, read_date};

use crate::error::{Error, Result};

/// The most a table may hold.
const MOST: u64 = 64 * 1024 * 1024;

/// The table in a file, with the file's name.
///
/// # Errors
/// [`Error::Missing`] or [`Error::File`] when it cannot be read, [`Error::Invalid`] when it is too large or no table.
pub(crate) fn open(path: &Path) -> Result<(String, Grid, Vec<Problem>)> {
    if !path.exists() {
        return Err(Error::Missing { path: path.to_owned() });
    }
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let doing = || format!("read {}", path.display());
    let size = std::fs::metadata(path).map_err(Error::file(doing()))?.len();
    if size > MOST {
        let what = format!("{file} is larger than 64 MB");
        return Err(Error::invalid(what, "Export fewer columns or a shorter time, and give that file."));
    }
    let bytes = std::fs::read(path).map_err(Error::file(doing()))?;
    let (grid, problems) =
        Grid::read(&file, &bytes).map_err(|error| Error::invalid(format!("{file}: {error}"), ""))?;
    Ok((file, grid, problems))
}

/// The column with one of these headings; a name further ahead is the surer one.
pub(crate) fn column(grid: &Grid, names: &[&str]) -> Option<usize> {
    columns(grid, names).first().copied()
}

/// All columns with one of these headings, the surest first.
pub(crate) fn columns(grid: &Grid, names: &[&str]) -> Vec<usize> {
    let headings: Vec<String> = grid.header.iter().map(|heading| fold(heading.trim())).collect();
    let with = |name: &&str| {
        let name = fold(name);
        (0..headings.len()).filter(|at| headings[*at] == name).collect::<Vec<_>>()
    };
    names.iter().flat_map(with).collect()
}

/// How the days of a table are read.
#[derive(Debug, Default)]
pub(crate) struct Days {
    order: Option<DayOrder>,
    unclear: OnceCell<String>,
}

/// What is said of a text that holds no day.
pub(crate) const NOT_A_DAY: &str = "is not a day";

impl Days {
    /// In the order that the table's own days tell, else in the one that was said.
    pub fn of(grid: &Grid, said: Option<DayOrder>) -> Self {
        Self { order: order_in(grid).or(said), unclear: OnceCell::new() }
    }

    /// A day as far as it is known, nothing for an empty text; or why it cannot be read.
    pub fn read(&self, text: &str) -> std::result::Result<Option<PartialDate>, &'static str> {
        read_date(text, Dates { order: self.order, contradictory: false }).map_err(|problem| match problem {
            DateProblem::Ambiguous(..) => {
                self.unclear.get_or_init(|| text.to_owned());
                "can be read two ways: say whether the day or the month comes first"
            }
            DateProblem::NoSuchDay => "is no day there is",
            DateProblem::NotADate => NOT_A_DAY,
        })
    }

    /// The first day that could be read two ways, and was not read.
    pub fn unclear(self) -> Option<String> {
        self.unclear.into_inner()
    }
}

/// The order of day and month, when the table's own dates tell: one of them can be read in one way only, and none in the
/// other only.
fn order_in(grid: &Grid) -> Option<DayOrder> {
    let cells = grid.header.iter().chain(grid.rows.iter().flat_map(|row| row.cells.iter()));
    let orders: Vec<DayOrder> = cells.filter_map(|text| only_order(text.trim())).collect();
    let first = *orders.first()?;
    orders.iter().all(|order| *order == first).then_some(first)
}

/// Which comes first in a date that can be read in one way only; nothing for any other text.
fn only_order(text: &str) -> Option<DayOrder> {
    read_date(text, Dates::default()).ok().flatten()?;
    let mut parts = text.split(['/', '.', '-']).map(|part| part.trim().parse::<u32>().ok());
    match (parts.next()??, parts.next()??) {
        (13..=31, 1..=12) => Some(DayOrder::Dmy),
        (1..=12, 13..=31) => Some(DayOrder::Mdy),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_the_order_that_the_table_tells() {
        let check = |days: &str, said, text: &str, expect: std::result::Result<&str, &str>| {
            let (grid, _) = Grid::of_text("t.csv", format!("Day,Words\n{days}").as_bytes()).unwrap();
            let read = Days::of(&grid, said).read(text);
            let read = read.map(|day| day.map(|day| day.to_string()).unwrap_or_default());
            assert_eq!(read.as_deref().map_err(|why| &why[..15]), expect, "{days:?} {said:?}");
        };
        let two_ways = "can be read two";
        check("25/11/2026,a\n04/05/2026,b", None, "04/05/2026", Ok("2026-05-04"));
        check("11/25/2026,a\n04/05/2026,b", None, "04/05/2026", Ok("2026-04-05"));
        check("04/05/2026,a", None, "04/05/2026", Err(two_ways));
        check("04/05/2026,a", Some(DayOrder::Mdy), "04/05/2026", Ok("2026-04-05"));
        check("25/11/2026,a\n11/25/2026,b", None, "04/05/2026", Err(two_ways));
        check("25/11/2026,a", Some(DayOrder::Mdy), "04/05/2026", Ok("2026-05-04"));
        check("2026-11-25,a", None, "2026-11-25", Ok("2026-11-25"));
        check("2026-11-25,a", None, "", Ok(""));
    }
}
