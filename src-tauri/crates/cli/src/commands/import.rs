//! `roadbook import PATH --into FILE`

mod people;

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::sync::Mutex;

use clap::ValueEnum;
use roadbook_core::imports::{self, ImportKind, ImportReport, ImportRequest, Keep, NamedColumn, PerKind};
use roadbook_core::people::columns::Column as PersonColumn;
use roadbook_core::watch::Watch;
use roadbook_core::{Access, Error, Result};
use roadbook_formats::counts::things;
use roadbook_formats::date::DayOrder;
use roadbook_formats::read::table::Encoding;
use roadbook_formats::read::tracker::{LevelWord, Target};
use roadbook_formats::words::{Level, Sensitivity};

use crate::context::{Context, Ended};
use crate::output::{Form, Output};
use crate::table::{Table, one_line};
use crate::values::sensitivity;

/// What is to be brought in, and how.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A CSV file, a workbook of Excel, issues of GitHub as JSON, a plan of Microsoft Project as XML, or a folder of decision records
    path: PathBuf,
    /// The workspace
    #[arg(long = "into", value_name = "FILE")]
    file: PathBuf,
    /// What it is: jira, csv, decisions or people; recognised when left out, but for people
    #[arg(long = "as", value_name = "KIND", value_parser = kind)]
    kind: Option<Kind>,
    /// The name of a saved way of reading its columns
    #[arg(long, value_name = "NAME")]
    mapping: Option<String>,
    /// Where a column goes, such as "Target date=end" or "Notes=leave out"; may be said of several
    #[arg(long = "map", value_name = "COLUMN=FIELD", value_parser = column)]
    columns: Vec<Mapped>,
    /// What a word of the level column means, such as "Milestone=milestone" or "Sub-task=leave out"; may be said of several
    #[arg(long = "level", value_name = "WORD=LEVEL", value_parser = level)]
    levels: Vec<LevelWord>,
    /// How its characters are stored, when they come out wrong: utf-8, windows-1252, windows-1251, shift-jis, …
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    encoding: Option<Encoding>,
    /// Keep the way its columns are read under this name
    #[arg(long, value_name = "NAME", conflicts_with = "dry_run", value_parser = name)]
    save_mapping: Option<String>,
    /// Say what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Who may see the new records: public, partner, internal, confidential or restricted
    #[arg(long, value_name = "STEP", value_parser = sensitivity)]
    sensitivity: Option<Sensitivity>,
    /// Which value stays where a field was changed on both sides; mine when left out
    #[arg(long, value_enum)]
    on_conflict: Option<Side>,
    /// How 05/06/2026 is meant, where the file itself does not say
    #[arg(long, value_enum)]
    dates: Option<Order>,
}

/// So many columns that are left out are named for people; data has all of them.
const FEW: usize = 12;

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Side {
    Mine,
    Theirs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Order {
    Dmy,
    Mdy,
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Records(ImportKind),
    People,
}

fn kind(text: &str) -> std::result::Result<Kind, String> {
    if text.trim().eq_ignore_ascii_case("people") {
        return Ok(Kind::People);
    }
    let known = |_| "choose jira, csv, decisions or people".to_owned();
    ImportKind::parse(text).map(Kind::Records).map_err(known)
}

/// Where a column is to go, by its heading. Which places there are depends on what the file holds.
#[derive(Debug, Clone)]
struct Mapped {
    heading: String,
    field: String,
}

fn column(text: &str) -> std::result::Result<Mapped, String> {
    let (heading, field) = text.rsplit_once('=').ok_or("write it as COLUMN=FIELD")?;
    let mapped = Mapped { heading: heading.trim().to_owned(), field: field.trim().to_owned() };
    if Target::parse(field).is_none() && PersonColumn::parse(field).is_none() {
        return Err(no_place(&mapped, Target::ALL.iter().map(|target| target.word())));
    }
    Ok(mapped)
}

/// Says which places there are for a column.
fn no_place<'a>(mapped: &Mapped, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<_> = known.map(str::to_lowercase).collect();
    format!("“{}” is no place for a column; choose of: {}", mapped.field, known.join(", "))
}

