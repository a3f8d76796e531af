//! What each block becomes on slides. Figures, measures and drawings stand in `figures`.

use super::dates::dates;
use super::facts::facts;
use super::table::{Cell, Pad, Row, Table};
use super::text::{self, Para, Run, prose};
use super::{Draw, Flow};
use crate::document::{ActionLine, Ask, Block, Entry, Horizon, Ledger, Line, MarkWord, Tone, Width};
use crate::roadmap_picture::{Ink, Shape, marks};
use crate::words::{Commitment, Mark};
use crate::write::markdown::sign as letter;

/// Sizes of type, in units.
pub(crate) const SMALL: f64 = 14.0;
pub(crate) const TABLE: f64 = 16.0;
pub(crate) const TEXT: f64 = 18.0;
pub(crate) const LEAD: f64 = 22.0;
/// White between blocks.
pub(crate) const BETWEEN: f64 = 20.0;
/// In this much, what speaks for a choice stands beside it.
const ROOMY: f64 = 900.0;

/// Small words.
pub(crate) fn small(words: &str) -> Para {
    Para::of(Run::new(words, SMALL).ink(Ink::Third))
}

/// The blocks as they flow at this width.
pub(crate) fn flows(blocks: &[Block], width: f64, points: f64) -> Vec<Flow> {
    let mut out = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 {
            out.push(Flow::Gap(BETWEEN));
        }
        out.extend(block_flows(block, width, points));
    }
    out
}

fn block_flows(block: &Block, width: f64, points: f64) -> Vec<Flow> {
    match block {
        Block::Prose(of) => vec![Flow::Text { width: width.min(900.0), paras: prose(of, TEXT) }],
        Block::Ask(ask) => vec![Flow::Keep(self::ask(ask, width))],
        Block::Action(action) => self::action(action, "If you do nothing", width),
        Block::Ledger(ledger) => self::ledger(ledger, width, TABLE),
        Block::Items(entries) => self::items(entries, width),
        Block::Columns(horizons) => self::columns(horizons, width),
        Block::Dates(dates) => self::dates(dates, width),
        Block::Picture(picture) => super::figures::picture(picture, width, f64::INFINITY),
        Block::Quiet(words) => {
            vec![Flow::Text {
                width,
                paras: vec![Para::of(Run::new(words.clone(), LEAD).serif().ink(Ink::Second))],
            }]
        }
        Block::Statement(of) => super::figures::statement(of, width),
        Block::Facts(facts) => self::facts(facts, width),
        Block::Figures(of) => super::figures::figures(of, width),
        Block::Scorecard(of) => super::figures::scorecard(of, width),
        Block::Choice(of) => super::choice::flowing(of, width),
        Block::Moved(of) => super::figures::moved(of, width),
        Block::Risks(map) => vec![super::figures::risks(map)],
        Block::Effort(of) => super::figures::effort(of, width),
        Block::Shares(of) => super::figures::shares(of, width),
        Block::Track(of) => super::figures::track(of, width),
        Block::Chart(of) => super::figures::chart(of, width),
        Block::Correction(of) => super::figures::correction(of, width),
        Block::Stacks(stacks) => {
            let count = stacks.len().max(1) as f64;
            let each = (width - 24.0 * (count - 1.0)) / count;
            let column = |(at, stack): (usize, &crate::document::Stack)| {
                let mut inside = vec![
                    top_rule(each, false),
                    Flow::Text {
                        width: each,
                        paras: vec![Para::of(Run::new(stack.label.clone(), TABLE).strong())],
                    },
                    Flow::Gap(10.0),
                ];
                inside.extend(flows(&stack.blocks, each, points));
                (at as f64 * (each + 24.0), inside)
            };
            vec![Flow::Side(stacks.iter().enumerate().map(column).collect())]
        }
    }
}

