//! Makes an item of each row, by a mapping. What cannot be read as meant stays empty and is named with its column.

use std::collections::HashMap;

use super::dates::{DateProblem, Dates, read_date};
use super::heading::{self, Jira, squeeze};
use super::item::ItemRow;
use super::levels::level_of_word;
use super::mapping::{Kind, Mapping, Target};
use super::status::scale_of;
use super::values::{
    Several, interval, is_opaque_id, is_period, name_alone, people, person, sprint_name, values,
};
use super::wiki::to_markdown;
use crate::counts::as_u32;
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
    /// The columns of sprints among those of tags.
    sprints: Vec<usize>,
    /// Columns of accounts and the columns of the names they belong to: `Assignee Id` and `Assignee`.
    accounts: Vec<(usize, usize)>,
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
        let is_sprint =
            |column: &usize| headings.get(*column).is_some_and(|heading| heading::is_sprint(heading));
        let (sprints, tags): (Vec<_>, Vec<_>) =
            columns[Target::Tags as usize].iter().copied().partition(|column| is_sprint(column));
        let tags = tags.into_iter().map(|column| (column, several(column))).collect();
        let levels = mapping.levels.iter().map(|level| (squeeze(&level.word), level.level)).collect();
        let accounts = accounts(&headings);
        let (file, kind) = (file.to_owned(), mapping.kind);
        Self { file, kind, dates, headings, columns, tags, sprints, accounts, levels }
    }

    fn columns(&self, target: Target) -> &[usize] {
        self.columns.get(target as usize).map_or(&[], Vec::as_slice)
    }
}

/// Reads one row. None for the item when the mapping leaves its level out, or when nothing says what to call it.
pub fn read_row(plan: &Plan, row: &Row) -> (Option<ItemRow>, Vec<Problem>) {
    let mut reader = Reader { plan, row, problems: Vec::new() };
    if reader.is_headings() {
        reader.problem("The headings stand here again; the row was left out.".to_owned());
        return (None, reader.problems);
    }
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
    /// The row it is part of, by any of these names.
    pub parent: Option<String>,
}