fn name(text: &str) -> std::result::Result<String, String> {
    Some(text.trim().to_owned())
        .filter(|name| !name.is_empty())
        .ok_or_else(|| "write what to call it".to_owned())
}

fn encoding(name: &str) -> std::result::Result<Encoding, String> {
    Encoding::parse(name).ok_or_else(|| {
        let known: Vec<_> = Encoding::ALL.iter().map(|encoding| encoding.word()).collect();
        format!("choose of: {}", known.join(", "))
    })
}

fn level(text: &str) -> std::result::Result<LevelWord, String> {
    let (word, level) = text.rsplit_once('=').ok_or("write it as WORD=LEVEL")?;
    let level = match Level::parse(level) {
        Some(level) => Some(level),
        None if Target::parse(level) == Some(Target::LeftOut) => None,
        None => {
            let known: Vec<_> = Level::ALL.iter().map(|level| level.word().to_lowercase()).collect();
            return Err(format!(
                "“{}” is no level; choose of: {}, leave out",
                level.trim(),
                known.join(", ")
            ));
        }
    };
    Ok(LevelWord { word: word.trim().to_owned(), level })
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    if args.kind == Some(Kind::People) {
        args.is_for_people()?;
        return people::run(args, context);
    }
    let request = request(args)?;
    if args.dry_run {
        return rehearse(args, &request, context);
    }
    let workspace = context.open(&args.file, Access::Write, "import")?;
    // Worked out first: where there is none to be kept, nothing is imported either.
    let mapping =
        args.save_mapping.as_ref().map(|_| imports::mapping_of(&workspace, &request)).transpose()?;
    let progress = Progress::default();
    let committed = imports::import(&workspace, &request, &progress);
    progress.end();
    let committed = committed?;
    if let (Some(name), Some(mapping)) = (&args.save_mapping, &mapping) {
        imports::save_mapping(&workspace, name, mapping)?;
    }
    match context.output.form() {
        Form::Json => context.output.json(&committed.value)?,
        Form::Text => write(&mut context.output, &committed.label, &committed.value)?,
    }
    Ok(Ended::Done)
}

/// Says what would happen. It is tried out on a copy, so that it can be asked beside an open window.
fn rehearse(args: &Args, request: &ImportRequest, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "import")?.trial_copy()?;
    let progress = Progress::default();
    let report = imports::rehearse(&workspace, request, &progress);
    progress.end();
    let report = report?;
    match context.output.form() {
        Form::Json => context.output.json(&report)?,
        Form::Text => {
            write(&mut context.output, "Nothing was changed. The import would do this:", &report)?;
        }
    }
    Ok(Ended::Done)
}

impl Args {
    /// Refuses what says nothing about people.
    fn is_for_people(&self) -> Result<()> {
        let strange = [
            ("--mapping", self.mapping.is_some()),
            ("--level", !self.levels.is_empty()),
            ("--encoding", self.encoding.is_some()),
            ("--save-mapping", self.save_mapping.is_some()),
            ("--sensitivity", self.sensitivity.is_some()),
            ("--on-conflict", self.on_conflict.is_some()),
            ("--dates", self.dates.is_some()),
        ];
        match strange.into_iter().find(|(_, is_said)| *is_said) {
            Some((name, _)) => Err(Error::invalid(
                format!("{name} says nothing about people"),
                "Leave it out; --map and --dry-run are what there is for them.",
            )),
            None => Ok(()),
        }
    }
}

fn request(args: &Args) -> Result<ImportRequest> {
    let path = args.path.to_str().ok_or_else(|| {
        let what = format!("The name {} has letters that cannot be read", args.path.display());
        Error::invalid(what, "Rename the file or folder, then import it.")
    })?;
    Ok(ImportRequest {
        path: path.to_owned(),
        kind: args.kind.and_then(|kind| match kind {
            Kind::Records(kind) => Some(kind),
            Kind::People => None,
        }),
        mapping: args.mapping.clone(),
        named: args.columns.iter().map(named).collect::<Result<_>>()?,
        levels: args.levels.clone(),
        encoding: args.encoding,
        dates: args.dates.map(|order| match order {
            Order::Dmy => DayOrder::Dmy,
            Order::Mdy => DayOrder::Mdy,
        }),
        sensitivity: args.sensitivity,
        on_conflict: match args.on_conflict {
            None | Some(Side::Mine) => Keep::Mine,
            Some(Side::Theirs) => Keep::Theirs,
        },
        ..ImportRequest::default()
    })
}

