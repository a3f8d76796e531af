//! `roadbook goals list|add|set|remove … --in FILE`

use std::path::PathBuf;

use clap::Subcommand;
use roadbook_core::goals::edit::named as goal_named;
use roadbook_core::goals::sheet::{GoalRow, GoalSheet, Served, sheet};
use roadbook_core::goals::{GoalField, add, edit, put_away};
use roadbook_core::{Access, Result};
use serde_json::{Value, json};

use crate::context::{Context, Ended, done};
use crate::narrow::Narrow;
use crate::output::Form;
use crate::table::Table;
use crate::values::assignment;
use crate::values::named;

/// What is to be done with goals.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List goals with what serves them, and what serves none
    List {
        #[command(flatten)]
        narrow: Narrow,
        /// The workspace
        #[arg(long = "in", value_name = "FILE")]
        file: PathBuf,
    },
    /// Write a goal down
    Add(Values),
    /// Change fields of a goal; under a new name the items that serve it go with it
    Set(Values),
    /// Put a goal away
    Remove {
        /// The goal
        name: String,
        /// The workspace
        #[arg(long = "in", value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(Debug, clap::Args)]
struct Values {
    /// The goal
    name: String,
    /// Fields, such as weight=40 "measures=Payout share: 18 to 25 %, now 21"
    #[arg(value_name = "FIELD=VALUE", value_parser = assignment)]
    values: Vec<(String, String)>,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    match &args.what {
        What::List { narrow, file } => {
            let workspace = context.open(file, Access::Read, "goals")?;
            let today = workspace.today();
            let sheet = workspace.read(|conn| sheet(conn, &narrow.query(conn)?, today))?;
            match context.output.form() {
                Form::Json => context.output.json(&json_of(&sheet))?,
                Form::Text => context.output.table(&table(&sheet), "There are no goals yet")?,
            }
            Ok(Ended::Done)
        }
        What::Add(args) => {
            let values = named(&args.values, GoalField::parse)?;
            let workspace = context.open(&args.file, Access::Write, "goals")?;
            done(context, &add(&workspace, &args.name, &values)?)
        }
        What::Set(args) => {
            let values = named(&args.values, GoalField::parse)?;
            let workspace = context.open(&args.file, Access::Write, "goals")?;
            let goal = workspace.read(|conn| goal_named(conn, &args.name))?;
            done(context, &edit(&workspace, &goal.id, &values)?)
        }
        What::Remove { name, file } => {
            let workspace = context.open(file, Access::Write, "goals")?;
            let goal = workspace.read(|conn| goal_named(conn, name))?;
            done(context, &put_away(&workspace, &goal.id)?)
        }
    }
}

/// Goals in JSON: items by reference, people by name.
fn json_of(sheet: &GoalSheet) -> Value {
    let goals: Vec<_> = sheet
        .goals
        .iter()
        .map(|goal| {
            json!({
                "name": goal.name,
                "declared": goal.id.is_some(),
                "description": goal.description,
                "owner": goal.owner.as_ref().map(|owner| &owner.name),
                "timeframe": goal.timeframe,
                "weight": goal.weight,
                "weightShare": goal.weight_share,
                "measures": goal.measures,
                "sensitivity": goal.sensitivity,
                "served": served(&goal.served),
            })
        })
        .collect();
    json!({ "goals": goals, "without": served(&sheet.without), "effort": sheet.effort })
}

fn served(served: &Served) -> Value {
    let Served { items, done, on_track, at_risk, off_track, effort, effort_share, rows } = served;
    let refs: Vec<_> = rows.iter().map(|row| &row.reference).collect();
    json!({
        "items": items, "done": done, "onTrack": on_track, "atRisk": at_risk, "offTrack": off_track,
        "effort": effort, "effortShare": effort_share, "refs": refs,
    })
}

fn table(sheet: &GoalSheet) -> Table {
    let percent =
        |share: Option<f64>| share.map(|share| format!("{:.0} %", share * 100.0)).unwrap_or_default();
    let mut table =
        Table::new(["Goal", "Items", "Done", "At risk", "Off track", "Effort", "Share", "Weight"]);
    let mut row = |name: &str, served: &Served, weight: String| {
        table.row([
            name,
            &served.items.to_string(),
            &served.done.to_string(),
            &served.at_risk.to_string(),
            &served.off_track.to_string(),
            &format!("{} d", served.effort),
            &percent(served.effort_share),
            &weight,
        ]);
    };
    for GoalRow { name, served, weight_share, id, .. } in &sheet.goals {
        let name = if id.is_some() { name.clone() } else { format!("{name} (not written down)") };
        row(&name, served, percent(*weight_share));
    }
    if sheet.without.items > 0 {
        row("No goal", &sheet.without, String::new());
    }
    table
}
