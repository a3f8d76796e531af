//! Reads a register of decisions: a table with one decision on a row. Which column is which is told by its heading.

mod names;

use self::names::{Names, links_of};
use super::outline::Line;
use super::people::{Naming, people};
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
    NeededBy,
    Links,
    Team,
    Assumptions,
    Escalates,
    Drivers,
    More,
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
    (Column::Owner, &["owner", "driver", "decision owner", "made by", "responsible"]),
    (
        Column::Approver,
        &["approver", "approved by", "decider", "deciders", "decision maker", "decision makers"],
    ),
    (Column::Consequences, &["consequences", "impact", "implications"]),
    (Column::Expected, &["expected outcome", "expected result", "outcome"]),
    (Column::Review, &["review date", "review on", "revisit", "review"]),
    (Column::Status, &["status", "state"]),
    (Column::Tags, &["tags", "scope", "labels", "category", "impact area", "area"]),
    (
        Column::NeededBy,
        &["needed by", "decision needed by", "needed on", "decide by", "due", "due date", "deadline"],
    ),
    (Column::Links, &["links", "link", "related", "related to", "related decisions", "linked decisions"]),
    (Column::Team, &["team", "squad", "group", "department"]),
    (Column::Assumptions, &["assumptions", "assumption"]),
    (Column::Escalates, &["escalates to", "escalate to", "escalation", "escalated to"]),
    (Column::Drivers, &["drivers", "decision drivers", "criteria"]),
    (Column::More, &["notes", "note", "comments", "evidence", "more information", "remarks"]),
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
            let may_repeat = matches!(column, Column::Tags | Column::More | Column::Links);
            let is_new = may_repeat || !taken.contains(column);
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
    let dates = rows.iter().filter_map(|(_, cells)| Row { columns: &columns, cells }.first(Column::Date));
    let dates: Vec<_> = dates.collect();
    let order = day_order(dates.iter().map(String::as_str)).or(order);
    let mut names = Names::of(path, &columns, rows);
    let mut records = Vec::new();
    let mut mentions = Vec::new();
    for (line, cells) in rows {
        let row = Row { columns: &columns, cells };
        let Some(title) = row.title() else {
            let message = "This row has no title and was left out. Write the decision in one sentence.";
            problems.push(Problem::at(path, *line, message));
            continue;
        };
        let (id, place) = names.of_row(&row, &title, *line, problems);
        let mut record = record(path, *line, &row, order, problems);
        record.extension = extension(headings, cells);
        record.original = original(headings, cells);
        (record.title, record.id, record.file) = (title, id, place);
        let (said, other) = links_of(&row, *line);
        if !other.is_empty() {
            let other = format!("Links: {}", other.join("; "));
            record.more = Some(record.more.map_or(other.clone(), |more| format!("{more}\n\n{other}")));
        }
        mentions.push(said);
        records.push(record);
    }
    let links: Vec<_> =
        records.iter().zip(mentions).map(|(record, said)| names.resolve(record, said)).collect();
    for (record, links) in records.iter_mut().zip(links) {
        record.links = links;
    }
    problems.extend(unread_columns(path, headings, &columns, rows));
    records
}

