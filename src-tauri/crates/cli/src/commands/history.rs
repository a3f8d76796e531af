//! `roadbook history [REF] --in FILE`

use std::path::PathBuf;

use roadbook_core::history::Change;
use roadbook_core::history::list::life;
use roadbook_core::ids::{Letter, Reference};
use roadbook_core::{Access, Result, Workspace, decisions, items, people};

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
    let mut changes = workspace.read(|conn| {
        let id = match reference.letter {
            Letter::Item => items::store::by_reference(conn, reference)?.id.0,
            Letter::Decision => decisions::store::by_reference(conn, reference)?.id.0,
            Letter::Person => people::store::by_reference(conn, reference)?.id.0,
        };
        life(conn, &id)
    })?;
    // What a field was at the last import serves the next import and nobody else.
    changes.retain(|change| change.field != "imported");
    Ok(changes)
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
