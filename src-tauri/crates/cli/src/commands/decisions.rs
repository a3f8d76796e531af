//! `roadbook decisions --in FILE [--queue|--due DAY|--to-tell]`

use std::path::PathBuf;

use chrono::NaiveDate;
use roadbook_core::decisions::clock::Why;
use roadbook_core::decisions::list::{DecisionRow, ToldRow, due, queued, untold, with_told};
use roadbook_core::decisions::queue::RULE;
use roadbook_core::{Access, Result};

use crate::context::{Context, Ended};
use crate::output::{Form, Output};
use crate::records::{Shelf, decision};
use crate::table::Table;
use crate::values::day;
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
    /// Only what somebody must know and was not told in time
    #[arg(long, conflicts_with_all = ["queue", "due"])]
    to_tell: bool,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "decisions")?;
    let today = workspace.today();
    if args.to_tell {
        let rows = workspace.read(|conn| untold(conn, today))?;
        return to_tell(&mut context.output, &rows);
    }
    let rows = workspace.read(|conn| match args.due {
        Some(until) => due(conn, today, until),
        None if args.queue => queued(conn, today),
        None => decision::all(conn, today, Shelf::InUse),
    })?;
    let output = &mut context.output;
    if output.form() == Form::Json {
        output.json(&workspace.read(|conn| with_told(conn, rows, today))?)?;
        return Ok(Ended::Done);
    }
    if !args.queue && args.due.is_none() {
        decision::write(output, &rows)?;
        return Ok(Ended::Done);
    }
    let mut table = Table::new([
        "Ref",
        "Decision",
        "Waits for",
        "Due",
        "Days left",
        "Blocked days",
        "Cost",
        "Holds up",
        "Escalates",
    ]);
    for row in &rows {
        table.row(cells(row).each_ref().map(String::as_str));
    }
    output.table(&table, "Nothing waits")?;
    if args.queue {
        output.line(RULE)?;
    }
    Ok(Ended::Done)
}

/// Writes what somebody must know and was not told.
fn to_tell(output: &mut Output, rows: &[ToldRow]) -> Result<Ended> {
    if output.form() == Form::Json {
        output.json(&rows)?;
        return Ok(Ended::Done);
    }
    let mut table = Table::new(["Ref", "Decision", "Decided on", "Must know", "Working days", "Told as"]);
    for ToldRow { row, told } in rows {
        for one in told {
            table.row([
                &row.reference,
                &row.title,
                &words::partial(row.decided_on),
                &one.audience,
                &one.days_untold.map(|days| days.to_string()).unwrap_or_default(),
                one.told_as.as_deref().unwrap_or("not told"),
            ]);
        }
    }
    output.table(&table, "Whoever must know was told")?;
    Ok(Ended::Done)
}

fn cells(row: &DecisionRow) -> [String; 9] {
    let number = |number: Option<i32>| number.map(|number| number.to_string()).unwrap_or_default();
    [
        row.reference.clone(),
        row.title.clone(),
        row.why.map(|why| why.word().to_owned()).unwrap_or_default(),
        words::partial(row.due),
        number(row.days_left),
        number(row.blocked_days),
        row.cost_in_words.clone(),
        row.blocked.join(", "),
        escalation(row),
    ]
}

/// To whom it goes, and when; empty for what waits for no decision.
fn escalation(row: &DecisionRow) -> String {
    let Some(day) = row.escalates_on.filter(|_| row.why == Some(Why::Waiting)) else { return String::new() };
    let when = if row.escalated { "since" } else { "on" };
    let day = format!("{when} {}", day.in_words());
    row.escalates_to.as_ref().map(|whom| format!("to {whom} {day}")).unwrap_or(day)
}
