//! `roadbook undo FILE [--to NUMBER]`

use std::path::PathBuf;

use roadbook_core::history::undo;
use roadbook_core::history::undo_to::undo_to;
use roadbook_core::{Access, Result};

use crate::context::{Context, Ended, done};
use crate::table::one_line;

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
        None => {
            let stays = workspace.read(undo::stays)?;
            let undone = undo::undo(&workspace)?;
            if let Some(label) = stays {
                let label = one_line(&label);
                context
                    .output
                    .note(&format!("{label}: that stays, since what was told cannot be taken back."));
            }
            done(context, &undone)
        }
        Some(operation) => done(context, &undo_to(&workspace, operation)?),
    }
}