/// What a row says beside its names and its links.
fn record(
    path: &str,
    line: u32,
    row: &Row<'_>,
    order: Option<DayOrder>,
    problems: &mut Vec<Problem>,
) -> DecisionRecord {
    let mut date = |column: Column| {
        let text = row.first(column)?;
        let date = find_date(&text).and_then(|found| found.date.settle(order));
        if date.is_none() {
            let shown: String = text.chars().take(60).collect();
            let message = format!(
                "“{shown}” was not read as a day; nothing was taken from it. Write it as 2026-05-17."
            );
            problems.push(Problem::at(path, line, message));
        }
        date
    };
    let (decided_on, review_on, needed_by) =
        (date(Column::Date), date(Column::Review), date(Column::NeededBy));
    let written = row.first(Column::Status);
    let status = match &written {
        Some(status) if fold(status.trim()) == "active" => Some(DecisionStatus::Accepted),
        Some(status) => DecisionStatus::from_written(status),
        None => None,
    };
    // One name is a role; several are those who had a part in it.
    let (mut approvers, mut owners) = (row.people(Column::Approver), row.people(Column::Owner));
    let approver = Some(&mut approvers).filter(|names| names.len() == 1).and_then(Vec::pop);
    let driver = Some(&mut owners).filter(|names| names.len() == 1).and_then(Vec::pop);
    approvers.extend(owners.into_iter().filter(|name| !approvers.contains(name)).collect::<Vec<_>>());
    let number = row.first(Column::Id);
    let number = number.map(|id| id.chars().filter(char::is_ascii_digit).collect::<String>());
    DecisionRecord {
        number: number.filter(|number| !number.is_empty()),
        status,
        status_as_written: written,
        has_unread_day: decided_on.is_none() && row.first(Column::Date).is_some(),
        decided_on,
        review_on,
        needed_by,
        driver,
        approver,
        deciders: approvers,
        context: row.first(Column::Context),
        drivers: row.first(Column::Drivers).map(|cell| lines(&cell)).unwrap_or_default(),
        options: options(&row.first(Column::Options).unwrap_or_default()),
        chosen: row.first(Column::Chosen),
        rationale: row.first(Column::Rationale),
        consequences: row.first(Column::Consequences),
        expected: row.first(Column::Expected).map(|cell| lines(&cell)).unwrap_or_default(),
        assumptions: row.first(Column::Assumptions).map(|cell| lines(&cell)).unwrap_or_default(),
        team: row.first(Column::Team),
        escalates_to: row.first(Column::Escalates),
        more: Some(row.all(Column::More).join("\n\n")).filter(|more| !more.is_empty()),
        tags: row.all(Column::Tags).iter().flat_map(|tags| list(tags, &[',', ';', '\n'])).collect(),
        ..DecisionRecord::default()
    }
}

/// A row and what its columns hold.
struct Row<'a> {
    columns: &'a [Option<Column>],
    cells: &'a [String],
}

impl Row<'_> {
    /// The filled cells of a column's kind.
    fn all(&self, wanted: Column) -> Vec<String> {
        let cells = self.columns.iter().zip(self.cells).filter(|(column, _)| **column == Some(wanted));
        cells.map(|(_, cell)| plain(cell).to_owned()).filter(|cell| !cell.is_empty()).collect()
    }

    fn first(&self, wanted: Column) -> Option<String> {
        self.all(wanted).into_iter().next()
    }

    fn title(&self) -> Option<String> {
        let title = self.first(Column::Title)?;
        Some(title.lines().next().unwrap_or_default().trim().to_owned()).filter(|title| !title.is_empty())
    }

    /// The people a cell names, on one line or on several.
    fn people(&self, wanted: Column) -> Vec<String> {
        let cell = self.first(wanted).unwrap_or_default();
        let names: Vec<_> = lines(&cell).iter().map(|name| Line::plain(name, 1)).collect();
        people(names.iter().map(|name| (name, Naming::Several)))
    }
}

/// Says which filled columns were not read, for nothing is dropped in silence.
fn unread_columns(
    path: &str,
    headings: &[String],
    columns: &[Option<Column>],
    rows: &[(u32, Vec<String>)],
) -> Option<Problem> {
    let is_filled =
        |at: usize| rows.iter().any(|(_, row)| row.get(at).is_some_and(|cell| !cell.trim().is_empty()));
    let unread = headings.iter().zip(columns).enumerate().filter(|(at, (heading, column))| {
        column.is_none() && !heading.starts_with(EXTENSION) && is_filled(*at)
    });
    let name = |(at, (heading, _)): (usize, (&String, _))| match heading.trim() {
        "" => format!("column {}", at + 1),
        heading => format!("“{heading}”"),
    };
    let unread: Vec<_> = unread.map(name).collect();
    let message = || {
        format!(
            "Not read: {}. What stands there is kept with each decision, in the text it was imported from.",
            unread.join(", ")
        )
    };
    (!unread.is_empty()).then(|| Problem::of(path, message()))
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
    let signs: &[char] = match cell {
        _ if cell.contains('\n') => &['\n'],
        _ if cell.contains('|') => &['|'],
        _ if cell.contains(';') => &[';'],
        _ => &[','],
    };
    let names = list(cell, signs).into_iter();
    names.map(|name| OptionText { name, ..OptionText::default() }).collect()
}

