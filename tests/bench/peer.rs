//! The peer of the database jobs: `sqlite3`, as the system has it.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::measure;

/// Takes a Jira export over as it is and makes its titles and texts searchable; gives the time and the memory it took.
pub fn searchable(export: &Path, database: &Path) -> (Duration, u64) {
    measure::program(
        Command::new("sqlite3")
            .arg(database)
            .arg(format!(".import --csv \"{}\" issue", export.display()))
            .arg("create virtual table search using fts5(title, body)")
            .arg("insert into search (title, body) select Summary, Description from issue"),
    )
}
