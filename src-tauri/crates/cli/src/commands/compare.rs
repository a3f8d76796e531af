//! `roadbook compare --from WHEN [--to WHEN] --in FILE`

use std::path::PathBuf;

use roadbook_core::compare::{PlanChanges, compare, moment, plan_changes};
use roadbook_core::timeframe::TimeframeView;
use roadbook_core::{Access, Result};

use crate::context::{Context, Ended};
use crate::output::{Form, Output};
use crate::table::{Table, one_line};

/// Between which moments.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The earlier moment: a baseline's name, a day such as 2026-10-01 or yesterday, an operation's number, or now
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
    match context.output.form() {
        Form::Json => {
            let today = workspace.today();
            let comparison = workspace.read(|conn| {
                compare(conn, moment(conn, &args.from, today)?, moment(conn, &args.to, today)?)
            })?;
            context.output.json(&comparison)?;
        }
        Form::Text => {
            let today = workspace.today();
            let changes = workspace.read(|conn| plan_changes(conn, &args.from, &args.to, today))?;
            write(&mut context.output, &changes)?;
        }
    }
    Ok(Ended::Done)
}

fn write(output: &mut Output, changes: &PlanChanges) -> Result<()> {
    let PlanChanges { added, dropped, moved, changed, .. } = changes;
    if added.is_empty() && dropped.is_empty() && moved.is_empty() && changed.is_empty() {
        return output.line("The plan is the same at both moments");
    }
    for (word, items) in [("Added", added), ("Dropped", dropped)] {
        if !items.is_empty() {
            let references: Vec<_> = items.iter().map(|item| item.reference.as_str()).collect();
            output.line(&format!("{word}: {}", references.join(", ")))?;
        }
    }
    if !moved.is_empty() {
        let mut table = Table::new(["Moved", "From", "To", "Days", "Times", "Why", "Decision"]);
        for slip in moved {
            let days = slip.days.map(|days| format!("{days:+}")).unwrap_or_default();
            let decision = slip.decision.as_ref().map_or("", |decision| &decision.reference);
            let (from, to) = (text(slip.from.as_ref()), text(slip.to.as_ref()));
            let why = one_line(&slip.reason);
            table.row([slip.reference.as_str(), from, to, &days, &slip.times.to_string(), &why, decision]);
        }
        output.table(&table, "")?;
    }
    if !changed.is_empty() {
        let mut table = Table::new(["Changed", "Field", "Was", "Is"]);
        for field in changed {
            table.row([&field.reference, &field.label, &one_line(&field.before), &one_line(&field.after)]);
        }
        output.table(&table, "")?;
    }
    Ok(())
}

fn text(timeframe: Option<&TimeframeView>) -> &str {
    timeframe.map_or("unscheduled", |timeframe| &timeframe.text)
}
