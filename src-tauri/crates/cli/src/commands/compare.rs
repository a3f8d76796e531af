//! `roadbook compare --from WHEN [--to WHEN] --in FILE`

use std::path::PathBuf;

use roadbook_core::compare::{Comparison, compare, moment};
use roadbook_core::timeframe::TimeframeView;
use roadbook_core::{Access, Result};

use super::{Context, Ended};
use crate::output::{Form, Output};
use crate::table::Table;
use crate::words;

/// Between which moments.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The earlier moment: a baseline's name, a day such as 2026-10-01, an operation's number, or now
    #[arg(long, value_name = "WHEN")]
    from: String,
    /// The later moment
    #[arg(long, value_name = "WHEN", default_value = "now")]
    to: String,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "compare")?;
    let comparison =
        workspace.read(|conn| compare(conn, moment(conn, &args.from)?, moment(conn, &args.to)?))?;
    match context.output.form() {
        Form::Json => context.output.json(&comparison)?,
        Form::Text => write(&mut context.output, &comparison)?,
    }
    Ok(Ended::Done)
}

fn write(output: &mut Output, comparison: &Comparison) -> Result<()> {
    if *comparison == Comparison::default() {
        return output.line("The plan is the same at both moments");
    }
    for (word, references) in [("Added", &comparison.added), ("Dropped", &comparison.dropped)] {
        if !references.is_empty() {
            output.line(&format!("{word}: {}", references.join(", ")))?;
        }
    }
    if !comparison.moved.is_empty() {
        let mut table = Table::new(["Moved", "From", "To", "Days"]);
        for moved in &comparison.moved {
            let days = moved.days.map(|days| format!("{days:+}")).unwrap_or_default();
            table.row([moved.reference.as_str(), text(moved.from.as_ref()), text(moved.to.as_ref()), &days]);
        }
        output.table(&table, "")?;
    }
    if !comparison.changed.is_empty() {
        let mut table = Table::new(["Changed", "Field", "Was", "Is"]);
        for changed in &comparison.changed {
            let [was, is] = [&changed.before, &changed.after].map(|value| words::value(Some(value)));
            table.row([&changed.reference, &changed.field, &was, &is]);
        }
        output.table(&table, "")?;
    }
    Ok(())
}

fn text(timeframe: Option<&TimeframeView>) -> &str {
    timeframe.map_or("unscheduled", |timeframe| &timeframe.text)
}
