//! Short facts, each below its label.

use super::Flow;
use super::blocks::{RowOf, TABLE, small};
use super::table::Table;
use super::text::{Para, Run};
use crate::document::Fact;
use crate::roadmap_picture::Ink;

/// In less than this, facts stand below each other.
const NARROW: f64 = 480.0;
/// In this much, five stand beside each other.
const FIVE: f64 = 800.0;

/// Facts beside each other, where there is room for that.
pub(crate) fn facts(of: &[Fact], width: f64) -> Vec<Flow> {
    if of.is_empty() {
        return Vec::new();
    }
    if width < NARROW && of.len() > 2 {
        return fact_list(of, width);
    }
    // Five stand beside each other, or three above two, rather than one alone below four.
    let across = if of.len() == 5 && width > FIVE { 5 } else { facts_across(of.len()) };
    let table = Table { columns: vec![width / across as f64; across], gap: 24.0, head: None };
    let rows = of.chunks(across).map(|some| {
        let mut row = RowOf::new(&table);
        row.row.below = None;
        for fact in some {
            row.cell(vec![small(&fact.label), Para::of(Run::new(fact.value.clone(), TABLE)).before(4.0)]);
        }
        row.done(0.0)
    });
    let rows = rows.collect();
    vec![Flow::Rows { table, rows }]
}

/// In how many columns so many short facts stand, so that none is alone on the last line.
pub(crate) fn facts_across(count: usize) -> usize {
    match count {
        0 | 1 => 1,
        2..=4 => count,
        5 | 6 => 3,
        _ => 4,
    }
}

/// Facts below each other, where beside each other their words would break.
fn fact_list(of: &[Fact], width: f64) -> Vec<Flow> {
    let table = Table { columns: vec![width * 0.55, width * 0.45], gap: 18.0, head: None };
    let rows = of.iter().map(|fact| {
        let mut row = RowOf::new(&table);
        row.cell(vec![Para::of(Run::new(fact.label.clone(), TABLE * 0.94).ink(Ink::Second))]);
        row.cell(vec![Para::of(Run::new(fact.value.clone(), TABLE * 0.94))]);
        row.done(0.0)
    });
    let rows = rows.collect();
    vec![Flow::Rows { table, rows }]
}
