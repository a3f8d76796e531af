//! `roadbook signals import|asked|told … --in FILE`

use std::path::PathBuf;

use clap::Subcommand;
use roadbook_core::ids::Reference;
use roadbook_core::signals::answer::answer;
use roadbook_core::signals::import::{SignalImport, import, rehearse};
use roadbook_core::signals::list::{AskedFor, Ended as ItemEnded, asked_for_item, signals};
use roadbook_core::{Access, Result};
use roadbook_formats::counts::things;

use super::{Context, Ended, done};
use crate::output::{Form, Output};
use crate::table::{Table, one_line};
use crate::table_import::{ONLY_TRIED, TableImport, problems};

/// What is to be done with signals.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Bring in what was said from a CSV or XLSX file
    Import(TableImport),
    /// List items by who asked for them
    Asked(Asked),
    /// Write down that those who asked for an item were told what became of it
    Told(Told),
}

#[derive(Debug, clap::Args)]
struct Asked {
    /// One item, such as R-12; all of them when left out
    #[arg(value_name = "REF")]
    reference: Option<String>,
    /// Only those that are over and whose askers were not told yet
    #[arg(long)]
    to_tell: bool,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, clap::Args)]
struct Told {
    /// The item they asked for, such as R-12
    #[arg(value_name = "REF")]
    reference: String,
    /// What they were told
    #[arg(default_value = "")]
    answer: String,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    match &args.what {
        What::Import(args) => bring(args, context),
        What::Asked(args) => asked(args, context),
        What::Told(args) => {
            let workspace = context.open(&args.file, Access::Write, "signals")?;
            done(context, &answer(&workspace, args.reference.parse()?, &args.answer)?)
        }
    }
}

fn bring(args: &TableImport, context: &mut Context) -> Result<Ended> {
    let (label, report) = if args.dry_run {
        let workspace = context.open(&args.file, Access::Read, "signals")?;
        (ONLY_TRIED.to_owned(), rehearse(&workspace, &args.path, args.order())?)
    } else {
        let workspace = context.open(&args.file, Access::Write, "signals")?;
        let committed = import(&workspace, &args.path, args.order())?;
        (committed.label, committed.value)
    };
    match context.output.form() {
        Form::Json => context.output.json(&report)?,
        Form::Text => write(&mut context.output, &label, &report)?,
    }
    Ok(Ended::Done)
}

fn write(output: &mut Output, label: &str, report: &SignalImport) -> Result<()> {
    output.line(&one_line(label))?;
    let SignalImport { added, unchanged, columns, .. } = report;
    let unread: Vec<_> = columns.iter().filter(|(_, field)| field.is_none()).map(|(name, _)| name).collect();
    output.line(&format!("{} new, {unchanged} there already", things(*added, "signal", "signals")))?;
    if !unread.is_empty() {
        let names: Vec<_> = unread.into_iter().map(String::as_str).collect();
        output.line(&format!("Columns that were left out: {}", one_line(&names.join(", "))))?;
    }
    problems(output, &report.problems)
}

fn asked(args: &Asked, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "signals")?;
    let one = args.reference.as_deref().map(str::parse::<Reference>).transpose()?;
    let mut found: Vec<AskedFor> = workspace.read(|conn| match one {
        Some(reference) => Ok(asked_for_item(conn, &reference.to_string())?.into_iter().collect()),
        None => Ok(signals(conn)?.asked_for),
    })?;
    found.retain(|asked| !args.to_tell || !asked.to_tell.is_empty());
    let output = &mut context.output;
    if output.form() == Form::Json {
        output.json(&found)?;
        return Ok(Ended::Done);
    }
    let mut table = Table::new(["Item", "What", "Signals", "Customers", "What became of it", "To tell"]);
    for asked in &found {
        let ended = match asked.ended {
            Some(ItemEnded::Shipped) => "it is there",
            Some(ItemEnded::Cut) => "it is not done",
            None => "",
        };
        let to_tell = if asked.to_tell.is_empty() { String::new() } else { asked.to_tell.len().to_string() };
        let (signals, customers) = (asked.signals.to_string(), asked.customers.to_string());
        table.row([&asked.reference, &asked.title, &signals, &customers, ended, &to_tell]);
    }
    output.table(&table, "Nobody asked for anything")?;
    Ok(Ended::Done)
}
