//! `roadbook search WORDS --in FILE`

use std::path::PathBuf;

use roadbook_core::audiences::Audience;
use roadbook_core::decisions::Decision;
use roadbook_core::items::Item;
use roadbook_core::people::Person;
use roadbook_core::record::Record as _;
use roadbook_core::register::{Entry, Register, WithEntry};
use roadbook_core::search::{self, Hit};
use roadbook_core::updates::Update;
use roadbook_core::{Access, Connection, Kind, Result};
use serde::Serialize;

use super::{Context, Ended};
use crate::output::Form;
use crate::table::Table;

/// What is looked for.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The words; "in quotation marks" they must stand together
    #[arg(required = true)]
    words: Vec<String>,
    /// How many records at most
    #[arg(long, default_value_t = 50)]
    limit: u32,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    /// Nothing for an audience.
    #[serde(rename = "ref")]
    reference: Option<String>,
    kind: Kind,
    title: String,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "search")?;
    let found: Vec<Found> = workspace.read(|conn| {
        let hits = search::find(conn, &args.words.join(" "), args.limit)?;
        let found = hits.iter().map(|hit| named(conn, hit)).collect::<Result<Vec<_>>>()?;
        Ok(found.into_iter().flatten().collect())
    })?;
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

/// What was found by name; nothing when it was put away.
fn named(conn: &Connection, hit: &Hit) -> Result<Option<Found>> {
    let found = |reference: Option<String>, title: String, archived: bool| {
        (!archived).then_some(Found { reference, kind: hit.kind, title })
    };
    let found = match hit.kind {
        Kind::Item => Item::find(conn, &hit.record)?
            .and_then(|item| found(Some(item.reference().to_string()), item.title, item.archived)),
        Kind::Decision => Decision::find(conn, &hit.record)?.and_then(|decision| {
            found(Some(decision.reference().to_string()), decision.title, decision.archived)
        }),
        Kind::Person => Person::find(conn, &hit.record)?
            .and_then(|person| found(Some(person.reference().to_string()), person.name, person.archived)),
        Kind::Audience => Audience::find(conn, &hit.record)?
            .and_then(|audience| found(None, audience.name, audience.archived)),
        Kind::Metric | Kind::RaidEntry | Kind::Action | Kind::Signal | Kind::Review => {
            let id = &hit.record;
            let entry =
                Register::of(hit.kind).map(|register| register.with(Finding { conn, id })).transpose()?;
            entry.flatten().and_then(|(reference, title, archived)| found(Some(reference), title, archived))
        }
        Kind::Update => Update::find(conn, &hit.record)?
            .and_then(|update| found(Some(update.reference().to_string()), update.title(), false)),
        Kind::Template
        | Kind::Draft
        | Kind::Link
        | Kind::StatusWord
        | Kind::Mapping
        | Kind::Baseline
        | Kind::Goal
        | Kind::Score
        | Kind::Formula
        | Kind::View
        | Kind::Setting => None,
    };
    Ok(found)
}

struct Finding<'a> {
    conn: &'a Connection,
    id: &'a str,
}

impl WithEntry for Finding<'_> {
    type Gives = Result<Option<(String, String, bool)>>;

    fn with<E: Entry>(self) -> Self::Gives {
        let found = E::find(self.conn, self.id)?;
        Ok(found.map(|entry| (entry.reference().to_string(), entry.title().to_owned(), entry.is_archived())))
    }
}
