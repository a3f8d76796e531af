//! Brings signals in from a table, or from what was pasted: a table, or one signal a paragraph.

use std::collections::BTreeMap;
use std::path::Path;

use roadbook_formats::counts::{as_u32, things};
use roadbook_formats::date::{DayOrder, PartialDate};
use roadbook_formats::problem::Problem;
use roadbook_formats::read::grid::{Grid, GridRow};
use serde::Serialize;

use super::Signal;
use crate::error::{Error, Result, if_there};
use crate::imports::fingerprint;
use crate::imports::table::{Days, columns as columns_of, open};
use crate::items::{Source, store};
use crate::op::{Committed, Op};
use crate::record::Record as _;
use crate::register::add::create;
use crate::typed::{line, list};
use crate::workspace::{Tx, Workspace};

/// What an import of signals did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SignalImport {
    /// New signals.
    pub added: u32,
    /// Signals that were there already.
    pub unchanged: u32,
    /// What each heading was taken for: heading and field; nothing for those that were left out.
    pub columns: Vec<(String, Option<String>)>,
    /// What could not be read as meant.
    pub problems: Vec<Problem>,
    /// A day of the table that can be read two ways, where nobody and nothing says which; the first of them.
    pub unclear_day: Option<String>,
}

/// Imports a CSV or XLSX file of signals in one step of undo.
///
/// # Errors
/// [`Error::Missing`] or [`Error::File`] when it cannot be read, [`Error::Invalid`] when no column holds what was said.
pub fn import(
    workspace: &Workspace,
    path: &Path,
    order: Option<DayOrder>,
) -> Result<Committed<SignalImport>> {
    let (file, grid, problems) = open(path)?;
    workspace.back_up(crate::backup::Reason::BeforeImport)?;
    workspace.transact(Op::Import, "", |tx| {
        let report = bring(tx, &file, &grid, problems, order)?;
        tx.say(format!("Imported {} from {file}", things(report.added, "signal", "signals")));
        Ok(report)
    })
}

/// What an import would do, without changing anything.
///
/// # Errors
/// As [`import`].
pub fn rehearse(workspace: &Workspace, path: &Path, order: Option<DayOrder>) -> Result<SignalImport> {
    let (file, grid, problems) = open(path)?;
    workspace.trial_copy()?.rehearse(Op::Import, |tx| bring(tx, &file, &grid, problems, order))
}

/// Adds what was pasted: a table with headings, or one signal a paragraph.
///
/// # Errors
/// [`Error::Invalid`] when nothing was pasted.
pub fn paste(workspace: &Workspace, text: &str) -> Result<Committed<SignalImport>> {
    workspace.transact(Op::Import, "", |tx| {
        let table = Grid::of_text("pasted", text.as_bytes()).ok();
        let is_table = |grid: &Grid| grid.header.len() > 1 && columns(grid).contains_key("words");
        let report = match table.filter(|(grid, _)| is_table(grid)) {
            Some((grid, problems)) => bring(tx, "pasted", &grid, problems, None)?,
            None => paragraphs(tx, text)?,
        };
        tx.say(format!("Pasted {}", things(report.added, "signal", "signals")));
        Ok(report)
    })
}

fn paragraphs(tx: &Tx<'_>, text: &str) -> Result<SignalImport> {
    let text = text.replace("\r\n", "\n");
    let parts: Vec<&str> = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return Err(Error::invalid("Nothing was pasted", "Copy what was said, then paste it here."));
    }
    for words in &parts {
        let said_on = Some(tx.today().into());
        create(tx, Signal { words: (*words).to_owned(), said_on, ..Signal::default() })?;
    }
    Ok(SignalImport { added: as_u32(parts.len()), ..SignalImport::default() })
}

