//! Searching 100,000 items for one or two words, as typed, against `sqlite3` with the same query: the records alone, and by
//! kind with their titles and excerpts, as the window and its palette show them.

use std::process::Command;

use roadbook_core::search::find;
use roadbook_core::search::hits::{SearchQuery, groups};

use super::amount::Amount;
use super::ground::{self, Dice, Ground};
use super::measure;
use super::peer;
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
    let mut shown: Vec<_> = typed
        .iter()
        .map(|words| {
            let query = SearchQuery::of(words);
            measure::time(|| {
                let found = workspace.read(|conn| groups(conn, &query)).unwrap();
                assert!(!found.is_empty(), "“{words}” is in the data");
            })
        })
        .collect();
    times.sort_unstable();
    shown.sort_unstable();
    let at = |percent: usize| Amount::Time(times[(times.len() - 1) * percent / 100]);
    let shown_at = |percent: usize| Amount::Time(shown[(shown.len() - 1) * percent / 100]);

    // The index of the workspace needs a newer SQLite than many systems have, so the peer gets one of its own.
    let index = ground.folder().join("search.db");
    peer::searchable(&ground.export(100_000), &index);
    let mut words = typed.iter().cycle();
    let peer = measure::median(30, || {
        let typed = words.next().into_iter().flat_map(|words| words.split(' '));
        let query = typed.map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" ");
        let sql =
            format!("select rowid from search where search match '{query}*' order by rank limit {HITS}");
        measure::program(Command::new("sqlite3").arg("-readonly").arg(&index).arg(sql)).0
    });
    let row =
        |job: &str, ours, aim| Row { job: job.into(), ours, peer: Some(("sqlite3, median", peer)), aim };
    vec![
        row("search 100000 items, median", at(50), Aim::AtMost(Amount::millis(10))),
        row("search 100000 items, 99th of 100", at(99), Aim::AtMost(Amount::millis(50))),
        row("search as the window shows it, median", shown_at(50), Aim::AtMost(Amount::millis(50))),
        row("search as the window shows it, 99th of 100", shown_at(99), Aim::AtMost(Amount::millis(100))),
    ]
}
