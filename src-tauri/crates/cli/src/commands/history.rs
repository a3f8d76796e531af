//! `roadbook history [REF] --in FILE [--record REF] [--by NAME] [--kind KIND] [--find TEXT] [--limit N] [--offset N]`

use std::path::PathBuf;

use roadbook_core::archive::id_of;
use roadbook_core::history::list::{life, operations};
use roadbook_core::history::{Change, HistoryQuery};
use roadbook_core::ids::{PersonId, Reference};
use roadbook_core::items::Item;
use roadbook_core::record::Record as _;
use roadbook_core::settings::Settings;
use roadbook_core::timeframe::Timeframe;
use roadbook_core::{Access, Connection, Kind, Result, Workspace, people};
use serde_json::Value;

use crate::context::{Context, Ended};
use crate::output::Form;
use crate::records::operation;
use crate::table::Table;
use crate::words;

/// Whose history.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The record, such as R-12; the whole workspace when left out
    #[arg(value_name = "REF")]
    reference: Option<String>,
    /// Only operations that touched this record
    #[arg(long, value_name = "REF", conflicts_with = "reference")]
    record: Option<String>,
    /// Only what this person did
    #[arg(long, value_name = "NAME", conflicts_with = "reference")]
    by: Option<String>,
    /// Only operations that touched records of this kind, such as item
    #[arg(long, value_name = "KIND", value_parser = kind, conflicts_with = "reference")]
    kind: Option<Kind>,
    /// Only operations whose sentence holds this
    #[arg(long, value_name = "TEXT", conflicts_with = "reference")]
    find: Option<String>,
    /// How many at most, the newest first
    #[arg(long, value_name = "N", conflicts_with = "reference")]
    limit: Option<u32>,
    /// How many of the newest to leave out
    #[arg(long, value_name = "N", default_value_t = 0, conflicts_with = "reference")]
    offset: u32,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "history")?;
    match &args.reference {
        None => {
            let operations = workspace.read(|conn| operations(conn, &args.query(conn)?))?;
            operation::write(&mut context.output, &operations)?;
        }
        Some(reference) => write(context, &changes(&workspace, reference.parse()?)?)?,
    }
    Ok(Ended::Done)
}

impl Args {
    fn query(&self, conn: &Connection) -> Result<HistoryQuery> {
        let record = self.record.as_deref().map(|reference| id_of(conn, reference.parse()?)).transpose()?;
        Ok(HistoryQuery {
            record,
            by: self.by.clone(),
            kind: self.kind,
            text: self.find.clone(),
            offset: self.offset,
            limit: self.limit,
        })
    }
}

fn kind(text: &str) -> std::result::Result<Kind, String> {
    let known = || Kind::ALL.iter().map(|kind| kind.key()).collect::<Vec<_>>().join(", ");
    Kind::from_key(text).ok_or_else(|| format!("choose {}", known()))
}

fn changes(workspace: &Workspace, reference: Reference) -> Result<Vec<Change>> {
    workspace.read(|conn| {
        let mut changes = life(conn, &id_of(conn, reference)?)?;
        // What a field was at the last import serves the next import and nobody else.
        changes.retain(|change| change.field != "imported");
        for change in &mut changes {
            for value in [&mut change.before, &mut change.after].into_iter().flatten() {
                *value = readable(conn, &change.field, value)?;
            }
        }
        Ok(changes)
    })
}

/// A value as people know it: names and references instead of ids, a timeframe in words.
fn readable(conn: &Connection, field: &str, value: &Value) -> Result<Value> {
    let Value::String(text) = value else { return Ok(value.clone()) };
    let known = match field {
        "owner" | "driver" | "approver" => people::store::name_of(conn, Some(&PersonId(text.clone())))?,
        "parent" => Item::find(conn, text)?.map(|item| item.reference().to_string()),
        "timeframe" => {
            let fiscal = Settings::of(conn)?.fiscal;
            Timeframe::from_code(text).ok().map(|timeframe| timeframe.text(fiscal))
        }
        _ => None,
    };
    Ok(known.map_or_else(|| value.clone(), Value::String))
}

fn write(context: &mut Context, changes: &[Change]) -> Result<()> {
    if context.output.form() == Form::Json {
        return context.output.json(&changes);
    }
    let mut table = Table::new(["Day", "By", "What", "Field", "Was", "Became"]);
    for change in changes {
        let day = words::iso_day(&change.day);
        let (field, was, became) = match change.field.as_str() {
            "*" => ("", String::new(), String::new()),
            field => (field, words::value(change.before.as_ref()), words::value(change.after.as_ref())),
        };
        table.row([&day, &change.by, &change.label, field, &was, &became]);
    }
    context.output.table(&table, "Nothing was done to it")
}
