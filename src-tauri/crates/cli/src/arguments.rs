//! What can be typed after `roadbook`: what all commands share.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Parser;

use crate::commands::Command;
use crate::output::Form;
use crate::values::day;

/// The roadmap, the decisions and the people who are told of them, without a window.
///
/// Exit codes: 0 done, 1 refused or failed with nothing changed, 2 wrong usage.
#[derive(Debug, Parser)]
#[command(name = "roadbook", version, propagate_version = true, max_term_width = 110)]
pub struct Arguments {
    /// The day to take as today, such as 2026-11-22; the computer's own when left out
    #[arg(long, global = true, value_name = "DAY", value_parser = day)]
    pub today: Option<NaiveDate>,

    /// A file whose first line is the passphrase of the workspace
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,

    /// Write the result as JSON
    #[arg(long, global = true)]
    json: bool,

    #[command(subcommand)]
    pub command: Command,
}

impl Arguments {
    /// How the result is to be written.
    pub fn form(&self) -> Form {
        if self.json { Form::Json } else { Form::Text }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_arguments_fit_together() {
        Arguments::command().debug_assert();
    }
}