fn named(mapped: &Mapped) -> Result<NamedColumn> {
    let target = Target::parse(&mapped.field).ok_or_else(|| {
        Error::invalid(no_place(mapped, Target::ALL.iter().map(|target| target.word())), "")
    })?;
    Ok(NamedColumn { heading: mapped.heading.clone(), target })
}

fn write(output: &mut Output, label: &str, report: &ImportReport) -> Result<()> {
    let many = |many: &PerKind| {
        let items = things(many.items, "item", "items");
        format!("{items}, {}", things(many.decisions, "decision", "decisions"))
    };
    output.line(&one_line(label))?;
    output.line(&format!("New        {}", many(&report.created)))?;
    output.line(&format!("Changed    {}", many(&report.updated)))?;
    output.line(&format!("As before  {}", many(&report.unchanged)))?;
    if report.people_created > 0 {
        output.line(&format!("People     {} new", report.people_created))?;
    }
    if !report.left_out.is_empty() {
        let more = report.left_out.len().saturating_sub(FEW);
        let columns = report.left_out.iter().take(FEW).cloned().collect::<Vec<_>>().join(", ");
        let columns = if more > 0 { format!("{columns} and {more} more") } else { columns };
        output.line(&one_line(&format!(
            "Columns left out: {columns}. Bring one in with --map COLUMN=FIELD."
        )))?;
    }
    if !report.missing.is_empty() {
        output.line(&format!("No longer in the source, kept here: {}", report.missing.join(", ")))?;
    }
    section(
        output,
        "Changed on both sides",
        ["Ref", "Field", "Here", "In the file", "Kept"],
        &report.conflicts,
        |it| {
            let kept = match it.kept {
                Keep::Mine => "here",
                Keep::Theirs => "in the file",
            };
            [it.reference.clone(), it.field.clone(), it.mine.clone(), it.theirs.clone(), kept.to_owned()]
        },
    )?;
    section(
        output,
        "Links to what is not there",
        ["From", "Relation", "To"],
        &report.unresolved_links,
        |it| [it.from.clone(), it.relation.clone(), it.to.clone()],
    )?;
    section(output, "Passed over", ["File", "What it is"], &report.passed_over, |it| {
        [it.file.clone(), it.reason.clone()]
    })?;
    section(output, "Problems", ["File", "Line", "What"], &report.problems, |it| {
        let line = it.line.map(|line| line.to_string()).unwrap_or_default();
        [it.file.clone(), line, it.message.clone()]
    })
}

fn section<T, const COLUMNS: usize>(
    output: &mut Output,
    title: &str,
    headings: [&str; COLUMNS],
    rows: &[T],
    cells: impl Fn(&T) -> [String; COLUMNS],
) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    output.line("")?;
    output.line(&format!("{title} ({})", rows.len()))?;
    let mut table = Table::new(headings);
    for row in rows {
        let cells = cells(row);
        table.row(cells.each_ref().map(String::as_str));
    }
    output.table(&table, "")
}

/// Shows on a terminal how far an import is.
#[derive(Default)]
struct Progress {
    shown: Mutex<String>,
}

impl Progress {
    /// Clears the line.
    fn end(&self) {
        self.show(String::new());
    }

    fn show(&self, line: String) {
        let mut stderr = std::io::stderr();
        let Ok(mut shown) = self.shown.lock() else { return };
        if *shown == line || !stderr.is_terminal() {
            return;
        }
        // Nobody is left to tell when the terminal is gone.
        let _told = write!(stderr, "\r{line}\u{1b}[K");
        *shown = line;
    }
}

impl Watch for Progress {
    fn step(&self, stage: &str, done: u64, total: Option<u64>) {
        match total {
            Some(total) if total > 0 => self.show(format!("{stage} {}%", done.saturating_mul(100) / total)),
            _ => self.show(format!("{stage} {done}")),
        }
    }

    fn is_cancelled(&self) -> bool {
        // Ctrl+C ends the program, and with it everything that was not committed.
        false
    }
}
