//! Proposes a mapping for a table: from its headings, and from the first rows where the headings do not tell.

use serde::{Deserialize, Serialize};

use super::by_values;
use super::heading::{self, Jira, Known, UNNAMED, squeeze};
use super::heading_words::{EPIC_NAME, INITIATIVE_NAME, RELEASE_NAME};
use super::levels::level_of_word;
use super::mapping::{Kind, LevelWord, Mapped, Mapping, Target};
use super::values::is_opaque_id;
use crate::counts::as_u32;
use crate::read::table::{Facts, Row, repair};
use crate::words::Level;

/// What was recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Recognised {
    /// Where the columns go, as a proposal.
    pub mapping: Mapping,
    /// How much the proposal is to be trusted.
    pub confidence: Confidence,
    /// How many headings are known.
    pub known: u32,
    /// How many headings there are.
    pub headings: u32,
    /// The place of a column that was taken for when things happen, and may hold any other date.
    pub doubtful: Option<u32>,
}

/// How much a proposal is to be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Confidence {
    /// A known export: title, id, level and status were found.
    High,
    /// A table of items: a title and something beside it were found.
    Medium,
    /// A title at most: ask before importing. Without a column for the title nothing can be imported.
    Low,
}

/// Proposes where the columns go. `sample` is some rows from the start of the table; more of them find more level words.
pub fn recognise(facts: &Facts, sample: &[Row]) -> Recognised {
    let header: Vec<String> =
        facts.header.iter().map(|heading| repair(heading).unwrap_or_else(|| heading.clone())).collect();
    let known: Vec<Option<Known>> = header.iter().map(|heading| heading::known(heading)).collect();
    let mut targets: Vec<Target> =
        known.iter().map(|known| known.map_or(Target::LeftOut, |known| known.target)).collect();
    let mut kind = kind(&header, &known);

    for target in ONE_COLUMN {
        keep_the_best(&mut targets, *target, &known, sample);
    }
    settle_names(&mut targets, &header);
    if kind == Kind::Generic {
        promote_id(&mut targets, &known);
    }
    keep_the_best(&mut targets, Target::InternalId, &known, sample);
    let free: Vec<bool> = known.iter().map(Option::is_none).collect();
    by_values::add(&mut targets, &free, sample);
    let is_free = |target| targets.iter().zip(&free).any(|(found, free)| *found == target && *free);
    if is_free(Target::SourceId) && is_free(Target::Title) {
        kind = Kind::Jira; // in a language that is not in the list
    }
    promote_id(&mut targets, &known);
    settle_teams(&mut targets, &known, sample);
    settle_completed(&mut targets, &known);
    let doubtful = settle_date(&mut targets, &header).map(as_u32);
    settle_title(&mut targets, &header);

    let level = targets.iter().position(|target| *target == Target::Level);
    let levels = level.map(|column| level_words(column, &header[column], sample, kind)).unwrap_or_default();
    let columns = (0..).zip(&facts.header).zip(&targets).map(|((position, header), target)| Mapped {
        header: header.clone(),
        position,
        target: *target,
        note: None,
    });
    let mut mapping = Mapping { kind, columns: columns.collect(), levels };
    add_notes(&mut mapping);
    if let Some(column) = doubtful.and_then(|place| mapping.columns.get_mut(place as usize)) {
        column.note = Some("taken for when it happens; leave it out if it says another date".to_owned());
    }
    Recognised {
        confidence: confidence(&targets, kind),
        known: as_u32(known.iter().flatten().filter(|known| known.rank != UNNAMED).count()),
        headings: as_u32(header.len()),
        doubtful,
        mapping,
    }
}

/// Places that take one column. For the others several are joined, or the first filled one counts.
const ONE_COLUMN: &[Target] = &[
    Target::Title,
    Target::SourceId,
    Target::Level,
    Target::Status,
    Target::StatusCategory,
    Target::Completed,
    Target::Owner,
    Target::Timeframe,
    Target::Product,
    Target::Description,
    Target::Commitment,
    Target::Health,
    Target::Sensitivity,
    Target::PublicTitle,
    Target::PublicText,
    Target::InternalNote,
    Target::Url,
];

