//! `roadbook updates --in FILE [--due]`, `roadbook updates U-3 --in FILE [--out DIR]`

use std::path::{Path, PathBuf};

use roadbook_core::ids::Reference;
use roadbook_core::updates::list::{Due, UpdateRow, due, issued};
use roadbook_core::updates::store::by_reference;
use roadbook_core::updates::{Format, again};
use roadbook_core::{Access, Error, Result, Workspace};
use roadbook_formats::counts::things;
use serde_json::json;

use super::update::format;
use crate::context::{Context, Ended};
use crate::output::{Form, Output};
use crate::table::{Table, one_line};
use crate::words::day;

/// Which updates, and what of them.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// One update, such as U-3; all when left out
    #[arg(value_name = "U-REF")]
    reference: Option<Reference>,
    /// The workspace
    #[arg(long = "in", value_name = "FILE")]
    file: PathBuf,
    /// Say instead when each audience is due
    #[arg(long, conflicts_with = "reference")]
    due: bool,
    /// Make the files of the update again in this folder: the same bytes
    #[arg(long, value_name = "DIR", requires = "reference")]
    out: Option<PathBuf>,
    /// The formats to make again; those that left when left out
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', requires = "out", value_parser = format)]
    format: Vec<Format>,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let workspace = context.open(&args.file, Access::Read, "updates")?;
    if args.due {
        let today = workspace.today();
        let all = workspace.read(|conn| due(conn, today))?;
        let all: Vec<_> = all.into_iter().filter(|due| due.due.is_some_and(|day| day <= today)).collect();
        return write_due(&mut context.output, &all).map(|()| Ended::Done);
    }
    if let (Some(reference), Some(folder)) = (args.reference, &args.out) {
        return make_again(&workspace, reference, &args.format, folder, &mut context.output);
    }
    if let Some(reference) = args.reference {
        return show(&workspace, reference, context);
    }
    let all = workspace.read(issued)?;
    match context.output.form() {
        Form::Json => context.output.json(&all)?,
        Form::Text => write_issued(&mut context.output, &all)?,
    }
    Ok(Ended::Done)
}

/// One update that was issued.
pub(super) fn show(workspace: &Workspace, reference: Reference, context: &mut Context) -> Result<Ended> {
    let all = workspace.read(|conn| {
        by_reference(conn, reference)?;
        issued(conn)
    })?;
    let found = all.into_iter().find(|update| update.reference == reference.to_string());
    let update = found.ok_or_else(|| Error::not_found(reference.to_string()))?;
    match context.output.form() {
        Form::Json => context.output.json(&update)?,
        Form::Text => write_issued(&mut context.output, &[update])?,
    }
    Ok(Ended::Done)
}

fn make_again(
    workspace: &Workspace,
    reference: Reference,
    formats: &[Format],
    folder: &Path,
    output: &mut Output,
) -> Result<Ended> {
    let files = workspace.read(|conn| again(conn, &by_reference(conn, reference)?, formats, folder))?;
    match output.form() {
        Form::Json => {
            let files = files.iter().map(|again| {
                json!({ "path": again.file.path, "format": again.file.format, "same": again.is_same })
            });
            output.json(&files.collect::<Vec<_>>())?;
        }
        Form::Text => {
            for again in &files {
                let word = match again.is_same {
                    Some(true) => ", the same bytes",
                    Some(false) => ", other bytes than those that left: this program writes it differently",
                    None => "",
                };
                output.line(&format!("Wrote {}{word}", again.file.path.display()))?;
            }
        }
    }
    let is_other = files.iter().any(|again| again.is_same == Some(false));
    Ok(if is_other { Ended::Refused } else { Ended::Done })
}

fn write_issued(output: &mut Output, all: &[UpdateRow]) -> Result<()> {
    let mut table =
        Table::new(["Update", "Issued", "Audience", "People", "Files", "Corrects", "What it said"]);
    for update in all {
        let corrects = match (&update.corrects, &update.corrected_by) {
            (Some(old), Some(new)) => format!("{old}, corrected by {new}"),
            (Some(old), None) => old.clone(),
            (None, Some(new)) => format!("corrected by {new}"),
            (None, None) => String::new(),
        };
        let files: Vec<_> = update.files.iter().map(|file| file.format.key()).collect();
        table.row([
            &update.reference,
            &day(update.issued_on),
            &update.audience,
            &update.people.len().to_string(),
            &files.join(", "),
            &corrects,
            &one_line(&update.headline),
        ]);
    }
    output.table(&table, "Nothing was issued yet")
}

fn write_due(output: &mut Output, all: &[Due]) -> Result<()> {
    if output.form() == Form::Json {
        return output.json(&all);
    }
    let mut table = Table::new(["Audience", "Due", "Last told", "Changes", "No longer true"]);
    for due in all {
        let late = match due.days_late {
            Some(0) | None => "today".to_owned(),
            Some(days) => format!("{} late", things(days, "day", "days")),
        };
        let last = match (&due.last_update, due.last_told) {
            (Some(update), Some(on)) => format!("{update}, {}", day(on)),
            _ => "never".to_owned(),
        };
        table.row([&due.audience, &late, &last, &due.changes.to_string(), &due.stale.to_string()]);
    }
    output.table(&table, "No update is due")
}
