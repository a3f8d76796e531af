//! `cargo xtask bench`: builds for release and measures. The jobs and their table are in `tests/bench/`, which knows the
//! core; this only sees to it that what is measured is what is shipped.

use crate::error::Result;
use crate::setup::{self, Task};
use crate::{package, process, screens};

/// Measures all jobs, or those whose names contain a word that is given.
pub fn bench(words: &[String]) -> Result {
    setup::for_task(Task::Bench)?;
    screens::build_when_changed()?;
    let build = ["build", "--workspace", "--release", "--bins", "--example", "empty_window"];
    process::run(&mut process::command("cargo", &build))?;
    if cfg!(target_os = "linux") {
        package::bundle()?;
    }
    let measure = ["bench", "--workspace", "--bench", "jobs", "--"];
    process::run(process::command("cargo", &measure).args(words))
}
