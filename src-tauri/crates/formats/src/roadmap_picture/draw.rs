//! Turns a layout into shapes, cut into as many plans as the height of a page asks for.

use std::ops::Range;

use super::axis::Tick;
use super::items::{MARK, MARK_GAP, Placed, REFERENCE, REFERENCE_GAP, title_voice};
use super::lanes::{Label, Layout, Row, Style, name_lines, note_lines};
use super::legend;
use super::links;
use super::marks::{bar_with_ends, chevron, diamond, mark};
use super::measure::{Voice, exact_width, width};
use super::shapes::{Anchor, Group, Ink, Place, PlacedLane, Plan, Shape, Stroke, Towards};
use crate::document::{Bar, RoadmapPicture};
use crate::words::Mark;

/// Some lines of a row that stand together on one plan.
struct Piece {
    row: usize,
    lines: Range<usize>,
    height: f64,
}

pub(super) fn plans(picture: &RoadmapPicture, layout: &Layout, height: f64) -> Vec<Plan> {
    let bands = even_bands(layout, height - legend::height(layout));
    let mut plans: Vec<Plan> = bands.iter().map(|band| draw_band(picture, layout, band)).collect();
    // Each is read by itself, on a page or a slide of its own.
    for plan in &mut plans {
        plan.frame.extend(legend::draw(layout, plan.height));
        plan.height += legend::height(layout);
    }
    if let Some(plan) = plans.last_mut() {
        plan.outside = layout.outside.iter().map(|bar| in_words(bar)).collect();
    }
    plans
}

/// As few groups as fit, all about equally high.
fn even_bands(layout: &Layout, height: f64) -> Vec<Vec<Piece>> {
    let fewest = bands(layout, height);
    if fewest.len() < 2 {
        return fewest;
    }
    let (count, cut) = (fewest.len(), cuts(&fewest));
    let evenly = (50..100).step_by(5).map(|share| bands(layout, height * f64::from(share) / 100.0));
    evenly.into_iter().find(|bands| bands.len() <= count && cuts(bands) <= cut).unwrap_or(fewest)
}

/// How many rows are cut between their lines.
fn cuts(bands: &[Vec<Piece>]) -> usize {
    bands.iter().flatten().filter(|piece| piece.lines.start > 0).count()
}

/// Rows in groups that fit the height. A row that is higher than a page is cut between its lines.
fn bands(layout: &Layout, height: f64) -> Vec<Vec<Piece>> {
    let style = &layout.style;
    let room = (height - style.axis).max(style.pitch * 4.0);
    let mut bands: Vec<Vec<Piece>> = vec![Vec::new()];
    let mut left = room;
    for (index, row) in layout.rows.iter().enumerate() {
        let mut begin = 0;
        loop {
            let all = row.lines.max(1);
            let whole = row.height(all - begin, style);
            let fresh = bands.last().is_none_or(Vec::is_empty);
            let end = if whole <= left {
                all
            } else if !fresh && whole <= room {
                begin
            } else {
                let fit = ((left - 2.0 * style.pad) / style.pitch).floor().max(0.0) as usize;
                (begin + if fresh { fit.max(1) } else { fit }).min(all)
            };
            // No line stands alone on the next one.
            let end = if all - end == 1 && end >= begin + 3 { end - 1 } else { end };
            if end > begin {
                let tall = row.height(end - begin, style);
                left -= tall;
                if let Some(band) = bands.last_mut() {
                    band.push(Piece { row: index, lines: begin..end, height: tall });
                }
                begin = end;
            }
            if begin >= all {
                break;
            }
            bands.push(Vec::new());
            left = room;
        }
    }
    bands
}

