//! Killed at any moment of an import: all of it is there or nothing, the workspace is whole, nothing is left lying about.

use std::fmt::Write as _;
use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use roadbook_core::items::Item;
use roadbook_core::record::Record as _;
use roadbook_core::{Access, Workspace, check};
use roadbook_testkit::surroundings;

use super::program::Program;

const ROWS: usize = 1_200;
const ROUNDS: u32 = 200;

#[test]
fn all_or_nothing() {
    let program = Program::with_workspace();
    program.write("plan.csv", rows());
    program.done(&["add", "item", "Acknowledged before", "--in", "plan.roadbook"]);
    let path = program.file("plan.roadbook");
    let untouched = fs::read(&path).unwrap();
    let restore = || fs::write(&path, &untouched).unwrap();

    let began = Instant::now();
    program.done(&["import", "plan.csv", "--into", "plan.roadbook"]);
    let whole = began.elapsed();
    assert_eq!(state(&program), (ROWS + 1, 3));
    restore();

    let (mut cut_off, mut finished) = (0, 0);
    for round in 0..ROUNDS {
        let mut import = program.command(&["import", "plan.csv", "--into", "plan.roadbook"]);
        let mut import = import.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        sleep(moment(round, whole));
        import.kill().unwrap();
        let ended = import.wait().unwrap();

        match state(&program) {
            (1, 2) => cut_off += 1,
            // The log is written before the program ends, so it may have been killed right after.
            (items, 3) if items == ROWS + 1 => {
                finished += 1;
                restore();
            }
            other => panic!("round {round}, {ended}: items and operations {other:?} are half an import"),
        }
        let left: Vec<_> = program.files().into_iter().filter(|file| !belongs(file)).collect();
        assert_eq!(left, [""; 0], "round {round}: left lying about after the next start");
    }
    println!("{cut_off} imports were cut off, {finished} were finished; a whole one takes {whole:?}");
    assert!(cut_off >= ROUNDS / 3, "only {cut_off} were killed in the middle: the moments are badly chosen");
}

/// Spread over the time a whole import takes, in an order that mixes early and late.
fn moment(round: u32, whole: Duration) -> Duration {
    whole * ((round * 77) % ROUNDS) / ROUNDS
}

/// Opens the workspace as the next start does; how many items and operations there are. Panics when it is not whole.
fn state(program: &Program) -> (usize, usize) {
    let workspace = Workspace::open(&program.file("plan.roadbook"), Access::Write, surroundings()).unwrap();
    workspace
        .read(|conn| {
            assert_eq!(check::check(conn)?, []);
            let operations = roadbook_core::history::list::operations(conn, 10)?;
            Ok((Item::all(conn)?.len(), operations.len()))
        })
        .unwrap()
}

/// What may stand in the folder when nothing runs.
fn belongs(file: &str) -> bool {
    let is_backup = file.starts_with("plan backups") && file.ends_with("-before-import.roadbook");
    is_backup || ["plan.csv", "plan.roadbook", "plan.roadbook.lock"].contains(&file)
}

fn rows() -> String {
    let mut rows = "Issue key,Summary,Issue Type,Status,Assignee,Due date,Description\n".to_owned();
    for row in 1..=ROWS {
        let day = row % 28 + 1;
        writeln!(
            rows,
            "PAY-{row},Payout {row},Story,In Progress,Person {},2026-12-{day:02},Text of {row}",
            row % 40
        )
        .unwrap();
    }
    rows
}