/// Reads only the names of a row: what a first pass over a file needs. None where [`read_row`] gives no item.
pub fn read_names(plan: &Plan, row: &Row) -> Option<RowNames> {
    let mut reader = Reader { plan, row, problems: Vec::new() };
    if reader.is_headings() {
        return None;
    }
    reader.level()?;
    let source_id = reader.text(Target::SourceId);
    let title = reader.title(source_id.as_deref())?;
    let (internal_id, parent) = (reader.text(Target::InternalId), reader.text(Target::Parent));
    Some(RowNames { title, source_id, internal_id, parent })
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
        let (status, status_scale) = self.status();
        // A number in any of the columns, before words in one of them.
        let effort = self.filled(Target::Effort).find_map(|(_, cell)| number(cell));
        let effort_in_words = self.first(Target::Effort).map(|(_, cell)| cell);
        let period = self.text(Target::Timeframe);
        let tags = self.tags();
        let comments = self.comments();
        let item = ItemRow {
            line: self.row.line,
            internal_id: self.text(Target::InternalId),
            level,
            level_as_written,
            status_scale,
            status,
            owner,
            owner_email,
            is_dated_twice: period.is_some() && (start.is_some() || end.is_some()),
            timeframe: period.or_else(|| timeframe(start, start_words, end, end_words)),
            start,
            end,
            product: self.text(Target::Product),
            team: self.text(Target::Team),
            goal: self.goal(),
            tags,
            parent: self.text(Target::Parent),
            source_id,
            description: self.markup(Target::Description),
            effort,
            effort_in_words: effort_in_words.filter(|_| effort.is_none()).map(str::to_owned),
            commitment: self.parsed(Target::Commitment, Commitment::parse, "might, likely or committed"),
            health: self.parsed(Target::Health, Health::parse, "on track, at risk or off track"),
            sensitivity: self.parsed(
                Target::Sensitivity,
                Sensitivity::parse,
                "a sensitivity, such as internal",
            ),
            public_title: self.text(Target::PublicTitle),
            public_text: self.markup(Target::PublicText),
            internal_note: self.internal_note(&comments),
            url: self.text(Target::Url),
            depends_on: self.list(Target::DependsOn),
            blocks: self.list(Target::Blocks),
            comments: as_u32(comments.len()),
            title,
        };
        self.look_for_misread_text();
        Some(item)
    }

    /// Whether the row says the headings once more, as boards and files put together do.
    fn is_headings(&self) -> bool {
        let headings = &self.plan.headings;
        let cell = |column: usize| self.row.cell(column).trim();
        let is_heading =
            |column: usize| headings.get(column).is_some_and(|heading| heading.trim() == cell(column));
        if !self.first(Target::Title).is_some_and(|(column, _)| is_heading(column)) {
            return false;
        }
        let filled: Vec<usize> = (0..self.row.width()).filter(|column| !cell(*column).is_empty()).collect();
        filled.len() > 1 && filled.into_iter().all(is_heading)
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
        self.filled(target).next()
    }

    /// The filled cells of a target's columns, each with its column.
    fn filled(&self, target: Target) -> impl Iterator<Item = (usize, &'a str)> {
        let row: &'a Row = self.row;
        let cells = self.plan.columns(target).iter().map(move |column| (*column, row.cell(*column).trim()));
        cells.filter(|(_, cell)| !cell.is_empty())
    }

    fn text(&self, target: Target) -> Option<String> {
        let cells = self.plan.columns(target).iter().map(|column| self.row.cell(*column).trim());
        let names_another = matches!(target, Target::Parent | Target::Goal | Target::Product | Target::Team);
        let says_nothing = |cell: &str| cell.is_empty() || names_another && cell == "null";
        let said = cells.into_iter().find(|cell| !says_nothing(cell) && !is_opaque_name(target, cell))?;
        Some(if names_another { name_alone(said) } else { said }.to_owned())
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
        let are_many = self.plan.headings.get(column).is_some_and(|heading| heading::names_people(heading));
        let people = people(cell, are_many);
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

    /// The status word and where it lies. Where a date of completion says what is done, a section called Done does not, and
    /// what is completed in any other section has a word of its own: the section's goes for all that lies in it.
    fn status(&mut self) -> (Option<String>, Option<Scale>) {
        let status = self.text(Target::Status);
        let category = self.first(Target::StatusCategory).map_or("", |(_, category)| category);
        let scale = scale_of(status.as_deref().unwrap_or_default(), category);
        if self.plan.columns(Target::Completed).is_empty() {
            return (status, scale);
        }
        let completed = self.first(Target::Completed);
        let is_completed = completed.is_some_and(|(_, cell)| !cell.eq_ignore_ascii_case("false"));
        match (is_completed, scale, &status) {
            (true, Some(Scale::Done | Scale::Cut), _) => (status, scale),
            (true, _, _) => (Some(COMPLETED.to_owned()), Some(Scale::Done)),
            (false, Some(Scale::Done), Some(section)) => {
                let message = format!(
                    "It lies in “{}” and is not completed. It was imported without a status.",
                    shorten(section)
                );
                self.problem(message);
                (None, None)
            }
            (false, _, _) => (status, scale),
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
        let which = if target == Target::Start { "start" } else { "end" };
        let (heading, cell) = (self.heading(column), shorten(cell));
        self.problem(format!("{heading} “{cell}”: {problem}. No {which} was taken from it."));
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
        // A row was in one sprint after the other; the last is where it is.
        let sprint = self.plan.sprints.iter().rev().map(|column| self.row.cell(*column).trim());
        if let Some(sprint) = sprint.into_iter().find(|sprint| !sprint.is_empty()) {
            push_new(&mut tags, sprint_name(sprint).to_owned());
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

    fn internal_note(&self, comments: &[String]) -> Option<String> {
        let beyond = (self.plan.headings.len()..self.row.width()).map(|column| self.row.cell(column).trim());
        let beyond: Vec<&str> = beyond.filter(|cell| !cell.is_empty()).collect();
        let mut parts: Vec<String> = self.text(Target::InternalNote).into_iter().collect();
        if !beyond.is_empty() {
            parts.push(format!("Cells without a heading: {}", beyond.join("; ")));
        }
        let earlier = comments.len().saturating_sub(MOST_COMMENTS);
        if earlier > 0 {
            parts.push(format!("{earlier} earlier comments are not kept here."));
        }
        parts.extend(comments[earlier..].iter().cloned());
        Some(parts.join("\n\n")).filter(|note| !note.is_empty())
    }

    /// What people said of it, the newest last.
    fn comments(&self) -> Vec<String> {
        let cells = self.plan.columns(Target::Comments).iter().map(|column| self.row.cell(*column).trim());
        let mut comments: Vec<_> =
            cells.filter(|cell| !cell.is_empty()).map(|cell| self.comment(cell)).collect();
        comments.sort_by_key(|(date, _)| *date);
        comments.into_iter().map(|(_, text)| text).collect()
    }

    /// A comment as Jira exports it, `25/Feb/26 4:38 PM;account;text`, or any other text.
    fn comment(&self, cell: &str) -> (Option<PartialDate>, String) {
        let mut parts = cell.splitn(3, ';');
        let said = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        let (date, who, text) = match (read_date(said.0, self.plan.dates), said) {
            (Ok(Some(date)), (_, Some(who), Some(text))) => (Some(date), self.name_of(who.trim()), text),
            _ => (None, None, cell),
        };
        let text = match self.plan.kind.has_jira_markup() {
            true => to_markdown(text.trim()),
            false => text.trim().replace("\r\n", "\n"),
        };
        let end = text.char_indices().nth(LONGEST_COMMENT).map(|(end, _)| end);
        let text = end.map_or(text.clone(), |end| format!("{}…", &text[..end]));
        let head: Vec<_> = date.map(spell).into_iter().chain(who).collect();
        let text = if head.is_empty() { text } else { format!("{}: {text}", head.join(", ")) };
        (date, text)
    }

    /// The name behind an account, where the row has it in another column; nothing for an account that says nothing.
    fn name_of(&self, account: &str) -> Option<String> {
        let known = self.plan.accounts.iter().find(|(id, _)| self.row.cell(*id).trim() == account);
        let name = known.map(|(_, name)| self.row.cell(*name).trim()).filter(|name| !name.is_empty());
        let speaks =
            !account.is_empty() && account.len() < 40 && !account.contains(|c: char| c.is_ascii_digit());
        name.or(Some(account).filter(|_| speaks)).map(str::to_owned)
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

/// The status of what is completed and lies where other things are not.
const COMPLETED: &str = "Completed";

/// So many comments of a row are kept, the newest.
const MOST_COMMENTS: usize = 20;

/// A longer comment is cut.
const LONGEST_COMMENT: usize = 2_000;

/// Where a heading with `Id` behind it stands beside the same without.
fn accounts(headings: &[String]) -> Vec<(usize, usize)> {
    let squeezed: Vec<_> = headings.iter().map(|heading| squeeze(heading)).collect();
    let name = |id: &String| {
        let name = id.strip_suffix("id").filter(|name| !name.is_empty())?;
        squeezed.iter().position(|heading| heading == name)
    };
    squeezed.iter().enumerate().filter_map(|(at, id)| Some((at, name(id)?))).collect()
}

fn push_new(list: &mut Vec<String>, value: String) {
    if !list.contains(&value) {
        list.push(value);
    }
}

fn is_opaque_name(target: Target, cell: &str) -> bool {
    matches!(target, Target::Team | Target::Goal) && is_opaque_id(cell)
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
