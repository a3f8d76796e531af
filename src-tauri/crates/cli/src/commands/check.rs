//! `roadbook check FILE`

use std::path::PathBuf;

use roadbook_core::{Access, Result, check};
use roadbook_formats::counts::things;
use serde_json::json;

use crate::context::{Context, Ended};
use crate::output::Form;

/// What is to be looked at.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let findings = context.open(&args.file, Access::Read, "check")?.read(check::check)?;
    match context.output.form() {
        Form::Json => context.output.json(&json!({ "findings": findings }))?,
        Form::Text if findings.is_empty() => {
            context.output.line(&format!("{} is whole", args.file.display()))?;
        }
        Form::Text => {
            for finding in &findings {
                context.output.line(&finding.message)?;
            }
        }
    }
    if findings.is_empty() {
        return Ok(Ended::Done);
    }
    let found = things(findings.len(), "thing", "things");
    context.output.note(&format!("{} is damaged: {found} found", args.file.display()));
    context.output.note("Keep the file, and restore a backup (`roadbook backups FILE` lists them), or save what can be read to a new file (`roadbook salvage FILE --out NEW`).");
    Ok(Ended::Refused)
}
