//! `roadbook archive REF… --in FILE`

use std::path::PathBuf;

use roadbook_core::ids::Reference;
use roadbook_core::{Access, Result, archive};

use super::{Context, Ended, done};

/// What is to be put away, or brought back.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The records, such as R-12, D-7 or P-3
    #[arg(value_name = "REF", required = true)]
    references: Vec<String>,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    pub file: PathBuf,
}

impl Args {
    /// The records.
    pub fn references(&self) -> Result<Vec<Reference>> {
        self.references.iter().map(|reference| reference.parse()).collect()
    }
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Write, "archive")?;
    let committed = archive::archive(&workspace, &args.references()?)?;
    done(context, &committed)
}