fn draw_band(picture: &RoadmapPicture, layout: &Layout, band: &[Piece]) -> Plan {
    let style = &layout.style;
    let height = style.axis + band.iter().map(|piece| piece.height).sum::<f64>();
    let mut plan = Plan {
        width: layout.width,
        height,
        frame: Vec::new(),
        lanes: Vec::new(),
        items: Vec::new(),
        in_full: Vec::new(),
        outside: Vec::new(),
        links: Vec::new(),
    };
    axis(picture, layout, height, &mut plan.frame);
    let mut y = style.axis;
    let mut above: Option<&Row> = None;
    for piece in band {
        let Some(row) = layout.rows.get(piece.row) else { continue };
        lane(row, above, y, layout, &mut plan.frame);
        plan.in_full.extend(broken_names(row, style));
        let path = row.path.iter().map(|label| label.name.clone()).collect();
        plan.lanes.push(PlacedLane { path, y, height: piece.height });
        for item in row.items.iter().filter(|item| piece.lines.contains(&item.row)) {
            let line = item.row - piece.lines.start;
            let about = in_words(item.bar);
            if item.shortened {
                plan.in_full.push(about.clone());
            }
            let top = y + style.pad + line as f64 * style.pitch;
            let place = Some(place(item, plan.lanes.len() - 1, line, top, style));
            plan.items.push(Group { about, place, shapes: item_shapes(item, top, style) });
        }
        y += piece.height;
        above = Some(row);
    }
    plan.frame.push(rule(0.0, layout.width, height, Stroke::of(Ink::Second, 0.5 * style.unit)));
    plan.links = links::draw(layout, &plan.items);
    plan
}

fn place(item: &Placed, lane: usize, row: usize, top: f64, style: &Style) -> Place {
    let bar_y = bar_top(top, style);
    let (x, y, width, height) = if item.spot.milestone {
        let size = style.bar * 1.9;
        (
            f64::midpoint(item.spot.x0, item.spot.x1) - size / 2.0,
            bar_y + style.bar / 2.0 - size / 2.0,
            size,
            size,
        )
    } else {
        (item.spot.x0, bar_y, item.spot.x1 - item.spot.x0, style.bar)
    };
    Place {
        lane,
        row,
        x,
        y,
        width,
        height,
        milestone: item.spot.milestone,
        goes_on: item.spot.goes_on,
        fades: item.spot.fades,
        commitment: item.bar.commitment,
        mark: item.bar.mark,
        reference: item.bar.reference.clone(),
        title: item.title.clone(),
        text_x: item.text_x,
        text_width: item.text_width,
    }
}

fn bar_top(top: f64, style: &Style) -> f64 {
    top + style.text + style.gap + 1.4 * style.unit
}

