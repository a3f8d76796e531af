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

/// The package names files of the repository; a name that is wrong would be found only when somebody packs.
#[test]
fn what_is_packed_is_there() {
    let folder = places::root().join("src-tauri");
    let settings = fs::read_to_string(folder.join("tauri.conf.json")).unwrap();
    let settings: serde_json::Value = serde_json::from_str(&settings).unwrap();
    let bundle = &settings["bundle"];
    let deb = &bundle["linux"]["deb"];
    let icons = bundle["icon"].as_array().unwrap().iter();
    let files = deb["files"].as_object().unwrap().values();
    for path in icons.chain(files).chain([&deb["desktopTemplate"]]) {
        let path = folder.join(path.as_str().unwrap());
        assert!(path.is_file(), "{} is to be packed and is not there", path.display());
    }
    let entry = fs::read_to_string(folder.join("linux/roadbook.desktop")).unwrap();
    let kind = "application/vnd.roadbook";
    assert!(entry.contains(kind), "a double click on a workspace finds Roadbook");
    assert!(fs::read_to_string(folder.join("linux/roadbook-mime.xml")).unwrap().contains(kind));
}
