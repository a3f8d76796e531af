//! A folder that can only be read, such as a share or a medium.
#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

use super::program::{Program, Ran};

/// Somebody without rights: nothing is forbidden to the administrator, whom tests are sometimes run by.
const NOBODY: u32 = 65_534;

/// Runs the program as somebody who may not write to the folder; nothing where that cannot be arranged.
fn run(program: &Program, arguments: &[&str]) -> Option<Ran> {
    let by_somebody = |mut command: Command| match rustix::process::geteuid().is_root() {
        true => command.uid(NOBODY).gid(NOBODY).output().ok(),
        false => command.output().ok(),
    };
    by_somebody(program.command(&["--version"])).filter(|output| output.status.success())?;
    by_somebody(program.command(arguments)).map(Ran::from)
}

#[test]
fn reading_works_and_writing_says_why_not() {
    let program = Program::with_workspace();
    program.done(&["add", "item", "Payouts", "--in", "plan.roadbook"]);
    program.write("plan.csv", "Key,Summary\nA-1,First\n");
    fs::remove_file(program.file("plan.roadbook.lock")).unwrap();
    let before = fs::read(program.file("plan.roadbook")).unwrap();
    for (path, mode) in [("plan.roadbook", 0o444), ("plan.csv", 0o444), ("", 0o555)] {
        fs::set_permissions(program.file(path), Permissions::from_mode(mode)).unwrap();
    }
    for reading in [
        &["list", "items", "--in", "plan.roadbook", "--json"][..],
        &["show", "R-1", "--in", "plan.roadbook"],
        &["search", "payouts", "--in", "plan.roadbook"],
        &["history", "--in", "plan.roadbook"],
        &["check", "plan.roadbook"],
    ] {
        let Some(ran) = run(&program, reading) else {
            eprintln!("skipped: the program cannot be run by somebody without rights here");
            return;
        };
        assert_eq!(ran.code, Some(0), "{reading:?}: {}", ran.err);
        assert_ne!(ran.out, "", "{reading:?}");
    }
    for writing in [
        &["add", "item", "Else", "--in", "plan.roadbook"][..],
        &["import", "plan.csv", "--into", "plan.roadbook"],
        &["undo", "plan.roadbook"],
        &["new", "other.roadbook"],
    ] {
        let ran = run(&program, writing).unwrap();
        assert_eq!(ran.code, Some(1), "{writing:?}: {}", ran.err);
        assert!(ran.err.contains("permission was refused"), "{writing:?}: {}", ran.err);
        assert!(ran.err.contains("Choose a folder you may write to"), "{writing:?}: {}", ran.err);
    }
    fs::set_permissions(program.folder(), Permissions::from_mode(0o755)).unwrap();
    assert_eq!(fs::read(program.file("plan.roadbook")).unwrap(), before);
    assert_eq!(program.files(), ["plan.csv", "plan.roadbook"], "nothing was left behind");
}
