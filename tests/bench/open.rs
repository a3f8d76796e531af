//! Opening a workspace and reading the first page of its items, against `sqlite3` that opens the same file and asks for
//! the same rows and sums.

use std::process::Command;

use roadbook_core::items::list::{ItemQuery, items};

use super::amount::Amount;
use super::ground::{self, Ground};
use super::measure;
use super::table::{Aim, Row};

const RUNS: usize = 15;
const PAGE: u32 = 100;

const SAME: &str = "select id, number, level, title, parent, product, team, goal, tags, owner, timeframe, starts_on, ends_on,
    commitment, health, status, effort, description, public_title, public_text, internal_note, sensitivity, links, source,
    source_key, imported from item where archived = 0 order by number limit 100;
    select count(*), min(coalesce(starts_on, ends_on)), max(coalesce(ends_on, starts_on)), sum(effort),
    sum(health = 'atRisk'), sum(health = 'offTrack') from item where archived = 0;";

pub fn rows(ground: &Ground) -> Vec<Row> {
    [1_000, 10_000, 100_000]
        .into_iter()
        .map(|count| {
            let path = ground.workspace(count);
            let ours = measure::median(RUNS, || {
                measure::time(|| {
                    let workspace = ground::open(&path);
                    let query = ItemQuery { limit: PAGE, ..ItemQuery::default() };
                    let page = workspace.read(|conn| items(conn, &query, workspace.today())).unwrap();
                    assert_eq!(page.totals.count as usize, count, "all items are counted");
                })
            });
            let peer = measure::median(RUNS, || {
                measure::program(Command::new("sqlite3").arg("-readonly").arg(&path).arg(SAME)).0
            });
            Row {
                job: format!("open, first page, {count} items"),
                ours,
                peer: Some(("sqlite3", peer)),
                aim: Aim::AtMost(Amount::millis(15)),
            }
        })
        .collect()
}
