//! Starting other programs: shown before they run, in the root of the repository, with our own tools on the path.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::{Error, Result};
use crate::place;

/// A command in the root of the repository: `command("cargo", &["fmt", "--all"])`.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(place::program(program).unwrap_or_else(|| program.into()));
    command.args(arguments).current_dir(place::root()).env("PATH", place::search_path()).stdin(Stdio::null());
    // `cargo xtask` runs inside Cargo, which leaves its notes on this package around; a Cargo started from here must
    // not see them, or it builds everything again that depends on them.
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "LD_LIBRARY_PATH"
        {
            command.env_remove(&*name);
        }
    }
    command
}

/// Runs a command, its words shown; an error when it fails.
pub fn run(command: &mut Command) -> Result {
    let shown = shown(command);
    println!("$ {shown}");
    let status = command.status().map_err(Error::unreachable(format!("start {shown}")))?;
    if status.success() { Ok(()) } else { Err(Error::Failed { command: shown }) }
}

/// Runs a command, its words shown, and gives up on it after a while.
pub fn run_within(limit: Duration, command: &mut Command) -> Result {
    let shown = shown(command);
    println!("$ {shown}");
    let mut child = command.spawn().map_err(Error::unreachable(format!("start {shown}")))?;
    let start = Instant::now();
    while start.elapsed() < limit {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(_)) => return Err(Error::Failed { command: shown }),
            Ok(None) => thread::sleep(Duration::from_millis(50)),
            Err(cause) => return Err(Error::Unreachable { doing: format!("wait for {shown}"), cause }),
        }
    }
    // It may end by itself in this moment.
    let _ = child.kill();
    let _ = child.wait();
    Err(Error::Failed { command: format!("{shown} (no answer within {} s)", limit.as_secs()) })
}

/// What a command prints; nothing when it cannot be started or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a command can be started and succeeds.
pub fn succeeds(command: &mut Command) -> bool {
    output(command).is_some()
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
