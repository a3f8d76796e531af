//! Imports a table of items. The file is read twice, row by row: once to learn its dates and ids, once to write what is
//! read ahead.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use roadbook_formats::counts::{as_u32, things};
use roadbook_formats::problem::Problem;
use roadbook_formats::read::tracker::{Dates, ItemRow, Kind as TrackerKind, Plan, Target};
use serde_json::{Value, json};

use super::first_reading::{Ids, known, learn};
use super::merge::{fingerprint, merge};
use super::own::written_here;
use super::read_ahead::{ReadRow, read_ahead};
use super::said::{Filled, Said};
use super::source::TableFile;
use super::store::last_import;
use super::sweep::{self, Wanted};
use super::tree::Tree;
use super::understand::{headings, left_out, understand};
use super::{ImportReport, ImportRequest, UnresolvedLink, looked_at};
use crate::error::{Error, Result};
use crate::ids::{ItemId, Letter, PersonId};
use crate::items::{Item, Source};
use crate::links::{End, Relation};
use crate::op::Kind;
use crate::people;
use crate::people::Person;
use crate::record::{Fields, Record as _};
use crate::settings::Settings;
use crate::statuses;
use crate::store::counter::Numbers;
use crate::timeframe::{FiscalYear, Reading, Timeframe};
use crate::watch::Watch;
use crate::workspace::Tx;

/// How often the watcher is told and asked.
pub(super) const ROWS_PER_STEP: u64 = 500;

/// A problem said more often than this is counted instead.
const MOST_PROBLEMS: usize = 1_000;

/// Brings the rows of a table into the workspace.
pub(super) fn import(
    tx: &Tx<'_>,
    file: &TableFile,
    request: &ImportRequest,
    watch: &dyn Watch,
) -> Result<ImportReport> {
    let understood = understand(tx, file, request)?;
    if understood.mapping.columns_for(Target::Title).is_empty() {
        return Err(Error::invalid(
            format!("No column of {} holds the title", file.name),
            format!(
                "Say which of these does, such as --map \"Name=title\": {}.",
                headings(&understood.mapping)
            ),
        ));
    }
    let left_out = left_out(&understood);
    let learned = learn(tx, file, &understood.mapping, watch)?;
    let dates = Dates::of(&learned.days, request.dates);
    let mut by_name = written_here(tx, &learned.ids)?;
    let is_own = !by_name.is_empty();
    by_name.extend(known(tx, system(understood.mapping.kind))?);
    let ids = Ids { known: by_name, ..learned.ids };
    let tree = match understood.mapping.columns_for(Target::Parent).is_empty() {
        true => Tree::default(),
        false => Tree::of(tx.conn(), learned.parents, &ids, request)?,
    };
    let fiscal = Settings::of(tx.conn())?.fiscal;
    let reading = Reading { order: dates.order, ..Reading::new(tx.today(), fiscal) };
    let filled = Filled::by(&understood.mapping, &file.name, reading);
    let mut importer = Importer {
        tx,
        request,
        system: system(understood.mapping.kind),
        file_name: &file.name,
        filled: &filled,
        fiscal,
        numbers: Numbers::begin(tx.conn(), Letter::Item)?,
        ids,
        tree,
        people: HashMap::new(),
        statuses: BTreeSet::new(),
        written: HashSet::new(),
        wanted: BTreeSet::new(),
        efforts: Vec::new(),
        report: ImportReport { problems: understood.problems, left_out, ..ImportReport::default() },
        problems_left_out: 0,
    };
    let plan = Plan::new(&file.name, &understood.mapping, dates);
    let mut done: u64 = 0;
    let odd_at_the_end = read_ahead(file, &plan, &filled, |read| {
        if done.is_multiple_of(ROWS_PER_STEP) {
            watch.step("Writing items", done, Some(learned.rows));
            if watch.is_cancelled() {
                return Err(Error::Cancelled);
            }
        }
        done += 1;
        importer.row(read)
    })?;
    importer.note(odd_at_the_end);
    let report = importer.finish()?;
    let has_news = report.created.items + report.updated.items > 0;
    if !has_news
        && !is_own
        && report.unchanged.items > 0
        && last_import(tx.conn(), &file.name)? < Some(tx.today())
    {
        looked_at::keep(tx, system(understood.mapping.kind), &file.name)?;
    }
    Ok(report)
}

fn system(kind: TrackerKind) -> &'static str {
    match kind {
        TrackerKind::Jira | TrackerKind::JiraAdvancedRoadmaps => "jira",
        TrackerKind::Generic => "csv",
    }
}

struct Importer<'a> {
    tx: &'a Tx<'a>,
    request: &'a ImportRequest,
    system: &'static str,
    file_name: &'a str,
    filled: &'a Filled<'a>,
    fiscal: FiscalYear,
    ids: Ids,
    numbers: Numbers,
    tree: Tree,
    people: HashMap<String, PersonId>,
    statuses: BTreeSet<String>,
    /// Source ids that were written.
    written: HashSet<String>,
    wanted: BTreeSet<Wanted>,
    /// What stands where an effort should, with its line.
    efforts: Vec<(u32, String)>,
    report: ImportReport,
    problems_left_out: usize,
}

