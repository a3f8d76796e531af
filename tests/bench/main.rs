//! Measures Roadbook against a floor or a peer in the same run, since machines differ, and prints one table. Nothing is
//! judged here beyond the aim that stands beside each figure. Started by `cargo xtask bench`, which builds for release.
#![allow(clippy::unwrap_used, reason = "a measurement that cannot be made ends the run")]
#![allow(clippy::print_stdout, reason = "the table is what it is for")]

mod amount;
mod answers;
mod decisions;
mod files;
mod ground;
mod import;
mod javascript;
mod measure;
mod memory;
mod open;
mod package;
mod pdf;
mod peer;
mod review;
mod search;
mod sheet;
mod table;
mod timeline;
mod updates;
mod window;

use std::env;

use ground::Ground;
use table::Row;

/// Something that is measured: its name, and what gives its rows.
struct Job {
    name: &'static str,
    rows: fn(&Ground) -> Vec<Row>,
}

const JOBS: &[Job] = &[
    Job { name: "open", rows: open::rows },
    Job { name: "search", rows: search::rows },
    Job { name: "sheet", rows: sheet::rows },
    Job { name: "import", rows: import::rows },
    Job { name: "decisions", rows: decisions::rows },
    Job { name: "pdf", rows: pdf::rows },
    Job { name: "files", rows: files::rows },
    Job { name: "review", rows: review::rows },
    Job { name: "updates", rows: updates::rows },
    Job { name: "window", rows: window::rows },
    Job { name: "answers", rows: answers::rows },
    Job { name: "timeline", rows: timeline::rows },
    Job { name: "memory", rows: memory::rows },
    Job { name: "javascript", rows: javascript::rows },
    Job { name: "package", rows: package::rows },
];

fn main() {
    // Cargo adds `--bench`; what is left are words that the names of jobs must contain.
    let words: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let chosen = JOBS
        .iter()
        .filter(|job| words.is_empty() || words.iter().any(|word| job.name.contains(word.as_str())));
    let ground = Ground::new();
    let rows: Vec<Row> = chosen
        .flat_map(|job| {
            eprintln!("measuring: {}", job.name);
            (job.rows)(&ground)
        })
        .collect();
    println!("{}", table::draw(&rows));
}
