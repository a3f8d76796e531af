//! Killed at any moment of an import: all of it is there or nothing, the workspace is whole, nothing is left lying about.

use std::fmt::Write as _;
use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use roadbook_core::items::Item;
use roadbook_core::items::add::add;
use roadbook_core::items::field::ItemField;
use roadbook_core::record::Record as _;
use roadbook_core::{Access, Error, Workspace, check};
use roadbook_testkit::surroundings;
use roadbook_tests::rounds::rounds;

use super::program::{PAGE, Program};

const ROWS: usize = 500;
/// Several at a time: most of an import is waiting for the disk.
const LANES: u32 = 4;
const ROUNDS: u32 = 200;
const ANOTHER_LANE: Duration = Duration::from_secs(10);

#[test]
fn all_or_nothing() {
    let (cut_off, finished) = std::thread::scope(|scope| {
        let lanes: Vec<_> = (0..LANES).map(|lane| scope.spawn(move || kill_again_and_again(lane))).collect();
        lanes.into_iter().fold((0, 0), |(cut_off, finished), lane| {
            let counted = lane.join().unwrap();
            (cut_off + counted.0, finished + counted.1)
        })
    });
    println!("{cut_off} imports were cut off, {finished} were finished");
    assert!(
        cut_off >= rounds(ROUNDS) / 3,
        "only {cut_off} were killed in the middle: the moments are badly chosen"
    );
}

/// One lane's rounds, in a workspace of its own; how many imports were cut off, and how many finished.
fn kill_again_and_again(lane: u32) -> (u32, u32) {
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
    for round in (lane..rounds(ROUNDS)).step_by(LANES as usize) {
        let mut import = program.command(&["import", "plan.csv", "--into", "plan.roadbook"]);
        let mut import = import.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        sleep(moment(round, whole));
        import.kill().unwrap();
        let ended = import.wait().unwrap();

        match state(&program) {
            (1, 2) => cut_off += 1,
            // The commit comes before the end: it may have been killed right after.
            (items, 3) if items == ROWS + 1 => {
                finished += 1;
                restore();
            }
            other => panic!("round {round}, {ended}: items and operations {other:?} are half an import"),
        }
        let left: Vec<_> = program.files().into_iter().filter(|file| !belongs(file)).collect();
        assert_eq!(left, [""; 0], "round {round}: left lying about after the next start");
    }
    (cut_off, finished)
}

/// Spread over the time a whole import takes, in an order that mixes early and late.
fn moment(round: u32, whole: Duration) -> Duration {
    let rounds = rounds(ROUNDS);
    whole * ((round * 77) % rounds) / rounds
}

/// Opens the workspace as the next start does; how many items and operations there are. Panics when it is not whole.
fn state(program: &Program) -> (usize, usize) {
    let began = Instant::now();
    let workspace = loop {
        match Workspace::open(&program.file("plan.roadbook"), Access::Write, surroundings()) {
            // Until the program starts in it, a child of another lane holds what was open here when it was made.
            Err(Error::InUse { .. }) if began.elapsed() < ANOTHER_LANE => sleep(Duration::from_millis(5)),
            opened => break opened.unwrap(),
        }
    };
    workspace
        .read(|conn| {
            assert_eq!(check::check(conn)?, []);
            let operations = roadbook_core::history::list::operations(conn, &Default::default())?;
            Ok((Item::all(conn)?.len(), operations.len()))
        })
        .unwrap()
}

/// The worst moment of all: SQLite has brought the first page of a change into the file, with its new length, and not yet
/// the others. They still stand in the log beside it.
#[test]
fn killed_while_the_log_is_brought_in() {
    let (running, killed) = (Program::with_workspace(), Program::in_empty_folder());
    let workspace = Workspace::open(&running.file("plan.roadbook"), Access::Write, surroundings()).unwrap();
    let long = vec![(ItemField::Description, "Long enough for several pages. ".repeat(2_000))];
    add(&workspace, "Payouts", &long).unwrap();
    let mut file = fs::read(running.file("plan.roadbook")).unwrap();
    let log = fs::read(running.file("plan.roadbook-wal")).unwrap();
    drop(workspace);

    // A frame of the log: 24 bytes, of which the first four are the page's number, and the page.
    // https://www.sqlite.org/fileformat2.html#the_write_ahead_log
    let mut frames = log[32..].chunks_exact(24 + PAGE);
    let first_page = frames.rfind(|frame| frame[..4] == [0, 0, 0, 1]).unwrap();
    file[..PAGE].copy_from_slice(&first_page[24..]);
    killed.write("plan.roadbook", &file);
    killed.write("plan.roadbook-wal", &log);

    assert_eq!(killed.items()[0]["title"], "Payouts", "what was acknowledged is there");
    killed.done(&["check", "plan.roadbook"]);
    assert_eq!(killed.files(), ["plan.roadbook"]);

    // Without the log the rest of the change is lost, and that is said.
    killed.write("plan.roadbook", &file);
    assert!(killed.refused(&["list", "items", "--in", "plan.roadbook"]).contains("is damaged"));
}

#[test]
fn a_workspace_that_was_not_finished_is_made_again() {
    let program = Program::in_empty_folder();
    for round in 0..40 {
        let mut new = program.command(&["new", "plan.roadbook", "--sample"]);
        let mut new = new.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        sleep(Duration::from_millis(round * 2));
        new.kill().unwrap();
        new.wait().unwrap();
        let path = program.file("plan.roadbook");
        if path.exists() {
            program.done(&["check", "plan.roadbook"]);
            assert!(program.items().len() > 20, "round {round}: it is there with all of the sample");
            fs::remove_file(path).unwrap();
        }
        program.done(&["new", "plan.roadbook"]);
        assert_eq!(program.files(), ["plan.roadbook", "plan.roadbook.lock"], "round {round}");
        fs::remove_file(program.file("plan.roadbook")).unwrap();
    }
}

/// What may stand in the folder when nothing runs.
fn belongs(file: &str) -> bool {
    let is_backup = file.starts_with("plan backups") && file.ends_with("-before-import.roadbook");
    let is_guard = file == "plan backups/.writing";
    is_backup || is_guard || ["plan.csv", "plan.roadbook", "plan.roadbook.lock"].contains(&file)
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
