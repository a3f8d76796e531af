//! `roadbook backup FILE [--out COPY]`

use std::path::PathBuf;

use roadbook_core::backup::Reason;
use roadbook_core::{Access, Error, Result};
use serde_json::json;

use crate::context::{Context, Ended};
use crate::output::Form;

/// Of what.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace; it may be open in the window meanwhile
    file: PathBuf,
    /// Copy it to this new file instead, a workspace of its own to go on with
    #[arg(long, value_name = "COPY")]
    out: Option<PathBuf>,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "backup")?;
    if let Some(out) = &args.out {
        workspace.copy_to(out)?;
        match context.output.form() {
            Form::Json => context.output.json(&json!({ "path": out }))?,
            Form::Text => context.output.line(&format!("Copied to {}", out.display()))?,
        }
        return Ok(Ended::Done);
    }
    let made = workspace.back_up(Reason::ByHand)?;
    let made = made.ok_or_else(|| Error::not_found("file to make a backup of"))?;
    match context.output.form() {
        Form::Json => context.output.json(&made)?,
        Form::Text => {
            context.output.line(&format!("Made backup {}: {}", made.number, made.path.display()))?;
        }
    }
    Ok(Ended::Done)
}
