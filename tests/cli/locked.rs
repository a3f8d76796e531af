//! One writer at a time; readers work beside it.

use std::fs;

use roadbook_core::{Access, Workspace};
use roadbook_testkit::surroundings;

use super::program::Program;

#[test]
fn a_second_writer_is_refused_and_readers_are_not() {
    let program = Program::with_workspace();
    program.write("plan.csv", "Key,Summary\nA-1,First\n");
    program.done(&["add", "item", "Payouts", "--in", "plan.roadbook"]);
    let window = Workspace::open(&program.file("plan.roadbook"), Access::Write, surroundings()).unwrap();
    for writing in [
        &["add", "item", "Else", "--in", "plan.roadbook"][..],
        &["set", "R-1", "title=Else", "--in", "plan.roadbook"],
        &["archive", "R-1", "--in", "plan.roadbook"],
        &["undo", "plan.roadbook"],
        &["redo", "plan.roadbook"],
        &["import", "plan.csv", "--into", "plan.roadbook"],
    ] {
        let said = program.refused(writing);
        assert!(said.contains("already open: in a test on laptop, by Nora Vale"), "{writing:?}: {said}");
        assert!(said.contains("Close it there"), "{writing:?}: {said}");
    }
    for reading in [
        &["list", "items", "--in", "plan.roadbook"][..],
        &["show", "R-1", "--in", "plan.roadbook"],
        &["search", "payouts", "--in", "plan.roadbook"],
        &["history", "--in", "plan.roadbook"],
        &["check", "plan.roadbook"],
        &["import", "plan.csv", "--into", "plan.roadbook", "--dry-run"],
    ] {
        program.done(reading);
    }
    roadbook_core::items::add::add(&window, "Written beside readers", &[]).unwrap();
    assert_eq!(program.items().len(), 2, "readers see what was committed a moment ago");
    drop(window);
    program.done(&["add", "item", "Else", "--in", "plan.roadbook"]);
}

#[test]
fn a_lock_that_was_left_behind_means_nothing() {
    let program = Program::with_workspace();
    let words = "in Roadbook on another laptop, by somebody (process 4)";
    fs::write(program.file("plan.roadbook.lock"), words).unwrap();
    program.done(&["add", "item", "Payouts", "--in", "plan.roadbook"]);
}
