//! `roadbook passphrase set|change|remove FILE`

use std::path::{Path, PathBuf};

use clap::Subcommand;
use roadbook_core::passphrase::{Change, PassphraseChanged, change};
use roadbook_core::watch::Unwatched;
use roadbook_core::{Error, Passphrase, Result};
use roadbook_formats::counts::things;

use crate::context::{Context, Ended};
use crate::output::{Form, Output};
use crate::system;

/// What is to become of it.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// From now on a passphrase is needed to open the workspace and its backups. Nobody can recover a forgotten one
    Set(New),
    /// Another one is needed from now on; the old one is given with --passphrase-file
    Change(New),
    /// None is needed any more; the one that is needed now is given with --passphrase-file
    Remove {
        /// The workspace
        file: PathBuf,
    },
}

#[derive(Debug, clap::Args)]
struct New {
    /// The workspace
    file: PathBuf,
    /// A file whose first line is the new passphrase
    #[arg(long, value_name = "FILE")]
    new_passphrase_file: PathBuf,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Ended> {
    let new = |new: &New| system::passphrase(&new.new_passphrase_file);
    let changed = match &args.what {
        What::Set(given) => changed(context, &given.file, Change::Set(&new(given)?))?,
        What::Change(given) => {
            let old = old(context, &given.file)?;
            changed(context, &given.file, Change::Replace { old: &old, new: &new(given)? })?
        }
        What::Remove { file } => changed(context, file, Change::Remove(&old(context, file)?))?,
    };
    match context.output.form() {
        Form::Json => context.output.json(&changed)?,
        Form::Text => write(&mut context.output, &changed)?,
    }
    Ok(Ended::Done)
}

fn changed(context: &Context, file: &Path, to: Change<'_>) -> Result<PassphraseChanged> {
    change(file, to, context.surroundings("passphrase"), &Unwatched)
}

fn old(context: &Context, file: &Path) -> Result<Passphrase> {
    context.passphrase()?.ok_or_else(|| Error::Locked { path: file.to_owned() })
}

fn write(output: &mut Output, changed: &PassphraseChanged) -> Result<()> {
    let backups = things(changed.backups, "backup", "backups");
    output.line(&match changed.protected {
        true => format!("The workspace and {backups} need the new passphrase from now on. Keep it well: nobody can recover it"),
        false => format!("The workspace and {backups} can be read by anybody from now on"),
    })?;
    for left in &changed.left {
        output.note(&format!(
            "The backup {left} could not be rewritten: it opens with what it opened with before"
        ));
    }
    Ok(())
}
