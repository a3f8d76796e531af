//! `roadbook shift REF… --by "2 weeks" --in FILE`

use std::path::PathBuf;

use roadbook_core::ids::Reference;
use roadbook_core::items::{self, shift::shift};
use roadbook_core::timeframe::Shift;
use roadbook_core::{Access, Result};

use crate::context::{Context, Ended, done};

/// What is to be moved, and how far.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The items, such as R-12
    #[arg(value_name = "REF", required = true)]
    references: Vec<String>,
    /// How far: "2 weeks", "1 month", "-1 quarter". A timeframe stays as precise as it is
    #[arg(long, value_name = "DISTANCE", value_parser = distance, allow_hyphen_values = true)]
    by: Shift,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

fn distance(text: &str) -> std::result::Result<Shift, String> {
    Shift::parse(text).ok_or_else(|| "write a number of days, weeks, months, quarters or years".to_owned())
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Write, "shift")?;
    let references: Vec<Reference> =
        args.references.iter().map(|reference| reference.parse()).collect::<Result<_>>()?;
    let ids = workspace.read(|conn| {
        references
            .iter()
            .map(|reference| Ok(items::store::by_reference(conn, *reference)?.id))
            .collect::<Result<Vec<_>>>()
    })?;
    done(context, &shift(&workspace, &ids, args.by)?)
}
