//! `cargo xtask faults [ROUNDS]`: programs are killed in the middle of their work, again and again, and disks are full or
//! cannot be written to. The tests are those of `cargo xtask test`, which kills a few dozen times; this is for before a
//! release. What they prove stands in `tests/cli/killed*.rs`.

use crate::error::{Error, Result};
use crate::process;
use crate::setup::{self, Task};

/// How often each test kills when nothing is said.
const ROUNDS: u32 = 500;

/// The tests that break something on purpose.
const TESTS: &str = "test(/^cli::(killed|disk_full|read_only|backups|locked)/)";

/// Runs them, each with so many rounds.
pub fn faults(arguments: &[String]) -> Result {
    let rounds = rounds(arguments)?;
    setup::for_task(Task::Test)?;
    process::run(&mut process::command("cargo", &["build", "--package", "roadbook-cli", "--bins"]))?;
    // The profile lets a test take hours: a round is short, five hundred are not.
    let run = ["nextest", "run", "--package", "roadbook-tests", "--profile", "faults", "--no-fail-fast"];
    let mut tests = process::command("cargo", &run);
    process::run(tests.args(["--filterset", TESTS]).env("ROADBOOK_ROUNDS", rounds.to_string()))
}

fn rounds(arguments: &[String]) -> Result<u32> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let asked = match words.as_slice() {
        [] => Some(ROUNDS),
        [number] => number.parse().ok().filter(|rounds| *rounds > 0),
        _ => None,
    };
    asked.ok_or_else(|| Error::asked("cargo xtask faults takes nothing, or how many rounds."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_are_a_number_or_five_hundred() {
        let read =
            |words: &[&str]| rounds(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>()).ok();
        assert_eq!(read(&[]), Some(500));
        assert_eq!(read(&["20"]), Some(20));
        assert_eq!(read(&["0"]), None);
        assert_eq!(read(&["many"]), None);
        assert_eq!(read(&["1", "2"]), None);
    }
}
