//! `roadbook told --in FILE [REF] [--for AUDIENCE] [--stale [--draft --out DIR] | --history]`

use std::path::PathBuf;

use roadbook_core::audiences::list::named;
use roadbook_core::ids::Reference;
use roadbook_core::told::label;
use roadbook_core::told::list::{Asked, Told, Which, told};
use roadbook_core::updates::Format;
use roadbook_core::updates::all::write_corrections;
use roadbook_core::{Access, Result};

use super::update::{format, say_all};
use crate::context::{Context, Ended};
use crate::output::{Form, Output};
use crate::table::{Table, one_line};
use crate::words;

/// What is asked of the told-ledger.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// One record, such as R-12; all when left out
    #[arg(value_name = "REF")]
    reference: Option<Reference>,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
    /// Only what one audience was told
    #[arg(long = "for", value_name = "AUDIENCE")]
    audience: Option<String>,
    /// Only what is no longer true
    #[arg(long, conflicts_with = "history")]
    stale: bool,
    /// Every telling, not only the newest of each value
    #[arg(long)]
    history: bool,
    /// With --stale: write the correction for every audience that holds something no longer true, as a draft, with a list of
    /// what was made: manifest.json
    #[arg(long, requires = "stale", requires = "out", conflicts_with_all = ["reference", "audience"])]
    draft: bool,
    /// With --draft: the folder for the files
    #[arg(long, value_name = "DIR", requires = "draft")]
    out: Option<PathBuf>,
    /// With --draft: the formats, with commas between them; those each audience gets when left out
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', requires = "draft", value_parser = format)]
    format: Vec<Format>,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "told")?;
    let today = workspace.today();
    if let Some(folder) = args.out.as_deref().filter(|_| args.draft) {
        let made = workspace.read(|conn| write_corrections(conn, &args.format, folder, today))?;
        return say_all(context, &made, "Everything that was told is still true");
    }
    let which = match (args.stale, args.history) {
        (true, _) => Which::Stale,
        (false, true) => Which::All,
        (false, false) => Which::Newest,
    };
    let rows = workspace.read(|conn| {
        let audience = args.audience.as_deref().map(|name| named(conn, name)).transpose()?;
        let audience = audience.as_ref().map(|audience| &audience.id);
        told(conn, Asked { reference: args.reference, audience, which }, today)
    })?;
    match context.output.form() {
        Form::Json => context.output.json(&rows)?,
        Form::Text => write(&mut context.output, &rows, args, which)?,
    }
    Ok(Ended::Done)
}

fn write(output: &mut Output, rows: &[Told], args: &Args, which: Which) -> Result<()> {
    let mut table = Table::new(["Record", "Field", "Audience", "Update", "On", "Told", "Now"]);
    for row in rows {
        let now = row.now.as_deref().unwrap_or("not shown any more");
        table.row([
            &row.reference,
            label(&row.field),
            &row.audience,
            &row.update,
            &words::day(row.told_on),
            &one_line(&row.told),
            &one_line(if row.now.as_deref() == Some(row.told.as_str()) { "the same" } else { now }),
        ]);
    }
    let empty = match (which, args.reference) {
        (Which::Stale, _) => "Everything that was told is still true".to_owned(),
        (Which::Newest | Which::All, Some(reference)) => format!("Nobody was told of {reference} yet"),
        (Which::Newest | Which::All, None) => "Nobody was told anything yet".to_owned(),
    };
    output.table(&table, &empty)
}
