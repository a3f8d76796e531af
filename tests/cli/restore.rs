//! A backup brought back from the command line, into a workspace that opens and into one that does not.

use std::fs;

use serde_json::{Value, json};

use super::program::{PAGE, Program};

fn titles(program: &Program) -> Vec<Value> {
    program.items().into_iter().map(|item| item["title"].clone()).collect()
}

/// A workspace with a backup, and an item that came after it.
fn with_backup() -> Program {
    let program = Program::with_workspace();
    program.done(&["add", "item", "Before", "--in", "plan.roadbook"]);
    program.done(&["backup", "plan.roadbook"]);
    program.done(&["add", "item", "After", "--in", "plan.roadbook"]);
    program
}

#[test]
fn it_says_first_what_would_change_and_can_be_undone() {
    let program = with_backup();
    let shown = program.json(&["restore", "plan.roadbook", "--from", "1", "--dry-run"]);
    assert_eq!(shown["total"], json!(1));
    assert_eq!(shown["counts"][0], json!({ "kind": "item", "added": 0, "gone": 1, "changed": 0 }));
    assert_eq!((&shown["records"][0]["ref"], &shown["records"][0]["fate"]), (&json!("R-2"), &json!("gone")));
    let text = program.done(&["restore", "plan.roadbook", "--from", "1", "--dry-run"]);
    assert!(text.contains("goes") && text.contains("After"), "{text}");
    assert_eq!(titles(&program).len(), 2, "nothing was changed");

    let done = program.json(&["restore", "plan.roadbook", "--from", "1"]);
    assert_eq!((&done["changes"], &done["kept"]), (&shown, &Value::Null));
    assert_eq!(titles(&program), ["Before"]);
    program.done(&["check", "plan.roadbook"]);
    program.done(&["undo", "plan.roadbook"]);
    assert_eq!(titles(&program).len(), 2);
    assert!(
        program.refused(&["restore", "plan.roadbook", "--from", "77"]).contains("There is no backup “77”")
    );
}

#[test]
fn each_field_is_said_with_what_it_is_and_what_it_becomes() {
    let program = Program::with_workspace();
    program.done(&["add", "item", "Payouts", "team=Payments", "--in", "plan.roadbook"]);
    program.done(&["backup", "plan.roadbook"]);
    program.done(&["set", "R-1", "team=Risk", "timeframe=Q3 2027", "--in", "plan.roadbook"]);
    let shown = program.json(&["restore", "plan.roadbook", "--from", "1", "--dry-run"]);
    assert_eq!(shown["records"][0]["fields"], json!(["team", "timeframe"]), "as before");
    assert_eq!(
        shown["records"][0]["changes"],
        json!([
            { "field": "team", "before": "Risk", "after": "Payments" },
            { "field": "timeframe", "before": "Q3 2027", "after": "" },
        ])
    );
    let text = program.done(&["restore", "plan.roadbook", "--from", "1", "--dry-run"]);
    let line =
        |field: &str| text.lines().find(|line| line.contains(field)).unwrap_or_else(|| panic!("{text}"));
    assert!(line("team").ends_with("Payments") && line("team").contains("Risk"), "{text}");
    assert!(line("timeframe").contains("Q3 2027") && !line("timeframe").contains("R-1"), "{text}");
}

#[test]
fn it_takes_the_place_of_a_file_that_cannot_be_read() {
    let whole = with_backup();
    let bytes = fs::read(whole.file("plan.roadbook")).unwrap();
    let backup = whole.json(&["backups", "plan.roadbook"])[0]["name"].as_str().unwrap().to_owned();
    let backup_bytes = fs::read(whole.file(&format!("plan backups/{backup}"))).unwrap();
    let damaged: [(&str, Vec<u8>); 4] = [
        ("cut short", bytes[..bytes.len() / 2].to_vec()),
        ("without its beginning", [&[0; PAGE], &bytes[PAGE..]].concat()),
        ("overwritten", [&bytes[..PAGE], &vec![0x5a; bytes.len() - PAGE]].concat()),
        ("a letter", b"Dear reader".to_vec()),
    ];
    for (what, damage) in damaged {
        let program = Program::in_empty_folder();
        program.write("plan.roadbook", &damage);
        // A log of the old file must not be read as one of the new.
        program.write("plan.roadbook-wal", "no log");
        program.write(&format!("plan backups/{backup}"), &backup_bytes);
        let done = program.json(&["restore", "plan.roadbook", "--from", &backup]);
        let kept = done["kept"].as_str().unwrap_or_else(|| panic!("{what}: {done}"));
        assert!(fs::read(program.file(kept)).unwrap() == damage, "{what}: what was there is kept as it was");
        assert_eq!(titles(&program), ["Before"], "{what}");
        program.done(&["check", "plan.roadbook"]);
        let left: Vec<_> = program.files().into_iter().filter(|file| file.contains("un")).collect();
        assert_eq!(left, [""; 0], "{what}");
    }
}

#[test]
fn a_workspace_that_is_gone_comes_back() {
    let program = with_backup();
    fs::remove_file(program.file("plan.roadbook")).unwrap();
    assert_eq!(program.json(&["restore", "plan.roadbook", "--from", "1"])["kept"], Value::Null);
    assert_eq!(titles(&program), ["Before"]);
}

#[test]
fn a_file_of_another_kind_is_not_given_up_for_a_stray_backup() {
    let program = with_backup();
    program.write("letter.txt", "Dear reader");
    let stray = program.json(&["backups", "plan.roadbook"])[0]["path"].as_str().unwrap().to_owned();
    let said = program.refused(&["restore", "letter.txt", "--from", &stray]);
    assert!(said.contains("is not a Roadbook workspace"), "{said}");
    assert_eq!(fs::read(program.file("letter.txt")).unwrap(), b"Dear reader");
}
