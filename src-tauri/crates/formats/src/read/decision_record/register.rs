//! Reads a register of decisions: a table with one decision on a row. Which column is which is told by its heading.

use super::{DecisionRecord, OptionText};
use crate::date::DayOrder;
use crate::date_text::{day_order, find_date};
use crate::fold::fold;
use crate::problem::Problem;
use crate::read::grid::Grid;
use crate::read::table::{Given, Table};
use crate::words::DecisionStatus;
use crate::write::decision_record::EXTENSION;

/// What a column of a register holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Id,
    Date,
    Title,
    Context,
    Options,
    Chosen,
    Rationale,
    Owner,
    Approver,
    Consequences,
    Expected,
    Review,
    Status,
    Tags,
    Extension,
}

const NAMES: &[(Column, &[&str])] = &[
    (Column::Id, &["decision id", "id", "ref", "reference", "no", "number", "adr"]),
    (Column::Date, &["date", "decision date", "decided on", "date decided"]),
    (Column::Title, &["title", "decision", "decision title", "decision made"]),
    (Column::Context, &["context", "background", "problem", "context and problem"]),
    (
        Column::Options,
        &["options considered", "options", "considered options", "alternatives", "alternatives considered"],
    ),
    (Column::Chosen, &["chosen option", "chosen", "choice", "selected option"]),
    (Column::Rationale, &["rationale", "reason", "why", "justification"]),
    (Column::Owner, &["owner", "driver", "decision owner", "made by"]),
    (
        Column::Approver,
        &["approver", "approved by", "decider", "deciders", "decision maker", "decision makers"],
    ),
    (Column::Consequences, &["consequences", "impact", "implications"]),
    (Column::Expected, &["expected outcome", "expected result", "outcome"]),
    (Column::Review, &["review date", "review on", "revisit", "review"]),
    (Column::Status, &["status", "state"]),
    (Column::Tags, &["tags", "scope", "labels", "category"]),
    (Column::Extension, &[EXTENSION]),
];

/// Whether the headings of a table are those of a register of decisions, and not of a list of work.
pub fn is_register(headings: &[String]) -> bool {
    let columns = columns(headings);
    let has = |column: Column| columns.contains(&Some(column));
    let folded: Vec<_> = headings.iter().map(|heading| fold(heading.trim())).collect();
    let named = |names: &[&str]| folded.iter().any(|heading| names.contains(&heading.as_str()));
    if has(Column::Extension) || named(&["decision id"]) {
        return has(Column::Title);
    }
    let says_decision = named(&["decision", "decision title", "decision made"]);
    let others = [Column::Options, Column::Chosen, Column::Rationale, Column::Context, Column::Consequences];
    has(Column::Title)
        && (says_decision && others.iter().any(|column| has(*column))
            || others.iter().filter(|column| has(**column)).count() >= 3)
}

fn columns(headings: &[String]) -> Vec<Option<Column>> {
    let mut taken = Vec::new();
    let column = |heading: &String| {
        let name = fold(heading.trim()).replace(['_', '-'], " ");
        let is_it = |names: &&[&str]| names.iter().any(|known| *known == name || *known == heading.trim());
        let found = NAMES.iter().find(|(_, names)| is_it(names)).map(|(column, _)| *column);
        found.filter(|column| {
            let is_new = !taken.contains(column);
            taken.push(*column);
            is_new
        })
    };
    headings.iter().map(column).collect()
}

/// The decisions of a table of text; nothing when it is no register.
pub(super) fn read(
    path: &str,
    bytes: &[u8],
    order: Option<DayOrder>,
    problems: &mut Vec<Problem>,
) -> Option<Vec<DecisionRecord>> {
    let mut table = Table::open(path, bytes, Given::default()).ok()?;
    let headings = table.facts().header.clone();
    if !is_register(&headings) {
        return None;
    }
    let mut rows = Vec::new();
    while let Ok(Some(row)) = table.next_row() {
        rows.push((row.line, row.cells().map(str::to_owned).collect::<Vec<_>>()));
    }
    problems.extend(table.take_problems());
    Some(of_rows(path, &headings, &rows, order, problems))
}

/// The decisions of a workbook; nothing when its first table is no register.
pub(super) fn read_sheet(
    path: &str,
    bytes: &[u8],
    order: Option<DayOrder>,
    problems: &mut Vec<Problem>,
) -> Option<Vec<DecisionRecord>> {
    let (grid, found) = Grid::read(path, bytes).ok()?;
    if !is_register(&grid.header) {
        return None;
    }
    problems.extend(found);
    let rows: Vec<_> = grid.rows.into_iter().map(|row| (row.line, row.cells)).collect();
    Some(of_rows(path, &grid.header, &rows, order, problems))
}