/// Headings by what they hold, in several languages.
const HEADINGS: &[(&str, &[&str])] = &[
    (
        "words",
        &[
            "words",
            "feedback",
            "what was said",
            "comment",
            "note",
            "notes",
            "quote",
            "verbatim",
            "description",
            "text",
            "message",
            "body",
            "content",
            "request",
            "rückmeldung",
            "commentaire",
        ],
    ),
    (
        "saidOn",
        &[
            "said on",
            "date",
            "day",
            "created",
            "created at",
            "submitted",
            "submitted at",
            "received",
            "datum",
        ],
    ),
    (
        "who",
        &[
            "who",
            "author",
            "user",
            "user name",
            "contact",
            "submitter",
            "requester",
            "reporter",
            "from",
            "name",
            "person",
        ],
    ),
    ("department", &["department", "team", "owner team", "came through", "abteilung"]),
    (
        "customer",
        &[
            "customer",
            "company",
            "account",
            "organisation",
            "organization",
            "client",
            "customer name",
            "account name",
            "kunde",
            "firma",
        ],
    ),
    ("segment", &["segment", "plan", "tier", "customer segment", "size"]),
    ("channel", &["channel", "source", "origin", "via", "type"]),
    ("about", &["about", "item", "items", "feature", "reference", "ref", "roadmap item", "linked feature"]),
    ("themes", &["themes", "theme", "tags", "tag", "labels", "topic", "topics", "category"]),
    ("id", &["id", "key", "signal id", "feedback id", "ticket", "ticket id"]),
];

fn columns(grid: &Grid) -> BTreeMap<&'static str, usize> {
    let mut found = BTreeMap::new();
    for (field, names) in HEADINGS {
        let free = columns_of(grid, names).into_iter().find(|at| !found.values().any(|taken| taken == at));
        if let Some(at) = free {
            found.insert(*field, at);
        }
    }
    found
}

fn bring(
    tx: &Tx<'_>,
    file: &str,
    grid: &Grid,
    problems: Vec<Problem>,
    order: Option<DayOrder>,
) -> Result<SignalImport> {
    let columns = columns(grid);
    let Some(words) = columns.get("words").copied() else {
        let what = format!("{file} has no column that holds what was said");
        return Err(Error::invalid(what, "Call the column Feedback, Comment or Description."));
    };
    let meaning =
        |at: usize| columns.iter().find(|(_, taken)| **taken == at).map(|(field, _)| (*field).to_owned());
    let mut report = SignalImport {
        columns: grid.header.iter().enumerate().map(|(at, heading)| (heading.clone(), meaning(at))).collect(),
        problems,
        ..SignalImport::default()
    };
    let known: std::collections::BTreeSet<String> = Signal::all(tx.conn())?
        .into_iter()
        .filter_map(|signal| signal.source.map(|source| source.id))
        .collect();
    let mut seen = known;
    let days = Days::of(grid, order);
    for row in &grid.rows {
        let cell = |field: &str| columns.get(field).map_or("", |at| row.cell(*at));
        let mut trouble = |message: String| report.problems.push(Problem::at(file, row.line, message));
        if row.cell(words).is_empty() {
            trouble("Nothing was said here; the line was left out.".to_owned());
            continue;
        }
        let said_on = days.read(cell("saidOn")).unwrap_or_else(|why| {
            trouble(format!("“{}” {why}; the signal has no day.", cell("saidOn")));
            None
        });
        let id = match cell("id") {
            "" => content_id(row, words, said_on),
            id => id.to_owned(),
        };
        if !seen.insert(id.clone()) {
            report.unchanged += 1;
            continue;
        }
        let mut about = Vec::new();
        for name in list(cell("about")) {
            let cited =
                name.parse().ok().map(|reference| if_there(store::by_reference(tx.conn(), reference)));
            match cited.transpose()?.flatten() {
                Some(item) => about.push(item.reference().to_string()),
                None => trouble(format!("There is no item {name}; the signal is kept without it.")),
            }
        }
        create(
            tx,
            Signal {
                words: row.cell(words).to_owned(),
                said_on,
                who: line(cell("who")),
                department: line(cell("department")),
                customer: line(cell("customer")),
                segment: line(cell("segment")),
                channel: line(cell("channel")),
                about,
                themes: list(cell("themes")),
                source: Some(Source {
                    system: "table".to_owned(),
                    id,
                    file: Some(file.to_owned()),
                    url: None,
                    scope: None,
                }),
                ..Signal::default()
            },
        )?;
        report.added += 1;
    }
    report.unclear_day = days.unclear();
    Ok(report)
}

/// What a signal without an id is known by when its file comes again.
fn content_id(row: &GridRow, words: usize, said_on: Option<PartialDate>) -> String {
    let said_on = said_on.map(|date| date.to_string()).unwrap_or_default();
    fingerprint(&format!("{}\n{said_on}\n{}", row.cell(words), row.cells.join("\t")).into())
}
