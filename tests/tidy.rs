//! The rules of this repository, as tests. Each says why it is there. A rule has a list of exceptions only where one was
//! needed, each with its reason.

mod dependencies;
mod files;
mod layers;
mod migrations;
mod rights;
mod rust;
mod screens;
mod unused;
mod wording;

use std::fs;
use std::path::Path;

use roadbook_tests::places;
use walkdir::WalkDir;

/// A file of the repository.
struct Source {
    /// From the root of the repository, with `/`.
    path: String,
    text: String,
}

impl Source {
    /// The lines with their numbers.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// `path:line: text`, for the lines a pattern finds.
    fn lines_with(&self, pattern: &regex::Regex) -> Vec<String> {
        let found = self.lines().filter(|(_, line)| pattern.is_match(line));
        found.map(|(number, line)| format!("{}:{number}: {}", self.path, line.trim())).collect()
    }
}

/// All files below a folder with one of these endings, sorted; not what is installed or built.
fn sources(folder: &str, endings: &[&str]) -> Vec<Source> {
    const MADE: [&str; 6] = ["node_modules", "dist", "target", "gen", ".git", "snapshots"];
    let root = places::root();
    let walk = WalkDir::new(root.join(folder)).sort_by_file_name().into_iter();
    let kept = walk.filter_entry(|entry| !MADE.iter().any(|made| entry.file_name() == *made));
    let files = kept.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    let wanted = files.filter(|entry| endings.iter().any(|ending| has_ending(entry.path(), ending)));
    wanted
        .filter_map(|entry| {
            let text = fs::read_to_string(entry.path()).ok()?;
            let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
            Some(Source { path: path.to_string_lossy().replace('\\', "/"), text })
        })
        .collect()
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|extension| extension == ending)
}

/// Fails with everything that was found, and why it must not be.
#[track_caller]
fn assert_none(found: &[String], why: &str) {
    assert!(found.is_empty(), "{why}:\n  {}", found.join("\n  "));
}
