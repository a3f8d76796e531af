//! Dates coming up on slides: beside each other where there is room, else below each other.

use super::Flow;
use super::blocks::{RowOf, SMALL, TABLE};
use super::table::Table;
use super::text::{Para, Run};
use crate::document::DateLine;
use crate::roadmap_picture::Ink;

/// Narrower than this, dates stand below each other: beside each other their words would have no room.
const STRIP: f64 = 600.0;

/// Dates below each other: the day, then what happens on it.
fn date_rows(of: &[DateLine], width: f64) -> Vec<Flow> {
    let table = Table { columns: vec![112.0, width - 112.0], gap: 16.0, head: None };
    let rows = of.iter().map(|date| {
        let mut row = RowOf::new(&table);
        let mut big = vec![Run::new(date.big.clone(), 26.0).serif()];
        big.extend(date.small.as_ref().map(|small| Run::new(format!(" {small}"), SMALL).ink(Ink::Second)));
        row.cell(vec![Para::new(big)]);
        row.cell(vec![Para::new(date_words(date))]);
        row.done(0.0)
    });
    let rows = rows.collect();
    vec![Flow::Rows { table, rows }]
}

fn date_words(date: &DateLine) -> Vec<Run> {
    let mut what = vec![Run::new(date.what.clone(), TABLE)];
    // A no-break space: a reference never parts from the word before it.
    let small = |reference: &String| Run::new(format!("\u{a0} {reference}"), SMALL).ink(Ink::Third);
    what.extend(date.reference.as_ref().map(small));
    what
}

/// The dates of a block at this width.
pub(crate) fn dates(of: &[DateLine], width: f64) -> Vec<Flow> {
    if width < STRIP {
        return date_rows(of, width);
    }
    let across = of.len().clamp(4, 6);
    let table = Table { columns: vec![width / across as f64; across], gap: 24.0, head: None };
    let rows = of.chunks(across).map(|some| {
        let mut row = RowOf::new(&table);
        row.row.below = None;
        for date in some {
            let mut big = vec![Run::new(date.big.clone(), 34.0).serif()];
            big.extend(
                date.small.as_ref().map(|small| Run::new(format!(" {small}"), SMALL).ink(Ink::Second)),
            );
            row.cell(vec![Para::new(big), Para::new(date_words(date)).before(4.0)]);
        }
        row.done(0.0)
    });
    let rows = rows.collect();
    vec![Flow::Rows { table, rows }]
}
