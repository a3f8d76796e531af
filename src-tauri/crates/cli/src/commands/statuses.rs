//! `roadbook statuses list|set … --in FILE`

use std::path::PathBuf;

use clap::Subcommand;
use roadbook_core::statuses::list::{StatusOfTeam, list};
use roadbook_core::statuses::place::{StatusPlace, place};
use roadbook_core::{Access, Error, Result};
use roadbook_formats::words::Scale;

use crate::context::{Context, Ended, done};
use crate::output::Form;
use crate::table::Table;

/// What is to be done with status words.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List the status words there are, where each lies, and who uses it
    List {
        /// The workspace
        #[arg(long = "in", value_name = "FILE")]
        file: PathBuf,
    },
    /// Say where a team's own word lies
    Set {
        /// The word
        word: String,
        /// Its place: not-started, in-progress, done, paused, cut or not-comparable; unsaid takes back what was said
        place: String,
        /// The team that means this by it; every team when left out
        #[arg(long, value_name = "TEAM")]
        team: Option<String>,
        /// The workspace
        #[arg(long = "in", value_name = "FILE")]
        file: PathBuf,
    },
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    match &args.what {
        What::List { file } => {
            let workspace = context.open(file, Access::Read, "statuses")?;
            let rows = workspace.read(list)?;
            if context.output.form() == Form::Json {
                context.output.json(&rows)?;
                return Ok(Ended::Done);
            }
            let mut table = Table::new(["Word", "On the scale", "Items", "Teams"]);
            for row in &rows {
                let scale = row.scale.map_or("Not comparable", Scale::word);
                let teams: Vec<_> = row.teams.iter().map(in_words).collect();
                table.row([row.word.as_str(), scale, &row.items.to_string(), &teams.join(", ")]);
            }
            context.output.table(&table, "No item has a status yet")?;
            Ok(Ended::Done)
        }
        What::Set { word, place: typed, team, file } => {
            let squeezed: String = typed.chars().filter(char::is_ascii_alphabetic).collect();
            let to = match squeezed.to_lowercase().as_str() {
                "notcomparable" | "none" => StatusPlace::NotComparable,
                "unsaid" => StatusPlace::Unsaid,
                _ => StatusPlace::On(Scale::parse(typed).ok_or_else(|| {
                    let what = format!("“{typed}” is no place on the scale");
                    Error::invalid(
                        what,
                        "Choose not-started, in-progress, done, paused, cut, not-comparable or unsaid.",
                    )
                })?),
            };
            let workspace = context.open(file, Access::Write, "statuses")?;
            done(context, &place(&workspace, word, team.as_deref(), to)?)
        }
    }
}

/// "Risk engine", or "Risk engine: Done" where the team means something of its own.
fn in_words(of: &StatusOfTeam) -> String {
    match of.own {
        true => format!("{}: {}", of.team, of.scale.map_or("Not comparable", Scale::word)),
        false => of.team.clone(),
    }
}