/// The lines of a cell, without the signs of a list.
fn lines(cell: &str) -> Vec<String> {
    let bare = |line: &str| {
        let line = line.trim();
        let item = ["• ", "* ", "- ", "– "].iter().find_map(|sign| line.strip_prefix(sign));
        item.unwrap_or(line).trim().to_owned()
    };
    cell.lines().map(bare).filter(|line| !line.is_empty()).collect()
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

    fn of(csv: &str) -> (Vec<DecisionRecord>, Vec<Problem>) {
        let mut problems = Vec::new();
        let records = read("log.csv", csv.as_bytes(), None, &mut problems).expect("it is a register");
        (records, problems)
    }

    #[test]
    fn an_id_that_stands_twice_makes_two_decisions() {
        let (records, problems) = of("Decision ID,Title,Context\nD1,Buy,a\nD2,Build,b\nD1,Wait,c\nD1,Go,d\n");
        let ids: Vec<_> = records.iter().map(|record| record.id.as_str()).collect();
        assert_eq!(ids, ["log.csv#D1", "log.csv#D2", "log.csv#D1 (2)", "log.csv#D1 (3)"]);
        let said: Vec<_> = problems.iter().map(|problem| problem.message.as_str()).collect();
        assert!(said[0].starts_with("“D1” stands twice, on lines 2 and 4"), "{said:?}");
        assert_eq!(said.len(), 2);
    }

    #[test]
    fn a_row_without_an_id_is_known_by_its_title() {
        let ids = |csv: &str| of(csv).0.into_iter().map(|record| record.id).collect::<Vec<_>>();
        let first = ids(
            "Decision,Date,Context\nBuy  the rails,2026-01-02,a\nBudget,2026-01-03,b\nBudget,2026-02-03,c\n",
        );
        assert_eq!(
            first,
            ["log.csv#buy the rails", "log.csv#budget 2026-01-03", "log.csv#budget 2026-02-03"]
        );
        let sorted = ids(
            "Decision,Date,Context\nNew,2026-03-01,x\nBudget,2026-02-03,c\nBuy the rails,2026-01-02,a\nBudget,2026-01-03,b\n",
        );
        assert_eq!(
            sorted[1..],
            [first[2].clone(), first[0].clone(), first[1].clone()],
            "wherever the row stands"
        );
        let same = ids("Decision,Date,Context\nBudget,2026-01-03,b\nBudget,2026-01-03,b\n");
        assert_eq!(same[1], "log.csv#budget 2026-01-03 (2)");
    }

    #[test]
    fn every_column_people_use_is_read_or_named() {
        let (records, problems) = of(
            "Decision ID,Decision,Status,Owner,Approver,Needed by,Team,Assumptions,Escalates to,Expected outcome,Options,Links,Impact area,Colour\n\
             D-1,Buy,Proposed,Ada Osei,\"Bo Li, Cy Do\",2026-05-17,Payments,\"- Prices hold\n- Staff stays\",CFO,-5 % churn,Buy|Build|Wait,,Billing,red\n\
             D-2,Build,Accepted,,Bo Li,,,,,,,\"Supersedes D-1; D-3\nhttps://example.org/x\",,\n\
             D-3,Wait,Accepted,,,,,,,,,\"Supersedes D-1, D-2\",,\n",
        );
        let first = &records[0];
        assert_eq!((first.driver.as_deref(), first.approver.as_deref()), (Some("Ada Osei"), None));
        assert_eq!(first.deciders, ["Bo Li", "Cy Do"], "two are no approver");
        assert_eq!(first.needed_by.map(|day| day.to_string()).as_deref(), Some("2026-05-17"));
        assert_eq!((first.team.as_deref(), first.escalates_to.as_deref()), (Some("Payments"), Some("CFO")));
        assert_eq!(first.assumptions, ["Prices hold", "Staff stays"]);
        assert_eq!(first.expected, ["-5 % churn"]);
        assert_eq!(
            first.options.iter().map(|option| option.name.as_str()).collect::<Vec<_>>(),
            ["Buy", "Build", "Wait"]
        );
        assert_eq!(first.tags, ["Billing"]);
        let links = |at: usize| {
            let links = records[at].links.iter();
            links.map(|link| format!("{:?} {:?}", link.relation, link.target)).collect::<Vec<_>>()
        };
        assert_eq!(
            links(1),
            ["Supersedes File(\"log.csv#D-1\")", "RelatesTo File(\"log.csv#D-3\")"],
            "a phrase, and an id alone"
        );
        assert_eq!(links(2), ["Supersedes File(\"log.csv#D-1\")", "Supersedes File(\"log.csv#D-2\")"]);
        assert_eq!(records[1].more.as_deref(), Some("Links: https://example.org/x"));
        assert_eq!(records[1].approver.as_deref(), Some("Bo Li"));
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].message.starts_with("Not read: “Colour”."), "{problems:?}");
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
