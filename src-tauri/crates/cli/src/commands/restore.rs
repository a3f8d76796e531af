//! `roadbook restore FILE --from BACKUP`

use std::path::PathBuf;

use roadbook_core::history::detail::FieldChange;
use roadbook_core::restore::{self, Difference, Fate, RestorePreview, Restored};
use roadbook_core::{Access, Result, backup};
use roadbook_formats::counts::{as_u32, things};
use serde_json::json;

use crate::context::{Context, Ended};
use crate::output::{Form, Output};
use crate::table::{Table, one_line};

/// What is to be brought back.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace; it may be damaged
    file: PathBuf,
    /// The backup: its number or name as `roadbook backups` lists them, or a file
    #[arg(long = "from", value_name = "BACKUP")]
    from: String,
    /// Say what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let backup = backup::find(&args.file, &args.from)
        .or_else(|missing| backup::expect_workspace(&args.file).and(Err(missing)))?;
    if args.dry_run {
        let workspace = context.open(&args.file, Access::Read, "restore")?;
        let preview = restore::preview(&workspace, &backup)?;
        match context.output.form() {
            Form::Json => context.output.json(&preview)?,
            Form::Text => {
                write(&mut context.output, "Nothing was changed. Restoring would do this:", &preview)?;
            }
        }
        return Ok(Ended::Done);
    }
    let passphrase = context.passphrase()?;
    let surroundings = context.surroundings("restore");
    match restore::restore_file(&args.file, &backup, passphrase.as_ref(), surroundings)? {
        Restored::Operation(committed) => match context.output.form() {
            Form::Json => {
                let (label, operation) = (&committed.label, committed.operation);
                context.output.json(
                    &json!({ "label": label, "operation": operation, "changes": committed.value, "kept": null }),
                )?;
            }
            Form::Text => write(&mut context.output, &committed.label, &committed.value)?,
        },
        Restored::Replaced(replaced) => match context.output.form() {
            Form::Json => {
                let label = "Put the backup in the place of the file";
                context.output.json(
                    &json!({ "label": label, "operation": null, "changes": null, "kept": replaced.kept }),
                )?;
            }
            Form::Text => {
                context.output.line(&format!("{} is the backup now", args.file.display()))?;
                if let Some(kept) = &replaced.kept {
                    let line = format!("What could not be read lies at {}", kept.display());
                    context.output.line(&line)?;
                }
            }
        },
    }
    Ok(Ended::Done)
}

fn write(output: &mut Output, heading: &str, preview: &RestorePreview) -> Result<()> {
    output.line(heading)?;
    output.line("")?;
    let mut table = Table::new(["What", "Record", "Title", "Field", "Is", "Becomes"]);
    for Difference { kind, reference, title, fate, changes, .. } in &preview.records {
        let fate = match fate {
            Fate::Added => "comes back",
            Fate::Gone => "goes",
            Fate::Changed => "becomes what it was",
        };
        let record = reference.as_deref().unwrap_or(kind.key());
        if changes.is_empty() {
            table.row([fate, record, title, "", "", ""]);
        }
        for (at, FieldChange { field, before, after }) in changes.iter().enumerate() {
            let [fate, record, title] = if at == 0 { [fate, record, title] } else { [""; 3] };
            table.row([fate, record, title, field, &in_a_column(before), &in_a_column(after)]);
        }
    }
    output.table(&table, "Everything is as in the backup already")?;
    let shown = as_u32(preview.records.len());
    if preview.total > shown {
        output.line(&format!("and {} more", things(preview.total - shown, "record", "records")))?;
    }
    Ok(())
}

/// As much of a value as can be read beside others; `--json` has all of it.
fn in_a_column(value: &str) -> String {
    const WIDEST: usize = 48;
    let line = one_line(value);
    match line.char_indices().nth(WIDEST) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
