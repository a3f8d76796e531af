//! `roadbook archive REF --in FILE`

use std::path::PathBuf;

use roadbook_core::{Access, Result, archive};

use super::{Context, Ended, done};

/// What is to be put away.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The record, such as R-12, D-7 or P-3
    #[arg(value_name = "REF")]
    reference: String,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Write, "archive")?;
    let committed = archive::archive(&workspace, args.reference.parse()?)?;
    done(context, &committed)
}
