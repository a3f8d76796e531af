//! A decision with its clock on the left, its options side by side, and what is advised below.

use super::blocks::{RowOf, SMALL, small, top_rule};
use super::facts::facts;
use super::table::{Cell, Pad, Row, Table};
use super::text::{Para, Run, fitted, height};
use super::{Draw, Flow, Frame};
use crate::document::Choice;
use crate::roadmap_picture::Ink;

/// The column of the clock and what separates it from the options.
const CLOCK: f64 = 270.0;
const GUTTER: f64 = 24.0;
/// The room below the options for the advice.
const ADVICE: f64 = 108.0;
/// How high the room for content usually is.
const USUAL: f64 = 480.0;

/// The whole decision on one slide, when it fits at a size that can be read.
pub(crate) fn whole(of: &Choice, width: f64, room: f64) -> Option<Vec<Draw>> {
    let options_width = width - CLOCK - GUTTER;
    let said = parts(of);
    let below = if said.is_empty() { 0.0 } else { ADVICE };
    let (table, rows) = [16.0, 15.0, 14.0].into_iter().find_map(|size| {
        let (table, rows) = options(of, options_width, size);
        let high: f64 = rows.iter().map(|row| row.height).sum();
        (high <= room - below).then_some((table, rows))
    })?;
    let clock = [16.0, 15.0, 14.0]
        .into_iter()
        .map(|size| clock(of, size))
        .find(|paras| height(paras, CLOCK) + 18.0 <= room)?;
    let mut draws = Vec::new();
    if !clock.is_empty() {
        draws.push(Draw::Rule { x: 0.0, y: 0.0, w: CLOCK, ink: Ink::Accent, weight: 3.0 });
        draws.push(Draw::Text(Frame::new(0.0, 14.0, CLOCK, room - 14.0), clock));
    }
    let left = CLOCK + GUTTER;
    let high: f64 = rows.iter().map(|row| row.height).sum();
    if !rows.is_empty() {
        draws.push(Draw::Table { x: left, y: 0.0, table, rows });
    }
    let each = (options_width - GUTTER) / 2.0;
    // On a slide that is higher than usual the advice stays near what it speaks of.
    let top = (room.min(USUAL) - below).max(high + 24.0).min((room - below).max(high));
    for (at, (label, words)) in said.iter().enumerate() {
        let x = left + at as f64 * (each + GUTTER);
        let make = |words: &str, size: f64| Para::of(Run::new(words, size).serif()).pitch(107.0);
        let (para, cut) = fitted(words, each, ADVICE - 40.0, &[17.0, 15.5, 14.0], &make);
        if cut {
            return None;
        }
        draws.push(Draw::Rule { x, y: top, w: each, ink: Ink::Second, weight: 1.0 });
        let paras = vec![Para::of(Run::new(*label, SMALL).strong()), para.before(4.0)];
        draws.push(Draw::Text(Frame::new(x, top + 10.0, each, ADVICE - 10.0), paras));
    }
    Some(draws)
}

/// The same below each other, for what is too long for one slide.
pub(crate) fn flowing(of: &Choice, width: f64) -> Vec<Flow> {
    let mut question = vec![Run::new(of.question.clone(), 22.0).serif().strong()];
    question.extend(
        of.reference.as_ref().map(|reference| Run::new(format!("  {reference}"), SMALL).ink(Ink::Third)),
    );
    let mut out = vec![Flow::Text { width, paras: vec![Para::new(question)] }, Flow::Gap(12.0)];
    out.extend(without_question(of, width));
    out
}

pub(crate) fn without_question(of: &Choice, width: f64) -> Vec<Flow> {
    let mut out = Vec::new();
    let clock = &of.clock;
    if !clock.value.is_empty() {
        let mut value = vec![Run::new(format!("{}  ", clock.label), SMALL).strong().ink(Ink::Accent)];
        value.push(Run::new(clock.value.clone(), 28.0));
        let mut paras = vec![Para::new(value)];
        paras.extend(clock.note.as_deref().map(|note| small(note).before(2.0)));
        out.extend([top_rule(width, true), Flow::Text { width, paras }, Flow::Gap(10.0)]);
    }
    out.extend(facts(&clock.facts, width));
    out.push(Flow::Gap(16.0));
    let (mut table, mut rows) = options(of, width, 15.0);
    // Options of which nothing is said are their names alone.
    if rows.len() > 1 {
        table.head = Some(rows.remove(0));
    }
    if !rows.is_empty() {
        out.push(Flow::Rows { table, rows });
    }
    for (label, words) in parts(of) {
        out.push(Flow::Gap(18.0));
        let paras = vec![
            Para::of(Run::new(label, SMALL).strong()),
            Para::of(Run::new(words, 17.0).serif()).before(4.0).pitch(107.0),
        ];
        let part = vec![top_rule(width, false), Flow::Text { width, paras }];
        out.push(Flow::Keep(part));
    }
    out
}

