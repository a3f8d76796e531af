//! `roadbook why REF --in FILE`

use std::path::PathBuf;

use roadbook_core::decisions::why::why;
use roadbook_core::ids::Reference;
use roadbook_core::{Access, Result, items};

use crate::context::{Context, Ended};
use crate::output::Form;
use crate::table::one_line;

/// The item.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The item whose date is asked about, such as R-12
    #[arg(value_name = "REF")]
    reference: Reference,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "why")?;
    let found = workspace.read(|conn| why(conn, &items::store::by_reference(conn, args.reference)?.id))?;
    let output = &mut context.output;
    if output.form() == Form::Json {
        output.json(&found)?;
        return Ok(Ended::Done);
    }
    output.line(&one_line(&format!("{}  {}: {}", found.reference, found.title, found.timeframe)))?;
    for change in &found.changes {
        let decisions = match change.decisions.is_empty() {
            true => "no decision stands behind it".to_owned(),
            false => change.decisions.join(", "),
        };
        let was = if change.before.is_empty() { "nothing" } else { &change.before };
        let now = if change.after.is_empty() { "nothing" } else { &change.after };
        output.line(&one_line(&format!("{}  {was} → {now}, by {}: {decisions}", change.day, change.by)))?;
    }
    for decision in &found.decisions {
        let status = decision.status.map_or("", |status| status.word());
        output.line(&one_line(&format!("{}  {}  {status}", decision.reference, decision.title)))?;
    }
    if found.changes.is_empty() && found.decisions.is_empty() {
        output.line("Its date was never changed, and no decision is about it")?;
    }
    Ok(Ended::Done)
}
