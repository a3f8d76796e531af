//! What a table is and where its columns go: as recognised, as a saved mapping has it, as the request says.

use std::fs::File;

use roadbook_formats::problem::Problem;
use roadbook_formats::read::rows::Rows;
use roadbook_formats::read::table::{Row, Table};
use roadbook_formats::read::tracker::{LevelWord, Mapping, Recognised, Target, recognise};

use super::source::{TableFile, not_a_table};
use super::{ImportRequest, NamedColumn, saved};
use crate::error::{Error, Result};
use crate::workspace::Tx;

/// How many rows the columns are recognised by.
const SAMPLE_ROWS: usize = 500;

/// Opens a table, wherever it is in the two readings.
pub(super) fn open(file: &TableFile) -> Result<Rows<'_, File>> {
    if let Some((grid, problems)) = &file.sheet {
        return Ok(Rows::of_sheet(&file.name, grid, problems));
    }
    let reader = File::open(&file.path).map_err(Error::file(format!("read {}", file.name)))?;
    let table =
        Table::open(&file.name, reader, file.given).map_err(|error| not_a_table(&file.name, error))?;
    Ok(Rows::of_text(&file.name, table))
}

/// What a table is and where its columns go.
pub(super) struct Understood {
    pub recognised: Recognised,
    /// The recognised mapping, as changed by the request.
    pub mapping: Mapping,
    /// The words that stand in the level column, and what they mean.
    pub levels: Vec<LevelWord>,
    pub sample: Vec<Row>,
    pub problems: Vec<Problem>,
    /// The place of a column that the person is to look at, since what it is was guessed and nobody said it.
    pub doubtful: Option<usize>,
}

/// Recognises a table and applies what the request says of its columns.
///
/// # Errors
/// When it cannot be read, the request's columns do not fit, or no column holds the title.
pub(super) fn understand(tx: &Tx<'_>, file: &TableFile, request: &ImportRequest) -> Result<Understood> {
    let mut table = open(file)?;
    let mut sample = Vec::new();
    while sample.len() < SAMPLE_ROWS
        && let Some(row) = table.next_row().map_err(Error::file(format!("read {}", file.name)))?
    {
        sample.push(row);
    }
    let recognised = recognise(table.facts(), &sample);
    let mut problems = Vec::new();
    let mut mapping = match &request.mapping {
        None => recognised.mapping.clone(),
        Some(name) => {
            let (mapping, missing) = saved::named(tx.conn(), name)?.mapping.fitted_to(&table.facts().header);
            problems.extend(missing.into_iter().map(|header| {
                Problem::of(
                    &file.name,
                    format!("The mapping {name} expects a column “{header}”, which is not in this file."),
                )
            }));
            mapping
        }
    };
    if let Some(targets) = &request.columns {
        if targets.len() != mapping.columns.len() {
            let (given, there) = (targets.len(), mapping.columns.len());
            let what = format!("{given} columns were mapped and {} has {there}", file.name);
            return Err(Error::invalid(what, "Map the columns of this file."));
        }
        for (column, target) in mapping.columns.iter_mut().zip(targets) {
            column.target = *target;
        }
    }
    for named in &request.named {
        if !mapping.send(&named.heading, named.target) {
            return Err(Error::invalid(
                format!("{} has no column “{}”", file.name, named.heading),
                format!("Its columns are: {}.", headings(&mapping)),
            ));
        }
    }
    let is_said = |heading: &str| {
        let is_it = |named: &NamedColumn| named.heading.trim().eq_ignore_ascii_case(heading.trim());
        request.mapping.is_some() || request.columns.is_some() || request.named.iter().any(is_it)
    };
    let doubtful = recognised.doubtful.map(|place| place as usize);
    let doubtful = doubtful.filter(|place| !is_said(&recognised.mapping.columns[*place].header));
    if let Some(place) = doubtful {
        let heading = &recognised.mapping.columns[place].header;
        let message = format!(
            "“{heading}” was taken for when things happen. Leave the column out if it says another date."
        );
        problems.push(Problem::of(&file.name, message));
    }
    mapping.meet_levels(&sample);
    request.levels.iter().for_each(|level| mapping.set_level(level.clone()));
    let levels = mapping.meet_levels(&sample);
    Ok(Understood { recognised, mapping, levels, sample, problems, doubtful })
}

/// The headings of columns that go nowhere though something stands in them, each once.
pub(super) fn left_out(understood: &Understood) -> Vec<String> {
    let mut headings: Vec<String> = Vec::new();
    for column in understood.mapping.columns.iter().filter(|column| column.target == Target::LeftOut) {
        let position = column.position as usize;
        let is_filled = understood.sample.iter().any(|row| !row.cell(position).trim().is_empty());
        if is_filled && !column.header.trim().is_empty() && !headings.contains(&column.header) {
            headings.push(column.header.clone());
        }
    }
    headings
}

/// The headings of a table, in a sentence.
pub(super) fn headings(mapping: &Mapping) -> String {
    let headings = mapping.columns.iter().map(|column| column.header.as_str());
    let headings: Vec<_> = headings.filter(|heading| !heading.is_empty()).collect();
    match headings.len() {
        0..=24 => headings.join(", "),
        more => format!("{} and {} more", headings[..24].join(", "), more - 24),
    }
}
