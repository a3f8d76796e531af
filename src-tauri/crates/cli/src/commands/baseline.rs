//! `roadbook baseline NAME --in FILE`

use std::path::PathBuf;

use roadbook_core::{Access, Result, baselines};

use super::{Context, Ended, done};

/// What the plan is frozen as.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to call it, such as "Plan of October"
    name: String,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Write, "baseline")?;
    let committed = baselines::add(&workspace, &args.name)?;
    done(context, &committed)
}