impl Importer<'_> {
    fn row(&mut self, read: ReadRow) -> Result<()> {
        self.note(read.problems);
        if let Some(said) = read.said {
            self.item(said)?;
        }
        self.note(read.odd);
        Ok(())
    }

    fn item(&mut self, said: Said) -> Result<()> {
        let Said { id, row, mut fields, prints, item, is_date_unread, effort_in_words, problem } = said;
        let Some(id) = id.filter(|id| self.written.insert(id.clone())) else {
            let message = match &row.source_id {
                Some(id) => format!("A row with the id “{id}” came before. This one is left out."),
                None => {
                    format!("A row that says the same of “{}” came before. This one is left out.", row.title)
                }
            };
            self.note([Problem::at(self.file_name, row.line, message)]);
            return Ok(());
        };
        if let (Some(status), Some(scale)) = (&row.status, row.status_scale)
            && self.statuses.insert(status.clone())
        {
            statuses::learn(self.tx, status, scale)?;
        }
        let owner = match &row.owner {
            Some(name) => Some(self.person(name, row.owner_email.as_deref())?),
            None => None,
        };
        self.note(problem);
        if let Some(words) = effort_in_words {
            self.efforts.push((row.line, words));
        }
        let parent = row.parent.as_ref().and_then(|parent| self.parent(&row, &id, parent));
        let known = self.ids.known.get(&id).map(|known| Item::find(self.tx.conn(), &known.0));
        let beside =
            [("owner", self.filled.owner, json!(owner)), ("parent", self.filled.parent, json!(parent))];
        let beside = beside.into_iter().filter(|(_, is_filled, _)| *is_filled);
        let beside = beside.map(|(field, _, value)| (field.to_owned(), value));
        let item_id = match known.transpose()?.flatten() {
            Some(before) => {
                fields.extend(beside);
                // A date that could not be read does not empty the one that is known.
                if is_date_unread {
                    fields.remove("timeframe");
                }
                self.update(&before, &fields)?
            }
            None => {
                let mut imported = prints;
                imported.extend(beside.map(|(field, value)| (field, fingerprint(&value))));
                self.add(&row, id.clone(), Item { owner, parent, imported, ..item })?
            }
        };
        self.link(&row, &id, &item_id);
        Ok(())
    }

    fn add(&mut self, row: &ItemRow, id: String, mut item: Item) -> Result<ItemId> {
        item.id = self.ids.new.get(&id).cloned().unwrap_or_else(|| ItemId(self.tx.new_id()));
        item.number = self.numbers.give();
        let file = Some(self.file_name.to_owned());
        item.source =
            Some(Source { system: self.system.into(), id, file, url: row.url.clone(), scope: None });
        if let Some(sensitivity) = self.request.sensitivity.filter(|_| row.sensitivity.is_none()) {
            item.sensitivity = sensitivity;
        }
        self.tx.create(&item)?;
        self.tree.written(&item);
        self.report.created.items += 1;
        Ok(item.id)
    }

    fn update(&mut self, before: &Item, incoming: &Fields) -> Result<ItemId> {
        let show = |field: &str, value: &Value| self.shown(field, value);
        let merged = merge(before, &before.reference().to_string(), incoming, self.request, &show)?;
        let count = if merged.changed { &mut self.report.updated } else { &mut self.report.unchanged };
        count.items += 1;
        self.report.conflicts.extend(merged.conflicts);
        // An item that comes back as it is and was not imported stays untouched.
        if merged.changed || before.source.is_some() {
            self.tx.change(before, &merged.record)?;
        }
        self.tree.written(&merged.record);
        Ok(before.id.clone())
    }

    /// Ids and codes in a conflict as people read them.
    fn shown(&self, field: &str, value: &Value) -> Value {
        let Some(code) = value.as_str() else { return value.clone() };
        let shown = match field {
            "owner" => Person::find(self.tx.conn(), code).ok().flatten().map(|person| person.name),
            "parent" => {
                Item::find(self.tx.conn(), code).ok().flatten().map(|item| item.reference().to_string())
            }
            "timeframe" => Timeframe::from_code(code).ok().map(|timeframe| timeframe.text(self.fiscal)),
            _ => None,
        };
        shown.map_or_else(|| value.clone(), Value::String)
    }

    fn person(&mut self, name: &str, email: Option<&str>) -> Result<PersonId> {
        if let Some(known) = self.people.get(name) {
            return Ok(known.clone());
        }
        let id = match people::store::named(self.tx.conn(), name)? {
            Some(id) => id,
            None => {
                self.report.people_created += 1;
                let email = email.map(str::to_owned);
                people::store::add(self.tx, Person { name: name.to_owned(), email, ..Person::default() })?.id
            }
        };
        self.people.insert(name.to_owned(), id.clone());
        Ok(id)
    }

    fn parent(&mut self, item: &ItemRow, row: &str, parent: &str) -> Option<ItemId> {
        let Some(found) = self.ids.resolve(parent).cloned() else {
            self.unresolved(row, "parent", parent);
            return None;
        };
        let own = self.ids.resolve(row)?;
        if !self.tree.leads(&found, own) {
            return Some(found);
        }
        let row = item.source_id.as_deref().unwrap_or(&item.title);
        let why = match found == *own {
            true => format!("“{row}” is said to be part of itself"),
            false => format!("“{parent}” is part of “{row}” already"),
        };
        let problem = format!("{why}; imported without a parent. Mend one of the two in the file.");
        self.note([Problem::at(self.file_name, item.line, problem)]);
        None
    }

    fn link(&mut self, row: &ItemRow, source_id: &str, id: &ItemId) {
        for (others, end) in [(&row.depends_on, End::From), (&row.blocks, End::To)] {
            for other in others {
                match (self.ids.resolve(other).cloned(), end) {
                    (Some(other), End::From) => {
                        self.wanted.insert((Relation::DependsOn, id.0.clone(), other.0));
                    }
                    (Some(other), End::To) => {
                        self.wanted.insert((Relation::DependsOn, other.0, id.0.clone()));
                    }
                    (None, _) => self.unresolved(source_id, Relation::DependsOn.key(end), other),
                }
            }
        }
    }

    fn unresolved(&mut self, from: &str, relation: &str, to: &str) {
        let link = UnresolvedLink { from: from.to_owned(), relation: relation.to_owned(), to: to.to_owned() };
        self.report.unresolved_links.push(link);
    }

    fn note(&mut self, problems: impl IntoIterator<Item = Problem>) {
        for problem in problems {
            if self.report.problems.len() < MOST_PROBLEMS {
                self.report.problems.push(problem);
            } else {
                self.problems_left_out += 1;
            }
        }
    }

    fn finish(mut self) -> Result<ImportReport> {
        let written =
            self.written.iter().filter_map(|id| self.ids.resolve(id)).map(|id| id.0.clone()).collect();
        self.numbers.keep(self.tx)?;
        sweep::links(self.tx, Kind::Item, &written, &self.wanted)?;
        self.report.missing = self.missing()?;
        let efforts = efforts_in_words(&std::mem::take(&mut self.efforts));
        self.note(efforts.map(|(line, message)| Problem::at(self.file_name, line, message)));
        if self.problems_left_out > 0 {
            let message = format!("{} more problems of these kinds are not listed.", self.problems_left_out);
            self.report.problems.push(Problem::of(self.file_name, message));
        }
        Ok(self.report)
    }

    /// References of items that came from the same projects, or without projects from the same file, and are not in
    /// the file any more.
    fn missing(&self) -> Result<Vec<String>> {
        let projects: BTreeSet<&str> = self.written.iter().filter_map(|id| project(id)).collect();
        let mut missing = BTreeMap::new();
        let is_gone =
            |key: &str| Source::in_key(key, self.system).is_some_and(|id| !self.written.contains(id));
        for (id, source) in crate::items::store::sources_by_key(self.tx.conn(), is_gone)? {
            let from_here = match project(&source.id).filter(|_| self.system == "jira") {
                Some(project) => projects.contains(project),
                None => source.file.as_deref() == Some(self.file_name),
            };
            if !from_here {
                continue;
            }
            let gone = Item::find(self.tx.conn(), &id.0)?.filter(|item| !item.archived);
            missing.extend(gone.map(|item| (item.number, item.reference().to_string())));
        }
        Ok(missing.into_values().collect())
    }
}

/// The project of a tracker's id: `PAY` of `PAY-1180`.
fn project(id: &str) -> Option<&str> {
    let (project, number) = id.rsplit_once('-')?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some(project)
}

/// Says of all efforts in words at once that they are none, with the line of the first: a column of sizes has one in each row.
fn efforts_in_words(efforts: &[(u32, String)]) -> Option<(u32, String)> {
    let (line, _) = efforts.first()?;
    let mut words: Vec<&str> = Vec::new();
    for (_, word) in efforts {
        if words.len() < 4 && !words.contains(&word.as_str()) {
            words.push(word);
        }
    }
    let words: Vec<_> = words.into_iter().take(3).map(|word| format!("“{}”", shorten(word))).collect();
    let rows = things(as_u32(efforts.len()), "row", "rows");
    Some((
        *line,
        format!(
            "The effort is {} and the like in {rows}. None was taken from there; write days, such as 12 or 2.5, or 3 weeks.",
            words.join(", ")
        ),
    ))
}

fn shorten(word: &str) -> &str {
    word.char_indices().nth(40).map_or(word, |(end, _)| &word[..end])
}
