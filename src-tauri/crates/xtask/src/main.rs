//! `cargo xtask run | test | faults | bench | package | setup`: everything there is to do with this repository, on a
//! machine that has only Rust with a C linker and Node. Nothing of the product is in here, and nothing but the standard
//! library is used, so that it is built in a moment.
#![allow(clippy::print_stdout, reason = "it speaks to the person who started it")]

mod bench;
mod error;
mod faults;
mod package;
mod place;
mod process;
mod run;
mod screens;
mod setup;
mod test;

use std::env;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask run [FILE]           sets up, builds and opens Roadbook, with a workspace if one is named
cargo xtask test                 sets up and runs every check there is
cargo xtask test --list          names the checks
cargo xtask test --only CHECK…   runs some of them
cargo xtask faults [ROUNDS]      kills programs in the middle of their work, 500 times in each way
cargo xtask bench [JOB…]         measures, and prints one table: job, ours, floor or peer, ratio
cargo xtask package              makes the package that people install
cargo xtask setup                installs what run, test and bench need";

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let task = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let outcome = match task.as_str() {
        "run" => run::run(&rest),
        "test" => test::test(&rest),
        "faults" => faults::faults(&rest),
        "bench" => bench::bench(&rest),
        "package" => package::package(),
        "setup" => setup::everything(),
        "" | "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        unknown => Err(error::Error::asked(format!("There is no task “{unknown}”.\n{HELP}"))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
