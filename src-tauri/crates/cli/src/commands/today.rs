//! `roadbook today --in FILE`

use std::path::PathBuf;

use roadbook_core::today::{TodayRow, today};
use roadbook_core::{Access, Result};
use roadbook_formats::counts::things;

use crate::context::{Context, Ended};
use crate::output::Form;
use crate::table::Table;
use crate::words;

/// Of what.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "today")?;
    let day = workspace.today();
    let waits = workspace.read(|conn| today(conn, day))?;
    let output = &mut context.output;
    if output.form() == Form::Json {
        output.json(&waits)?;
        return Ok(Ended::Done);
    }
    if waits.groups.is_empty() {
        output.line("Nothing waits")?;
        return Ok(Ended::Done);
    }
    let things = things(waits.waiting, "thing", "things");
    output.line(&format!(
        "{}: {things} waiting, {} holding up other people",
        words::day(day),
        waits.holding_up
    ))?;
    for group in &waits.groups {
        output.line("")?;
        let note = if group.note.is_empty() { String::new() } else { format!(", {}", group.note) };
        output.line(&format!("{}{note}", group.title))?;
        let mut table = Table::new(["", "Ref", "What", "", "Held up, to tell"]);
        for row in &group.rows {
            table.row([&distance(row), &row.reference, &row.title, &row.text, &row.parties.join(", ")]);
        }
        // The headings say nothing that the rows do not.
        table.lines().iter().skip(1).try_for_each(|line| output.line(&format!("  {line}")))?;
    }
    Ok(Ended::Done)
}

fn distance(row: &TodayRow) -> String {
    match (row.days, row.count) {
        (Some(0), _) => "today".to_owned(),
        (Some(days), _) if days < 0 => format!("{} late", things(-days, "day", "days")),
        (Some(days), _) => format!("in {}", things(days, "day", "days")),
        (None, Some(count)) => format!("{count} {}", row.count_word),
        (None, None) => String::new(),
    }
}