/// "Instant payouts, R-12, Dec 2026 to Feb 2027, committed, at risk".
pub(super) fn in_words(bar: &Bar) -> String {
    let sure = bar.commitment.map(|commitment| commitment.word().to_lowercase());
    let state = bar.mark.map(|mark| mark.word().to_lowercase());
    let parts = [
        Some(bar.title.clone()),
        bar.reference.clone(),
        Some(bar.when.clone()),
        sure,
        state,
        bar.gone.clone(),
    ];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

pub(super) fn text(x: f64, y: f64, words: impl Into<String>, size: f64, weight: u16, fill: Ink) -> Shape {
    let text = words.into();
    let width = match weight {
        400 => exact_width(&text, size, Voice::Sans),
        600 => exact_width(&text, size, Voice::SansStrong),
        _ => None,
    };
    Shape::Text { x, anchor: Anchor::Left, y, text, size, weight, serif: false, fill, width }
}

/// A line of text in one of the voices, at its baseline.
pub(crate) fn text_line(x: f64, y: f64, words: &str, size: f64, voice: Voice, fill: Ink) -> Shape {
    let (weight, serif) = match voice {
        Voice::Sans => (400, false),
        Voice::SansStrong => (600, false),
        Voice::SerifStrong => (600, true),
    };
    let width = exact_width(words, size, voice);
    Shape::Text { x, anchor: Anchor::Left, y, text: words.to_owned(), size, weight, serif, fill, width }
}

fn rule(from: f64, to: f64, y: f64, stroke: Stroke) -> Shape {
    Shape::Line { points: vec![(from, y), (to, y)], stroke }
}

fn upright(x: f64, from: f64, to: f64, stroke: Stroke) -> Shape {
    Shape::Line { points: vec![(x, from), (x, to)], stroke }
}

fn axis(picture: &RoadmapPicture, layout: &Layout, height: f64, out: &mut Vec<Shape>) {
    let (style, axis) = (&layout.style, &layout.axis);
    let top = style.axis - 1.0;
    let upper = axis.upper(style.note);
    for tick in &upper {
        if tick.line {
            out.push(upright(tick.x, top, height, Stroke::of(Ink::Hair, 0.35 * style.unit)));
        }
        if let Some(name) = &tick.name {
            out.push(text(tick.x, style.note * 0.73, name, style.note, 600, Ink::Ink));
            if let Some(second) = &tick.second {
                let x = tick.x + width(name, style.note, Voice::SansStrong) + style.note * 0.5;
                out.push(text(x, style.note * 0.73, second, style.note, 400, Ink::Third));
            }
        }
    }
    let today = picture.today.filter(|today| axis.shows(*today)).map(|today| axis.x(today));
    let word = today.map(|x| today_word(x, &upper, layout));
    for tick in axis.lower(style.note * 0.92) {
        let name = tick.name.unwrap_or_default();
        let end = tick.x + width(&name, style.note * 0.92, Voice::Sans);
        if word.as_ref().is_some_and(|word| word.is_lower && word.meets(tick.x, end, style.note * 0.4)) {
            continue;
        }
        out.push(text(tick.x, style.note * 1.73 + 4.0, name, style.note * 0.92, 400, Ink::Third));
    }
    let (Some(x), Some(word)) = (today, word) else { return };
    out.push(upright(x, top, height, Stroke::of(Ink::Accent, 0.8 * style.unit)));
    let baseline = if word.is_lower { style.note * 1.73 + 4.0 } else { style.note * 0.73 };
    out.push(text(word.x, baseline, TODAY, style.note, 600, Ink::Accent));
}

const TODAY: &str = "Today";

/// Where the word of the day stands.
struct TodayWord {
    x: f64,
    wide: f64,
    /// Among the months, one of which it replaces.
    is_lower: bool,
}

impl TodayWord {
    /// Whether it comes nearer than this to what stands between two places.
    fn meets(&self, from: f64, to: f64, gap: f64) -> bool {
        self.x < to + gap && from < self.x + self.wide + gap
    }
}

/// The word stands at its line: beside the names of the quarters where they leave it room near by, else among the months.
fn today_word(x: f64, upper: &[Tick], layout: &Layout) -> TodayWord {
    let (style, axis) = (&layout.style, &layout.axis);
    let (wide, gap) = (width(TODAY, style.note, Voice::SansStrong), style.note * 0.6);
    let at = |x: f64| TodayWord { x, wide, is_lower: false };
    let named = |tick: &Tick| {
        let name = width(tick.name.as_deref()?, style.note, Voice::SansStrong);
        let second =
            tick.second.as_deref().map(|words| width(words, style.note, Voice::Sans) + style.note * 0.5);
        Some((tick.x, tick.x + name + second.unwrap_or_default()))
    };
    let names: Vec<(f64, f64)> = upper.iter().filter_map(named).collect();
    let middle = (x - wide / 2.0).clamp(axis.left, (axis.right - wide).max(axis.left));
    let beside = names.iter().flat_map(|(from, to)| [from - gap - wide, to + gap]);
    let is_free = |word: &TodayWord| {
        word.x >= axis.left
            && word.x + wide <= axis.right + 1.0
            && names.iter().all(|(from, to)| !word.meets(*from, *to, gap - 0.1))
    };
    let away = |word: &TodayWord| (word.x - middle).abs();
    let nearest = std::iter::once(middle).chain(beside).map(at).filter(is_free);
    let nearest = nearest.min_by(|one, other| away(one).total_cmp(&away(other)));
    match nearest.filter(|word| away(word) <= wide * 1.5) {
        Some(word) => word,
        None => TodayWord { x: middle, wide, is_lower: true },
    }
}

/// The rule above a lane and the labels that are new in it.
fn lane(row: &Row, above: Option<&Row>, y: f64, layout: &Layout, out: &mut Vec<Shape>) {
    let style = &layout.style;
    let same = above.map_or(0, |above| {
        let alike = row.path.iter().zip(&above.path).take_while(|(one, other)| one == other).count();
        alike.min(row.path.len().saturating_sub(1))
    });
    let stroke = if same == 0 {
        Stroke::of(Ink::Second, 0.5 * style.unit)
    } else {
        Stroke::of(Ink::Hair, 0.35 * style.unit)
    };
    out.push(rule(style.level_x(same), layout.width, y, stroke));
    for (level, label) in row.path.iter().enumerate().skip(same) {
        let x = style.level_x(level);
        let mut baseline = y + style.pad;
        for line in name_lines(label, level, style) {
            if level == 0 {
                baseline += style.lane * 0.7;
                out.push(text_line(x, baseline, &line, style.lane, Voice::SerifStrong, Ink::Ink));
                baseline += style.lane * 0.42;
            } else {
                baseline += style.note * 0.73;
                let (weight, fill) = if level == 1 { (500, Ink::Ink) } else { (400, Ink::Second) };
                out.push(text(x, baseline, line, style.note, weight, fill));
                baseline += style.note * 0.45;
            }
        }
        for line in note_lines(label, level, style) {
            baseline += style.note * 0.95;
            out.push(text(x, baseline, line, style.note, 400, Ink::Second));
            baseline += style.note * 0.42;
        }
        if let Some(state) = label.mark {
            baseline += style.note * 0.98;
            let size = style.note * 0.86;
            out.extend(mark(state, size).into_iter().map(|shape| shape.moved(x, baseline - size * 0.92)));
            let weight = if state == Mark::OffTrack { 600 } else { 500 };
            out.push(text(x + style.note * 1.4, baseline, state.word(), style.note, weight, Ink::Ink));
        }
    }
}

/// Names of lanes that had to be broken within a word.
fn broken_names(row: &Row, style: &Style) -> Vec<String> {
    let whole = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_broken =
        |(level, label): &(usize, &Label)| name_lines(label, *level, style).join(" ") != whole(&label.name);
    row.path.iter().enumerate().filter(is_broken).map(|(_, label)| label.name.clone()).collect()
}

fn item_shapes(item: &Placed, top: f64, style: &Style) -> Vec<Shape> {
    let baseline = top + style.text * 0.73;
    let bar_y = bar_top(top, style);
    let spot = item.spot;
    let mut shapes = vec![Shape::Rect {
        x: item.text_x - 1.2,
        y: top - 0.6,
        w: item.text_width + 2.4,
        h: style.text + 1.0,
        fill: Ink::Paper,
    }];
    if let Some(told) = spot.told {
        let end = if spot.milestone { f64::midpoint(spot.x0, spot.x1) } else { spot.x1 };
        let notch = legend::told(end - told, style.unit);
        shapes.extend(notch.into_iter().map(|shape| shape.moved(told, bar_y + style.bar)));
    }
    if spot.milestone {
        let size = style.bar * 1.9;
        let x = f64::midpoint(spot.x0, spot.x1) - size / 2.0;
        shapes.push(diamond(item.bar.commitment, size).moved(x, bar_y + style.bar / 2.0 - size / 2.0));
    } else {
        let trim = style.bar * 1.3;
        let from = spot.x0 + if spot.goes_on.0 { trim } else { 0.0 };
        let to = (spot.x1 - if spot.goes_on.1 { trim } else { 0.0 }).max(from + 1.0);
        let soft = ((to - from) * 0.3).min(16.0);
        let fades = (if spot.fades.0 { soft } else { 0.0 }, if spot.fades.1 { soft } else { 0.0 });
        let bar = bar_with_ends(item.bar.commitment, to - from, style.bar, fades);
        shapes.extend(bar.into_iter().map(|shape| shape.moved(from, bar_y)));
        if let Some(told) = spot.told.filter(|told| *told > from && *told < to) {
            let w = 1.2 * style.unit;
            shapes.push(Shape::Rect { x: told - w / 2.0, y: bar_y, w, h: style.bar, fill: Ink::Paper });
        }
        if spot.goes_on.0 {
            shapes.push(chevron(style.bar, Towards::Left).moved(spot.x0, bar_y));
        }
        if spot.goes_on.1 {
            shapes.push(chevron(style.bar, Towards::Right).moved(spot.x1 - style.bar * 0.75, bar_y));
        }
    }
    shapes.extend(title(item, baseline, style));
    shapes
}

fn title(item: &Placed, baseline: f64, style: &Style) -> Vec<Shape> {
    let mut x = item.text_x;
    let mut shapes = Vec::new();
    if let Some(state) = item.bar.mark {
        let size = style.text * MARK;
        shapes.extend(mark(state, size).into_iter().map(|shape| shape.moved(x, baseline - size * 0.96)));
        x += size + style.text * MARK_GAP;
    }
    let voice = title_voice(item.bar);
    let weight = if voice == Voice::SansStrong { 600 } else { 400 };
    shapes.push(text(x, baseline, &item.title, style.text, weight, Ink::Ink));
    x += width(&item.title, style.text, voice) + style.text * REFERENCE_GAP;
    if let Some(reference) = &item.bar.reference {
        shapes.push(text(x, baseline, reference, style.text * REFERENCE, 400, Ink::Third));
    }
    shapes
}