fn parts(of: &Choice) -> Vec<(&'static str, &str)> {
    [("We recommend", &of.advice), ("What we accept", &of.trade_off)]
        .into_iter()
        .filter_map(|(label, words)| Some((label, words.as_deref().filter(|words| !words.is_empty())?)))
        .collect()
}

fn clock(of: &Choice, size: f64) -> Vec<Para> {
    let clock = &of.clock;
    let mut out = Vec::new();
    if !clock.value.is_empty() {
        out.push(Para::of(Run::new(clock.label.clone(), SMALL).strong().ink(Ink::Accent)));
        out.push(Para::of(Run::new(clock.value.clone(), 44.0)).before(2.0));
        out.extend(
            clock.note.as_deref().map(|note| Para::of(Run::new(note, SMALL).ink(Ink::Second)).before(2.0)),
        );
    }
    for fact in &clock.facts {
        out.push(small(&fact.label).before(if out.is_empty() { 0.0 } else { 13.0 }));
        out.push(Para::of(Run::new(fact.value.clone(), size)).before(2.0));
    }
    if let Some(reference) = &of.reference {
        out.push(small("Reference").before(if out.is_empty() { 0.0 } else { 13.0 }));
        out.push(Para::of(Run::new(reference.clone(), size)).before(2.0));
    }
    out
}

/// The most letters of a value that stands out.
const SHORT: usize = 40;

/// The options as a table: names of rows, then each option with white between; the one that is advised is tinted.
fn options(of: &Choice, width: f64, size: f64) -> (Table, Vec<Row>) {
    let count = of.options.len();
    if count == 0 {
        return (Table::default(), Vec::new());
    }
    let label = size * 6.2;
    let gap = 14.0;
    let each = ((width - label) / count as f64 - gap).max(60.0);
    let mut columns = vec![label];
    for _ in 0..count {
        columns.extend([gap, each]);
    }
    let table = Table { columns, gap: 0.0, head: None };
    let advised = |at: usize| of.options[at].tag.is_some();
    let inside = Pad { left: 12.0, right: 10.0, top: 7.0, bottom: 7.0 };
    let line = |row: &mut RowOf<'_>, first: Vec<Para>, cells: &mut dyn FnMut(usize) -> Cell| {
        row.row.cells.push(Cell { pad: Pad { right: 8.0, top: 8.0, ..Pad::default() }, ..Cell::new(first) });
        for at in 0..count {
            // The white between options is narrower than what stands behind a text.
            row.row.cells.push(Cell { pad: Pad::NONE, ..Cell::new(Vec::new()) });
            row.row.cells.push(Cell { washed: advised(at), ..cells(at) });
        }
    };
    let mut rows = Vec::new();
    let mut head = RowOf::new(&table);
    line(&mut head, Vec::new(), &mut |at| {
        let option = &of.options[at];
        let mut letter = vec![Run::new(option.letter.clone(), 30.0).serif()];
        letter.extend(
            option.tag.as_ref().map(|tag| Run::new(format!("  {tag}"), SMALL).strong().ink(Ink::Brand)),
        );
        let name = Para::of(Run::new(option.name.clone(), size + 3.0).serif().strong()).before(4.0);
        let above = if advised(at) { (Ink::Brand, 4.0) } else { (Ink::Second, 1.0) };
        Cell {
            pad: Pad { top: 12.0, ..inside },
            above: Some(above),
            ..Cell::new(vec![Para::new(letter), name])
        }
    });
    rows.push(head.done(0.0));
    // A word or two, such as the effort; arguments in bold nobody can read.
    let stands_out = (0..count).all(|at| of.value(at, 0).chars().count() <= SHORT);
    for (row_at, name) in of.rows.iter().enumerate() {
        let mut row = RowOf::new(&table);
        line(&mut row, vec![small(name)], &mut |at| {
            let run = Run::new(of.value(at, row_at), size);
            let run = if row_at == 0 && stands_out { run.strong() } else { run };
            Cell { pad: inside, ..Cell::new(vec![Para::of(run)]) }
        });
        rows.push(row.done(0.0));
    }
    (table, rows)
}
