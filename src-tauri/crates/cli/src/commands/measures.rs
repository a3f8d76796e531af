//! `roadbook measures decisions --in FILE`

use std::path::PathBuf;

use clap::Subcommand;
use roadbook_core::decisions::measures::{MeasureNumbers, MeasureShare, measures};
use roadbook_core::{Access, Result};

use crate::context::{Context, Ended};
use crate::output::Form;
use crate::table::Table;

/// What is to be counted.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// How long decisions take and how well they hold, by quarter and team
    Decisions(Decisions),
}

#[derive(Debug, clap::Args)]
struct Decisions {
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let What::Decisions(args) = &args.what;
    let workspace = context.open(&args.file, Access::Read, "measures")?;
    let today = workspace.today();
    let found = workspace.read(|conn| measures(conn, today))?;
    if context.output.form() == Form::Json {
        context.output.json(&found)?;
        return Ok(Ended::Done);
    }
    let mut table = Table::new([
        "",
        "Decided",
        "Working days to decide",
        "By needed-by",
        "Two or more options",
        "Reversed",
        "Reviews on time",
    ]);
    let groups = found.by_quarter.iter().chain(&found.by_team);
    let all = std::iter::once(("All", &found.overall));
    for (name, numbers) in all.chain(groups.map(|group| (group.name.as_str(), &group.numbers))) {
        let cells = cells(name, numbers);
        table.row(cells.each_ref().map(String::as_str));
    }
    context.output.table(&table, "There are no decisions yet")?;
    Ok(Ended::Done)
}

fn cells(name: &str, numbers: &MeasureNumbers) -> [String; 7] {
    let MeasureNumbers {
        decided,
        time_to_decide,
        by_needed_by,
        with_real_options,
        reversed,
        reviews_on_time,
    } = numbers;
    let median = time_to_decide.median.map(|days| days.to_string()).unwrap_or_default();
    let shares = [by_needed_by, with_real_options, reversed, reviews_on_time].map(share);
    let [needed, options, reversed, reviews] = shares;
    [name.to_owned(), decided.to_string(), median, needed, options, reversed, reviews]
}

fn share(share: &MeasureShare) -> String {
    share
        .share
        .map(|of_one| format!("{:.0} % ({} of {})", of_one * 100.0, share.count, share.of))
        .unwrap_or_default()
}
