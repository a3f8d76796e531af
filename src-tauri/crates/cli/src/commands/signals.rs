//! `roadbook signals import|asked|told … --in FILE`

use std::path::PathBuf;

use clap::Subcommand;
use roadbook_core::ids::Reference;
use roadbook_core::signals::answer::answer;
use roadbook_core::signals::import::{SignalImport, import, rehearse};
use roadbook_core::signals::list::{AskedFor, Ended as ItemEnded, asked_for_item, signals};
use roadbook_core::{Access, Result, Workspace};
use roadbook_formats::counts::things;
use roadbook_formats::problem::Problem;

use crate::context::{Context, Ended, done};
use crate::output::Form;
use crate::table::Table;
use crate::table_import::{Report, TableImport, bring};

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
        What::Import(args) => {
            let order = args.order();
            let rehearse = |workspace: &Workspace| rehearse(workspace, &args.path, order);
            bring(context, args.bringing("signals"), rehearse, |workspace| {
                import(workspace, &args.path, order)
            })
        }
        What::Asked(args) => asked(args, context),
        What::Told(args) => {
            let workspace = context.open(&args.file, Access::Write, "signals")?;
            done(context, &answer(&workspace, args.reference.parse()?, &args.answer)?)
        }
    }
}

impl Report for SignalImport {
    fn said(&self) -> Vec<String> {
        let Self { added, unchanged, columns, .. } = self;
        let counts = format!("{} new, {unchanged} there already", things(*added, "signal", "signals"));
        let unread = columns.iter().filter(|(_, field)| field.is_none());
        let unread: Vec<_> = unread.map(|(name, _)| name.as_str()).collect();
        let unread =
            (!unread.is_empty()).then(|| format!("Columns that were left out: {}", unread.join(", ")));
        std::iter::once(counts).chain(unread).collect()
    }

    fn problems(&self) -> &[Problem] {
        &self.problems
    }
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
