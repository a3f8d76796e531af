//! Builds the screens, when they changed since they were last built.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::error::Result;
use crate::{place, process};

/// Builds `ui/dist`, unless it is newer than everything it is made from.
pub fn build_when_changed() -> Result {
    let ui = place::ui();
    let built = modified(&ui.join("dist").join("index.html"));
    match built {
        Some(built) if built > newest(&ui) => Ok(()),
        _ => npm(&["run", "build"]),
    }
}

/// Runs npm in `ui/`.
pub fn npm(arguments: &[&str]) -> Result {
    process::run(process::command("npm", arguments).current_dir(place::ui()))
}

/// When a file was last changed.
pub fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|about| about.modified()).ok()
}

/// When anything in a folder was last changed, save what is installed or built.
fn newest(folder: &Path) -> SystemTime {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let times = entries
        .filter(|entry| !["node_modules", "dist"].iter().any(|made| entry.file_name() == *made))
        .map(|entry| {
            let path = entry.path();
            let own = modified(&path).unwrap_or(SystemTime::UNIX_EPOCH);
            if path.is_dir() { own.max(newest(&path)) } else { own }
        });
    times.max().unwrap_or(SystemTime::UNIX_EPOCH)
}
