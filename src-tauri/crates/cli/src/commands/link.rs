//! `roadbook link REF RELATION REF --in FILE`

use std::path::PathBuf;

use roadbook_core::links::add::add;
use roadbook_core::links::said::Said;
use roadbook_core::{Access, Result};

use crate::context::{Context, Ended, done};

/// What one record is to another.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The record that it is said of first, such as R-1 or D-7
    #[arg(value_name = "REF")]
    pub from: String,
    /// What it is to the other: dependsOn, blocks, partOf, hasPart, relatesTo, causedBy, causes; of decisions also
    /// supersedes, supersededBy, amends, amendedBy, concerns, and of an item decidedBy
    #[arg(value_name = "RELATION")]
    pub relation: String,
    /// The other record
    #[arg(value_name = "OTHER")]
    pub to: String,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    pub file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Write, "link")?;
    let said = Said::parse(&args.relation)?;
    done(context, &add(&workspace, args.from.parse()?, said, args.to.parse()?)?)
}
