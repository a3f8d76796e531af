//! `roadbook redo FILE`

use std::path::PathBuf;

use roadbook_core::history::undo;
use roadbook_core::{Access, Result};

use crate::context::{Context, Ended, done};

/// Where.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Write, "redo")?;
    let committed = undo::redo(&workspace)?;
    done(context, &committed)
}
