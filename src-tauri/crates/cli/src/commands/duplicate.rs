//! `roadbook duplicate REF --in FILE`

use std::path::PathBuf;

use roadbook_core::duplicate::duplicate;
use roadbook_core::{Access, Result};
use serde_json::json;

use crate::context::{Context, Ended};
use crate::output::Form;

/// What is to be copied.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The item or decision, such as R-12 or D-7
    #[arg(value_name = "REF")]
    reference: String,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Write, "duplicate")?;
    let copy = duplicate(&workspace, args.reference.parse()?)?.value;
    match context.output.form() {
        Form::Json => context.output.json(&json!({ "ref": copy.to_string() }))?,
        Form::Text => context.output.line(&copy.to_string())?,
    }
    Ok(Ended::Done)
}
