//! `roadbook search WORDS --in FILE`

use std::path::PathBuf;

use roadbook_core::people::list::Shelf;
use roadbook_core::search::hits::{SearchHit, SearchQuery, hits};
use roadbook_core::{Access, Kind, Result};
use serde::Serialize;

use crate::context::{Context, Ended};
use crate::output::Form;
use crate::table::Table;

/// What is looked for.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The words; "in quotation marks" they must stand together. A reference finds its record first
    #[arg(required = true)]
    words: Vec<String>,
    /// How many records at most
    #[arg(long, default_value_t = 50)]
    limit: u32,
    /// Only records that are put away
    #[arg(long)]
    put_away: bool,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    /// Nothing for what has none: an audience, a goal, a template.
    #[serde(rename = "ref")]
    reference: Option<String>,
    kind: Kind,
    title: String,
}

impl From<SearchHit> for Found {
    fn from(hit: SearchHit) -> Self {
        let reference = Some(hit.reference).filter(|reference| !reference.is_empty());
        Self { reference, kind: hit.kind, title: hit.title }
    }
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "search")?;
    let query = SearchQuery {
        shelf: if args.put_away { Shelf::PutAway } else { Shelf::InUse },
        limit: args.limit,
        ..SearchQuery::of(&args.words.join(" "))
    };
    let found = workspace.read(|conn| hits(conn, &query))?;
    let found: Vec<Found> = found.into_iter().map(Found::from).collect();
    match context.output.form() {
        Form::Json => context.output.json(&found)?,
        Form::Text => {
            let mut table = Table::new(["Ref", "Kind", "Title"]);
            for Found { reference, kind, title } in &found {
                table.row([reference.as_deref().unwrap_or(""), kind.key(), title]);
            }
            context.output.table(&table, "Nothing was found")?;
        }
    }
    Ok(Ended::Done)
}
