//! `roadbook export decisions --in FILE --format madr,nygard,… --out DIR`

use std::path::PathBuf;

use clap::Subcommand;
use roadbook_core::decisions::export::{Dialect, Which, export};
use roadbook_core::{Access, Result};
use roadbook_formats::counts::things;

use crate::context::{Context, Ended};
use crate::output::Form;
use crate::table::one_line;

/// What is to be written for other tools.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write the decision log in the forms of other tools, without loss: everything is shown
    Decisions(Decisions),
}

#[derive(Debug, clap::Args)]
struct Decisions {
    /// The forms: madr, nygard, structured-madr, json-adr, csv, xlsx. A folder of Markdown has an index and can be put on a
    /// site as it is
    #[arg(long = "format", value_name = "FORMATS", required = true, value_delimiter = ',')]
    formats: Vec<String>,
    /// The folder; it is made when it is missing
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Those that are put away too
    #[arg(long)]
    put_away: bool,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let What::Decisions(args) = &args.what;
    let mut dialects = args.formats.iter().map(|name| Dialect::parse(name)).collect::<Result<Vec<_>>>()?;
    dialects.sort_unstable();
    dialects.dedup();
    let which = if args.put_away { Which::PutAwayToo } else { Which::InUse };
    let workspace = context.open(&args.file, Access::Read, "export")?;
    let (name, today) = (workspace.name(), workspace.today());
    let exported = workspace.read(|conn| export(conn, &name, &dialects, which, &args.out, today))?;
    match context.output.form() {
        Form::Json => context.output.json(&exported)?,
        Form::Text => {
            for file in &exported.files {
                context.output.line(&one_line(&file.path.display().to_string()))?;
            }
            for path in &exported.removed {
                let path = path.display().to_string();
                context.output.note(&format!(
                    "Taken away, for its decision has another title now: {}",
                    one_line(&path)
                ));
            }
            let (decisions, files) = (exported.decisions, exported.files.len());
            context.output.note(&format!(
                "Decisions written: {decisions}, in {}. Internal: everything is shown.",
                things(files, "file", "files")
            ));
        }
    }
    Ok(Ended::Done)
}
