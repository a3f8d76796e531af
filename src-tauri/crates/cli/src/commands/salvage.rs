//! `roadbook salvage FILE --out NEW`

use std::path::PathBuf;

use roadbook_core::Result;
use roadbook_core::salvage::{Saved, salvage};

use crate::context::{Context, Ended};
use crate::output::Form;
use crate::table::Table;

/// What is to be saved, and where.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The damaged workspace; it stays as it is
    file: PathBuf,
    /// The file to make
    #[arg(long, value_name = "NEW")]
    out: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let passphrase = context.passphrase()?;
    let saved = salvage(&args.file, &args.out, passphrase.as_ref(), context.surroundings("salvage"))?;
    let output = &mut context.output;
    if output.form() == Form::Json {
        output.json(&saved)?;
        return Ok(Ended::Done);
    }
    let history = if saved.with_history { "with all of its history" } else { "without its history" };
    output.line(&format!("Saved to {}, {history}", saved.path.display()))?;
    output.line("")?;
    let mut table = Table::new(["What", "Saved", "Lost"]);
    for Saved { kind, saved, lost } in &saved.kinds {
        table.row([kind.key(), &saved.to_string(), &lost.to_string()]);
    }
    output.table(&table, "")?;
    Ok(Ended::Done)
}
