//! `roadbook changes --for AUDIENCE --in FILE [--since U-3]`

use std::path::PathBuf;

use roadbook_core::audiences::list::named;
use roadbook_core::ids::Reference;
use roadbook_core::told::changes::changes;
use roadbook_core::told::label;
use roadbook_core::{Access, Result};

use crate::context::{Context, Ended};
use crate::output::Form;
use crate::table::{Table, one_line};
use crate::words;

/// For whom, and since when.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The audience, by its name or the beginning of it
    #[arg(long = "for", value_name = "AUDIENCE")]
    audience: String,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
    /// The update to start from; the newest of this audience when left out
    #[arg(long, value_name = "U-REF")]
    since: Option<Reference>,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "changes")?;
    let today = workspace.today();
    let (since, name) = workspace.read(|conn| {
        let audience = named(conn, &args.audience)?;
        Ok((changes(conn, &audience, args.since, today)?, audience.name))
    })?;
    let rows = since.rows();
    if context.output.form() == Form::Json {
        context.output.json(&rows)?;
        return Ok(Ended::Done);
    }
    let heard = match since.update {
        Some((number, on)) => format!("Since U-{number} of {}", words::day(on)),
        None => format!("{name} were never told: everything is new to them"),
    };
    let mut table = Table::new(["Record", "What", "Was", "Is"]);
    for row in &rows {
        let [before, after] =
            [&row.before, &row.after].map(|value| one_line(value.as_deref().unwrap_or("–")));
        table.row([&row.reference, label(&row.field), &before, &after]);
    }
    context.output.line(&heard)?;
    context.output.table(&table, "Nothing changed that they can see")?;
    Ok(Ended::Done)
}
