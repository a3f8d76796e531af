//! `cargo xtask run`: sets up, builds what changed, and opens Roadbook.

use std::env;
use std::process::Stdio;

use crate::error::{Error, Result};
use crate::setup::{self, Task};
use crate::{place, process, screens};

/// Opens the window; the arguments are its own, a workspace first of all.
pub fn run(arguments: &[String]) -> Result {
    if !has_a_display() {
        return Err(Error::missing(
            "a display to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set)",
            "The same without a window: cargo run --package roadbook-cli -- new demo.roadbook --sample",
        ));
    }
    setup::for_task(Task::Run)?;
    screens::build_when_changed()?;
    // All programs at once, though only one is started: a build of one package alone would choose other features of what
    // it depends on, and all of that would be built a second time.
    process::run(&mut process::command("cargo", &["build", "--workspace", "--bins"]))?;
    let program =
        place::target().join("debug").join("roadbook-app").with_extension(env::consts::EXE_EXTENSION);
    let mut window = process::command(&program.display().to_string(), &[]);
    if let Ok(here) = env::current_dir() {
        // A workspace is named as it is seen from where the person is.
        window.current_dir(here);
    }
    process::run(window.args(arguments).stdin(Stdio::inherit()))
}

/// Only X11 and Wayland can be absent; other systems always have a screen to draw on.
fn has_a_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}
