//! Files that are no sound workspace: each command refuses them, says why, and leaves them as they are.

use std::fs;

use rusqlite::Connection;

use super::program::{PAGE, Program};

/// Every command that takes a workspace, on the file `plan.roadbook`.
const COMMANDS: &[&[&str]] = &[
    &["check", "plan.roadbook"],
    &["list", "items", "--in", "plan.roadbook"],
    &["list", "operations", "--in", "plan.roadbook"],
    &["show", "R-1", "--in", "plan.roadbook"],
    &["search", "payouts", "--in", "plan.roadbook"],
    &["history", "--in", "plan.roadbook"],
    &["add", "item", "Title", "--in", "plan.roadbook"],
    &["set", "R-1", "title=Else", "--in", "plan.roadbook"],
    &["archive", "R-1", "--in", "plan.roadbook"],
    &["undo", "plan.roadbook"],
    &["redo", "plan.roadbook"],
    &["import", "plan.csv", "--into", "plan.roadbook"],
    &["new", "plan.roadbook"],
];

/// A sound workspace's bytes.
fn sound() -> Vec<u8> {
    let program = Program::with_workspace();
    let description = format!("description={}", "Long enough for several pages. ".repeat(1_000));
    program.done(&["add", "item", "Payouts", &description, "--in", "plan.roadbook"]);
    fs::read(program.file("plan.roadbook")).unwrap()
}

fn assert_refused(bytes: &[u8], what: &str, expect: &str) {
    let program = Program::in_empty_folder();
    program.write("plan.roadbook", bytes);
    program.write("plan.csv", "Key,Summary\nA-1,First\n");
    for command in COMMANDS {
        let said = program.refused(command);
        assert!(said.contains("plan.roadbook"), "{what}, {command:?}: which file? {said}");
        if command[0] != "new" {
            assert!(said.contains(expect), "{what}, {command:?}: {said}");
        }
        let now = fs::read(program.file("plan.roadbook")).unwrap();
        assert!(now == bytes, "{what}, {command:?}: the file is as it was, byte for byte");
    }
    let files = program.files();
    let own = ["plan.csv", "plan.roadbook", "plan.roadbook.lock"];
    assert!(
        files.iter().all(|file| own.contains(&file.as_str())),
        "{what}: nothing is left beside it: {files:?}"
    );
}

#[test]
fn what_is_no_workspace_is_refused() {
    let other = tempfile::tempdir().unwrap();
    let other = other.path().join("other.sqlite");
    Connection::open(&other).unwrap().execute_batch("create table t (a); insert into t values (1)").unwrap();
    let is_not = "is not a Roadbook workspace";
    assert_refused(b"", "an empty file", is_not);
    assert_refused(b"Key,Summary\nA-1,First\n", "a table", is_not);
    assert_refused(&[0xff; 5_000], "noise", is_not);
    assert_refused(&fs::read(other).unwrap(), "another program's database", is_not);
    assert_refused(b"SQLite format 3\0", "a header cut short", is_not);
}

#[test]
fn a_folder_is_no_workspace() {
    let program = Program::in_empty_folder();
    fs::create_dir(program.file("plan.roadbook")).unwrap();
    assert!(
        program.refused(&["list", "items", "--in", "plan.roadbook"]).contains("is not a Roadbook workspace")
    );
}

#[test]
fn a_newer_file_is_refused() {
    let program = Program::with_workspace();
    let conn = Connection::open(program.file("plan.roadbook")).unwrap();
    conn.pragma_update(None, "user_version", 7_000).unwrap();
    drop(conn);
    let bytes = fs::read(program.file("plan.roadbook")).unwrap();
    assert_refused(&bytes, "a newer file", "made by a newer version of Roadbook (format 7000");
}

#[test]
fn a_truncated_file_is_refused() {
    let whole = sound();
    for length in [100, 101, 512, 4_096, 10_000, whole.len() / 2, whole.len() - PAGE, whole.len() - 1] {
        assert_refused(&whole[..length], &format!("{length} of {} bytes", whole.len()), "is damaged");
    }
}

#[test]
fn damage_inside_is_found_and_nothing_is_made_worse() {
    let whole = sound();
    let pages = whole.len() / PAGE;
    let mut found = 0;
    for page in 1..pages {
        let mut bytes = whole.clone();
        bytes[page * PAGE..][..64].fill(0x5a);
        let program = Program::in_empty_folder();
        program.write("plan.roadbook", &bytes);
        let ran = program.run(&["check", "plan.roadbook"]);
        assert!(!ran.err.contains("panicked"), "page {page}: {}", ran.err);
        assert!(matches!(ran.code, Some(0 | 1)), "page {page}: {ran:?}");
        found += usize::from(ran.code == Some(1));
        program.run(&["list", "items", "--in", "plan.roadbook"]);
        assert!(
            fs::read(program.file("plan.roadbook")).unwrap() == bytes,
            "page {page}: looking changes nothing"
        );
    }
    // The inside of a long text is the person's own; nobody can tell it was another.
    assert!(found * 10 >= pages * 6, "damage was found in {found} of {pages} pages");
}
