//! Exit codes, and what goes where.

use std::process::Stdio;

use super::program::Program;

#[test]
fn wrong_usage_ends_with_2() {
    let program = Program::with_workspace();
    for wrong in [
        &[][..],
        &["frobnicate"],
        &["new"],
        &["list", "widgets", "--in", "plan.roadbook"],
        &["list", "items"],
        &["list", "items", "--in", "plan.roadbook", "--frobnicate"],
        &["list", "items", "--in", "plan.roadbook", "--today", "tomorrow"],
        &["list", "items", "--in", "plan.roadbook", "--today", "2026-02-30"],
        &["add", "thing", "Title", "--in", "plan.roadbook"],
        &["add", "item", "Title", "level theme", "--in", "plan.roadbook"],
        &["set", "R-1", "--in", "plan.roadbook"],
        &["show", "R-1", "--as-of", "yesterday", "--in", "plan.roadbook"],
        &["import", "plan.csv", "--into", "plan.roadbook", "--as", "tea leaves"],
        &["import", "plan.csv", "--into", "plan.roadbook", "--on-conflict", "ours"],
        &["import", "plan.csv", "--into", "plan.roadbook", "--dates", "ymd"],
        &["import", "plan.csv", "--into", "plan.roadbook", "--sensitivity", "secret"],
        &["search", "--in", "plan.roadbook"],
    ] {
        let ran = program.run(wrong);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{wrong:?}: {}", ran.err);
        assert_ne!(ran.err, "", "{wrong:?}: the right usage is said");
    }
}

#[test]
fn help_is_no_error() {
    let program = Program::in_empty_folder();
    for asked in [&["--help"][..], &["help"], &["import", "--help"], &["--version"]] {
        let ran = program.run(asked);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{asked:?}");
        assert_ne!(ran.out, "", "{asked:?}");
    }
}

#[test]
fn what_is_not_there_ends_with_1() {
    let program = Program::with_workspace();
    for (asked, expect) in [
        (&["list", "items", "--in", "other.roadbook"][..], "There is no file at other.roadbook"),
        (&["show", "R-1", "--in", "plan.roadbook"], "There is no R-1"),
        (&["show", "nonsense", "--in", "plan.roadbook"], "Write R-12 for an item"),
        (&["set", "D-9", "status=accepted", "--in", "plan.roadbook"], "There is no D-9"),
        (&["archive", "P-9", "--in", "plan.roadbook"], "There is no P-9"),
        (&["history", "R-9", "--in", "plan.roadbook"], "There is no R-9"),
        (&["import", "missing.csv", "--into", "plan.roadbook"], "There is no file at missing.csv"),
        (&["new", "nowhere/x.roadbook"], "There is no folder nowhere"),
        (&["undo", "plan.roadbook"], "nothing left to undo"),
        (&["redo", "plan.roadbook"], "nothing to redo"),
    ] {
        let said = program.refused(asked);
        assert!(said.contains(expect), "{asked:?}: {said}");
    }
}

#[test]
fn a_workspace_is_made_once() {
    let program = Program::in_empty_folder();
    assert_eq!(program.done(&["new", "plan.roadbook"]), "Made plan.roadbook");
    assert_eq!(program.files(), ["plan.roadbook", "plan.roadbook.lock"], "one file, and who holds it");
    let before = std::fs::read(program.file("plan.roadbook")).unwrap();
    assert!(program.refused(&["new", "plan.roadbook"]).contains("already a file"));
    assert_eq!(std::fs::read(program.file("plan.roadbook")).unwrap(), before, "what is there stays");

    program.refused(&["new", "no such folder/plan.roadbook"]);
    assert_eq!(program.json(&["new", "other.roadbook"])["name"], "other");
    assert_eq!(program.files().len(), 4, "what could not be made leaves nothing behind");
}

#[test]
fn a_sample_has_something_to_show() {
    let program = Program::in_empty_folder();
    program.done(&["new", "plan.roadbook", "--sample"]);
    program.done(&["check", "plan.roadbook"]);
    assert!(program.items().len() >= 35);
    for (what, least) in [("decisions", 15), ("people", 10), ("audiences", 7)] {
        let found = program.json(&["list", what, "--in", "plan.roadbook"]).as_array().unwrap().len();
        assert!(found >= least, "{found} {what}");
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let program = Program::with_workspace();
    let description = format!("description={}", "long ".repeat(20_000));
    for _ in 0..3 {
        program.done(&["add", "item", "Title", &description, "--in", "plan.roadbook"]);
    }
    for form in ["--json", "--today=2026-11-22"] {
        let mut command = program.command(&["history", "R-1", "--in", "plan.roadbook", form]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{form}");
        assert_eq!(output.status.code(), Some(0), "{form}");
    }
}

#[test]
fn reading_leaves_nothing_behind() {
    let program = Program::with_workspace();
    program.done(&["add", "item", "Payouts", "--in", "plan.roadbook"]);
    program.done(&["show", "R-1", "--in", "plan.roadbook"]);
    assert_eq!(program.files(), ["plan.roadbook", "plan.roadbook.lock"]);
}
