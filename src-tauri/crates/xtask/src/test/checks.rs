//! The checks, in the order they are run: a slip is said within seconds, and the Rust tests, which take longest, are last.

use std::process::Command;

use super::advisories;
use crate::error::Result;
use crate::{process, screens};

/// One check.
pub struct Check {
    pub name: &'static str,
    pub about: &'static str,
    pub run: fn() -> Result<Verdict>,
}

/// What a check that did not fail comes to.
pub enum Verdict {
    Good,
    /// It could not be made here, for a reason that is not the project's.
    NotChecked(&'static str),
}

pub const CHECKS: &[Check] = &[
    Check { name: "format", about: "Rust is formatted", run: || cargo(&["fmt", "--all", "--check"]) },
    Check { name: "ui-lint", about: "screens: lint and format", run: || npm("lint") },
    Check { name: "ui-types", about: "screens: types", run: || npm("check") },
    Check { name: "ui-tests", about: "screens: tests", run: || npm("test") },
    Check { name: "ui-build", about: "screens: build", run: || screens::build_when_changed().map(good) },
    Check {
        name: "licences",
        about: "every dependency may be used, and comes from where it should",
        run: licences,
    },
    Check { name: "advisories", about: "no known hole in a dependency", run: advisories::check },
    Check {
        name: "clippy",
        about: "Rust: lints, warnings denied",
        run: || cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]),
    },
    Check { name: "tests", about: "Rust: tests, the repository's rules, the real window", run: tests },
];

/// The programs are built together with the tests, so that what they depend on is built once and the tests that start
/// them find them.
fn tests() -> Result<Verdict> {
    cargo(&["build", "--workspace", "--bins", "--tests"])?;
    let mut tests = process::command("cargo", &["nextest", "run", "--workspace", "--no-fail-fast"]);
    // Elsewhere there is no screen in memory to open a window on; the tests of the window then say so.
    if cfg!(target_os = "linux") {
        tests.env("ROADBOOK_WINDOW_TESTS", "1");
    }
    process::run(&mut tests).map(good)
}

fn licences() -> Result<Verdict> {
    let check = ["check", "--hide-inclusion-graph", "licenses", "bans", "sources"];
    process::run(&mut deny(&check)).map(good)
}

/// cargo-deny with our rules.
pub fn deny(arguments: &[&str]) -> Command {
    let mut command = process::command("cargo", &["deny", "--workspace", "--config", "src-tauri/deny.toml"]);
    command.args(arguments);
    command
}

fn cargo(arguments: &[&str]) -> Result<Verdict> {
    process::run(&mut process::command("cargo", arguments)).map(good)
}

fn npm(script: &str) -> Result<Verdict> {
    screens::npm(&["run", script]).map(good)
}

fn good(_: ()) -> Verdict {
    Verdict::Good
}
