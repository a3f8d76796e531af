//! `roadbook list items|decisions|people|audiences|templates|metrics|risks|actions|signals|reviews|operations|mappings|baselines [--put-away] --in FILE`,
//! and `roadbook list items --filter TEXT --view NAME`

use std::path::PathBuf;

use clap::ValueEnum;
use roadbook_core::views::list::views;
use roadbook_core::{Access, Error, Result};

use crate::context::{Context, Ended};
use crate::narrow::Narrow;
use crate::records::{
    Shelf, action, audience, baseline, decision, item, mapping, metric, operation, person, raid, review,
    signal, template, view,
};

/// What is to be listed.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What
    #[arg(value_enum)]
    what: What,
    /// Those that are put away
    #[arg(long)]
    put_away: bool,
    #[command(flatten)]
    narrow: Narrow,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    Items,
    Decisions,
    People,
    Audiences,
    Templates,
    Operations,
    Mappings,
    Baselines,
    Views,
    Metrics,
    Risks,
    Actions,
    Signals,
    Reviews,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "list")?;
    if args.put_away && matches!(args.what, What::Operations | What::Mappings | What::Views) {
        let hint = "List items, decisions, people, audiences or templates with --put-away.";
        return Err(Error::invalid("Operations, mappings and views are never listed as put away", hint));
    }
    if !matches!(args.what, What::Items) && args.narrow.is_given() {
        return Err(Error::invalid("Only items are filtered", "Write roadbook list items --filter TEXT."));
    }
    let shelf = if args.put_away { Shelf::PutAway } else { Shelf::InUse };
    let today = workspace.today();
    let output = &mut context.output;
    match args.what {
        What::Items => {
            let today = workspace.today();
            let rows = workspace.read(|conn| item::all(conn, shelf, args.narrow.query(conn)?, today))?;
            item::write(output, rows, args.narrow.nothing("There are no items yet"))?;
        }
        What::Decisions => {
            decision::write(output, &workspace.read(|conn| decision::all(conn, today, shelf))?)?;
        }
        What::People => person::write(output, &workspace.read(|conn| person::all(conn, shelf))?)?,
        What::Audiences => audience::write(output, &workspace.read(|conn| audience::all(conn, shelf))?)?,
        What::Templates => template::write(output, &workspace.read(|conn| template::all(conn, shelf))?)?,
        What::Operations => operation::write(output, &workspace.read(operation::all)?)?,
        What::Baselines => baseline::write(output, &workspace.read(baseline::all)?)?,
        What::Metrics => metric::write(output, &workspace.read(|conn| metric::all(conn, today, shelf))?)?,
        What::Risks => raid::write(output, &workspace.read(|conn| raid::all(conn, today, shelf))?)?,
        What::Actions => action::write(output, &workspace.read(|conn| action::all(conn, today, shelf))?)?,
        What::Signals => signal::write(output, &workspace.read(|conn| signal::all(conn, shelf))?)?,
        What::Reviews => review::write(output, &workspace.read(|conn| review::all(conn, today, shelf))?)?,
        What::Mappings => mapping::write(output, &workspace.read(mapping::all)?)?,
        What::Views => view::write(output, workspace.read(views)?)?,
    }
    Ok(Ended::Done)
}
