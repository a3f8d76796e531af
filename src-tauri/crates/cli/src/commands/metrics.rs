//! `roadbook metrics add|read|import|list … --in FILE`

use std::path::PathBuf;

use clap::Subcommand;
use roadbook_core::metrics::import::{MetricImport, import, rehearse};
use roadbook_core::metrics::{Metric, ReadingSource, readings};
use roadbook_core::register::{Entry as _, add};
use roadbook_core::{Access, Result};
use roadbook_formats::counts::things;
use serde_json::json;

use super::{Context, Ended, done};
use crate::arguments::assignment;
use crate::output::{Form, Output};
use crate::records::{Shelf, metric};
use crate::table::one_line;
use crate::table_import::{ONLY_TRIED, TableImport, problems};

/// What is to be done with metrics.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write a metric down, and print its reference
    Add(Add),
    /// Add readings to a metric
    Read(Read),
    /// Bring readings in from a CSV or XLSX file: one reading on a line, days down and metrics across, or metrics down
    /// and days across
    Import(TableImport),
    /// List metrics with their status
    List(List),
}

#[derive(Debug, clap::Args)]
struct Add {
    /// What is measured
    name: String,
    /// What else is known of it, such as unit=% direction=up "targets=Q4 2026: 80"
    #[arg(value_name = "FIELD=VALUE", value_parser = assignment)]
    values: Vec<(String, String)>,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, clap::Args)]
struct Read {
    /// The metric, such as M-3
    #[arg(value_name = "REF")]
    reference: String,
    /// Readings, such as 2026-11-20=71 or "2026-11-20: 71, the bank was closed"
    #[arg(value_name = "DAY=VALUE", required = true)]
    readings: Vec<String>,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, clap::Args)]
struct List {
    /// Those that are put away
    #[arg(long)]
    put_away: bool,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    match &args.what {
        What::Add(args) => {
            let workspace = context.open(&args.file, Access::Write, "metrics")?;
            let reference =
                add::add::<Metric>(&workspace, &args.name, &args.values)?.value.reference().to_string();
            match context.output.form() {
                Form::Json => context.output.json(&json!({ "ref": reference }))?,
                Form::Text => context.output.line(&reference)?,
            }
            Ok(Ended::Done)
        }
        What::Read(args) => {
            let workspace = context.open(&args.file, Access::Write, "metrics")?;
            let (reference, text) = (args.reference.parse()?, args.readings.join("\n"));
            done(context, &readings::add(&workspace, reference, &text, ReadingSource::Typed)?)
        }
        What::Import(args) => bring(args, context),
        What::List(args) => {
            let workspace = context.open(&args.file, Access::Read, "metrics")?;
            let (today, shelf) =
                (workspace.today(), if args.put_away { Shelf::PutAway } else { Shelf::InUse });
            metric::write(&mut context.output, &workspace.read(|conn| metric::all(conn, today, shelf))?)?;
            Ok(Ended::Done)
        }
    }
}

fn bring(args: &TableImport, context: &mut Context) -> Result<Ended> {
    let order = args.order();
    let (label, report) = if args.dry_run {
        let workspace = context.open(&args.file, Access::Read, "metrics")?;
        (ONLY_TRIED.to_owned(), rehearse(&workspace, &args.path, order)?)
    } else {
        let workspace = context.open(&args.file, Access::Write, "metrics")?;
        let committed = import(&workspace, &args.path, order)?;
        (committed.label, committed.value)
    };
    match context.output.form() {
        Form::Json => context.output.json(&report)?,
        Form::Text => write(&mut context.output, &label, &report)?,
    }
    Ok(Ended::Done)
}

fn write(output: &mut Output, label: &str, report: &MetricImport) -> Result<()> {
    output.line(&one_line(label))?;
    let MetricImport { created, added, changed, unchanged, .. } = report;
    if !created.is_empty() {
        output.line(&format!("New metrics: {}", one_line(&created.join(", "))))?;
    }
    output.line(&format!(
        "{} new, {changed} changed, {unchanged} unchanged",
        things(*added, "reading", "readings")
    ))?;
    problems(output, &report.problems)
}
