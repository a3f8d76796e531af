//! The rows of a picture: how lanes nest, how high each is, and how big everything is drawn.

use super::axis::Axis;
use super::items::{Placed, pack};
use super::measure::{Voice, shorten, wrap};
use crate::counts::as_u32;
use crate::document::{Bar, Dependency, Lane, RoadmapPicture};
use crate::words::Mark;

/// All lengths of a picture, in points.
#[derive(Debug, Clone)]
pub(super) struct Style {
    pub text: f64,
    pub note: f64,
    pub lane: f64,
    pub bar: f64,
    pub gap: f64,
    pub pitch: f64,
    pub pad: f64,
    pub axis: f64,
    /// Widths of the label columns.
    pub labels: Vec<f64>,
    pub gutter: f64,
    /// Strokes grow with the rest.
    pub unit: f64,
}

impl Style {
    fn new(levels: usize, scale: f64) -> Self {
        let one = (7.6, 7.0, 9.5, 2.0, 20.5, 5.5, 23.0, vec![104.0], 16.0);
        let nested = |labels| (8.0, 7.2, 9.4, 1.6, 18.4, 2.6, 24.0, labels, 8.0);
        let (text, note, lane, gap, pitch, pad, axis, labels, gutter) = match levels {
            1 => one,
            2 => nested(vec![104.0, 92.0]),
            _ => nested(vec![98.0, 76.0, 76.0]),
        };
        let [text, note, lane, gap, pitch, pad, axis] =
            [text, note, lane, gap, pitch, pad, axis].map(|l| l * scale);
        Self { text, note, lane, bar: 4.2 * scale, gap, pitch, pad, axis, labels, gutter, unit: scale }
    }

    /// Where a level of labels begins.
    pub(super) fn level_x(&self, level: usize) -> f64 {
        self.labels.iter().take(level).sum()
    }

    /// How wide the words of a level may be.
    pub(super) fn level_width(&self, level: usize) -> f64 {
        let width = self.labels.get(level).copied().unwrap_or_default();
        if level + 1 < self.labels.len() { width - 8.0 } else { width }
    }
}

/// What stands at the head of a lane.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    pub name: String,
    pub note: Option<String>,
    pub mark: Option<Mark>,
}

/// A lane without lanes below it.
pub(super) struct Row<'a> {
    /// From the outermost lane inwards.
    pub path: Vec<Label>,
    pub items: Vec<Placed<'a>>,
    /// How many lines of bars.
    pub lines: usize,
    /// The least height, for the label.
    pub least: f64,
}

impl Row<'_> {
    pub(super) fn height(&self, lines: usize, style: &Style) -> f64 {
        let bars = f64::from(as_u32(lines.max(1))) * style.pitch;
        bars.max(self.least) + 2.0 * style.pad
    }
}

/// Everything but the page.
pub(super) struct Layout<'a> {
    pub style: Style,
    pub axis: Axis,
    pub width: f64,
    pub rows: Vec<Row<'a>>,
    pub outside: Vec<&'a Bar>,
    pub links: &'a [Dependency],
    /// What the notch below a bar means.
    pub before: Option<&'a str>,
}

impl<'a> Layout<'a> {
    pub(super) fn new(picture: &'a RoadmapPicture, width: f64, scale: f64) -> Self {
        let levels = depth(&picture.lanes).clamp(1, 3);
        let style = Style::new(levels, scale);
        let left = style.level_x(levels) + style.gutter;
        let axis = Axis::of(picture, left, width.max(left + 60.0));
        let mut leaves = Vec::new();
        gather(&picture.lanes, &[], &mut leaves);
        let mut rows = Vec::new();
        let mut outside = Vec::new();
        for (path, bars) in leaves {
            let (items, beyond) = pack(&bars, &axis, &style);
            outside.extend(beyond);
            let lines = items.iter().map(|item| item.row + 1).max().unwrap_or_default();
            let deepest = path.len().saturating_sub(1);
            let least = path.last().map_or(0.0, |label| label_height(label, deepest, &style));
            rows.push(Row { path, items, lines, least });
        }
        let before = picture.before.as_deref();
        Self { style, axis, width, rows, outside, links: &picture.links, before }
    }

    /// The height of axis and rows, uncut.
    pub(super) fn height(&self) -> f64 {
        self.style.axis + self.rows.iter().map(|row| row.height(row.lines, &self.style)).sum::<f64>()
    }
}

/// How deep lanes nest.
pub(super) fn depth(lanes: &[Lane]) -> usize {
    lanes
        .iter()
        .map(|lane| 1 + depth(&lane.lanes).max(usize::from(!lane.lanes.is_empty() && !lane.bars.is_empty())))
        .max()
        .unwrap_or_default()
}

pub(super) fn gather<'a>(lanes: &'a [Lane], above: &[Label], out: &mut Vec<(Vec<Label>, Vec<&'a Bar>)>) {
    for lane in lanes {
        let mut path = above.to_vec();
        let label = Label { name: lane.name.clone(), note: lane.note.clone(), mark: lane.mark };
        match path.get_mut(2) {
            // A fourth level joins the third: there is no room beside it.
            Some(third) => third.name = format!("{} / {}", third.name, label.name),
            None => path.push(label),
        }
        if !lane.bars.is_empty() || lane.lanes.is_empty() {
            out.push((path.clone(), lane.bars.iter().collect()));
        }
        gather(&lane.lanes, &path, out);
    }
}

/// A name or a note takes no more lines than this: a longer one stands in full below the picture.
const MOST_LINES: usize = 4;

/// The lines of words in the label column, as many as it may take.
fn lines(words: &str, size: f64, voice: Voice, room: f64) -> Vec<String> {
    let mut lines = wrap(words, size, voice, room);
    if lines.len() > MOST_LINES {
        let rest = lines.split_off(MOST_LINES - 1).join(" ");
        lines.push(shorten(&rest, size, voice, room).unwrap_or(rest));
    }
    lines
}

/// Lines of a label's name: the outermost in the serif.
pub(super) fn name_lines(label: &Label, level: usize, style: &Style) -> Vec<String> {
    let (size, voice) = if level == 0 { (style.lane, Voice::SerifStrong) } else { (style.note, Voice::Sans) };
    lines(&label.name, size, voice, style.level_width(level))
}

/// Lines of a label's note.
pub(super) fn note_lines(label: &Label, level: usize, style: &Style) -> Vec<String> {
    label
        .note
        .as_deref()
        .map(|note| lines(note, style.note, Voice::Sans, style.level_width(level)))
        .unwrap_or_default()
}

fn label_height(label: &Label, level: usize, style: &Style) -> f64 {
    let count = |lines: usize| f64::from(as_u32(lines));
    let name = count(name_lines(label, level, style).len())
        * if level == 0 { style.lane } else { style.note }
        * 1.12;
    let small = note_lines(label, level, style).len() + usize::from(label.mark.is_some());
    name + count(small) * style.note * 1.4
}