/// What wrote a table with these headings.
fn kind(header: &[String], known: &[Option<Known>]) -> Kind {
    let has = |target, jira| known.iter().flatten().any(|known| known.target == target && known.jira == jira);
    let only = known.iter().flatten().filter(|known| known.jira == Jira::Only).count();
    let summary = has(Target::Title, Jira::Maybe);
    let level = known.iter().flatten().any(|known| known.target == Target::Level);
    let by_key = has(Target::SourceId, Jira::Only) && (summary || only > 1);
    let by_short_names =
        summary && has(Target::SourceId, Jira::Maybe) && level && has(Target::Status, Jira::Maybe);
    let is_plan = header.iter().map(|heading| squeeze(heading)).any(|heading| {
        matches!(heading.as_str(), "targetstartdate" | "targetenddate" | "hierarchy" | "hierarchylevel")
    });
    let planned =
        is_plan && level && (has(Target::SourceId, Jira::Only) || has(Target::SourceId, Jira::Maybe));
    if planned && !has(Target::InternalId, Jira::Only) {
        Kind::JiraAdvancedRoadmaps
    } else if by_key || by_short_names || (summary && only > 1) {
        Kind::Jira
    } else {
        Kind::Generic
    }
}

/// Of the columns for a place that takes one, keeps the one of the highest rank, among equals one with values in it.
fn keep_the_best(targets: &mut [Target], target: Target, known: &[Option<Known>], sample: &[Row]) {
    let candidates: Vec<usize> = (0..targets.len()).filter(|column| targets[*column] == target).collect();
    let empty = |column: usize| sample.iter().all(|row| row.cell(column).trim().is_empty());
    let rank = |column: usize| known[column].map_or(u16::MAX, |known| known.rank);
    let best = candidates.iter().copied().min_by_key(|column| (rank(*column), empty(*column), *column));
    for column in candidates.into_iter().filter(|column| Some(*column) != best) {
        targets[column] = Target::LeftOut;
    }
}

/// Without a key, the id is what the tracker calls the row.
fn promote_id(targets: &mut [Target], known: &[Option<Known>]) {
    let ids = (0..targets.len()).filter(|column| targets[*column] == Target::InternalId);
    let best = ids.min_by_key(|column| known[*column].map_or(u16::MAX, |known| known.rank));
    if let Some(id) = best.filter(|_| !targets.contains(&Target::SourceId)) {
        targets[id] = Target::SourceId;
    }
}

/// Components stand in for teams where there is no column of teams with names in it; beside one they are tags.
fn settle_teams(targets: &mut [Target], known: &[Option<Known>], sample: &[Row]) {
    let is_component = |column: usize| known[column].is_some_and(|known| known.jira == Jira::Maybe);
    let mut has_teams = false;
    for (column, target) in targets.iter_mut().enumerate() {
        if *target == Target::Team && !is_component(column) {
            let cells = sample.iter().map(|row| row.cell(column).trim()).filter(|cell| !cell.is_empty());
            let (ids, names): (Vec<&str>, Vec<&str>) = cells.partition(|cell| is_opaque_id(cell));
            has_teams |= !names.is_empty();
            if names.is_empty() && !ids.is_empty() {
                *target = Target::LeftOut;
            }
        }
    }
    for (column, target) in targets.iter_mut().enumerate() {
        if has_teams && *target == Target::Team && is_component(column) {
            *target = Target::Tags;
        }
    }
}

/// A date of completion counts only where no status column says the same in a word.
fn settle_completed(targets: &mut [Target], known: &[Option<Known>]) {
    let status = targets.iter().position(|target| *target == Target::Status);
    let said = status.is_some_and(|column| known[column].is_none_or(|known| known.jira != Jira::No));
    for target in targets.iter_mut().filter(|target| said && **target == Target::Completed) {
        *target = Target::LeftOut;
    }
}

/// What the names of other records are beside the title: those of what the row is part of, or of its release. The titles of a
/// tree stand in a column each.
fn settle_names(targets: &mut [Target], header: &[String]) {
    let names: Vec<String> = header.iter().map(|heading| squeeze(heading)).collect();
    let is = |name: &str, known: &str| squeeze(known) == name;
    let level = |name: &str| name.strip_prefix("title").is_some_and(|level| level.parse::<u8>().is_ok());
    let Some(title) = targets.iter().position(|target| *target == Target::Title) else { return };
    for (column, name) in names.iter().enumerate().filter(|(column, _)| *column != title) {
        let meant = match name.as_str() {
            name if level(name) && level(&names[title]) => Target::Title,
            name if is(name, RELEASE_NAME) && names[title].ends_with("name") => Target::Tags,
            name if is(name, EPIC_NAME) && names[title].ends_with("name") => Target::Parent,
            name if is(name, INITIATIVE_NAME) && names[title].ends_with("name") => {
                let has_epics = names.iter().any(|name| is(name, EPIC_NAME));
                if has_epics { Target::LeftOut } else { Target::Parent }
            }
            _ => continue,
        };
        targets[column] = meant;
    }
}

