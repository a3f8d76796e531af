//! What an import would do, with everything the person needs to check it. Nothing is written.

use std::collections::BTreeSet;

use roadbook_formats::date::PartialDate;
use roadbook_formats::read::decision_record::Folder;
use roadbook_formats::read::rows::Rows;
use roadbook_formats::read::table::Encoding;
use roadbook_formats::read::tracker::{DayOrderScan, Kind as TrackerKind, LevelWord, Mapping, Target};
use roadbook_formats::words::DecisionStatus;
use serde::Serialize;

use super::source::{self, Found, RecordFolder, TableFile};
use super::understand::{Understood, open, understand};
use super::{ImportKind, ImportReport, ImportRequest, apply, saved};
use crate::error::{Error, Result};
use crate::op::Op;
use crate::watch::Watch;
use crate::workspace::{Tx, Workspace};

/// How many different values of a column are shown.
const SAMPLES: usize = 3;

/// The most decisions and skipped files that are listed.
const MOST_LISTED: usize = 500;

/// Something known of a file, with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// "Rows".
    pub label: String,
    /// "412".
    pub value: String,
}

/// A column and where it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ColumnPreview {
    /// "AB", as Excel names it.
    pub letter: String,
    /// The heading.
    pub header: String,
    /// Some values that stand in it.
    pub samples: Vec<String>,
    /// Where it goes.
    pub target: Target,
    /// What is worth knowing about it.
    pub note: Option<String>,
    /// Whether the person should look at it.
    pub needs_look: bool,
}

/// A place a column can go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TargetChoice {
    /// The place.
    pub key: Target,
    /// Its name on screen.
    pub label: String,
}

/// A decision that was recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DecisionPreview {
    /// The file.
    pub file: String,
    /// The title.
    pub title: String,
    /// The status as a word of the scale.
    pub status: Option<DecisionStatus>,
    /// The status as the file has it.
    pub status_as_written: Option<String>,
    /// When it was made.
    pub decided_on: Option<PartialDate>,
}

/// A file that is not a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SkippedFile {
    /// The file.
    pub file: String,
    /// What it is instead.
    pub reason: String,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportPreview {
    /// The file's or folder's name.
    pub name: String,
    /// What it is.
    pub kind: ImportKind,
    /// The same in a sentence.
    pub recognised_as: String,
    /// What is known of it.
    pub facts: Vec<Fact>,
    /// How the characters of a table are stored, as it was read.
    pub encoding: Option<Encoding>,
    /// The columns of a table.
    pub columns: Vec<ColumnPreview>,
    /// The places a column can go.
    pub targets: Vec<TargetChoice>,
    /// The words of the level column that were found, and what each means.
    pub levels: Vec<LevelWord>,
    /// What would happen.
    pub report: ImportReport,
    /// A date that can be read two ways, when the person has to say how.
    pub ambiguous_dates: Option<String>,
    /// The names of the saved mappings.
    pub mappings: Vec<String>,
    /// The decisions of a folder, the first 500.
    pub decisions: Vec<DecisionPreview>,
    /// The files of a folder that are not decisions, the first 500.
    pub skipped: Vec<SkippedFile>,
}

/// Looks what an import would do: the real import, taken back.
///
/// # Errors
/// As [`super::import`].
pub fn preview(workspace: &Workspace, request: &ImportRequest, watch: &dyn Watch) -> Result<ImportPreview> {
    let found = source::find(request)?;
    workspace.rehearse(Op::Import, |tx| match &found {
        Found::Table(file) => of_table(tx, file, &found, request, watch),
        Found::Records(folder) => of_records(tx, folder, &found, request, watch),
    })
}

/// Where the columns of a table go, as the preview shows it, to be saved under a name.
///
/// # Errors
/// When the file is not a table or the columns do not fit.
pub fn mapping_of(workspace: &Workspace, request: &ImportRequest) -> Result<Mapping> {
    match source::find(request)? {
        Found::Table(file) => {
            workspace.rehearse(Op::Import, |tx| Ok(understand(tx, &file, request)?.mapping))
        }
        Found::Records(folder) => {
            Err(Error::invalid(format!("{} has no columns", folder.name), "Only tables have a mapping."))
        }
    }
}

