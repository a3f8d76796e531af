//! Figures, measures, what moved, risks, effort, charts and the roadmap as native shapes, tables and charts.

use super::blocks::{RowOf, SMALL, TABLE, TEXT, bar_sign, head, mark_sign, paras_height, small, state_line};
use super::table::{Cell, Pad, Row, Table};
use super::text::{Para, Run};
use super::{Draw, Flow, Frame};
use crate::document::{
    Chart, Correction, CorrectionSide, EffortBar, Figure, Moved, RiskMap, RoadmapPicture, Score, Share,
    SmallLine, Statement, Track,
};
use crate::drawing::{first_value, months, moved as moved_drawing, number, small_line};
use crate::roadmap_picture::{Anchor, Group, Ink, Room, Shape, face_width, marks, plan};
use crate::write::html::figures::{capital, spans};

/// How many units a point of a roadmap picture is: its words stand at the size of small words.
const PICTURE_SCALE: f64 = 1.86;

/// The sizes of a measure's value and of its unit, and the white between the columns of measures.
const NUMBER: f64 = 34.0;
const UNIT: f64 = 19.0;
/// A value with its unit that is wider than this stands on two lines.
const LONG_VALUE: f64 = 130.0;
const GAP: f64 = 16.0;

pub(crate) fn statement(of: &Statement, width: f64) -> Vec<Flow> {
    let mut out = Vec::new();
    if let Some(state) = &of.mark {
        let sign = mark_sign(state.mark, 26.0);
        let run = Run::new(state.word.clone(), 26.0).strong();
        let draws = vec![
            Draw::Text(Frame::new(36.0, 0.0, width - 36.0, 32.0), vec![Para::of(run)]),
            sign.draw(0.0, 5.0),
        ];
        out.push(Flow::Whole { height: 44.0, draws });
    }
    let mut paras = vec![Para::of(Run::new(of.text.clone(), 34.0).serif()).pitch(93.0)];
    paras.extend(of.note.as_deref().map(|note| small(note).before(10.0)));
    out.push(Flow::Text { width, paras });
    out
}

/// Cards beside each other, four to a slide. Names, numbers, lines and words stand in rows, so that they align.
pub(crate) fn figures(of: &[Figure], width: f64) -> Vec<Flow> {
    let across = of.len().clamp(3, 4);
    let gap = 24.0;
    let mut out = Vec::new();
    for cards in of.chunks(across) {
        let table = Table { columns: vec![(width + gap) / across as f64; across], gap, head: None };
        out.push(Flow::Keep(vec![Flow::Gap(24.0), Flow::Rows { rows: card_rows(cards, &table), table }]));
    }
    out
}

