//! `roadbook list items|decisions|people|audiences|operations|mappings --in FILE`

use std::path::PathBuf;

use clap::ValueEnum;
use roadbook_core::{Access, Result};

use super::{Context, Ended};
use crate::records::{audience, decision, item, mapping, operation, person};

/// What is to be listed.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What
    #[arg(value_enum)]
    what: What,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    Items,
    Decisions,
    People,
    Audiences,
    Operations,
    Mappings,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "list")?;
    let output = &mut context.output;
    match args.what {
        What::Items => item::write(output, workspace.read(item::all)?)?,
        What::Decisions => {
            let today = workspace.today();
            decision::write(output, &workspace.read(|conn| decision::all(conn, today))?)?;
        }
        What::People => person::write(output, &workspace.read(person::all)?)?,
        What::Audiences => audience::write(output, &workspace.read(audience::all)?)?,
        What::Operations => operation::write(output, &workspace.read(operation::all)?)?,
        What::Mappings => mapping::write(output, &workspace.read(mapping::all)?)?,
    }
    Ok(Ended::Done)
}
