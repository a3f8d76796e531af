//! Migrations are how a file from any earlier day is read. Once somebody has a file that went through one, it is never
//! edited again.

use std::fs;

use roadbook_tests::places;
use xxhash_rust::xxh3::xxh3_64;

use super::sources;

const FOLDER: &str = "src-tauri/crates/core/src/store/migrations";

/// What each migration was when it was released: its name and the hash of its text. A new one is added here when it is
/// finished. To change what an old one did, write a new one.
const KEPT: &[(&str, u64)] = &[
    ("0001_foundation.sql", 0x2a34e41c8eb2817b),
    ("0002_templates.sql", 0x126b2f80d54c51be),
    ("0003_baselines.sql", 0xdb280d7f424a8b5b),
    ("0004_speed.sql", 0x14f8019ad4529150),
    ("0005_decisions.sql", 0x3db0442591b77aa6),
    ("0006_review.sql", 0xfdb709afb48a9e78),
    ("0007_roadmap_views.sql", 0x35f45ce04fd06603),
    ("0008_date_reasons.sql", 0x569d291a1bfb9311),
    ("0009_updates.sql", 0x8df2f801aea58786),
    ("0010_drafts.sql", 0xae662a69fbd134a0),
    ("0011_views_and_baselines.sql", 0x1e3d0ef1c201f9be),
    ("0012_put_off.sql", 0x3b27c6f6ce19c5b3),
    ("0013_beside.sql", 0x3589a22e9edeaad5),
    ("0014_attention.sql", 0x290c40708015b800),
    ("0015_present_and_front_matter.sql", 0xd9c76615d12981f0),
];

#[test]
fn they_are_numbered_without_gaps() {
    let names: Vec<String> = sources(FOLDER, &["sql"]).iter().map(|file| name(&file.path)).collect();
    assert!(!names.is_empty(), "there is a first one");
    for (index, name) in names.iter().enumerate() {
        assert!(
            name.starts_with(&format!("{:04}_", index + 1)),
            "number {} is expected, found {name}",
            index + 1
        );
    }
}

#[test]
fn they_are_what_they_were() {
    for (name, hash) in KEPT {
        let text = fs::read(places::root().join(FOLDER).join(name))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(
            xxh3_64(&text),
            *hash,
            "{name} was edited; files that went through it would differ. Write a new one"
        );
    }
}

#[test]
fn each_one_is_kept_watch_on() {
    let kept: Vec<&str> = KEPT.iter().map(|(name, _)| *name).collect();
    for file in sources(FOLDER, &["sql"]) {
        let name = name(&file.path);
        let hash = xxh3_64(file.text.as_bytes());
        assert!(
            kept.contains(&name.as_str()),
            "when {name} is finished, add (\"{name}\", 0x{hash:016x}) to KEPT"
        );
    }
}

fn name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}
