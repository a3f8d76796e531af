//! A disk that is full: said at once, nothing lost, and everything works again when there is room.
#![cfg(target_os = "linux")]

use std::fs;

use roadbook_tests::small_disk::{SIZE, SmallDisk};

use super::program::Program;

#[test]
fn nothing_is_lost_and_it_works_again() {
    let program = Program::in_empty_folder();
    let Some(_disk) = SmallDisk::mounted_at(program.folder()) else {
        eprintln!("skipped: no small disk can be mounted here");
        return;
    };
    program.done(&["new", "plan.roadbook"]);
    program.done(&["add", "item", "Acknowledged", "--in", "plan.roadbook"]);
    program.done(&["backup", "plan.roadbook"]);
    program.write("key", "correct horse battery");
    let room = fs::read(program.file("plan.roadbook")).unwrap().len();
    let ballast = SIZE - 2 * room - 64 * 1024;
    // A copy under a passphrase has smaller pages and takes about half as much.
    program.write("ballast", vec![0x5a; ballast - room / 4]);

    let long = format!("description={}", "Long. ".repeat(20_000));
    for refused in [
        &["backup", "plan.roadbook"][..],
        &["restore", "plan.roadbook", "--from", "1"],
        &["passphrase", "set", "plan.roadbook", "--new-passphrase-file", "key"],
        &["salvage", "plan.roadbook", "--out", "saved.roadbook"],
        &["set", "R-1", &long, "--in", "plan.roadbook"],
    ] {
        let said = program.refused(refused);
        assert!(said.contains("disk is full") || said.contains("Make room"), "{refused:?}: {said}");
        let left: Vec<_> = program.files().into_iter().filter(|file| file.contains("unfinished")).collect();
        assert_eq!(left, [""; 0], "{refused:?}: nothing half done is left");
    }
    assert!(!program.file("saved.roadbook").exists());
    assert_eq!(program.items()[0]["title"], "Acknowledged");
    program.done(&["check", "plan.roadbook"]);

    fs::remove_file(program.file("ballast")).unwrap();
    program.done(&["backup", "plan.roadbook"]);
    program.done(&["set", "R-1", &long, "--in", "plan.roadbook"]);
    program.done(&["restore", "plan.roadbook", "--from", "1"]);
    program.done(&["check", "plan.roadbook"]);
}
