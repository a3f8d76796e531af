//! Makes an item of each row, by a mapping. What cannot be read as meant stays empty and is named with its column.

use std::collections::HashMap;

use super::dates::{DateProblem, Dates, read_date};
use super::heading::{self, Jira, squeeze};
use super::item::ItemRow;
use super::levels::level_of_word;
use super::mapping::{Kind, Mapping, Target};
use super::status::scale_of;
use super::values::{Several, is_opaque_id, is_period, person, values};
use super::wiki::to_markdown;
use crate::date::PartialDate;
use crate::number::number;
use crate::problem::Problem;
use crate::read::table::{Row, repair};
use crate::words::{Commitment, Health, Level, Scale, Sensitivity};

/// A mapping made ready for reading many rows of one file.
pub struct Plan {
    file: String,
    kind: Kind,
    dates: Dates,
    headings: Vec<String>,
    /// The columns of each target, by its number.
    columns: Vec<Vec<usize>>,
    tags: Vec<(usize, Several)>,
    comments: Vec<usize>,
    levels: HashMap<String, Option<Level>>,
}

impl Plan {
    /// Makes a mapping ready. `file` is the name that problems carry.
    pub fn new(file: &str, mapping: &Mapping, dates: Dates) -> Self {
        let headings: Vec<String> = mapping.columns.iter().map(|column| column.header.clone()).collect();
        let mut columns = vec![Vec::new(); Target::LeftOut as usize];
        for column in mapping.columns.iter().filter(|column| column.target != Target::LeftOut) {
            let place = &mut columns[column.target as usize];
            if place.is_empty() {
                *place = mapping.columns_for(column.target);
            }
        }
        let several = |column: usize| {
            let known = headings.get(column).and_then(|heading| heading::known(heading));
            match known.filter(|known| mapping.kind != Kind::Generic && known.target == Target::Tags) {
                None => Several::List,
                Some(known) if known.jira == Jira::Only => Several::Never,
                Some(_) => Several::Words,
            }
        };
        let tags = columns[Target::Tags as usize].iter().map(|column| (*column, several(*column))).collect();
        let comments = mapping.columns.iter().filter(|column| heading::is_comment(&column.header));
        let comments = comments.map(|column| column.position as usize).collect();
        let levels = mapping.levels.iter().map(|level| (squeeze(&level.word), level.level)).collect();
        Self { file: file.to_owned(), kind: mapping.kind, dates, headings, columns, tags, comments, levels }
    }

    fn columns(&self, target: Target) -> &[usize] {
        self.columns.get(target as usize).map_or(&[], Vec::as_slice)
    }
}

/// Reads one row. None for the item when the mapping leaves its level out, or when nothing says what to call it.
pub fn read_row(plan: &Plan, row: &Row) -> (Option<ItemRow>, Vec<Problem>) {
    let mut reader = Reader { plan, row, problems: Vec::new() };
    let item = reader.item();
    (item, reader.problems)
}

/// What other rows may call a row by.
pub struct RowNames {
    /// Its title; the tracker's id when it has none.
    pub title: String,
    /// The tracker's id.
    pub source_id: Option<String>,
    /// The tracker's second name.
    pub internal_id: Option<String>,
}

/// Reads only the names of a row: what a first pass over a file needs. None where [`read_row`] gives no item.
pub fn read_names(plan: &Plan, row: &Row) -> Option<RowNames> {
    let mut reader = Reader { plan, row, problems: Vec::new() };
    reader.level()?;
    let source_id = reader.text(Target::SourceId);
    let title = reader.title(source_id.as_deref())?;
    Some(RowNames { title, source_id, internal_id: reader.text(Target::InternalId) })
}

