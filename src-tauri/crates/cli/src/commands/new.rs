//! `roadbook new FILE`

use std::path::PathBuf;

use roadbook_core::passphrase::{Change, change};
use roadbook_core::watch::Unwatched;
use roadbook_core::{Result, Workspace, sample};
use serde_json::json;

use crate::context::{Context, Ended};
use crate::output::Form;

/// What is to be made.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file to make, such as plan.roadbook
    file: PathBuf,
    /// Fill it with a believable company's year around today
    #[arg(long)]
    sample: bool,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    // Read first: a workspace that was to have a passphrase is not made without one.
    let passphrase = context.passphrase()?;
    let surroundings = context.surroundings("new");
    let workspace = match args.sample {
        true => sample::create(&args.file, surroundings)?,
        false => Workspace::create(&args.file, surroundings)?,
    };
    let name = workspace.name();
    drop(workspace);
    if let Some(passphrase) = passphrase {
        change(&args.file, Change::Set(&passphrase), context.surroundings("new"), &Unwatched)?;
    }
    match context.output.form() {
        Form::Json => context.output.json(&json!({ "path": args.file.to_string_lossy(), "name": name }))?,
        Form::Text => context.output.line(&format!("Made {}", args.file.display()))?,
    }
    Ok(Ended::Done)
}
