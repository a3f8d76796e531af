//! Killed while somebody types: every edit that was acknowledged is there, at most the one after it besides, and the workspace
//! is whole.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use roadbook_core::items::Item;
use roadbook_core::record::Record as _;
use roadbook_core::{Access, Workspace, check};
use roadbook_testkit::surroundings;
use roadbook_tests::{places, rounds::rounds};

use super::program::Program;

const ROUNDS: u32 = 20;

#[test]
fn what_was_acknowledged_is_there() {
    let typist = places::program("examples/typist").expect("`cargo build --workspace --examples` builds it");
    let program = Program::with_workspace();
    program.done(&["add", "item", "Payouts", "--in", "plan.roadbook"]);
    let (mut acknowledged, mut ahead) = (0_u64, 0);
    for round in 0..rounds(ROUNDS) {
        let mut typing = Command::new(&typist)
            .current_dir(program.folder())
            .args(["plan.roadbook", &(acknowledged + 1).to_string()])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(typing.stdout.take().unwrap());
        let heard = std::thread::spawn(move || said.lines().map_while(Result::ok).last());
        // From before the file is open to many edits later.
        sleep(Duration::from_millis(u64::from(round * 7 % 120) + 20));
        typing.kill().unwrap();
        typing.wait().unwrap();
        let last = heard.join().unwrap().and_then(|line| line.parse().ok());
        acknowledged = last.unwrap_or(acknowledged);

        let workspace =
            Workspace::open(&program.file("plan.roadbook"), Access::Write, surroundings()).unwrap();
        let kept = workspace
            .read(|conn| {
                assert_eq!(check::check(conn)?, []);
                Ok(Item::all(conn)?.remove(0).description.parse().unwrap_or(0))
            })
            .unwrap();
        assert!(
            kept == acknowledged || kept == acknowledged + 1,
            "round {round}: {acknowledged} was acknowledged, {kept} is there"
        );
        ahead += u32::from(kept > acknowledged);
        acknowledged = kept;
    }
    println!("{acknowledged} edits, {ahead} of them kept and not yet acknowledged when they were cut off");
    assert!(
        acknowledged > u64::from(rounds(ROUNDS)),
        "only {acknowledged} edits: the moments are badly chosen"
    );
}
