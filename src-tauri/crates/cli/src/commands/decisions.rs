//! `roadbook decisions --in FILE [--queue|--due DAY]`

use std::path::PathBuf;

use chrono::NaiveDate;
use roadbook_core::decisions::list::{DecisionRow, due, queued};
use roadbook_core::decisions::queue::RULE;
use roadbook_core::{Access, Result};

use super::{Context, Ended};
use crate::arguments::day;
use crate::output::Form;
use crate::records::{Shelf, decision};
use crate::table::Table;
use crate::words;

/// Which decisions.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only what waits for somebody, by what the waiting costs
    #[arg(long, conflicts_with = "due")]
    queue: bool,
    /// Only what is due up to this day: needed by then, to be reviewed or looked at, or at its end
    #[arg(long, value_name = "DAY", value_parser = day)]
    due: Option<NaiveDate>,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "decisions")?;
    let today = workspace.today();
    let rows = workspace.read(|conn| match args.due {
        Some(until) => due(conn, today, until),
        None if args.queue => queued(conn, today),
        None => decision::all(conn, today, Shelf::InUse),
    })?;
    let output = &mut context.output;
    if !args.queue && args.due.is_none() {
        decision::write(output, &rows)?;
        return Ok(Ended::Done);
    }
    match output.form() {
        Form::Json => output.json(&rows)?,
        Form::Text => {
            let mut table =
                Table::new(["Ref", "Decision", "Waits for", "Due", "Days left", "Blocked days", "Cost"]);
            for row in &rows {
                table.row(cells(row).each_ref().map(String::as_str));
            }
            output.table(&table, "Nothing waits")?;
            if args.queue {
                output.line(RULE)?;
            }
        }
    }
    Ok(Ended::Done)
}

fn cells(row: &DecisionRow) -> [String; 7] {
    let number = |number: Option<i32>| number.map(|number| number.to_string()).unwrap_or_default();
    [
        row.reference.clone(),
        row.title.clone(),
        row.why.map(|why| why.word().to_owned()).unwrap_or_default(),
        words::partial(row.due),
        number(row.days_left),
        number(row.blocked_days),
        row.cost_in_words.clone(),
    ]
}
