//! `roadbook history [REF] --in FILE`

use std::path::PathBuf;

use roadbook_core::history::Change;
use roadbook_core::history::list::life;
use roadbook_core::ids::{Letter, PersonId, Reference};
use roadbook_core::items::Item;
use roadbook_core::record::Record as _;
use roadbook_core::settings::Settings;
use roadbook_core::timeframe::Timeframe;
use roadbook_core::{Access, Connection, Result, Workspace, decisions, items, people};
use serde_json::Value;

use super::{Context, Ended};
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
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "history")?;
    match &args.reference {
        None => operation::write(&mut context.output, &workspace.read(operation::all)?)?,
        Some(reference) => write(context, &changes(&workspace, reference.parse()?)?)?,
    }
    Ok(Ended::Done)
}

fn changes(workspace: &Workspace, reference: Reference) -> Result<Vec<Change>> {
    workspace.read(|conn| {
        let id = match reference.letter {
            Letter::Item => items::store::by_reference(conn, reference)?.id.0,
            Letter::Decision => decisions::store::by_reference(conn, reference)?.id.0,
            Letter::Person => people::store::by_reference(conn, reference)?.id.0,
        };
        let mut changes = life(conn, &id)?;
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
