//! Backups from the command line: made, listed, and found again in whatever condition they are.

use std::fs;

use roadbook_core::{Access, Workspace};
use roadbook_testkit::surroundings;
use serde_json::json;

use super::program::{PAGE, Program, list};

#[test]
fn one_is_made_and_listed() {
    let program = Program::with_workspace();
    program.done(&["add", "item", "Payouts", "--in", "plan.roadbook"]);
    let made = program.json(&["backup", "plan.roadbook"]);
    assert_eq!((&made["number"], &made["reason"]), (&json!(1), &json!("byHand")));
    assert!(program.done(&["backup", "plan.roadbook"]).starts_with("Made backup 2: "));

    let listed = list(program.json(&["backups", "plan.roadbook"]));
    let numbers: Vec<_> = listed.iter().map(|backup| backup["number"].as_u64().unwrap()).collect();
    assert_eq!(numbers, [2, 1], "the newest first");
    for backup in &listed {
        assert_eq!((&backup["condition"], &backup["protected"]), (&json!("sound"), &json!(false)));
        let file = fs::metadata(program.file(backup["path"].as_str().unwrap())).unwrap();
        assert_eq!(backup["bytes"].as_u64(), Some(file.len()));
    }
    let text = program.done(&["backups", "plan.roadbook"]);
    assert!(text.contains("by hand") && text.contains("sound"), "{text}");
}

#[test]
fn a_copy_is_a_workspace_of_its_own() {
    let program = Program::with_workspace();
    program.done(&["add", "item", "Payouts", "--in", "plan.roadbook"]);
    let copied = program.json(&["backup", "plan.roadbook", "--out", "next.roadbook"]);
    assert_eq!(copied, json!({ "path": "next.roadbook" }));
    program.done(&["add", "item", "Refunds", "--in", "next.roadbook"]);
    program.done(&["undo", "next.roadbook"]);
    program.done(&["undo", "next.roadbook"]);
    assert_eq!(program.items().len(), 1, "what is done in the copy is not done here");
    assert_eq!(program.done(&["check", "next.roadbook"]), "next.roadbook is whole");
    let again = program.refused(&["backup", "plan.roadbook", "--out", "next.roadbook"]);
    assert!(again.contains("next.roadbook"), "a file that is there is left alone: {again}");
    let folder = fs::read_dir(program.file("plan backups"));
    assert!(folder.is_err(), "a copy is no backup");
}

#[test]
fn it_is_made_beside_an_open_window() {
    let program = Program::with_workspace();
    let window = Workspace::open(&program.file("plan.roadbook"), Access::Write, surroundings()).unwrap();
    roadbook_core::items::add::add(&window, "Not yet settled", &[]).unwrap();
    let made = program.json(&["backup", "plan.roadbook"]);
    drop(window);
    let items = program.json(&["list", "items", "--in", made["path"].as_str().unwrap()]);
    assert_eq!(items[0]["title"], "Not yet settled");
}

#[test]
fn a_damaged_one_is_said() {
    let program = Program::with_workspace();
    program.done(&["backup", "plan.roadbook"]);
    let listed = program.json(&["backups", "plan.roadbook"]);
    let file = program.file(listed[0]["path"].as_str().unwrap());
    let mut bytes = fs::read(&file).unwrap();
    let end = bytes.len();
    bytes[end - PAGE..].fill(0x5a);
    fs::write(&file, &bytes).unwrap();
    assert_eq!(program.json(&["backups", "plan.roadbook"])[0]["condition"], "damaged");
    fs::write(&file, "letter").unwrap();
    assert_eq!(program.json(&["backups", "plan.roadbook"])[0]["condition"], "damaged");
    fs::remove_file(program.file("plan.roadbook")).unwrap();
    assert_eq!(list(program.json(&["backups", "plan.roadbook"])).len(), 1, "backups outlive their workspace");
    assert!(program.refused(&["backups", "other.roadbook"]).contains("no file at other.roadbook"));
}

#[test]
fn what_was_cut_off_is_cleared_away_unless_it_is_being_written() {
    let program = Program::with_workspace();
    let left = "plan backups/000001-2026-11-22T12-00-00.000Z-by-hand.unfinished-journal";
    program.write(left, "half");
    program.write("plan backups/notes.txt", "somebody else's");
    let writing = fs::File::create(program.file("plan backups/.writing")).unwrap();
    writing.lock().unwrap();
    program.done(&["add", "item", "Payouts", "--in", "plan.roadbook"]);
    assert!(program.file(left).exists(), "another program writes it");
    drop(writing);
    program.done(&["add", "item", "Payouts", "--in", "plan.roadbook"]);
    assert!(!program.file(left).exists());
    assert!(program.file("plan backups/notes.txt").exists(), "what is not ours stays");
}

#[test]
fn an_older_name_in_the_folder_is_no_number() {
    let program = Program::with_workspace();
    program.write("plan backups/000041-2036-01-01T00-00-00.000Z-automatic.roadbook", "letter");
    let made = program.json(&["backup", "plan.roadbook"]);
    assert_eq!(made["number"], json!(42), "the number gives the order, whatever a clock said");
    let listed = list(program.json(&["backups", "plan.roadbook"]));
    assert_eq!(listed[0]["number"], json!(42));
}