fn card_rows(cards: &[Figure], table: &Table) -> Vec<Row> {
    let pad = Pad { left: 0.0, right: table.gap, top: 0.0, bottom: 6.0 };
    let inside = table.columns.first().copied().unwrap_or(200.0) - table.gap;
    let mut rows = Vec::new();
    let mut row = RowOf::new(table);
    for (at, card) in cards.iter().enumerate() {
        let (ink, weight) = if card.asks { (Ink::Accent, 3.0) } else { (Ink::Second, 1.0) };
        let line = Shape::Line {
            points: vec![(0.0, 0.0), (inside, 0.0)],
            stroke: crate::roadmap_picture::Stroke::of(ink, weight),
        };
        row.row.drawn.push((table.left(at), 0.0, vec![line], 1.0));
        let mut paras: Vec<Para> = card.above.as_deref().map(small).into_iter().collect();
        if !card.name.is_empty() {
            paras.push(Para::of(Run::new(card.name.clone(), TEXT).serif().strong()).before(4.0));
        }
        row.row.cells.push(Cell { pad: Pad { top: 12.0, ..pad }, ..Cell::new(paras) });
    }
    row.row.below = None;
    rows.push(row.done(14.0));
    let mut row = RowOf::new(table);
    for card in cards {
        let mut runs = Vec::new();
        if let Some(before) = &card.before {
            runs.push(Run::new(format!("{before} → "), 28.0).ink(Ink::Third));
        }
        runs.push(Run::new(card.value.clone(), 48.0));
        let mut paras = Vec::new();
        match card.unit.as_deref() {
            Some(unit) if unit.chars().count() <= 2 => {
                runs.push(Run::new(unit.to_owned(), 26.0));
                paras.push(Para::new(runs));
            }
            unit => {
                paras.push(Para::new(runs));
                paras.extend(unit.map(|unit| Para::of(Run::new(unit.to_owned(), TABLE * 0.94))));
            }
        }
        row.row.cells.push(Cell { pad, ..Cell::new(paras) });
    }
    row.row.below = None;
    rows.push(row.done(0.0));
    if cards.iter().any(|card| card.line.is_some()) {
        let mut row = RowOf::new(table);
        for (at, card) in cards.iter().enumerate() {
            if let Some(drawing) = card.line.as_ref().and_then(|line| small_line(line, inside, 84.0, 1.7)) {
                row.row.groups.push((
                    table.left(at),
                    4.0,
                    card.name.clone(),
                    drawing.alt,
                    drawing.shapes,
                    1.0,
                ));
            }
            row.row.cells.push(Cell::new(Vec::new()));
        }
        row.row.below = None;
        rows.push(row.done(100.0));
    }
    let mut row = RowOf::new(table);
    for card in cards {
        let mut lines = Vec::new();
        if let Some(state) = &card.mark {
            lines.push(state_line(state, TABLE));
        }
        if let Some(target) = &card.target {
            lines.push((Para::of(Run::new(target.clone(), SMALL).ink(Ink::Accent)).before(4.0), None));
        }
        if !card.text.is_empty() {
            lines.push((Para::of(Run::new(card.text.clone(), TABLE).serif()).before(6.0).pitch(107.0), None));
        }
        row.signed(lines, pad);
    }
    row.row.below = None;
    rows.push(row.done(0.0));
    rows
}

pub(crate) fn scorecard(of: &[Score], width: f64) -> Vec<Flow> {
    if of.is_empty() {
        return Vec::new();
    }
    let spans = spans(of);
    let by = width / 1152.0;
    // A number never breaks: its column is as wide as the widest, while that leaves room for the others.
    let widest = of.iter().map(now_width).fold(0.0, f64::max) + GAP + 2.0;
    let now = widest.clamp(128.0 * by, 230.0 * by.max(0.75));
    // Words of the status never break either; the lines give them the room.
    let (target, status) = ((92.0 * by).max(84.0), (126.0 * by).max(118.0));
    let line = if by < 0.95 { 148.0 } else { 172.0 };
    let mut columns = vec![270.0 * by, now, target, status];
    columns.extend(spans.iter().map(|_| line * by));
    columns.push(width - columns.iter().sum::<f64>());
    let mut table = Table { columns, gap: GAP, head: None };
    let mut names: Vec<String> = ["Measure", "Now", "Target", "Status"].map(str::to_owned).into();
    names.extend(spans.iter().map(|span| capital(span)));
    names.push("Why, and whose".to_owned());
    table.head = head(&table, &names);
    let rows = of.iter().map(|score| {
        let mut row = RowOf::new(&table);
        let mut name = vec![Para::of(Run::new(score.name.clone(), TEXT).serif().strong())];
        name.extend(score.how.as_deref().map(|how| small(how).before(3.0)));
        row.cell(name);
        let mut value = vec![Run::new(score.value.clone(), NUMBER)];
        value.extend(score.unit.as_ref().map(|unit| Run::new(unit.clone(), UNIT)));
        row.cell(vec![Para::new(value)]);
        let target = score.target.clone().unwrap_or_default();
        row.cell(vec![Para::of(Run::new(target, TABLE).ink(Ink::Accent)).before(0.0)]);
        let pad = row.pad();
        row.signed(score.mark.iter().map(|state| state_line(state, TABLE * 0.94)).collect(), pad);
        for at in 0..spans.len() {
            let left = table.left(row.row.cells.len());
            let wide = table.columns.get(row.row.cells.len()).copied().unwrap_or_default();
            let line = score.lines.get(at);
            row.cell(vec![small(&line.and_then(first_value).unwrap_or_default())]);
            if let Some((line, drawing)) = line.and_then(|line| Some((line, trend(line, wide - 66.0)?))) {
                let name = format!("{}, {}", score.name, line.span);
                row.row.groups.push((left + 48.0, 12.0, name, drawing.alt, drawing.shapes, 1.0));
            }
        }
        let mut why: Vec<Para> =
            score.why.iter().map(|why| Para::of(Run::new(why.clone(), TABLE * 0.94))).collect();
        why.extend(score.owner.as_deref().map(|owner| small(owner).before(3.0)));
        row.cell(why);
        for cell in row.row.cells.iter_mut() {
            cell.pad.top = 11.0;
            cell.pad.bottom = 11.0;
        }
        row.done(70.0)
    });
    let rows = rows.collect();
    vec![Flow::Rows { table, rows }]
}

