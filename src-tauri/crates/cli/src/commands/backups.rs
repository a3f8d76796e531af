//! `roadbook backups FILE`

use std::path::PathBuf;

use roadbook_core::Result;
use roadbook_core::backup::{Backup, Condition, Look, expect_workspace, list};

use crate::context::{Context, Ended};
use crate::output::{Form, Output};
use crate::table::Table;
use crate::words;

/// Of what.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace; it may be damaged
    file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    expect_workspace(&args.file)?;
    let backups = list(&args.file, context.passphrase()?.as_ref(), Look::Whole)?;
    match context.output.form() {
        Form::Json => context.output.json(&backups)?,
        Form::Text => write(&mut context.output, &backups)?,
    }
    Ok(Ended::Done)
}

fn write(output: &mut Output, backups: &[Backup]) -> Result<()> {
    let mut table = Table::new(["No.", "Made (UTC)", "Why", "Size", "Found", "File"]);
    for backup in backups {
        let condition = match backup.condition {
            Condition::Sound => "sound",
            Condition::Damaged => "damaged",
            Condition::Locked => "needs another passphrase",
            Condition::Newer => "made by a newer version",
        };
        let number = backup.number.to_string();
        let why = backup.reason.word();
        table.row([&number, &words::moment(&backup.at), why, &size(backup.bytes), condition, &backup.name]);
    }
    output.table(&table, "There is no backup yet")
}

fn size(bytes: u32) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", f64::from(bytes) / 1e6),
    }
}
