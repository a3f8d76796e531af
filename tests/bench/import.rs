//! Importing a Jira export of 100,000 rows with the program `roadbook`: mapped, told from what is there, searchable, one
//! step of undo. Against `sqlite3` that takes the rows over as they are and makes them searchable.

use std::process::Command;

use roadbook_tests::places;

use super::amount::Amount;
use super::ground::Ground;
use super::measure;
use super::peer;
use super::table::{Aim, Row};

const ROWS: usize = 100_000;

pub fn rows(ground: &Ground) -> Vec<Row> {
    let export = ground.export(ROWS);
    let roadbook = places::program("roadbook").expect("cargo xtask bench builds it");
    let mut most = 0;
    let mut run = 0;
    let ours = measure::median(3, || {
        run += 1;
        let file = ground.folder().join(format!("import {run}.roadbook"));
        measure::program(Command::new(&roadbook).arg("new").arg(&file));
        let (time, memory) =
            measure::program(Command::new(&roadbook).arg("import").arg(&export).arg("--into").arg(&file));
        most = most.max(memory);
        time
    });
    let mut most_of_peer = 0;
    let peer = measure::median(3, || {
        run += 1;
        let file = ground.folder().join(format!("peer {run}.db"));
        let (time, memory) = peer::searchable(&export, &file);
        most_of_peer = most_of_peer.max(memory);
        time
    });
    let job = |what: &str| format!("import a CSV of {ROWS} rows, {what}");
    vec![
        Row {
            job: job("time"),
            ours,
            peer: Some(("sqlite3 and FTS", peer)),
            aim: Aim::AtMost(Amount::millis(4_000)),
        },
        Row {
            job: job("memory"),
            ours: Amount::Memory(most),
            peer: Some(("sqlite3 and FTS", Amount::Memory(most_of_peer))),
            aim: Aim::AtMost(Amount::Memory(200 * 1024 * 1024)),
        },
    ]
}