/// How wide the value of a measure stands, with a unit that is written onto it.
fn now_width(score: &Score) -> f64 {
    let value = face_width(&score.value, NUMBER, false, false);
    let unit = score.unit.as_deref().unwrap_or_default();
    let unit_width = face_width(unit, UNIT, false, false);
    // A long unit goes to a line of its own.
    let parts = unit.starts_with(' ') && value + unit_width > LONG_VALUE;
    // A little more: Word knows halves of points only, and other faces are wider.
    (if parts { value } else { value + unit_width }) * 1.06
}

fn trend(line: &SmallLine, width: f64) -> Option<crate::drawing::Drawing> {
    small_line(line, width, 44.0, 1.6)
}

pub(crate) fn moved(of: &Moved, width: f64) -> Vec<Flow> {
    let mut out = Vec::new();
    if !of.rows.is_empty() {
        let by = width / 1152.0;
        let plot = if by < 0.9 { 310.0 } else { 340.0 } * by;
        let when = (104.0 * by).max(98.0);
        let mut columns = vec![270.0 * by, when, when, plot + 24.0, 104.0 * by];
        let mut names = vec!["Item", "Was", "Now", "", "Shift"];
        let left = width - columns.iter().sum::<f64>();
        // A reason that nobody gave takes no room from the names and dates.
        let is_explained = of.is_explained();
        if is_explained {
            columns.push(left);
            names.push("Why, and which decision");
        } else {
            for (at, part) in [(0, 0.4), (1, 0.3), (2, 0.3)] {
                columns[at] += left * part;
            }
        }
        let mut table = Table { columns, gap: 16.0, head: None };
        table.head = head(&table, &names.into_iter().map(str::to_owned).collect::<Vec<_>>());
        let left = table.left(3);
        if let Some(head) = &mut table.head {
            let words = months(of, plot, 38.0).into_iter().map(|(x, name)| Shape::Text {
                x,
                anchor: Anchor::Left,
                y: SMALL * 0.95,
                text: name,
                size: SMALL,
                weight: 400,
                serif: false,
                fill: Ink::Third,
                width: None,
            });
            head.drawn.push((left, 0.0, words.collect(), 1.0));
        }
        let rows = of.rows.iter().map(|moved| {
            let mut row = RowOf::new(&table);
            let mut name = vec![Run::new(moved.item.clone(), TEXT).serif().strong()];
            name.extend(
                moved
                    .reference
                    .as_ref()
                    .map(|reference| Run::new(format!("  {reference}"), SMALL).ink(Ink::Third)),
            );
            let mut paras = vec![Para::new(name)];
            paras.extend(moved.note.as_deref().map(|note| small(note).before(3.0)));
            row.cell(paras);
            let said = |words: &Option<String>| words.clone().unwrap_or_else(|| "–".to_owned());
            row.cell(vec![Para::of(Run::new(said(&moved.was), TABLE).ink(Ink::Second))]);
            row.cell(vec![Para::of(Run::new(said(&moved.now), TABLE).strong())]);
            row.row.cells.push(Cell::new(Vec::new()));
            row.cell(vec![Para::of(Run::new(moved.shift.clone(), TABLE).strong())]);
            if is_explained {
                let mut why = vec![Run::new(moved.why.clone().unwrap_or_default(), TABLE * 0.94)];
                let decision = moved.decision.as_ref();
                why.extend(decision.map(|decision| Run::new(format!("  {decision}"), SMALL).ink(Ink::Third)));
                row.cell(vec![Para::new(why)]);
            }
            let mut row = row.done(58.0);
            let drawing = moved_drawing(of, moved, plot, row.height, 16.0);
            row.groups.push((left, 0.0, moved.item.clone(), drawing.alt, drawing.shapes, 1.0));
            row
        });
        let rows = rows.collect();
        out.push(Flow::Rows { table, rows });
    }
    if let Some(note) = &of.note {
        out.push(Flow::Gap(14.0));
        let paras = vec![Para::of(Run::new(note.clone(), SMALL).ink(Ink::Second))];
        out.push(Flow::Text { width, paras });
    }
    out
}

