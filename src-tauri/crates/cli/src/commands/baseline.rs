//! `roadbook baseline NAME [--rename NAME | --remove] --in FILE`

use std::path::PathBuf;

use roadbook_core::baselines::edit::{remove, rename};
use roadbook_core::{Access, Result, baselines};

use crate::context::{Context, Ended, done};

/// What the plan is frozen as, or what becomes of a baseline.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to call it, such as "Plan of October"; with --rename or --remove, the baseline that is meant
    name: String,
    /// Give the baseline another name, also in the saved views that show it
    #[arg(long, value_name = "NEW NAME", conflicts_with = "remove")]
    rename: Option<String>,
    /// Take the baseline away; undo brings it back
    #[arg(long)]
    remove: bool,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Write, "baseline")?;
    match &args.rename {
        Some(new_name) => done(context, &rename(&workspace, &args.name, new_name)?),
        None if args.remove => done(context, &remove(&workspace, &args.name)?),
        None => done(context, &baselines::add(&workspace, &args.name)?),
    }
}
