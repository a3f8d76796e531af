//! What the tests of this folder share: reading all of a table by what is recognised in it.

mod dialects;
mod other_tools;
mod real_exports;
mod rows;

use super::*;
use crate::date::DayOrder;
use crate::problem::Problem;
use crate::read::table::{Facts, Given, Row, Table};

/// All that a table gives.
struct Read {
    facts: Facts,
    rows: Vec<Row>,
    recognised: Recognised,
    items: Vec<ItemRow>,
    problems: Vec<Problem>,
}

fn rows_of(bytes: impl std::io::Read) -> (Facts, Vec<Row>, Vec<Problem>) {
    let mut table = Table::open("t.csv", bytes, Given::default()).expect("a table");
    let mut rows = Vec::new();
    while let Some(row) = table.next_row().expect("reads") {
        rows.push(row);
    }
    (table.facts().clone(), rows, table.take_problems())
}

fn read_with(bytes: impl std::io::Read, given: Option<DayOrder>) -> Read {
    let (facts, rows, mut problems) = rows_of(bytes);
    let recognised = recognise(&facts, &rows[..rows.len().min(100)]);
    let mut scan = DayOrderScan::new(&recognised.mapping);
    rows.iter().for_each(|row| scan.look(row));
    let plan = Plan::new("t.csv", &recognised.mapping, Dates::of(&scan, given));
    let mut items = Vec::new();
    for row in &rows {
        let (item, found) = read_row(&plan, row);
        items.extend(item);
        problems.extend(found);
    }
    Read { facts, rows, recognised, items, problems }
}

fn read(text: &str) -> Read {
    read_with(text.as_bytes(), None)
}
