//! Files that a clone must have.

use std::fs;
use std::process::Command;

use roadbook_tests::places;

#[test]
fn licences_and_changes_are_said() {
    for (path, words) in [
        ("LICENSE-MIT", "Permission is hereby granted, free of charge"),
        ("LICENSE-APACHE", "Apache License"),
        ("src-tauri/CHANGELOG.md", "## "),
        ("src-tauri/ARCHITECTURE.md", "## "),
        ("README.md", "cargo xtask test"),
    ] {
        let text = fs::read_to_string(places::root().join(path)).unwrap_or_default();
        assert!(text.contains(words), "{path} is missing, or does not say “{words}”");
    }
}

#[test]
fn builds_repeat() {
    for path in ["Cargo.lock", "ui/package-lock.json"] {
        assert!(places::root().join(path).is_file(), "{path} says which versions everybody builds with");
    }
    // An archive of the sources has no history; then there is nothing to ask.
    let git = Command::new("git")
        .current_dir(places::root())
        .args(["ls-files", "--", "Cargo.lock", "ui/package-lock.json"])
        .output();
    if let Ok(git) = git.map(|git| String::from_utf8_lossy(&git.stdout).into_owned())
        && places::root().join(".git").exists()
    {
        assert_eq!(git.lines().count(), 2, "both lock files are committed, found {git:?}");
    }
}

#[test]
fn the_change_runs_what_the_readme_says() {
    let script = fs::read_to_string(places::root().join(".ci/run")).unwrap();
    assert!(script.contains("cargo xtask test"), "one command for all of it, for people and machines");
}
