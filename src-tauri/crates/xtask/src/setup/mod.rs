//! Installs what a task needs and is not there yet. When all is there it only looks, in a fraction of a second.

mod need;
mod node;
mod packages;
mod tools;

use crate::error::Result;

/// What is to be done with the repository; a later one needs what the earlier ones need, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Task {
    /// Build and open the window.
    Run,
    /// Run every check.
    Test,
    /// Measure.
    Bench,
}

/// Installs what one task needs.
pub fn for_task(task: Task) -> Result {
    packages::install(task)?;
    node::install()?;
    tools::install(task)
}

/// Installs what all tasks need.
pub fn everything() -> Result {
    for_task(Task::Bench)?;
    println!("Everything is there.");
    Ok(())
}