/// The rule above a part, and the white below it.
pub(crate) fn top_rule(width: f64, asks: bool) -> Flow {
    let (ink, weight) = if asks { (Ink::Accent, 3.0) } else { (Ink::Second, 1.0) };
    Flow::Whole { height: 15.0, draws: vec![Draw::Rule { x: 0.0, y: 0.0, w: width, ink, weight }] }
}

/// A row of a table that is being put together, with what is drawn over it.
pub(crate) struct RowOf<'a> {
    pub(crate) table: &'a Table,
    pub(crate) row: Row,
}

impl<'a> RowOf<'a> {
    pub(crate) fn new(table: &'a Table) -> Self {
        Self { table, row: Row { below: Some((Ink::Hair, 0.7)), ..Row::default() } }
    }

    /// Adds a cell of lines, each perhaps with a sign before it.
    pub(crate) fn signed(&mut self, lines: Vec<(Para, Option<Sign>)>, pad: Pad) {
        let signed = |(at, (mut para, sign)): (usize, (Para, Option<Sign>))| {
            if at == 0 {
                para.before = 0.0;
            }
            if let Some(sign) = sign {
                para.indent += sign.room;
                para.sign = Some(sign.letter);
            }
            para
        };
        let paras = lines.into_iter().enumerate().map(signed).collect();
        self.row.cells.push(Cell { paras, pad, span: 1, ..Cell::default() });
    }

    pub(crate) fn cell(&mut self, paras: Vec<Para>) {
        self.row.cells.push(Cell { pad: self.pad(), ..Cell::new(paras) });
    }

    /// White at the end of every column but the last.
    pub(crate) fn pad(&self) -> Pad {
        let last = self.row.cells.len() + 1 >= self.table.columns.len();
        Pad { right: if last { 0.0 } else { self.table.gap }, ..Pad::default() }
    }

    pub(crate) fn done(mut self, least: f64) -> Row {
        self.row.height = self.table.height(&self.row.cells).max(least);
        self.row
    }
}

