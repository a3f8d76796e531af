//! A screen that exists in memory only, with a session bus of its own. Nothing appears on the screen of whoever runs it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use crate::places;

/// Both sizes the window is looked at fit on it.
const SIZE: &str = "1920x1200x24";

/// A running screen and bus; gone when dropped.
#[derive(Debug)]
pub struct Screen {
    server: Child,
    bus: Child,
    display: String,
    bus_address: String,
}

impl Screen {
    /// Starts both. The message names the program that is missing.
    pub fn start() -> Result<Self, String> {
        // The server picks a free number itself and says which once it can be used.
        let mut server = started(Command::new(found("Xvfb")?).args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            SIZE,
            "-nolisten",
            "tcp",
            "-noreset",
        ]))?;
        found("xdotool")?;
        let display = format!(":{}", first_line(&mut server)?);
        let mut bus = started(Command::new(found("dbus-daemon")?).args([
            "--session",
            "--nofork",
            "--print-address=1",
        ]))?;
        let bus_address = first_line(&mut bus)?;
        Ok(Self { server, bus, display, bus_address })
    }

    /// The titles of the windows that can be seen.
    pub fn titles(&self) -> Vec<String> {
        let mut search = Command::new("xdotool");
        self.use_for(&mut search);
        // `%@` stands for all windows found; an error says that there is none yet.
        let found = search.args(["search", "--onlyvisible", "--name", ".", "getwindowname", "%@"]).output();
        let printed = found.map(|found| found.stdout).unwrap_or_default();
        String::from_utf8_lossy(&printed).lines().map(str::to_owned).collect()
    }

    /// Puts a command on this screen.
    pub fn use_for(&self, command: &mut Command) {
        command
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11")
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address);
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        for process in [&mut self.bus, &mut self.server] {
            // It may have ended on its own; then there is nothing to end.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

fn found(program: &str) -> Result<std::path::PathBuf, String> {
    places::tool(program).ok_or_else(|| format!("{program} is not installed; run `cargo xtask setup`"))
}

fn started(command: &mut Command) -> Result<Child, String> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("could not start {command:?}: {error}"))
}

/// What a server prints when it is ready.
fn first_line(process: &mut Child) -> Result<String, String> {
    let output = process.stdout.take().expect("invariant: the output is piped");
    let mut line = String::new();
    BufReader::new(output)
        .read_line(&mut line)
        .map_err(|error| format!("could not hear from a server: {error}"))?;
    let line = line.trim();
    if line.is_empty() { Err("a server ended before it was ready".into()) } else { Ok(line.into()) }
}
