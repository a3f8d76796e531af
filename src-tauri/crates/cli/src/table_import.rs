//! What `roadbook metrics import` and `roadbook signals import` share: what is typed, and how problems are said.

use std::path::PathBuf;

use clap::ValueEnum;
use roadbook_core::Result;
use roadbook_formats::date::DayOrder;
use roadbook_formats::problem::Problem;

use crate::output::Output;
use crate::table::Table;

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

/// What stands above a report of what was not done.
pub const ONLY_TRIED: &str = "Nothing was changed. The import would do this:";

impl TableImport {
    /// How days are meant, when it was said.
    pub fn order(&self) -> Option<DayOrder> {
        self.dates.map(|order| match order {
            Order::Dmy => DayOrder::Dmy,
            Order::Mdy => DayOrder::Mdy,
        })
    }
}

/// Writes what could not be read as meant; nothing when all could.
pub fn problems(output: &mut Output, problems: &[Problem]) -> Result<()> {
    let mut table = Table::new(["File", "Line", "Problem"]);
    for problem in problems {
        let line = problem.line.map(|line| line.to_string()).unwrap_or_default();
        table.row([&problem.file, &line, &problem.message]);
    }
    if table.is_empty() { Ok(()) } else { output.table(&table, "") }
}