/// A mark or a bar before a word.
pub(crate) struct Sign {
    /// As it is drawn where it stands by itself, and how much larger.
    shapes: Vec<Shape>,
    scale: f64,
    /// As a letter, where it stands before a word in a row.
    letter: (&'static str, Ink),
    /// What the letter takes, with the white behind it.
    room: f64,
}

pub(crate) fn mark_sign(mark: Mark, size: f64) -> Sign {
    let ink = match mark {
        Mark::AtRisk => Ink::Amber,
        Mark::OffTrack => Ink::Red,
        Mark::NotStarted | Mark::Cut | Mark::NotComparable => Ink::Third,
        Mark::OnTrack | Mark::Done | Mark::Paused | Mark::Unsaid => Ink::Second,
    };
    Sign {
        shapes: marks::mark(mark, 7.0),
        scale: size * 0.86 / 7.0,
        letter: (letter(mark), ink),
        room: size * 1.36,
    }
}

pub(crate) fn bar_sign(commitment: Commitment, size: f64) -> Sign {
    let letter = match commitment {
        Commitment::Committed => ("▬", Ink::Brand),
        Commitment::Likely => ("▬", Ink::Likely),
        Commitment::Might => ("▭", Ink::Brand),
    };
    Sign {
        shapes: marks::bar(Some(commitment), size * 2.0, size * 0.55),
        scale: 1.0,
        letter,
        room: size * 1.6,
    }
}

/// A state as a line: the sign and its word.
pub(crate) fn state_line(state: &MarkWord, size: f64) -> (Para, Option<Sign>) {
    let run = Run::new(state.word.clone(), size);
    let run = if state.mark == Mark::OffTrack { run.strong() } else { run };
    (Para::of(run), Some(mark_sign(state.mark, size)))
}

/// A line of a table.
fn line(of: &Line, size: f64) -> (Para, Option<Sign>) {
    let run = match of.tone {
        Tone::Plain => Run::new(of.text.clone(), size),
        Tone::Strong => Run::new(of.text.clone(), size).strong(),
        Tone::Old => Run::new(of.text.clone(), size).ink(Ink::Second),
        Tone::Small => Run::new(of.text.clone(), size * 0.86).ink(Ink::Third),
        Tone::Said => Run::new(of.text.clone(), size * 1.08).serif().italic(),
    };
    let mut runs = vec![run];
    if let Some(reference) = &of.reference {
        runs.push(Run::new(format!("  {reference}"), size * 0.86).ink(Ink::Third));
    }
    let sign =
        of.mark.map(|mark| mark_sign(mark, size)).or_else(|| of.commitment.map(|sure| bar_sign(sure, size)));
    (Para::new(runs).before(size * 0.2), sign)
}

/// A head of quiet names over a rule.
pub(crate) fn head(table: &Table, names: &[String]) -> Option<Row> {
    if names.iter().all(String::is_empty) {
        return None;
    }
    let mut row = RowOf::new(table);
    for name in names {
        let pad = Pad { top: 0.0, bottom: 7.0, ..row.pad() };
        row.row.cells.push(Cell { pad, ..Cell::new(vec![small(name)]) });
    }
    row.row.below = Some((Ink::Second, 1.0));
    Some(row.done(0.0))
}

pub(crate) fn ledger(of: &Ledger, width: f64, size: f64) -> Vec<Flow> {
    if of.rows.is_empty() {
        return Vec::new();
    }
    let gap = 18.0;
    let mut table = Table { columns: widths(of, width, size, gap), gap, head: None };
    table.head = head(&table, &of.columns.iter().map(|column| column.head.clone()).collect::<Vec<_>>());
    if let Some(head) = &mut table.head {
        for (cell, column) in head.cells.iter_mut().zip(&of.columns) {
            cell.paras.iter_mut().for_each(|para| para.align = column.align);
        }
    }
    let rows = of.rows.iter().map(|row| {
        let mut out = RowOf::new(&table);
        for (at, column) in of.columns.iter().enumerate() {
            let empty = crate::document::Cell::default();
            let cell = row.get(at).unwrap_or(&empty);
            let lines = cell.lines.iter().map(|one| {
                let (para, sign) = line(one, size);
                (Para { align: column.align, ..para }, sign)
            });
            let pad = out.pad();
            out.signed(lines.collect(), pad);
        }
        out.done(0.0)
    });
    let rows = rows.collect();
    vec![Flow::Rows { table, rows }]
}

fn widths(of: &Ledger, width: f64, size: f64, gap: f64) -> Vec<f64> {
    let fixed = |width: Width| match width {
        Width::Short => size * 4.0 + gap,
        Width::Date => size * 7.2 + gap,
        Width::Name => size * 8.6 + gap,
        Width::Share(_) => 0.0,
    };
    let shares: u32 = of
        .columns
        .iter()
        .map(|column| if let Width::Share(share) = column.width { u32::from(share) } else { 0 })
        .sum();
    let sum: f64 = of.columns.iter().map(|column| fixed(column.width)).sum();
    let most = width * if shares > 0 { 0.6 } else { 1.0 };
    let by = if sum > most || shares == 0 { most / sum.max(1.0) } else { 1.0 };
    let left = width - sum * by;
    let one = |column: &crate::document::Column| match column.width {
        Width::Share(share) => left * f64::from(share) / f64::from(shares.max(1)),
        other => fixed(other) * by,
    };
    of.columns.iter().map(one).collect()
}

fn ask(of: &Ask, width: f64) -> Vec<Flow> {
    let mut question = vec![Run::new(of.question.clone(), LEAD).serif().strong()];
    if let Some(reference) = &of.reference {
        question.push(Run::new(format!("  {reference}"), SMALL).ink(Ink::Third));
    }
    let mut paras = vec![Para::new(question)];
    if let Some(words) = &of.recommendation {
        paras.push(Para::of(Run::new(words.clone(), TEXT).serif()).before(6.0));
    }
    let mut out = vec![top_rule(width, true), Flow::Text { width, paras }, Flow::Gap(14.0)];
    if !of.options.is_empty() {
        let beside = width > ROOMY;
        let columns = match beside {
            true => vec![34.0, (width - 34.0) * 0.4, (width - 34.0) * 0.6],
            false => vec![34.0, width - 34.0],
        };
        let table = Table { columns, gap: 0.0, head: None };
        let rows = of.options.iter().map(|option| {
            let mut row = RowOf::new(&table);
            row.row.below = None;
            let ink = if option.recommended { Ink::Brand } else { Ink::Ink };
            let tight = Pad { left: 0.0, right: 0.0, top: 3.0, bottom: 4.0 };
            row.row.cells.push(Cell {
                pad: tight,
                ..Cell::new(vec![Para::of(Run::new(option.letter.clone(), TABLE).strong().ink(ink))])
            });
            let name = Run::new(option.name.clone(), TABLE);
            let mut runs = vec![if option.recommended { name.strong() } else { name }];
            if option.recommended {
                runs.push(Run::new("   Recommended", SMALL).strong().ink(Ink::Brand));
            }
            let note = option.note.iter();
            let note = note.map(|note| Para::of(Run::new(note.clone(), TABLE).ink(Ink::Second)).before(2.0));
            let mut paras = vec![Para::new(runs)];
            if beside {
                row.row.cells.push(Cell { pad: Pad { right: 18.0, ..tight }, ..Cell::new(paras) });
                paras = note.collect();
            } else {
                paras.extend(note);
            }
            row.row.cells.push(Cell { pad: tight, ..Cell::new(paras) });
            row.done(0.0)
        });
        let rows = rows.collect();
        out.push(Flow::Rows { table, rows });
        out.push(Flow::Gap(12.0));
    }
    out.extend(action(&of.action, "If you say nothing", width));
    out
}

pub(crate) fn action(of: &ActionLine, silence: &str, width: f64) -> Vec<Flow> {
    let parts = [
        ("What", &of.what, 1.2, true),
        ("By", &of.by, 0.75, true),
        ("How", &of.how, 1.4, false),
        (silence, &of.silent, 1.9, false),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|(_, words, _, _)| !words.is_empty()).collect();
    let shares: f64 = parts.iter().map(|(_, _, share, _)| share).sum();
    let table = Table {
        columns: parts.iter().map(|(_, _, share, _)| width * share / shares).collect(),
        gap: 20.0,
        head: None,
    };
    if parts.is_empty() {
        return Vec::new();
    }
    let mut row = RowOf::new(&table);
    row.row.below = None;
    for (label, words, _, strong) in parts {
        let run = Run::new(words.clone(), TABLE);
        row.cell(vec![small(label), Para::of(if strong { run.strong() } else { run }).before(3.0)]);
    }
    let row = row.done(0.0);
    vec![Flow::Rows { rows: vec![row], table }]
}

fn items(entries: &[Entry], width: f64) -> Vec<Flow> {
    let sided =
        entries.iter().any(|entry| entry.when.is_some() || entry.mark.is_some() || entry.sure.is_some());
    let side = if sided { 236.0_f64.min(width * 0.3) } else { 0.0 };
    let columns = if sided { vec![width - side, side] } else { vec![width] };
    let table = Table { columns, gap: 24.0, head: None };
    let rows = entries.iter().map(|entry| {
        let mut row = RowOf::new(&table);
        row.cell(entry_paras(entry, TEXT));
        if sided {
            let pad = row.pad();
            row.signed(entry_signs(entry, TABLE), pad);
        }
        row.done(0.0)
    });
    let rows = rows.collect();
    vec![Flow::Rows { table, rows }]
}

/// What an item is and does.
fn entry_paras(entry: &Entry, size: f64) -> Vec<Para> {
    let mut title = vec![Run::new(entry.title.clone(), size).serif().strong()];
    if let Some(reference) = &entry.reference {
        title.push(Run::new(format!("  {reference}"), SMALL).ink(Ink::Third));
    }
    let mut out = vec![Para::new(title)];
    out.extend(
        prose(&entry.text, size * 0.92).into_iter().map(|para| Para { before: para.before.max(4.0), ..para }),
    );
    if let Some(quote) = &entry.quote {
        out.push(Para::of(Run::new(quote.clone(), size * 0.92).serif().italic()).before(4.0));
    }
    for fact in &entry.facts {
        let mut runs = Vec::new();
        if !fact.label.is_empty() {
            runs.push(Run::new(format!("{}  ", fact.label), SMALL).ink(Ink::Third));
        }
        runs.push(Run::new(fact.value.clone(), SMALL));
        out.push(Para::new(runs).before(4.0));
    }
    out
}

/// When, how it stands and how sure it is.
fn entry_signs(entry: &Entry, size: f64) -> Vec<(Para, Option<Sign>)> {
    let mut lines = Vec::new();
    if let Some(when) = &entry.when {
        lines.push((Para::of(Run::new(when.clone(), size).strong()), None));
    }
    if let Some(state) = &entry.mark {
        let (para, sign) = state_line(state, size * 0.92);
        lines.push((para.before(4.0), sign));
    }
    if let Some(sure) = &entry.sure {
        lines.push((
            Para::of(Run::new(sure.word.clone(), size * 0.92)).before(4.0),
            Some(bar_sign(sure.commitment, size * 0.92)),
        ));
    }
    lines
}

/// Now, next, later: a bar above each, the more solid the surer; entries in rows so that they flow together.
fn columns(horizons: &[Horizon], width: f64) -> Vec<Flow> {
    let count = horizons.len().max(1);
    let gap = 32.0;
    let mut table = Table { columns: vec![width / count as f64; count], gap, head: None };
    let mut head = RowOf::new(&table);
    head.row.below = None;
    for (at, horizon) in horizons.iter().enumerate() {
        let mut pad = head.pad();
        pad.top = 22.0;
        let mut paras = vec![Para::of(Run::new(horizon.word.clone(), 34.0).serif())];
        paras.extend(horizon.means.as_deref().map(small));
        if let Some(commitment) = horizon.commitment {
            let wide = table.columns[at] - if at + 1 < count { gap } else { 0.0 };
            head.row.drawn.push((table.left(at), 0.0, marks::bar(Some(commitment), wide, 8.0), 1.0));
        }
        head.row.cells.push(Cell { pad, ..Cell::new(paras) });
    }
    let head = head.done(0.0);
    let most = horizons.iter().map(|horizon| horizon.entries.len()).max().unwrap_or_default();
    let rows = (0..most).map(|at| {
        let mut row = RowOf::new(&table);
        for horizon in horizons {
            let pad = row.pad();
            let lines = horizon.entries.get(at).map(|entry| {
                let mut lines: Vec<_> =
                    entry_paras(entry, TEXT).into_iter().map(|para| (para, None)).collect();
                lines.extend(
                    entry_signs(entry, SMALL).into_iter().map(|(para, sign)| (para.before(4.0), sign)),
                );
                lines
            });
            row.signed(lines.unwrap_or_default(), pad);
        }
        row.done(0.0)
    });
    let rows = rows.collect();
    table.head = Some(head);
    vec![Flow::Rows { table, rows }]
}

/// How high some paragraphs stand, for whoever places them.
pub(crate) fn paras_height(paras: &[Para], width: f64) -> f64 {
    text::height(paras, width)
}

impl Sign {
    /// The sign alone.
    pub(crate) fn draw(self, x: f64, y: f64) -> Draw {
        Draw::Shapes { shapes: self.shapes, x, y, scale: self.scale }
    }
}