/// Where nothing is called a title, the rows are what the finest of their columns says.
fn settle_title(targets: &mut [Target], header: &[String]) {
    if targets.contains(&Target::Title) {
        return;
    }
    let column = |name: &str| header.iter().position(|heading| squeeze(heading) == squeeze(name));
    if let Some(title) = ROWS.split('|').find_map(column) {
        targets[title] = Target::Title;
    }
}

/// What the rows of a plan are, the finest first.
const ROWS: &str = "Work package|Arbeitspaket|Activity|Aktivität|Action|Maßnahme|Epic|Initiative|Initiatives|Initiativen|\
     Iniciativa|Project|Projekt|Projet|Proyecto|Progetto|Projeto|Vorhaben|Milestone|Meilenstein|Jalon|Hito|Opportunity|\
     Idea|Idee|Topic|Theme|Thème|Tema";

/// A column that is only called a date says when, where no other does; gives its place. In a roadmap that this program wrote
/// it says so beside the days and how precise they are; a day that was changed there counts.
fn settle_date(targets: &mut [Target], header: &[String]) -> Option<usize> {
    let column = |name: &str| header.iter().position(|heading| squeeze(heading) == name);
    if let (Some(when), Some(_)) = (column("when"), column("precision")) {
        targets[when] = Target::Timeframe;
    }
    let has_time = |target: &Target| matches!(target, Target::Start | Target::End | Target::Timeframe);
    if targets.iter().any(has_time) {
        return None;
    }
    let is_date = |heading: &String| DATE.contains(&squeeze(heading).as_str());
    let place =
        (0..targets.len()).find(|place| targets[*place] == Target::LeftOut && is_date(&header[*place]))?;
    targets[place] = Target::Timeframe;
    Some(place)
}

/// What such a column is called.
const DATE: [&str; 8] = ["date", "when", "datum", "fecha", "data", "wann", "termine", "дата"];

/// The level words of the sample, each once, with their levels. A table that uses the words of this program's own levels
/// means them; in Jira an initiative stands above the epics.
pub(super) fn level_words(column: usize, heading: &str, sample: &[Row], kind: Kind) -> Vec<LevelWord> {
    let mut words: Vec<&str> = Vec::new();
    for word in sample.iter().map(|row| row.cell(column).trim()).filter(|word| !word.is_empty()) {
        if !words.iter().any(|known| squeeze(known) == squeeze(word)) {
            words.push(word);
        }
    }
    let is_own = |word: &&str| matches!(Level::parse(word), Some(Level::Theme | Level::Milestone));
    let own = kind == Kind::Generic
        && (squeeze(heading) == "level" || words.iter().any(is_own))
        && words.iter().all(|word| Level::parse(word).is_some());
    let level = |word: &str| if own { Level::parse(word) } else { Some(level_of_word(word)) };
    words.into_iter().map(|word| LevelWord { word: word.to_owned(), level: level(word) }).collect()
}

fn confidence(targets: &[Target], kind: Kind) -> Confidence {
    let has = |target| targets.contains(&target);
    let complete = has(Target::SourceId) && has(Target::Level) && has(Target::Status);
    let some =
        [Target::SourceId, Target::Status, Target::Owner, Target::Start, Target::End, Target::Timeframe];
    match kind {
        _ if !has(Target::Title) => Confidence::Low,
        Kind::Jira | Kind::JiraAdvancedRoadmaps if complete => Confidence::High,
        _ if some.into_iter().any(has) => Confidence::Medium,
        _ => Confidence::Low,
    }
}

/// Says of each column what is worth knowing.
fn add_notes(mapping: &mut Mapping) {
    let names: Vec<String> = mapping.columns.iter().map(|column| squeeze(&column.header)).collect();
    let note = |at: usize, column: &Mapped| {
        let columns = || mapping.columns_for(column.target);
        match column.target {
            Target::LeftOut => {
                let same = names.iter().filter(|name| **name == names[at]).count();
                (same > 1).then(|| format!("{same} columns of this name"))
            }
            Target::SourceId => Some("finds the row again next time".to_owned()),
            Target::Description => {
                mapping.kind.has_jira_markup().then(|| "markup becomes Markdown".to_owned())
            }
            Target::Tags | Target::Comments | Target::DependsOn | Target::Blocks => Some(columns().len())
                .filter(|count| *count > 1)
                .map(|count| format!("{count} columns joined")),
            _ => {
                let first = columns().first().copied().filter(|first| *first != at);
                first.map(|first| format!("used where “{}” is empty", mapping.columns[first].header))
            }
        }
    };
    let notes: Vec<_> = mapping.columns.iter().enumerate().map(|(at, column)| note(at, column)).collect();
    for (column, note) in mapping.columns.iter_mut().zip(notes) {
        column.note = note;
    }
}
