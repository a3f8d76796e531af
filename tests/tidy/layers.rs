//! What the core stands on knows nothing of what stands on it.

use regex::Regex;

use super::{assert_none, sources};

const CORE: &str = "src-tauri/crates/core/src/";

/// The ground of the core: files, folders (with `/` at the end), and what they are called in a path.
const GROUND: &[&str] = &[
    "at_once.rs",
    "attached.rs",
    "backup/",
    "clock.rs",
    "error.rs",
    "history/log.rs",
    "ids.rs",
    "op.rs",
    "packed.rs",
    "passphrase/",
    "record.rs",
    "register/which.rs",
    "saving.rs",
    "search/index.rs",
    "search/mod.rs",
    "store/",
    "surroundings.rs",
    "watch.rs",
    "workspace.rs",
    "workspace/copy_to.rs",
];

/// A path from the root of the core to something of its own: its first two steps.
fn paths() -> Regex {
    Regex::new(r"\bcrate::([a-z_]+)(?:::([a-z_]+))?").unwrap()
}

/// Whether a path leads to the ground: to a file of it, or to what the face of one of its folders hands on.
fn is_ground(first: &str, second: &str) -> bool {
    GROUND.iter().any(|place| {
        let place = place.trim_end_matches('/').trim_end_matches(".rs").trim_end_matches("/mod");
        place == first || place == format!("{first}/{second}")
    })
}

#[test]
fn the_ground_of_the_core_knows_no_kind_of_record() {
    let path = paths();
    let ground = sources("src-tauri/crates/core/src", &["rs"]).into_iter().filter(|file| {
        let place = file.path.strip_prefix(CORE).unwrap_or_default();
        GROUND.iter().any(|known| place == *known || (known.ends_with('/') && place.starts_with(known)))
    });
    let mut found = Vec::new();
    let mut seen = 0;
    for file in ground {
        seen += 1;
        // Tests may stand on everything.
        let code = file.text.split("#[cfg(test)]").next().unwrap_or_default();
        for used in path.captures_iter(code) {
            let (first, second) = (&used[1], used.get(2).map_or("", |step| step.as_str()));
            if !is_ground(first, second) {
                found.push(format!("{}: {}", file.path, &used[0]));
            }
        }
    }
    assert!(seen >= GROUND.len(), "only {seen} files of the ground are where they were");
    assert_none(
        &found,
        "operations, the log, the file and its search serve every kind of record alike; what must name them all does so in kinds.rs",
    );
}

#[test]
fn a_path_that_leads_up_is_seen() {
    let check = |text: &str, expect: bool| {
        let used = paths().captures(text).unwrap();
        assert_eq!(is_ground(&used[1], used.get(2).map_or("", |step| step.as_str())), expect, "{text}");
    };
    check("use crate::error::{Error, Result};", true);
    check("use crate::history::log;", true);
    check("use crate::search::Words;", true);
    check("use crate::history::undo::undo;", false);
    check("use crate::items::Item;", false);
    check("crate::kinds::WithKind", false);
    check("use crate::register::Entry as _;", false);
}