fn of_table(
    tx: &Tx<'_>,
    file: &TableFile,
    found: &Found,
    request: &ImportRequest,
    watch: &dyn Watch,
) -> Result<ImportPreview> {
    let understood = understand(tx, file, request)?;
    let table = open(file)?;
    let report = match understood.mapping.columns_for(Target::Title).is_empty() {
        // Without a title there is nothing to import yet; the person is to choose its column.
        true => ImportReport::default(),
        false => apply::run(tx, found, request, watch)?,
    };
    let scan = scan(file, &understood.mapping)?;
    let undecided = scan.days.order().is_none() && request.dates.is_none();
    let kind = match understood.mapping.kind {
        TrackerKind::Jira | TrackerKind::JiraAdvancedRoadmaps => ImportKind::JiraCsv,
        TrackerKind::Generic => ImportKind::Csv,
    };
    let recognised = &understood.recognised;
    Ok(ImportPreview {
        name: file.name.clone(),
        kind,
        recognised_as: format!(
            "Recognised as a {}. {} of its {} headings are known",
            recognised.mapping.kind.word(),
            recognised.known,
            recognised.headings
        ),
        facts: table_facts(&table, scan.rows),
        encoding: Some(table.facts().encoding).filter(|_| table.came_as().is_none()),
        columns: columns(&understood),
        targets: targets(),
        levels: understood.levels.clone(),
        report,
        ambiguous_dates: scan.days.example.filter(|_| undecided),
        mappings: saved::names(tx.conn())?,
        decisions: Vec::new(),
        skipped: Vec::new(),
    })
}

fn table_facts<R>(table: &Rows<'_, R>, rows: u64) -> Vec<Fact>
where
    R: std::io::Read,
{
    let facts = table.facts();
    let mut all = vec![fact("Rows", rows), fact("Columns", facts.header.len())];
    match table.came_as() {
        Some(what) => all.push(fact("File", what)),
        None => all.extend([fact("Separator", facts.delimiter.word()), fact("Text", facts.encoding.word())]),
    }
    all
}

fn fact(label: &str, value: impl ToString) -> Fact {
    Fact { label: label.to_owned(), value: value.to_string() }
}

struct Scan {
    days: DayOrderScan,
    rows: u64,
}

fn scan(file: &TableFile, mapping: &Mapping) -> Result<Scan> {
    let mut table = open(file)?;
    let mut scan = Scan { days: DayOrderScan::new(mapping), rows: 0 };
    while let Some(row) = table.next_row().map_err(Error::file(format!("read {}", file.name)))? {
        scan.days.look(&row);
        scan.rows += 1;
        table.take_problems();
    }
    Ok(scan)
}

fn columns(understood: &Understood) -> Vec<ColumnPreview> {
    let column = |(position, mapped): (usize, &roadbook_formats::read::tracker::Mapped)| {
        let mut samples = Vec::new();
        let mut seen = BTreeSet::new();
        for row in &understood.sample {
            let value: String = row.cell(position).split_whitespace().collect::<Vec<_>>().join(" ");
            let value: String = value.chars().take(60).collect();
            if samples.len() < SAMPLES && !value.is_empty() && seen.insert(value.clone()) {
                samples.push(value);
            }
        }
        ColumnPreview {
            letter: letter(position),
            header: mapped.header.clone(),
            samples,
            target: mapped.target,
            note: mapped.note.clone(),
            needs_look: understood.doubtful == Some(position),
        }
    };
    understood.mapping.columns.iter().enumerate().map(column).collect()
}

/// A column's name as Excel has it: A, Z, AA.
fn letter(position: usize) -> String {
    let mut name = Vec::new();
    let mut rest = position + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        name.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    name.iter().rev().collect()
}

fn targets() -> Vec<TargetChoice> {
    Target::ALL.iter().map(|target| TargetChoice { key: *target, label: target.word().to_owned() }).collect()
}

fn of_records(
    tx: &Tx<'_>,
    folder: &RecordFolder,
    found: &Found,
    request: &ImportRequest,
    watch: &dyn Watch,
) -> Result<ImportPreview> {
    let Folder { records, skipped, ambiguous_day, .. } = folder.read(request.dates);
    let report = apply::run(tx, found, request, watch)?;
    let dated = records.iter().filter(|record| record.decided_on.is_some()).count();
    let with_status = records.iter().filter(|record| record.status.is_some()).count();
    let decisions = records.iter().take(MOST_LISTED).map(|record| DecisionPreview {
        file: record.file.clone(),
        title: record.title.clone(),
        status: record.status,
        status_as_written: record.status_as_written.clone(),
        decided_on: record.decided_on,
    });
    Ok(ImportPreview {
        name: folder.name.clone(),
        kind: ImportKind::DecisionFolder,
        recognised_as: format!(
            "Recognised as a folder of decision records: {} of {} files",
            records.len(),
            records.len() + skipped.len()
        ),
        facts: vec![
            fact("Decisions", records.len()),
            fact("With a status", with_status),
            fact("With a date", dated),
            fact("Other files", skipped.len()),
        ],
        encoding: None,
        columns: Vec::new(),
        targets: Vec::new(),
        levels: Vec::new(),
        report,
        ambiguous_dates: ambiguous_day.filter(|_| request.dates.is_none()),
        mappings: Vec::new(),
        decisions: decisions.collect(),
        skipped: skipped
            .iter()
            .take(MOST_LISTED)
            .map(|skipped| SkippedFile {
                file: skipped.file.clone(),
                reason: skipped.reason.word().to_owned(),
            })
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn columns_are_named_as_excel_does() {
        for (position, name) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
        {
            assert_eq!(letter(position), name);
        }
    }
}
