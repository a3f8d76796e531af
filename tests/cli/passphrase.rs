//! A passphrase is set, changed and removed; whatever reads a workspace reads a protected one, and a wrong one harms nothing.

use std::fs;

use serde_json::{Value, json};

use super::program::{Program, list};

const SECRET: &str = "Instant payouts in euros";

/// A protected workspace with an item and a backup. `key` holds its passphrase.
fn protected() -> Program {
    let program = Program::with_workspace();
    program.write("key", "correct horse battery\n");
    program.write("other", "something else\n");
    program.done(&["add", "item", SECRET, "--in", "plan.roadbook"]);
    program.done(&["backup", "plan.roadbook"]);
    let set = program.json(&["passphrase", "set", "plan.roadbook", "--new-passphrase-file", "key"]);
    assert_eq!(set, json!({ "protected": true, "backups": 1, "left": [] }));
    program
}

/// Every file in the folder in which the secret can be read.
fn readable(program: &Program) -> Vec<String> {
    let says_it = |bytes: Vec<u8>| bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes());
    program.files().into_iter().filter(|file| says_it(fs::read(program.file(file)).unwrap())).collect()
}

fn with<'a>(key: &'a str, arguments: &[&'a str]) -> Vec<&'a str> {
    [&["--passphrase-file", key], arguments].concat()
}

fn title(program: &Program, arguments: &[&str]) -> Value {
    program.json(arguments)[0]["title"].clone()
}

#[test]
fn what_is_protected_cannot_be_read_without_it() {
    let program = protected();
    assert_eq!(readable(&program), [""; 0], "nothing plain is left in the folder");
    let bytes = fs::read(program.file("plan.roadbook")).unwrap();
    for reading in [
        &["list", "items", "--in", "plan.roadbook"][..],
        &["add", "item", "Else", "--in", "plan.roadbook"],
        &["check", "plan.roadbook"],
        &["backup", "plan.roadbook"],
        &["restore", "plan.roadbook", "--from", "1"],
        &["salvage", "plan.roadbook", "--out", "saved.roadbook"],
        &["undo", "plan.roadbook"],
    ] {
        let said = program.refused(reading);
        assert!(said.contains("needs a passphrase"), "{reading:?}: {said}");
        let said = program.refused(&with("other", reading));
        assert!(said.contains("This passphrase does not open"), "{reading:?}: {said}");
    }
    assert!(fs::read(program.file("plan.roadbook")).unwrap() == bytes, "a wrong passphrase changes nothing");
    assert!(!program.file("saved.roadbook").exists());
}

#[test]
fn with_it_everything_works_and_stays_protected() {
    let program = protected();
    assert_eq!(title(&program, &with("key", &["list", "items", "--in", "plan.roadbook"])), SECRET);
    program.done(&with("key", &["add", "item", &format!("{SECRET}, part two"), "--in", "plan.roadbook"]));
    program.done(&with("key", &["check", "plan.roadbook"]));
    program.done(&with("key", &["backup", "plan.roadbook"]));
    let backups = list(program.json(&with("key", &["backups", "plan.roadbook"])));
    for backup in &backups {
        assert_eq!((&backup["condition"], &backup["protected"]), (&json!("sound"), &json!(true)));
    }
    assert_eq!(backups.len(), 2);
    let locked = program.json(&["backups", "plan.roadbook"]);
    assert_eq!(locked[0]["condition"], "locked", "a list can be had without it");

    let gone = program.json(&with("key", &["restore", "plan.roadbook", "--from", "1"]));
    assert_eq!(gone["changes"]["counts"][0]["gone"], json!(1));
    program.done(&with("key", &["undo", "plan.roadbook"]));
    let saved = program.json(&with("key", &["salvage", "plan.roadbook", "--out", "saved.roadbook"]));
    assert_eq!(saved["withHistory"], json!(true));
    assert_eq!(title(&program, &with("key", &["list", "items", "--in", "saved.roadbook"])), SECRET);
    program.write("plan.csv", format!("Key,Summary\nA-1,{}\n", &SECRET[..7]));
    program.done(&with("key", &["import", "plan.csv", "--into", "plan.roadbook"]));
    program.done(&with("key", &["list", "items", "--in", "plan.roadbook"]));
    assert_eq!(readable(&program), [""; 0]);
}

#[test]
fn it_is_changed_and_removed() {
    let program = protected();
    let changed = program
        .json(&with("key", &["passphrase", "change", "plan.roadbook", "--new-passphrase-file", "other"]));
    assert_eq!(changed, json!({ "protected": true, "backups": 1, "left": [] }));
    program.refused(&with("key", &["list", "items", "--in", "plan.roadbook"]));
    assert_eq!(title(&program, &with("other", &["list", "items", "--in", "plan.roadbook"])), SECRET);
    assert_eq!(list(program.json(&with("other", &["backups", "plan.roadbook"])))[0]["condition"], "sound");
    assert_eq!(readable(&program), [""; 0]);

    let removed = program.json(&with("other", &["passphrase", "remove", "plan.roadbook"]));
    assert_eq!(removed, json!({ "protected": false, "backups": 1, "left": [] }));
    assert_eq!(title(&program, &["list", "items", "--in", "plan.roadbook"]), SECRET);
    assert_eq!(list(program.json(&["backups", "plan.roadbook"]))[0]["protected"], json!(false));
    program.done(&["check", "plan.roadbook"]);
    program.done(&["undo", "plan.roadbook"]);
}

#[test]
fn what_cannot_be_is_refused() {
    let program = protected();
    program.write("short", "seven77\n");
    program.write("empty", "\n");
    program.done(&["new", "plain.roadbook"]);
    let change =
        |file: &'static str, new: &'static str| ["passphrase", "change", file, "--new-passphrase-file", new];
    for (asked, expect) in [
        (with("other", &["passphrase", "remove", "plan.roadbook"]), "does not open"),
        (with("other", &change("plan.roadbook", "key")), "does not open"),
        (with("key", &change("plain.roadbook", "other")), "has no passphrase"),
        (with("key", &change("plan.roadbook", "short")), "fewer than 8 letters"),
        (with("key", &change("plan.roadbook", "empty")), "is empty"),
        (with("key", &change("plan.roadbook", "missing")), "read the passphrase from missing"),
        (with("key", &["passphrase", "remove", "plain.roadbook"]), "has no passphrase"),
        (vec!["passphrase", "remove", "plan.roadbook"], "needs a passphrase"),
        (
            vec!["passphrase", "set", "plan.roadbook", "--new-passphrase-file", "other"],
            "has a passphrase already",
        ),
        (vec!["passphrase", "set", "key", "--new-passphrase-file", "other"], "is not a Roadbook workspace"),
    ] {
        let said = program.refused(&asked);
        assert!(said.contains(expect), "{asked:?}: {said}");
    }
    assert_eq!(title(&program, &with("key", &["list", "items", "--in", "plan.roadbook"])), SECRET);
    assert_eq!(program.files().iter().filter(|file| file.contains("unfinished")).count(), 0);
}

#[test]
fn damage_is_told_from_a_wrong_passphrase_where_it_can_be() {
    let program = protected();
    let whole = fs::read(program.file("plan.roadbook")).unwrap();
    program.write("plan.roadbook", &whole[..whole.len() - 4_096]);
    let said = program.refused(&with("key", &["list", "items", "--in", "plan.roadbook"]));
    assert!(said.contains("is damaged"), "{said}");
    let restored = program.json(&with("key", &["restore", "plan.roadbook", "--from", "1"]));
    assert_ne!(restored["kept"], Value::Null);
    assert_eq!(title(&program, &with("key", &["list", "items", "--in", "plan.roadbook"])), SECRET);
    assert_eq!(readable(&program), [""; 0]);

    let mut bytes = whole.clone();
    let middle = whole.len() / 2 / 4_096 * 4_096;
    bytes[middle..][..4_096].fill(0x5a);
    program.write("damaged.roadbook", &bytes);
    let ran = program.run(&with("key", &["check", "damaged.roadbook"]));
    assert_eq!(ran.code, Some(1), "{}{}", ran.out, ran.err);
    let saved = program.json(&with("key", &["salvage", "damaged.roadbook", "--out", "saved.roadbook"]));
    assert_ne!(saved["kinds"], json!([]));
    program.done(&with("key", &["check", "saved.roadbook"]));
    assert_eq!(readable(&program), [""; 0]);
}

#[test]
fn a_new_workspace_is_protected_from_the_start() {
    let program = Program::in_empty_folder();
    program.write("key", "correct horse battery");
    program.done(&with("key", &["new", "plan.roadbook", "--sample"]));
    program.refused(&["check", "plan.roadbook"]);
    program.done(&with("key", &["check", "plan.roadbook"]));
}

#[test]
fn backups_that_a_cut_off_change_left_plain_are_protected_at_the_next_start() {
    let program = Program::with_workspace();
    program.write("key", "correct horse battery");
    program.done(&["add", "item", SECRET, "--in", "plan.roadbook"]);
    program.done(&["backup", "plan.roadbook"]);
    let name = program.json(&["backups", "plan.roadbook"])[0]["path"].as_str().unwrap().to_owned();
    let plain = fs::read(program.file(&name)).unwrap();
    program.done(&["passphrase", "set", "plan.roadbook", "--new-passphrase-file", "key"]);
    program.write(&name, plain);
    assert_eq!(readable(&program), [name]);
    program.done(&with("key", &["add", "item", "Else", "--in", "plan.roadbook"]));
    assert_eq!(readable(&program), [""; 0]);
}
