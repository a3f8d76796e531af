//! `roadbook releases [REF] [--filter TEXT] [--view NAME] --in FILE`

use std::path::PathBuf;

use roadbook_core::ids::Reference;
use roadbook_core::releases::{Release, release, releases};
use roadbook_core::{Access, Result};
use serde_json::{Value, json};

use crate::context::{Context, Ended};
use crate::narrow::Narrow;
use crate::output::Form;
use crate::table::Table;

/// Which releases.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// One milestone, such as R-12; all of them when left out
    reference: Option<Reference>,
    #[command(flatten)]
    narrow: Narrow,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "releases")?;
    let today = workspace.today();
    let found = workspace.read(|conn| match args.reference {
        Some(reference) => Ok(vec![release(conn, reference)?]),
        None => releases(conn, &args.narrow.query(conn)?, today),
    })?;
    if context.output.form() == Form::Json {
        context.output.json(&found.iter().map(json_of).collect::<Vec<_>>())?;
        return Ok(Ended::Done);
    }
    let mut table = Table::new(["Release", "When", "State", "Done", "Against it"]);
    for release in &found {
        let when = release.item.timeframe.as_ref().map_or("", |view| &view.text);
        let name = format!("{} {}", release.item.reference, release.item.title);
        let done = format!("{} of {}", release.done, release.items);
        table.row([name.as_str(), when, release.state.word(), &done, ""]);
        for part in release.parts.iter().filter(|part| !part.against.is_empty()) {
            let against = format!("{} {}", part.item.reference, part.against.join(", "));
            table.row(["", "", "", "", &against]);
        }
        for decision in &release.decisions {
            table.row(["", "", "", "", &format!("{} is not decided", decision.reference)]);
        }
    }
    context.output.table(&table, args.narrow.nothing("There are no milestones yet"))?;
    Ok(Ended::Done)
}

fn json_of(release: &Release) -> Value {
    let parts: Vec<_> = release
        .parts
        .iter()
        .map(|part| {
            json!({
                "ref": part.item.reference, "title": part.item.title, "mark": part.item.mark,
                "against": part.against, "daysLate": part.days_late,
            })
        })
        .collect();
    json!({
        "ref": release.item.reference, "title": release.item.title, "timeframe": release.item.timeframe,
        "state": release.state, "items": release.items, "done": release.done, "against": release.against,
        "parts": parts, "decisions": release.decisions,
    })
}