struct Reader<'a> {
    plan: &'a Plan,
    row: &'a Row,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn item(&mut self) -> Option<ItemRow> {
        let (level, level_as_written) = self.level()?;
        let source_id = self.text(Target::SourceId);
        let title = self.title(source_id.as_deref())?;
        let (start, start_words) = self.date(Target::Start);
        let (end, end_words) = self.date(Target::End);
        let (owner, owner_email) = self.owner();
        let status = self.text(Target::Status);
        let tags = self.tags();
        let item = ItemRow {
            line: self.row.line,
            internal_id: self.text(Target::InternalId),
            level,
            level_as_written,
            status_scale: self.status_scale(status.as_deref().unwrap_or_default()),
            status,
            owner,
            owner_email,
            timeframe: self.text(Target::Timeframe).or_else(|| timeframe(start, start_words, end, end_words)),
            start,
            end,
            product: self.text(Target::Product),
            team: self.text(Target::Team),
            goal: self.goal(),
            tags,
            parent: self.text(Target::Parent).filter(|parent| Some(parent) != source_id.as_ref()),
            source_id,
            description: self.markup(Target::Description),
            effort: self.parsed(Target::Effort, number, "a number"),
            commitment: self.parsed(Target::Commitment, Commitment::parse, "might, likely or committed"),
            health: self.parsed(Target::Health, Health::parse, "on track, at risk or off track"),
            sensitivity: self.parsed(
                Target::Sensitivity,
                Sensitivity::parse,
                "a sensitivity, such as internal",
            ),
            public_title: self.text(Target::PublicTitle),
            public_text: self.markup(Target::PublicText),
            internal_note: self.internal_note(),
            url: self.text(Target::Url),
            depends_on: self.list(Target::DependsOn),
            blocks: self.list(Target::Blocks),
            comments: self.comments(),
            title,
        };
        self.look_for_misread_text();
        Some(item)
    }

    /// The level and the word for it; nothing when the mapping leaves rows of that word out.
    fn level(&self) -> Option<(Level, Option<String>)> {
        let Some(word) = self.text(Target::Level) else { return Some((Level::Feature, None)) };
        let mapped = self.plan.levels.get(&squeeze(&word)).copied();
        let level = mapped.unwrap_or_else(|| Some(level_of_word(&word)))?;
        Some((level, Some(word)))
    }

    /// The first filled cell of a target's columns, and its column.
    fn first(&self, target: Target) -> Option<(usize, &'a str)> {
        let cells = self.plan.columns(target).iter().map(|column| (*column, self.row.cell(*column).trim()));
        cells.into_iter().find(|(_, cell)| !cell.is_empty())
    }

    fn text(&self, target: Target) -> Option<String> {
        let cells = self.plan.columns(target).iter().map(|column| self.row.cell(*column).trim());
        cells.into_iter().find(|cell| !cell.is_empty() && !is_opaque_name(target, cell)).map(str::to_owned)
    }

    fn title(&mut self, source_id: Option<&str>) -> Option<String> {
        if let Some((_, title)) = self.first(Target::Title) {
            return Some(title.split_whitespace().collect::<Vec<_>>().join(" "))
                .filter(|title| !title.is_empty());
        }
        if let Some(id) = source_id {
            self.problem(format!("The row has no title. It was imported as “{id}”; give it a title."));
            return Some(id.to_owned());
        }
        self.problem("The row has neither a title nor an id and was left out.".to_owned());
        None
    }

    fn owner(&mut self) -> (Option<String>, Option<String>) {
        let Some((column, cell)) = self.first(Target::Owner) else { return (None, None) };
        let people = if cell.starts_with('[') { values(cell, Several::Never) } else { vec![cell.to_owned()] };
        let Some(first) = people.first() else { return (None, None) };
        if people.len() > 1 {
            let heading = self.heading(column);
            self.problem(format!(
                "{heading} names {} people. The first, “{first}”, is the owner.",
                people.len()
            ));
        }
        let (name, email) = person(first);
        (Some(name), email)
    }

    fn status_scale(&self, status: &str) -> Option<Scale> {
        let category = self.first(Target::StatusCategory).map_or("", |(_, category)| category);
        let scale = scale_of(status, category);
        match self.plan.columns(Target::Completed) {
            [] => scale,
            // Where a date of completion says it, a section called Done does not.
            _ if self
                .first(Target::Completed)
                .is_some_and(|(_, cell)| !cell.eq_ignore_ascii_case("false")) =>
            {
                Some(Scale::Done)
            }
            _ => scale.filter(|scale| *scale != Scale::Done),
        }
    }

    /// A date, or the words of a period that stand in its place.
    fn date(&mut self, target: Target) -> (Option<PartialDate>, Option<&'a str>) {
        let Some((column, cell)) = self.first(target) else { return (None, None) };
        let interval = interval(cell, target);
        let problem = match read_date(interval.as_deref().unwrap_or(cell), self.plan.dates) {
            Ok(date) => return (date, None),
            Err(DateProblem::NotADate) if is_period(cell) => return (None, Some(cell)),
            Err(DateProblem::NotADate) => "that is not a date that can be read".to_owned(),
            Err(DateProblem::NoSuchDay) => "there is no such day".to_owned(),
            Err(DateProblem::Ambiguous(day_first, month_first)) => {
                format!(
                    "that may be {} or {}; say which comes first, day or month",
                    spell(day_first),
                    spell(month_first)
                )
            }
        };
        let without = if target == Target::Start { "a start" } else { "an end" };
        let (heading, cell) = (self.heading(column), shorten(cell));
        self.problem(format!("{heading} “{cell}”: {problem}. Imported without {without}."));
        (None, None)
    }

    fn goal(&self) -> Option<String> {
        let cell = self.text(Target::Goal)?;
        values(&cell, Several::Never).into_iter().next()
    }

    fn tags(&self) -> Vec<String> {
        let mut tags = Vec::new();
        let cells =
            self.plan.tags.iter().flat_map(|(column, several)| values(self.row.cell(*column), *several));
        for tag in cells {
            push_new(&mut tags, tag);
        }
        // A row has one team: further components of Jira become tags.
        let teams = self.plan.columns(Target::Team).iter().map(|column| self.row.cell(*column).trim());
        for more in teams.filter(|team| !team.is_empty() && !is_opaque_id(team)).skip(1) {
            push_new(&mut tags, more.to_owned());
        }
        tags
    }

    fn list(&self, target: Target) -> Vec<String> {
        let mut list = Vec::new();
        for column in self.plan.columns(target) {
            values(self.row.cell(*column), Several::List)
                .into_iter()
                .for_each(|value| push_new(&mut list, value));
        }
        list
    }

    fn markup(&self, target: Target) -> Option<String> {
        let (_, text) = self.first(target)?;
        let text =
            if self.plan.kind.has_jira_markup() { to_markdown(text) } else { text.replace("\r\n", "\n") };
        Some(text).filter(|text| !text.is_empty())
    }

    fn parsed<T>(&mut self, target: Target, parse: impl Fn(&str) -> Option<T>, expected: &str) -> Option<T> {
        let (column, cell) = self.first(target)?;
        let value = parse(cell);
        if value.is_none() {
            let (heading, cell) = (self.heading(column), shorten(cell));
            self.problem(format!("{heading} “{cell}” is not {expected}. Imported without it."));
        }
        value
    }

    fn internal_note(&self) -> Option<String> {
        let note = self.text(Target::InternalNote);
        let beyond = (self.plan.headings.len()..self.row.width()).map(|column| self.row.cell(column).trim());
        let beyond: Vec<&str> = beyond.filter(|cell| !cell.is_empty()).collect();
        if beyond.is_empty() {
            return note;
        }
        let beyond = format!("Cells without a heading: {}", beyond.join("; "));
        Some(note.map_or(beyond.clone(), |note| format!("{note}\n\n{beyond}")))
    }

    fn comments(&self) -> u32 {
        if self.plan.kind == Kind::Generic {
            return 0;
        }
        let filled = self.plan.comments.iter().filter(|column| !self.row.cell(**column).trim().is_empty());
        u32::try_from(filled.count()).unwrap_or(u32::MAX)
    }

    /// Names the first cell that was saved in another encoding than it was read in.
    fn look_for_misread_text(&mut self) {
        const TEXTS: [Target; 9] = [
            Target::Title,
            Target::Status,
            Target::Owner,
            Target::Product,
            Target::Team,
            Target::Goal,
            Target::Tags,
            Target::Description,
            Target::PublicTitle,
        ];
        let columns = TEXTS.into_iter().flat_map(|target| self.plan.columns(target));
        let found = columns
            .copied()
            .find_map(|column| repair(self.row.cell(column)).map(|repaired| (column, repaired)));
        if let Some((column, repaired)) = found {
            let (heading, cell) = (self.heading(column), shorten(self.row.cell(column).trim()));
            let repaired = shorten(repaired.trim());
            self.problem(format!(
                "{heading} “{cell}” is probably “{repaired}”, saved in another encoding. Repair it, or export as UTF-8."
            ));
        }
    }

    fn heading(&self, column: usize) -> String {
        self.plan.headings.get(column).map_or_else(|| format!("Column {}", column + 1), Clone::clone)
    }

    fn problem(&mut self, message: String) {
        self.problems.push(Problem::at(&self.plan.file, self.row.line, message));
    }
}

