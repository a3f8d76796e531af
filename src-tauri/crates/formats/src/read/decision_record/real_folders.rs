//! Scores the reader on folders of real records whose content was checked by hand. Skipped where they are not at hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::*;

/// Below this share of right answers on any field a folder counts as not understood.
const ENOUGH: f64 = 0.98;

#[test]
fn govuk_aws() {
    check("adr_govuk_aws");
}

#[test]
fn madr_self() {
    check("adr_madr_self");
}

#[test]
fn opendatahub() {
    check("adr_opendatahub");
}

#[test]
fn mozilla_as() {
    check("adr_mozilla_as");
}

#[test]
fn log4brains() {
    check("adr_log4brains");
}

#[test]
fn german_meldestelle() {
    check("adr_german_meldestelle");
}

fn check(set: &str) {
    let Some(root) = real_data().map(|data| data.join(set)) else {
        eprintln!("skipped: no real folders of decision records beside this repository (shared/data/{set})");
        return;
    };
    let truth: Value =
        serde_json::from_slice(&fs::read(root.join("truth.json")).expect("a truth")).expect("JSON");
    let files = files_below(&root);
    let sources: Vec<_> = files.iter().map(|(path, bytes)| SourceFile { path, bytes }).collect();
    assert!(looks_like_decisions(&sources), "{set} is recognised");
    let folder = read_folder(&sources, None);
    let mut score = Score::default();
    for expected in truth["records_detail"].as_array().expect("records") {
        score.compare(expected, &folder);
    }
    println!("{set}: {}", score.summary());
    for (field, (right, of)) in &score.fields {
        let share = *right as f64 / *of as f64;
        assert!(share >= ENOUGH, "{set}: {field} {right} of {of}\n{}", score.misses.join("\n"));
    }
}

fn real_data() -> Option<PathBuf> {
    let mut parents = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    parents.find_map(|parent| Some(parent.join("shared/data")).filter(|data| data.is_dir()))
}

fn files_below(root: &Path) -> Vec<(String, Vec<u8>)> {
    let (mut files, mut open) = (Vec::new(), vec![root.to_owned()]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                open.push(entry);
            } else {
                let path =
                    entry.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
                files.push((path, fs::read(&entry).expect("a file")));
            }
        }
    }
    files
}

#[derive(Default)]
struct Score {
    fields: BTreeMap<&'static str, (usize, usize)>,
    misses: Vec<String>,
}

impl Score {
    fn compare(&mut self, expected: &Value, folder: &Folder) {
        let file = expected["file"].as_str().expect("a file");
        let record = folder.records.iter().find(|record| record.file == file);
        self.count("found", file, &expected["is_record"].as_bool().expect("a flag"), &record.is_some());
        let Some(record) = record.filter(|_| expected["is_record"] == true) else { return };
        if let Some(title) = expected["title"].as_str() {
            self.count("title", file, &plain(title), &plain(&record.title));
        }
        self.count(
            "status as written",
            file,
            &expected["status_raw"].as_str(),
            &record.status_as_written.as_deref(),
        );
        self.count(
            "status",
            file,
            &status_of(expected["status_norm"].as_str()),
            &record.status.map(DecisionStatus::key),
        );
        let date = record.decided_on.map(|date| date.to_string());
        self.count("date", file, &expected["date_iso"].as_str(), &date.as_deref());
        self.count("links", file, &links_of_truth(expected), &links_of_record(record));
        if let Some(chosen) = expected["chosen_option"].as_str() {
            // The truth ends some names at the first dot.
            let found = record.chosen.as_deref().unwrap_or_default();
            self.count("chosen", file, &chosen, &if found.starts_with(chosen) { chosen } else { found });
        }
    }

    fn count<T: PartialEq + std::fmt::Debug>(
        &mut self,
        field: &'static str,
        file: &str,
        expected: &T,
        found: &T,
    ) {
        let (right, of) = self.fields.entry(field).or_default();
        *of += 1;
        if expected == found {
            *right += 1;
        } else {
            self.misses.push(format!("{field} of {file}: {expected:?} was read as {found:?}"));
        }
    }

    fn summary(&self) -> String {
        let fields = self.fields.iter().map(|(field, (right, of))| format!("{field} {right}/{of}"));
        let fields: Vec<_> = fields.chain(self.misses.iter().map(|miss| format!("\n  {miss}"))).collect();
        fields.join(", ")
    }
}

/// The truth has the source of headings, so a heading in bold type keeps its marks there.
fn plain(title: &str) -> String {
    title.replace("**", "")
}

/// The status of the workspace for a word of the truth; words without an equal have none.
fn status_of(norm: Option<&str>) -> Option<&'static str> {
    match norm? {
        "in_review" => Some("proposed"),
        word => DecisionStatus::ALL.iter().map(|status| status.key()).find(|key| *key == word),
    }
}

fn links_of_truth(expected: &Value) -> Vec<String> {
    let links = expected["links"].as_array().into_iter().flatten();
    let mut links: Vec<_> = links
        .map(|link| {
            format!(
                "{} {}",
                link["rel"].as_str().unwrap_or_default(),
                link["to"].as_str().unwrap_or_default()
            )
        })
        .collect();
    links.sort();
    links
}

fn links_of_record(record: &DecisionRecord) -> Vec<String> {
    let show = |link: &FoundLink| {
        let part = if link.partial { "partially_" } else { "" };
        let relation = match link.relation {
            Relation::Supersedes => "supersedes",
            Relation::SupersededBy => "superseded_by",
            Relation::Amends => "amends",
            Relation::AmendedBy => "amended_by",
            // The truth has no such links.
            Relation::RelatesTo | Relation::CausedBy => return None,
        };
        let (LinkTarget::File(target) | LinkTarget::Number(target) | LinkTarget::Other(target)) =
            &link.target;
        Some(format!("{part}{relation} {target}"))
    };
    let mut links: Vec<_> = record.links.iter().filter_map(show).collect();
    links.sort();
    links
}
