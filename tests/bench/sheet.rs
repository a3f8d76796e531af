//! The table of 10,000 rows, in the core: a page in another order, a filter that is typed, a cell, a paste of 1,000 rows,
//! the board and ranked list that are made of all of them, and what waits among them.

use std::collections::BTreeMap;
use std::time::Duration;

use roadbook_core::items::board::{BoardQuery, board};
use roadbook_core::items::edit::edit;
use roadbook_core::items::field::ItemField;
use roadbook_core::items::list::{ItemQuery, ItemSort, items};
use roadbook_core::items::paste::paste;
use roadbook_core::roadmap::LaneBy;
use roadbook_core::scores::rank::{RankOrder, rank};
use roadbook_core::today::today as what_waits;

use super::amount::Amount;
use super::ground::{self, Ground};
use super::measure;
use super::table::{Aim, Row};

const ITEMS: usize = 10_000;
const RUNS: usize = 15;
const PAGE: u32 = 200;
const PASTED: u32 = 1_000;

pub fn rows(ground: &Ground) -> Vec<Row> {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("Sheet.roadbook");
    std::fs::copy(ground.workspace(ITEMS), &path).unwrap();
    let workspace = ground::open(&path);
    let today = workspace.today();
    let page = |query: &ItemQuery| workspace.read(|conn| items(conn, query, today)).unwrap();
    let first = ItemQuery { limit: PAGE, ..ItemQuery::default() };
    let sorted = ItemQuery { sort: ItemSort::Field(ItemField::Title), ..first.clone() };
    let grouped = ItemQuery { group: Some(LaneBy::Team), sort: ItemSort::End, ..first.clone() };
    let filter = Some("health:at-risk due:<2027-01 -is:done".to_owned());
    let filtered = ItemQuery { filter, ..first.clone() };
    let read = |query: &ItemQuery| measure::median(RUNS, || measure::time(|| page(query)));
    let ids: Vec<_> =
        page(&ItemQuery { limit: PASTED, ..first.clone() }).rows.into_iter().map(|row| row.id).collect();

    let mut effort = 0;
    let typed = measure::median(RUNS, || {
        effort += 1;
        measure::time(|| {
            edit(&workspace, &ids[..1], &[(ItemField::Effort, effort.to_string())]).unwrap();
            page(&sorted);
        })
    });
    let mut turn = 0;
    let pasted = measure::median(3, || {
        turn += 1;
        let text: String = (0..PASTED).map(|row| format!("{row}\tTeam {turn}\n")).collect();
        let fields = [Some(ItemField::Effort), Some(ItemField::Team)];
        measure::time(|| paste(&workspace, &text, &ids, &fields).unwrap())
    });
    let cards = BoardQuery {
        items: first.clone(),
        columns: ItemField::Timeframe,
        shown: 60,
        limits: BTreeMap::new(),
    };
    let columns = measure::median(RUNS, || {
        measure::time(|| workspace.read(|conn| board(conn, &cards, today)).unwrap())
    });
    let ranked = measure::median(RUNS, || {
        measure::time(|| {
            workspace.read(|conn| rank(conn, "rice", &first, PAGE, RankOrder::Highest, today)).unwrap()
        })
    });
    let waiting =
        measure::median(RUNS, || measure::time(|| workspace.read(|conn| what_waits(conn, today)).unwrap()));
    let row = |job: &str, ours: Amount, most: Duration| Row {
        job: format!("table of {ITEMS}: {job}"),
        ours,
        peer: None,
        aim: Aim::AtMost(Amount::Time(most)),
    };
    vec![
        row("a page by title", read(&sorted), Duration::from_millis(50)),
        row("a page by team, with sums", read(&grouped), Duration::from_millis(50)),
        row("a page of a typed filter", read(&filtered), Duration::from_millis(50)),
        row("type in a cell, and the page after it", typed, Duration::from_millis(100)),
        row(&format!("paste {PASTED} rows"), pasted, Duration::from_millis(500)),
        row("the board", columns, Duration::from_millis(100)),
        row("the ranked list", ranked, Duration::from_millis(100)),
        row("what waits today", waiting, Duration::from_millis(100)),
    ]
}