/// Fields in greys, the references in them.
pub(crate) fn risks(map: &RiskMap) -> Flow {
    let cell = 66.0;
    let left = 34.0;
    let mut draws = Vec::new();
    for probability in 1..=5u8 {
        let y = f64::from(5 - probability) * cell;
        for impact in 1..=5u8 {
            let (shade, ink) = map.shade(probability, impact);
            let ink = if ink == crate::document::WHITE { Ink::Paper } else { Ink::Ink };
            let frame = Frame::new(left + f64::from(impact - 1) * cell, y, cell - 2.0, cell - 2.0);
            let refs = map.field(probability, impact, 3);
            let paras =
                refs.into_iter().map(|name| Para::of(Run::new(name, SMALL).strong().ink(ink))).collect();
            draws.push(Draw::Field(frame, shade, paras));
        }
        draws.push(Draw::Text(
            Frame::new(left - 16.0, y + cell / 2.0 - 9.0, 14.0, 17.0),
            vec![small(&probability.to_string())],
        ));
        let x = left + (f64::from(probability) - 0.5) * cell - 5.0;
        draws.push(Draw::Text(
            Frame::new(x, cell * 5.0 + 4.0, 14.0, 17.0),
            vec![small(&probability.to_string())],
        ));
    }
    let words = vec![small("Probability upwards, impact to the right")];
    draws.push(Draw::Text(Frame::new(left, cell * 5.0 + 26.0, cell * 5.0, 18.0), words));
    Flow::Whole { height: cell * 5.0 + 46.0, draws }
}

