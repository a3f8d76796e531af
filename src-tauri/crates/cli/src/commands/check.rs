//! `roadbook check FILE`

use std::path::PathBuf;

use roadbook_core::{Access, Result, check};
use serde_json::json;

use super::{Context, Ended};
use crate::output::Form;
use crate::words;

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
    let found = words::count(u32::try_from(findings.len()).unwrap_or(u32::MAX), "thing");
    context.output.note(&format!("{} is damaged: {found} found", args.file.display()));
    context.output.note("Keep the file, and restore a backup (`roadbook backups FILE` lists them), or save what can be read to a new file (`roadbook salvage FILE --out NEW`).");
    Ok(Ended::Refused)
}
