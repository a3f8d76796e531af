//! Imports people from a table: a spreadsheet of the staff, an address book, a list for a meeting.

use std::path::Path;

use roadbook_formats::counts::things;
use roadbook_formats::problem::Problem;
use roadbook_formats::read::grid::Grid;
use serde::Serialize;

use super::bring::{Bringing, Brought};
use super::columns::Column;
use crate::error::{Error, Result};
use crate::imports::table::open;
use crate::op::{Committed, Op};
use crate::workspace::{Tx, Workspace};
use roadbook_formats::fold::fold_words;

/// What an import of people did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PeopleImport {
    /// New people.
    pub added: u32,
    /// People of whom the table says something new.
    pub changed: u32,
    /// People who were there as they are.
    pub unchanged: u32,
    /// What each heading was taken for: heading and field; nothing for those that were left out.
    pub columns: Vec<(String, Option<String>)>,
    /// What could not be read as meant; the rest of its line is kept.
    pub problems: Vec<Problem>,
}

/// Where a column goes, by its heading in any case, whatever it was recognised as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedColumn {
    /// The heading.
    pub heading: String,
    /// Where it goes.
    pub column: Column,
}

/// Imports a CSV or XLSX file of people in one step of undo, after a backup. Somebody is known by their e-mail address,
/// else by what they are called; an empty cell changes nothing, and whoever is not in the file stays as they are.
///
/// # Errors
/// [`Error::Missing`] or [`Error::File`] when it cannot be read, [`Error::Invalid`] when no column says who somebody is, or
/// one that is named is not there.
pub fn import(workspace: &Workspace, path: &Path, named: &[NamedColumn]) -> Result<Committed<PeopleImport>> {
    let table = Table::open(path, named)?;
    workspace.back_up(crate::backup::Reason::BeforeImport)?;
    workspace.transact(Op::Import, "", |tx| {
        let report = table.bring(tx)?;
        tx.say(sentence(&report, &table.file));
        Ok(report)
    })
}

/// What an import would do, without changing anything.
///
/// # Errors
/// As [`import`].
pub fn rehearse(workspace: &Workspace, path: &Path, named: &[NamedColumn]) -> Result<PeopleImport> {
    let table = Table::open(path, named)?;
    workspace.trial_copy()?.rehearse(Op::Import, |tx| table.bring(tx))
}

/// A table of people and what its columns hold.
struct Table {
    file: String,
    grid: Grid,
    columns: Vec<Column>,
    problems: Vec<Problem>,
}

impl Table {
    fn open(path: &Path, named: &[NamedColumn]) -> Result<Self> {
        let (file, grid, problems) = open(path)?;
        let mut columns = recognised(&grid.header);
        for NamedColumn { heading, column } in named {
            let at =
                grid.header.iter().position(|known| fold_words(known.trim()) == fold_words(heading.trim()));
            let at = at.ok_or_else(|| {
                let there = format!("Its columns are: {}.", grid.header.join(", "));
                Error::invalid(format!("{file} has no column “{heading}”"), there)
            })?;
            // What was sent somewhere by hand holds it alone.
            if *column != Column::LeftOut {
                columns
                    .iter_mut()
                    .filter(|known| *known == column)
                    .for_each(|known| *known = Column::LeftOut);
            }
            columns[at] = *column;
        }
        if !columns.iter().any(|column| column.tells_who()) {
            return Err(Error::invalid(
                format!("{file} has no column that says who somebody is"),
                "Give one the heading Name or Email, or say which holds it, as in --map \"Contact=name\".",
            ));
        }
        Ok(Self { file, grid, columns, problems })
    }

    fn bring(&self, tx: &Tx<'_>) -> Result<PeopleImport> {
        let mut problems = self.problems.clone();
        let mut bringing = Bringing::begin(tx)?;
        let rows = self.grid.rows.iter().filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
        for row in rows {
            for (field, error) in bringing.row(&self.columns, &row.cells)? {
                problems.push(Problem::at(&self.file, row.line, format!("{}: {error}", field.word())));
            }
        }
        let Brought { changed, added, unchanged } = bringing.end();
        let taken_for = |column: &Column| (*column != Column::LeftOut).then(|| column.word().to_owned());
        let columns = self.grid.header.iter().cloned().zip(self.columns.iter().map(taken_for)).collect();
        Ok(PeopleImport { added, changed, unchanged, columns, problems })
    }
}

/// What each heading says its column holds; the first that says so holds it.
fn recognised(header: &[String]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for heading in header {
        let column = Column::under(heading);
        columns.push(if columns.contains(&column) { Column::LeftOut } else { column });
    }
    columns
}

fn sentence(report: &PeopleImport, file: &str) -> String {
    let people = |many: u32| things(many, "person", "people");
    match (report.added, report.changed) {
        (0, 0) => format!("Imported {file}: nobody new"),
        (added, 0) => format!("Imported {} from {file}", people(added)),
        (0, changed) => format!("Updated {} from {file}", people(changed)),
        (added, changed) => format!("Imported {} and updated {changed} from {file}", people(added)),
    }
}
