//! The program `roadbook`: the same core without a window, for scripts and schedules.
//!
//! Reads arguments, runs one command, and says how it ended: 0 done, 1 refused or failed with nothing changed, 2 wrong
//! usage. Each command is a file in `commands/`; rules belong into the core.

mod arguments;
mod commands;
mod context;
mod narrow;
mod output;
mod records;
mod size;
mod system;
mod table;
mod table_import;
mod theme;
mod values;
mod words;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use arguments::Arguments;
use context::{Context, Ended};
use output::{Form, Output};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(help_or_error) => {
            // Nobody is left to tell when the terminal is gone.
            let _told = help_or_error.print();
            return u8::try_from(help_or_error.exit_code()).unwrap_or(2).into();
        }
    };
    if arguments.form() == Form::Json
        && let Some(odd) = std::env::args_os().find(|argument| argument.to_str().is_none())
    {
        let odd = odd.to_string_lossy();
        let what =
            format!("error: “{odd}” has letters that JSON cannot hold; rename it, or leave --json out");
        let _told = writeln!(std::io::stderr(), "{what}");
        return ExitCode::from(2);
    }
    let mut context = Context {
        output: Output::new(arguments.form()),
        today: arguments.today,
        passphrase_file: arguments.passphrase_file,
    };
    let ended = commands::run(&arguments.command, &mut context);
    match ended.and_then(|ended| context.output.finish().map(|()| ended)) {
        Ok(Ended::Done) => ExitCode::SUCCESS,
        Ok(Ended::Refused) => ExitCode::FAILURE,
        Err(error) => {
            let _told = writeln!(std::io::stderr(), "{}", words::complaint(&error));
            ExitCode::FAILURE
        }
    }
}