fn push_new(list: &mut Vec<String>, value: String) {
    if !list.contains(&value) {
        list.push(value);
    }
}

fn is_opaque_name(target: Target, cell: &str) -> bool {
    matches!(target, Target::Team | Target::Goal) && is_opaque_id(cell)
}

/// Start or end of the interval that Product Discovery writes as `{"start":"2026-01-01","end":"2026-03-31"}`.
fn interval(cell: &str, target: Target) -> Option<String> {
    let interval: serde_json::Value = cell.starts_with('{').then(|| serde_json::from_str(cell).ok())??;
    let key = if target == Target::Start { "start" } else { "end" };
    Some(interval.get(key)?.as_str()?.to_owned())
}

/// The period in words, when start or end is one.
fn timeframe(
    start: Option<PartialDate>,
    start_words: Option<&str>,
    end: Option<PartialDate>,
    end_words: Option<&str>,
) -> Option<String> {
    if start_words.is_none() && end_words.is_none() {
        return None;
    }
    let start = start_words.map(str::to_owned).or(start.map(|date| date.to_string()));
    let end = end_words.map(str::to_owned).or(end.map(|date| date.to_string()));
    match (start, end) {
        (Some(start), Some(end)) if start != end => Some(format!("{start} – {end}")),
        (start, end) => start.or(end),
    }
}

fn spell(date: PartialDate) -> String {
    date.exact().map_or_else(|| date.to_string(), |day| day.format("%-d %B %Y").to_string())
}

/// A cell short enough for a sentence.
fn shorten(cell: &str) -> String {
    let line = cell.lines().next().unwrap_or_default();
    match line.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}
