//! What `roadbook metrics import`, `roadbook signals import` and `roadbook import --as people` share: what is typed, trying
//! before doing, and what is said of it.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use roadbook_core::op::Committed;
use roadbook_core::{Access, Result, Workspace};
use roadbook_formats::date::DayOrder;
use roadbook_formats::problem::Problem;
use serde::Serialize;

use crate::context::{Context, Ended};
use crate::output::{Form, Output};
use crate::table::{Table, one_line};

/// A table and how it is to be brought in.
#[derive(Debug, clap::Args)]
pub struct TableImport {
    /// The file: CSV or XLSX, with headings
    pub path: PathBuf,
    /// The workspace
    #[arg(long = "in", alias = "into", value_name = "FILE")]
    pub file: PathBuf,
    /// Say what would happen, and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// How 05/06/2026 is meant, where the file itself does not say
    #[arg(long, value_enum)]
    dates: Option<Order>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Order {
    Dmy,
    Mdy,
}

impl TableImport {
    /// Where it is brought in, by the command that is named.
    pub fn bringing<'a>(&'a self, command: &'a str) -> Bringing<'a> {
        Bringing { file: &self.file, command, only_tried: self.dry_run }
    }

    /// How days are meant, when it was said.
    pub fn order(&self) -> Option<DayOrder> {
        self.dates.map(|order| match order {
            Order::Dmy => DayOrder::Dmy,
            Order::Mdy => DayOrder::Mdy,
        })
    }
}

/// What stands above a report of what was not done.
const ONLY_TRIED: &str = "Nothing was changed. The import would do this:";

/// What became of a table that was brought in.
pub trait Report: Serialize {
    /// What was done, in sentences.
    fn said(&self) -> Vec<String>;
    /// What could not be read as meant.
    fn problems(&self) -> &[Problem];
}

/// A table that is to be brought in: into which workspace, by which command, and whether it is only tried.
pub struct Bringing<'a> {
    pub file: &'a Path,
    pub command: &'a str,
    pub only_tried: bool,
}

/// Brings a table in, or only tries to, and says what became of it.
pub fn bring<R: Report>(
    context: &mut Context,
    Bringing { file, command, only_tried }: Bringing<'_>,
    rehearse: impl FnOnce(&Workspace) -> Result<R>,
    import: impl FnOnce(&Workspace) -> Result<Committed<R>>,
) -> Result<Ended> {
    let (label, report) = if only_tried {
        (ONLY_TRIED.to_owned(), rehearse(&context.open(file, Access::Read, command)?)?)
    } else {
        let committed = import(&context.open(file, Access::Write, command)?)?;
        (committed.label, committed.value)
    };
    let output = &mut context.output;
    match output.form() {
        Form::Json => output.json(&report)?,
        Form::Text => {
            for line in std::iter::once(label).chain(report.said()) {
                output.line(&one_line(&line))?;
            }
            problems(output, report.problems())?;
        }
    }
    Ok(Ended::Done)
}

/// Writes what could not be read as meant; nothing when all could.
fn problems(output: &mut Output, problems: &[Problem]) -> Result<()> {
    let mut table = Table::new(["File", "Line", "Problem"]);
    for problem in problems {
        let line = problem.line.map(|line| line.to_string()).unwrap_or_default();
        table.row([&problem.file, &line, &problem.message]);
    }
    if table.is_empty() { Ok(()) } else { output.table(&table, "") }
}
