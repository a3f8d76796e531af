//! Searching 100,000 items for one or two words, as typed, against `sqlite3` with the same query.

use std::fs;
use std::process::Command;

use roadbook_core::search::find;
use roadbook_tests::places;

use super::amount::Amount;
use super::ground::{self, Dice, Ground};
use super::measure;
use super::table::{Aim, Row};

const SEARCHES: usize = 300;
const HITS: u32 = 50;

pub fn rows(ground: &Ground) -> Vec<Row> {
    let path = ground.workspace(100_000);
    let workspace = ground::open(&path);
    let mut dice = Dice(11);
    let typed: Vec<String> = (0..SEARCHES)
        .map(|search| {
            let words = dice.words(1 + search % 2);
            // Half of them are still being typed.
            if search % 4 < 2 { words } else { words[..words.len() - 2].to_owned() }
        })
        .collect();
    let mut times: Vec<_> = typed
        .iter()
        .map(|words| {
            measure::time(|| {
                let hits = workspace.read(|conn| find(conn, words, HITS)).unwrap();
                assert!(!hits.is_empty(), "“{words}” is in the data");
            })
        })
        .collect();
    times.sort_unstable();
    let at = |percent: usize| Amount::Time(times[(times.len() - 1) * percent / 100]);

    let sql =
        fs::read_to_string(places::root().join("src-tauri/crates/core/src/search/sql/find.sql")).unwrap();
    let mut words = typed.iter().cycle();
    let peer = measure::median(30, || {
        let quoted: Vec<String> = words
            .next()
            .into_iter()
            .flat_map(|words| words.split(' '))
            .map(|word| format!("\"{word}\""))
            .collect();
        let sql =
            sql.replace(":query", &format!("'{}*'", quoted.join(" "))).replace(":limit", &HITS.to_string());
        measure::program(Command::new("sqlite3").arg("-readonly").arg(&path).arg(sql)).0
    });
    let row =
        |job: &str, ours, aim| Row { job: job.into(), ours, peer: Some(("sqlite3, median", peer)), aim };
    vec![
        row("search 100000 items, median", at(50), Aim::AtMost(Amount::millis(10))),
        row("search 100000 items, 99th of 100", at(99), Aim::AtMost(Amount::millis(50))),
    ]
}
