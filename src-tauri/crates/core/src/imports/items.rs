//! Imports a table of items. The file is read twice, row by row: once to learn its dates and ids, once to write what is
//! read ahead.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use roadbook_formats::problem::Problem;
use roadbook_formats::read::table::Row;
use roadbook_formats::read::tracker::{Dates, ItemRow, Kind as TrackerKind, Mapping, Plan, Target};
use serde_json::{Value, json};

use super::first_reading::{Ids, Naming, known, learn};
use super::merge::{fingerprints, merge};
use super::read_ahead::{ReadRow, read_ahead};
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
use crate::store::counter;
use crate::timeframe::{self, Period, Reading, Timeframe};
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
    let ids = Ids { known: known(tx, system(understood.mapping.kind))?, ..learned.ids };
    let tree = match understood.mapping.columns_for(Target::Parent).is_empty() {
        true => Tree::default(),
        false => Tree::of(tx.conn(), learned.parents, &ids, request)?,
    };
    let mut importer = Importer {
        tx,
        request,
        system: system(understood.mapping.kind),
        file_name: &file.name,
        has: Has::of(&understood.mapping),
        reading: Reading { order: dates.order, ..Reading::new(tx.today(), Settings::of(tx.conn())?.fiscal) },
        ids,
        tree,
        people: HashMap::new(),
        statuses: BTreeSet::new(),
        naming: Naming::default(),
        written: BTreeSet::new(),
        wanted: BTreeSet::new(),
        report: ImportReport { problems: understood.problems, left_out, ..ImportReport::default() },
        problems_left_out: 0,
    };
    let plan = Plan::new(&file.name, &understood.mapping, dates);
    let mut done: u64 = 0;
    let odd_at_the_end = read_ahead(file, &plan, |read| {
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
    if !has_news && report.unchanged.items > 0 && last_import(tx.conn(), &file.name)? < Some(tx.today()) {
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

/// Which fields a mapping fills. A field that no column goes to is never touched.
struct Has {
    fields: Vec<(&'static str, bool)>,
    dates: Vec<usize>,
}

impl Has {
    fn of(mapping: &Mapping) -> Self {
        let columns = |target| mapping.columns_for(target);
        let any = |targets: &[Target]| targets.iter().any(|target| !columns(*target).is_empty());
        let fields = vec![
            ("title", true),
            ("level", any(&[Target::Level])),
            ("status", any(&[Target::Status, Target::Completed])),
            ("owner", any(&[Target::Owner])),
            ("timeframe", any(&[Target::Start, Target::End, Target::Timeframe])),
            ("product", any(&[Target::Product])),
            ("team", any(&[Target::Team])),
            ("goal", any(&[Target::Goal])),
            ("tags", any(&[Target::Tags])),
            ("parent", any(&[Target::Parent])),
            ("description", any(&[Target::Description])),
            ("effort", any(&[Target::Effort])),
            ("commitment", any(&[Target::Commitment])),
            ("health", any(&[Target::Health])),
            ("sensitivity", any(&[Target::Sensitivity])),
            ("publicTitle", any(&[Target::PublicTitle])),
            ("publicText", any(&[Target::PublicText])),
            ("internalNote", any(&[Target::InternalNote, Target::Comments])),
        ];
        let dates = [Target::Start, Target::End, Target::Timeframe].into_iter().flat_map(columns).collect();
        Self { fields, dates }
    }
}

struct Importer<'a> {
    tx: &'a Tx<'a>,
    request: &'a ImportRequest,
    system: &'static str,
    file_name: &'a str,
    has: Has,
    reading: Reading,
    ids: Ids,
    tree: Tree,
    people: HashMap<String, PersonId>,
    statuses: BTreeSet<String>,
    naming: Naming,
    /// Source ids that were written.
    written: BTreeSet<String>,
    wanted: BTreeSet<Wanted>,
    report: ImportReport,
    problems_left_out: usize,
}

impl Importer<'_> {
    fn row(&mut self, read: ReadRow) -> Result<()> {
        self.note(read.problems);
        if let Some(item) = read.item {
            self.item(&item, &read.row)?;
        }
        self.note(read.odd);
        Ok(())
    }

    fn item(&mut self, item: &ItemRow, row: &Row) -> Result<()> {
        let named = self.naming.name(item.source_id.as_deref(), &item.title, row);
        let Some(id) = named.filter(|id| self.written.insert(id.clone())) else {
            let message = match &item.source_id {
                Some(id) => format!("A row with the id “{id}” came before. This one is left out."),
                None => {
                    format!("A row that says the same of “{}” came before. This one is left out.", item.title)
                }
            };
            self.note(vec![Problem::at(self.file_name, item.line, message)]);
            return Ok(());
        };
        if let (Some(status), Some(scale)) = (&item.status, item.status_scale)
            && self.statuses.insert(status.clone())
        {
            statuses::learn(self.tx, status, scale)?;
        }
        let known = self.ids.known.get(&id).cloned();
        let incoming = self.incoming(item, &id, row, known.is_some())?;
        let item_id =
            match known.as_ref().map(|known| Item::find(self.tx.conn(), &known.0)).transpose()?.flatten() {
                Some(before) => self.update(&before, &incoming)?,
                None => self.add(item, id.clone(), incoming)?,
            };
        self.link(item, &id, &item_id);
        Ok(())
    }

    fn add(&mut self, row: &ItemRow, id: String, incoming: Fields) -> Result<ItemId> {
        let item_id = self.ids.new.get(&id).cloned().unwrap_or_else(|| ItemId(self.tx.new_id()));
        let imported = fingerprints(&incoming);
        let mut fields = incoming;
        fields.insert("imported".into(), imported);
        let file = Some(self.file_name.to_owned());
        let source = Source { system: self.system.into(), id, file, url: row.url.clone(), scope: None };
        let item = Item::from_fields(fields)?;
        let sensitivity = match row.sensitivity {
            Some(said) => said,
            None => self.request.sensitivity.unwrap_or(item.sensitivity),
        };
        let number = counter::next(self.tx, Letter::Item)?;
        let item = Item { id: item_id.clone(), number, source: Some(source), sensitivity, ..item };
        self.tx.create(&item)?;
        self.tree.written(&item);
        self.report.created.items += 1;
        Ok(item_id)
    }

    fn update(&mut self, before: &Item, incoming: &Fields) -> Result<ItemId> {
        let show = |field: &str, value: &Value| self.shown(field, value);
        let merged = merge(before, &before.reference().to_string(), incoming, self.request, &show)?;
        let count = if merged.changed { &mut self.report.updated } else { &mut self.report.unchanged };
        count.items += 1;
        self.report.conflicts.extend(merged.conflicts);
        self.tx.change(before, &merged.record)?;
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
            "timeframe" => {
                Timeframe::from_code(code).ok().map(|timeframe| timeframe.text(self.reading.fiscal))
            }
            _ => None,
        };
        shown.map_or_else(|| value.clone(), Value::String)
    }

    /// What the row says, as fields of an item; only fields that a column goes to.
    fn incoming(&mut self, item: &ItemRow, id: &str, row: &Row, known: bool) -> Result<Fields> {
        let owner = match &item.owner {
            Some(name) => Some(self.person(name, item.owner_email.as_deref())?),
            None => None,
        };
        let timeframe = self.timeframe(item);
        let parent = item.parent.as_ref().and_then(|parent| self.parent(item, id, parent));
        let mut fields = Fields::new();
        let unread_date = timeframe.is_unscheduled()
            && self.has.dates.iter().any(|column| !row.cell(*column).trim().is_empty());
        for (field, is_mapped) in &self.has.fields {
            // A date that could not be read does not empty the one that is known.
            if !is_mapped || known && *field == "timeframe" && unread_date {
                continue;
            }
            let value = match *field {
                "title" => json!(item.title),
                "level" => json!(item.level),
                "status" => json!(item.status),
                "owner" => json!(owner),
                "timeframe" => json!(timeframe),
                "product" => json!(item.product),
                "team" => json!(item.team),
                "goal" => json!(item.goal),
                "tags" => json!(item.tags),
                "parent" => json!(parent),
                "description" => json!(item.description.as_deref().unwrap_or_default()),
                "effort" => json!(item.effort),
                "commitment" => json!(item.commitment),
                "health" => json!(item.health),
                "sensitivity" => match item.sensitivity {
                    Some(sensitivity) => json!(sensitivity),
                    None => continue,
                },
                "publicTitle" => json!(item.public_title),
                "publicText" => json!(item.public_text.as_deref().unwrap_or_default()),
                "internalNote" => json!(item.internal_note.as_deref().unwrap_or_default()),
                _ => continue,
            };
            fields.insert((*field).to_owned(), value);
        }
        Ok(fields)
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

    fn timeframe(&mut self, item: &ItemRow) -> Timeframe {
        let read = match &item.timeframe {
            Some(text) => timeframe::parse(text, &self.reading),
            None => Timeframe::between(item.start.map(Period::from), item.end.map(Period::from)),
        };
        read.unwrap_or_else(|error| {
            let (kept, read) = match (item.start, item.end) {
                (_, Some(end)) => {
                    ("The end was kept and the start left out.", Timeframe::of(Period::from(end)))
                }
                (Some(start), None) => {
                    let open = Timeframe::between(Some(Period::from(start)), None);
                    ("The start was kept and the end left out.", open.unwrap_or(Timeframe::Unscheduled))
                }
                (None, None) => ("No date was taken from it.", Timeframe::Unscheduled),
            };
            let error = error.to_string();
            let stop = if error.ends_with('.') { "" } else { "." };
            let problem = format!("{error}{stop} {kept}");
            self.note(vec![Problem::at(self.file_name, item.line, problem)]);
            read
        })
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
        self.note(vec![Problem::at(self.file_name, item.line, problem)]);
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

    fn note(&mut self, problems: Vec<Problem>) {
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
        sweep::links(self.tx, Kind::Item, &written, &self.wanted)?;
        self.report.missing = self.missing()?;
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
        for (id, source) in crate::items::store::sources(self.tx.conn())? {
            let from_here = match project(&source.id).filter(|_| self.system == "jira") {
                Some(project) => projects.contains(project),
                None => source.file.as_deref() == Some(self.file_name),
            };
            if source.system != self.system || !from_here || self.written.contains(&source.id) {
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
