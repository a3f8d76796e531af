//! `roadbook undo FILE [--to NUMBER]`

use std::path::PathBuf;

use roadbook_core::history::undo;
use roadbook_core::history::undo_to::undo_to;
use roadbook_core::{Access, Result};

use super::{Context, Ended, done};

/// Where.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace
    file: PathBuf,
    /// Take back all that was done after this operation, in one step; `roadbook history` has the numbers
    #[arg(long, value_name = "NUMBER")]
    to: Option<u32>,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Write, "undo")?;
    match args.to {
        None => done(context, &undo::undo(&workspace)?),
        Some(operation) => done(context, &undo_to(&workspace, operation)?),
    }
}
