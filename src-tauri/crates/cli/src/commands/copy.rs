//! `roadbook copy FILE --for AUDIENCE --out FILE`

use std::path::PathBuf;

use roadbook_core::audiences::give::give;
use roadbook_core::audiences::list::named;
use roadbook_core::{Access, Result};
use roadbook_formats::counts::things;
use serde_json::json;

use crate::context::{Context, Ended};
use crate::output::Form;
use crate::table::Table;

/// Which workspace, for whom, and where to.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace
    file: PathBuf,
    /// The audience whose view the copy holds, by its name or the beginning of it
    #[arg(long = "for", value_name = "AUDIENCE")]
    audience: String,
    /// The new file
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "copy")?;
    let audience = workspace.read(|conn| named(conn, &args.audience))?;
    let given = give(&workspace, &audience, &args.out)?;
    match context.output.form() {
        Form::Json => context.output.json(&json!({
            "path": args.out.to_string_lossy(),
            "items": given.items,
            "decisions": given.decisions,
            "withheld": given.withheld.len(),
            "leaks": given.leaks,
        }))?,
        Form::Text if given.leaks.is_empty() => {
            let holds = format!(
                "{} and {}",
                things(given.items, "item", "items"),
                things(given.decisions, "decision", "decisions")
            );
            context.output.line(&format!(
                "Wrote {} with {holds} for {}",
                args.out.display(),
                audience.name
            ))?;
        }
        Form::Text => {
            let mut leaks = Table::new(["Record", "Field", "Found", "Where"]);
            for leak in &given.leaks {
                leaks.row([&leak.reference, &leak.field, &leak.value, &leak.place]);
            }
            context.output.table(&leaks, "")?;
        }
    }
    if given.leaks.is_empty() {
        return Ok(Ended::Done);
    }
    let found = things(given.leaks.len(), "value", "values");
    context.output.note(&format!(
        "No file was written: {found} that this audience may not see would have stood in it. Change the text that says it, or who may see it.",
    ));
    Ok(Ended::Refused)
}