/// The decisions of the rows of a register, each with its line.
fn of_rows(
    path: &str,
    headings: &[String],
    rows: &[(u32, Vec<String>)],
    order: Option<DayOrder>,
    problems: &mut Vec<Problem>,
) -> Vec<DecisionRecord> {
    let columns = columns(headings);
    let cell = |row: &[String], wanted: Column| {
        let place = columns.iter().position(|column| *column == Some(wanted))?;
        row.get(place).map(|cell| plain(cell).to_owned()).filter(|cell| !cell.is_empty())
    };
    let dates: Vec<_> = rows.iter().filter_map(|(_, row)| cell(row, Column::Date)).collect();
    let order = day_order(dates.iter().map(String::as_str)).or(order);
    let mut records = Vec::new();
    for (line, row) in rows {
        let Some(title) = cell(row, Column::Title) else {
            let message = "This row has no title and was left out. Write the decision in one sentence.";
            problems.push(Problem::at(path, *line, message));
            continue;
        };
        let mut date = |column: Column| {
            let text = cell(row, column)?;
            let date = find_date(&text).and_then(|found| found.date.settle(order));
            if date.is_none() {
                let shown: String = text.chars().take(60).collect();
                let message =
                    format!("“{shown}” was not read as a day and was left empty. Write it as 2026-05-17.");
                problems.push(Problem::at(path, *line, message));
            }
            date
        };
        let (decided_on, review_on) = (date(Column::Date), date(Column::Review));
        let id = cell(row, Column::Id);
        let written = cell(row, Column::Status);
        let active = |status: &String| fold(status.trim()) == "active";
        let status = match &written {
            Some(status) if active(status) => Some(DecisionStatus::Accepted),
            Some(status) => DecisionStatus::from_written(status),
            None => None,
        };
        let expected = cell(row, Column::Expected);
        let number = id.as_ref().map(|id| id.chars().filter(char::is_ascii_digit).collect::<String>());
        let place = format!("{path}#{}", id.clone().unwrap_or_else(|| format!("line {line}")));
        records.push(DecisionRecord {
            file: place.clone(),
            id: place,
            number: number.filter(|number| !number.is_empty()),
            title: title.lines().next().unwrap_or_default().trim().to_owned(),
            status,
            status_as_written: written,
            decided_on,
            review_on,
            deciders: [cell(row, Column::Approver), cell(row, Column::Owner)].into_iter().flatten().collect(),
            context: cell(row, Column::Context),
            options: options(&cell(row, Column::Options).unwrap_or_default()),
            chosen: cell(row, Column::Chosen),
            rationale: cell(row, Column::Rationale),
            consequences: cell(row, Column::Consequences),
            more: expected.map(|expected| format!("Expected outcome: {expected}")),
            tags: cell(row, Column::Tags).map(|tags| list(&tags, &[',', ';'])).unwrap_or_default(),
            extension: extension(headings, row),
            original: original(headings, row),
            ..DecisionRecord::default()
        });
    }
    records
}

/// The extension of a row, which may go on in further columns.
fn extension(headings: &[String], row: &[String]) -> Option<String> {
    let whole: String = headings
        .iter()
        .zip(row)
        .filter(|(heading, _)| heading.starts_with(EXTENSION))
        .map(|(_, cell)| cell.trim())
        .collect();
    Some(whole).filter(|whole| !whole.is_empty())
}

/// A cell without the sign that keeps a program of tables from taking it for a formula.
fn plain(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell)
}

fn options(cell: &str) -> Vec<OptionText> {
    let signs: &[char] = if cell.contains('\n') { &['\n'] } else { &[';', ','] };
    let names = list(cell, signs).into_iter();
    names.map(|name| OptionText { name, ..OptionText::default() }).collect()
}

fn list(cell: &str, signs: &[char]) -> Vec<String> {
    cell.split(signs).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The row as it stands, a cell on a line, without what only the program reads.
fn original(headings: &[String], row: &[String]) -> String {
    let cells = headings
        .iter()
        .zip(row)
        .filter(|(heading, cell)| !heading.starts_with(EXTENSION) && !cell.is_empty());
    cells.map(|(heading, cell)| format!("{heading}: {cell}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registers_are_told_from_lists_of_work() {
        let check = |headings: &str, expect: bool| {
            let headings: Vec<_> = headings.split(',').map(str::to_owned).collect();
            assert_eq!(is_register(&headings), expect, "{headings:?}");
        };
        check("Decision ID,Date,Title,Context,Options considered,Chosen option,Rationale,Owner,Status", true);
        check("Decision,Date,Owner,Status,Context,Alternatives,Scope,Links", true);
        check("Title,Context,Rationale,Consequences", true);
        check("Summary,Issue key,Status,Context", false);
        check("ID,Title,Description,Status,Owner", false);
    }

    #[test]
    fn rows_become_decisions() {
        let csv = "Decision,Date,Owner,Status,Context,Alternatives\n\
                   Buy the rails,22/10/2026,Ada,active,\"'=SUM(A1) is slow\",Buy; Build\n,1/1/2026,,,,\n\
                   Wait,05/06/2026,,revised,,\n";
        let mut problems = Vec::new();
        let records = read("log.csv", csv.as_bytes(), None, &mut problems).unwrap();
        assert_eq!(problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [Some(3)]);
        let first = &records[0];
        assert_eq!((first.title.as_str(), first.status), ("Buy the rails", Some(DecisionStatus::Accepted)));
        assert_eq!(first.context.as_deref(), Some("=SUM(A1) is slow"));
        assert_eq!(
            first.options.iter().map(|option| option.name.as_str()).collect::<Vec<_>>(),
            ["Buy", "Build"]
        );
        assert_eq!(records[1].decided_on.map(|date| date.to_string()).as_deref(), Some("2026-06-05"));
        assert_eq!((records[1].status, records[1].status_as_written.as_deref()), (None, Some("revised")));
    }
}
