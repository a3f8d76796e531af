//! Writes into a workspace as somebody types: number after number into the description of R-1, now and then into a new step of
//! undo. What was kept is acknowledged on a line of its own, until it is killed: `tests/cli/killed_typing.rs` does that.
//!
//! ```text
//! target/debug/examples/typist plan.roadbook 1
//! ```
#![allow(clippy::print_stdout, reason = "it acknowledges on the terminal")]

use std::env;
use std::io::{Write as _, stdout};
use std::path::Path;
use std::sync::Arc;

use roadbook_core::ids::TimeOrderedIds;
use roadbook_core::write::{Writing, write};
use roadbook_core::{Access, Surroundings, Workspace};
use roadbook_testkit::surroundings;

/// So many numbers are one step of undo.
const ONE_STEP: u64 = 4;

fn main() -> Result<(), String> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [file, first] = arguments.as_slice() else { return Err("typist FILE NUMBER".to_owned()) };
    let first: u64 = first.parse().map_err(|error| format!("{first}: {error}"))?;
    let said = |error: roadbook_core::Error| error.to_string();
    // Counted ids would be the same ones each time it begins.
    let surroundings = Surroundings { ids: Arc::new(TimeOrderedIds), ..surroundings() };
    let workspace = Workspace::open(Path::new(file), Access::Write, surroundings).map_err(said)?;
    let reference = "R-1".parse().map_err(|_| "R-1 is a reference")?;
    for number in first.. {
        let writing = if number % ONE_STEP == 0 { Writing::Anew } else { Writing::On };
        write(&workspace, reference, "description", &number.to_string(), writing).map_err(said)?;
        let mut out = stdout().lock();
        writeln!(out, "{number}").and_then(|()| out.flush()).map_err(|error| error.to_string())?;
    }
    Ok(())
}
