//! What every command is given, and how it ends.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use roadbook_core::{Access, Committed, Passphrase, Result, Surroundings, Workspace};
use serde_json::json;

use crate::output::{Form, Output};
use crate::system;
use crate::table::one_line;

/// What every command is given.
pub struct Context {
    /// Where results go.
    pub output: Output,
    /// The day to take as today.
    pub today: Option<NaiveDate>,
    /// The file that holds the passphrase.
    pub passphrase_file: Option<PathBuf>,
}

impl Context {
    /// Opens a workspace for a command.
    pub fn open(&self, path: &Path, access: Access, command: &str) -> Result<Workspace> {
        Workspace::open_with(path, access, self.passphrase()?, self.surroundings(command))
    }

    /// The sample workspace in memory, for what can be tried without one.
    pub fn sample(&self, command: &str) -> Result<Workspace> {
        let workspace = Workspace::open_in_memory(self.surroundings(command))?;
        roadbook_core::sample::fill(&workspace)?;
        Ok(workspace)
    }

    /// The passphrase that was given with `--passphrase-file`.
    pub fn passphrase(&self) -> Result<Option<Passphrase>> {
        self.passphrase_file.as_deref().map(system::passphrase).transpose()
    }

    pub fn surroundings(&self, command: &str) -> Surroundings {
        system::surroundings(self.today, command)
    }
}

/// How a command ended when nothing failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// What was asked for is done.
    Done,
    /// The result says why not.
    Refused,
}

/// Says what was done, as the history has it.
pub fn done<T>(context: &mut Context, committed: &Committed<T>) -> Result<Ended> {
    match context.output.form() {
        Form::Json => {
            let Committed { label, operation, .. } = committed;
            context.output.json(&json!({ "label": label, "operation": operation }))?;
        }
        Form::Text if committed.operation.is_none() => context.output.line("Nothing was changed by that")?,
        Form::Text => context.output.line(&one_line(&committed.label))?,
    }
    Ok(Ended::Done)
}