pub(crate) fn effort(of: &[EffortBar], width: f64) -> Vec<Flow> {
    if of.is_empty() {
        return Vec::new();
    }
    let by = width / 1152.0;
    let plot = 350.0 * by;
    let mut columns = vec![270.0 * by, 104.0 * by, 104.0 * by, plot + 28.0];
    columns.push(width - columns.iter().sum::<f64>());
    let mut table = Table { columns, gap: 16.0, head: None };
    table.head = head(&table, &["Objective", "Spent", "Planned", "", "What is behind it"].map(str::to_owned));
    let most = of.iter().flat_map(|bar| [Some(bar.spent), bar.plan]).flatten().fold(0.0, f64::max);
    let wide = |value: f64| if most > 0.0 { (value / most).clamp(0.0, 1.0) * plot } else { 0.0 };
    let left = table.left(3);
    let rows = of.iter().map(|bar| {
        let mut row = RowOf::new(&table);
        let name = Run::new(bar.name.clone(), TEXT);
        row.cell(vec![Para::of(if bar.outside { name } else { name.serif().strong() })]);
        row.cell(vec![Para::of(Run::new(format!("{}{}", number(bar.spent), bar.unit), 24.0))]);
        let plan = bar.plan.map(|plan| format!("{}{}", number(plan), bar.unit)).unwrap_or_default();
        row.cell(vec![Para::of(Run::new(plan, TABLE).ink(Ink::Accent))]);
        row.row.cells.push(Cell::new(Vec::new()));
        row.cell(vec![Para::of(Run::new(bar.text.clone().unwrap_or_default(), TABLE * 0.94))]);
        for cell in &mut row.row.cells {
            cell.middle = true;
        }
        let mut row = row.done(50.0);
        let middle = row.height / 2.0;
        let fill = if bar.outside { Ink::Likely } else { Ink::Brand };
        let mut shapes =
            vec![Shape::Rect { x: 0.0, y: middle - 9.0, w: wide(bar.spent).max(0.5), h: 18.0, fill }];
        if let Some(plan) = bar.plan {
            let x = wide(plan);
            shapes.push(Shape::Rect { x: x - 2.5, y: middle - 14.0, w: 5.0, h: 28.0, fill: Ink::Paper });
            shapes.push(Shape::Rect { x: x - 1.5, y: middle - 14.0, w: 3.0, h: 28.0, fill: Ink::Accent });
        }
        let plan = bar.plan.map(|plan| format!(", planned {}{}", number(plan), bar.unit)).unwrap_or_default();
        let about = format!("{}: spent {}{}{plan}.", bar.name, number(bar.spent), bar.unit);
        row.groups.push((left, 0.0, bar.name.clone(), about, shapes, 1.0));
        row
    });
    let rows = rows.collect();
    vec![Flow::Rows { table, rows }]
}

pub(crate) fn shares(of: &[Share], width: f64) -> Vec<Flow> {
    let sum: u64 = of.iter().map(|share| u64::from(share.count.max(1))).sum();
    let gap = 6.0;
    // Each keeps room for its number and word.
    let least = (width / (of.len().max(1) as f64 * 2.5)).min(110.0);
    let room = width - gap * of.len().saturating_sub(1) as f64 - least * of.len() as f64;
    let (mut x, mut lowest) = (0.0, 88.0_f64);
    let mut draws = Vec::new();
    for share in of {
        let wide = least + room * share.count.max(1) as f64 / sum.max(1) as f64;
        // Nothing has no bar, and its number stands in line with the others.
        if share.count > 0 {
            let shapes = marks::bar(Some(share.commitment), wide, 16.0);
            draws.push(Draw::Shapes { shapes, x, y: 0.0, scale: 1.0 });
        }
        let paras = vec![
            Para::of(Run::new(share.count.to_string(), 40.0)),
            Para::of(Run::new(share.word.clone(), SMALL).ink(Ink::Second)),
        ];
        let height = paras_height(&paras, wide);
        draws.push(Draw::Text(Frame::new(x, 24.0, wide, height), paras));
        lowest = lowest.max(height);
        x += wide + gap;
    }
    vec![Flow::Whole { height: 24.0 + lowest, draws }]
}

pub(crate) fn track(of: &Track, width: f64) -> Vec<Flow> {
    let label = vec![small(&of.label)];
    let top = paras_height(&label, width) + 12.0;
    let widest = of.times.iter().map(|time| face_width(&time.when, SMALL, false, false)).fold(0.0, f64::max);
    let step = (widest + 8.0).clamp(46.0, (width / of.times.len().max(1) as f64).max(46.0));
    let mut lowest = 0.0;
    let mut draws = vec![Draw::Text(Frame::new(0.0, 0.0, width, top - 12.0), label)];
    for (at, time) in of.times.iter().enumerate() {
        let x = at as f64 * step;
        let about = format!("{}: {}", time.when, time.mark.word);
        draws.push(Draw::Group {
            name: about.clone(),
            about,
            shapes: marks::mark(time.mark.mark, 7.0),
            x,
            y: top,
            scale: 2.0,
        });
        let when = vec![small(&time.when)];
        let height = paras_height(&when, step);
        draws.push(Draw::Text(Frame::new(x, top + 20.0, step, height), when));
        lowest = height.max(lowest);
    }
    vec![Flow::Whole { height: top + 22.0 + lowest, draws }]
}

