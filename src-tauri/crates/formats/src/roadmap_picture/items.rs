//! Where one item lies on the axis, and which row of its lane it gets.

use super::axis::Axis;
use super::lanes::Style;
use super::measure::{Voice, shorten, width};
use crate::document::{Bar, Edge, Reach};
use crate::words::Commitment;

/// An item with its place.
#[derive(Debug, Clone)]
pub(super) struct Placed<'a> {
    pub bar: &'a Bar,
    /// The title, shortened when it is wider than the axis.
    pub title: String,
    pub shortened: bool,
    pub text_x: f64,
    pub text_width: f64,
    pub spot: Spot,
    pub row: usize,
    from: f64,
    to: f64,
}

/// Where a bar or a milestone lies along the axis: the one answer for paper and screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    pub x0: f64,
    pub x1: f64,
    pub milestone: bool,
    /// Whether it goes on past the left and the right edge.
    pub goes_on: (bool, bool),
    /// Whether its start and its end are known to a quarter or less.
    pub fades: (bool, bool),
    /// Where the date that was told first lies.
    pub told: Option<f64>,
}

/// Sizes of what stands before and behind a title.
pub(super) const MARK: f64 = 0.78;
pub(super) const MARK_GAP: f64 = 0.4;
pub(super) const REFERENCE: f64 = 0.88;
pub(super) const REFERENCE_GAP: f64 = 0.42;

pub(super) fn title_voice(bar: &Bar) -> Voice {
    match bar.commitment {
        Some(Commitment::Committed) => Voice::SansStrong,
        Some(Commitment::Likely | Commitment::Might) | None => Voice::Sans,
    }
}

/// The items of a lane in rows, so that nothing touches, and those that lie wholly outside the axis.
pub(super) fn pack<'a>(bars: &[&'a Bar], axis: &Axis, style: &Style) -> (Vec<Placed<'a>>, Vec<&'a Bar>) {
    let mut placed = Vec::new();
    let mut outside = Vec::new();
    for bar in bars {
        match place(bar, axis, style) {
            Some(item) => placed.push(item),
            None => outside.push(*bar),
        }
    }
    placed.sort_by(|one: &Placed, other| one.from.total_cmp(&other.from));
    let rows = rows(placed.iter().map(|item| (item.from, item.to)));
    for (item, row) in placed.iter_mut().zip(rows) {
        item.row = row;
    }
    (placed, outside)
}

/// Which row each gets, so that nothing touches. What comes first is placed first, in the highest row that is free there.
pub(super) fn rows(extents: impl Iterator<Item = (f64, f64)>) -> Vec<usize> {
    let mut ends: Vec<f64> = Vec::new();
    extents
        .map(|(from, to)| {
            let row = ends.iter().position(|end| *end <= from).unwrap_or(ends.len());
            match ends.get_mut(row) {
                Some(end) => *end = to,
                None => ends.push(to),
            }
            row
        })
        .collect()
}

/// Where it lies; nothing when that is wholly outside the axis. `half` is half the width of a milestone.
pub(super) fn spot(bar: &Bar, axis: &Axis, half: f64) -> Option<Spot> {
    let (mut x0, mut x1, milestone) = match bar.reach {
        Reach::At(day) => {
            let x = axis.x(day);
            (x - half, x + half, true)
        }
        Reach::Span { start, end } => {
            let x0 = start.day().map_or(f64::MIN, |day| axis.x(day));
            let x1 = end.day().map_or(f64::MAX, |day| axis.x_after(day));
            (x0.min(x1), x1.max(x0), false)
        }
    };
    // A milestone is where its day is, however large its diamond is drawn.
    let (first, last) = if milestone { (x0 + half, x1 - half) } else { (x0, x1) };
    let before_it = if milestone { last < axis.left } else { last <= axis.left + 0.1 };
    let behind_it = if milestone { first > axis.right } else { first >= axis.right - 0.1 };
    if before_it || behind_it {
        return None;
    }
    let goes_on = if milestone { (false, false) } else { (x0 < axis.left - 0.1, x1 > axis.right + 0.1) };
    (x0, x1) = (x0.max(axis.left - half), x1.min(axis.right + half));
    if !milestone {
        (x0, x1) = (x0.max(axis.left), x1.min(axis.right));
    }
    let fades = match bar.reach {
        Reach::At(_) => (false, false),
        Reach::Span { start, end } => {
            let soft = |edge| matches!(edge, Edge::About(_));
            (soft(start) && !goes_on.0, soft(end) && !goes_on.1)
        }
    };

    let told = bar.told.map(|day| if milestone { axis.x(day) } else { axis.x_after(day) });
    let told = told.filter(|x| (axis.left..=axis.right).contains(x) && (x - x1).abs() > 0.5);
    Some(Spot { x0, x1, milestone, goes_on, fades, told })
}

fn place<'a>(bar: &'a Bar, axis: &Axis, style: &Style) -> Option<Placed<'a>> {
    let spot = spot(bar, axis, style.bar * 0.95)?;
    let voice = title_voice(bar);
    let mark = bar.mark.map_or(0.0, |_| style.text * (MARK + MARK_GAP));
    let reference = bar.reference.as_deref().map_or(0.0, |reference| {
        width(reference, style.text * REFERENCE, Voice::Sans) + style.text * REFERENCE_GAP
    });
    let room = axis.right - axis.left - mark - reference - 1.0;
    let mut one_line = bar.title.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(gone) = &bar.gone {
        one_line = format!("{one_line}, {gone}");
    }
    let short = shorten(&one_line, style.text, voice, room);
    let shortened = short.is_some();
    let title = short.unwrap_or(one_line);
    let text_width = mark + width(&title, style.text, voice) + reference;
    let text_x = spot.x0.max(axis.left).min(axis.right - text_width).max(axis.left);
    let to = spot
        .told
        .into_iter()
        .fold((spot.x1 + style.bar * 0.5).max(text_x + text_width + style.text), f64::max);
    let from = spot.told.into_iter().fold(spot.x0.min(text_x), f64::min);
    Some(Placed { bar, title, shortened, text_x, text_width, spot, row: 0, from, to })
}
