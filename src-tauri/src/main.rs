//! Starts Roadbook's window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    match roadbook::run(std::env::args_os().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Without a window this is the only place left to say it.
            eprintln!("Roadbook could not open its window: {error}");
            ExitCode::FAILURE
        }
    }
}