pub(crate) fn chart(of: &Chart, width: f64) -> Vec<Flow> {
    let title = Para::of(Run::new(of.title.clone(), TABLE).ink(Ink::Second));
    let top = title.height(width) + 10.0;
    let height = (width * 0.34).clamp(160.0, 380.0);
    let draws = vec![
        Draw::Text(Frame::new(0.0, 0.0, width, top), vec![title]),
        Draw::Chart(Frame::new(0.0, top, width, height), Box::new(of.clone())),
    ];
    vec![Flow::Whole { height: top + height, draws }]
}

pub(crate) fn correction(of: &Correction, width: f64) -> Vec<Flow> {
    let gap = 40.0;
    let table = Table { columns: vec![width / 2.0; 2], gap, head: None };
    let mut row = RowOf::new(&table);
    row.row.below = None;
    for (at, (side, now)) in [(&of.told, false), (&of.now, true)].into_iter().enumerate() {
        let (ink, weight) = if now { (Ink::Accent, 3.0) } else { (Ink::Second, 1.0) };
        let line = Shape::Line {
            points: vec![(0.0, 0.0), (width / 2.0 - gap, 0.0)],
            stroke: crate::roadmap_picture::Stroke::of(ink, weight),
        };
        row.row.drawn.push((table.left(at), 0.0, vec![line], 1.0));
        let pad = Pad { left: 0.0, right: gap, top: 14.0, bottom: 8.0 };
        row.signed(correction_side(side, now), pad);
    }
    let row = row.done(0.0);
    vec![Flow::Rows { rows: vec![row], table }]
}

fn correction_side(of: &CorrectionSide, now: bool) -> Vec<(Para, Option<super::blocks::Sign>)> {
    let label = Run::new(of.label.clone(), SMALL).strong().ink(if now { Ink::Accent } else { Ink::Ink });
    let value = Run::new(of.value.clone(), 60.0);
    let value = if now { value } else { Run { strike: true, ..value }.ink(Ink::Third) };
    let mut lines = vec![(Para::of(label), None), (Para::of(value).before(6.0), None)];
    if let Some(words) = &of.words {
        lines.push((Para::of(Run::new(words.clone(), TEXT).strong()).before(4.0), None));
    }
    if let Some(note) = &of.note {
        lines.push((small(note).before(4.0), None));
    }
    if let Some(sure) = &of.sure {
        let para = Para::of(Run::new(sure.word.clone(), TABLE)).before(8.0);
        lines.push((para, Some(bar_sign(sure.commitment, TABLE))));
    }
    lines
}

/// The roadmap as shapes that can be moved: one group an item. What does not fit a slide goes to the next, with its axis.
pub(crate) fn picture(of: &RoadmapPicture, width: f64, height: f64) -> Vec<Flow> {
    let scale = PICTURE_SCALE;
    let plans = plan(of, Room { width: width / scale, height: height / scale });
    let mut out = Vec::new();
    for plan in plans {
        let about = if plan.in_full.is_empty() {
            of.alt.clone()
        } else {
            format!("{} In full: {}.", of.alt, plan.in_full.join("; "))
        };
        let mut draws =
            vec![Draw::Group { name: "Roadmap".into(), about, shapes: plan.frame, x: 0.0, y: 0.0, scale }];
        for Group { about, shapes, .. } in plan.links.into_iter().chain(plan.items) {
            let name = about.split(',').next().unwrap_or_default().to_owned();
            draws.push(Draw::Group { name, about, shapes, x: 0.0, y: 0.0, scale });
        }
        out.push(Flow::Whole { height: plan.height * scale, draws });
        if !plan.outside.is_empty() {
            let words = format!("Outside this picture: {}", plan.outside.join("; "));
            out.push(Flow::Gap(8.0));
            out.push(Flow::Text { width, paras: vec![small(&words)] });
        }
    }
    out
}
