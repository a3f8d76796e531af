//! Puts runs of letters together to lines and words.
//!
//! A page holds letters in the order in which they are seen. Words and titles of scripts from right to left are put back
//! into the order in which they are read; signs and figures between them may stay out of place.

use std::cmp::Ordering;

use lopdf::ObjectId;
use unicode_normalization::UnicodeNormalization as _;

/// Where the letters of a script run to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// As Latin.
    Right,
    /// As Arabic.
    Left,
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and their later blocks.
fn runs_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Letters drawn in one go.
pub(super) struct Run {
    /// Where it starts.
    pub x: f64,
    /// Where it ends.
    pub end: f64,
    /// Its baseline, upwards from the foot of the page.
    pub y: f64,
    /// The height of its letters.
    pub size: f64,
    /// What each sign stands for, from left to right on the page.
    pub letters: Letters,
    /// The paragraph, cell or heading that it belongs to; nothing for what only adorns the page.
    pub block: Option<ObjectId>,
}

/// What signs stand for, one after the other: mostly a letter each, at times several.
#[derive(Default)]
pub(super) struct Letters {
    text: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Letters {
    pub fn push(&mut self, letters: &str) {
        self.text.push_str(letters);
        self.ends.push(self.text.len());
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    fn get(&self, at: usize) -> Option<&str> {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(start..*self.ends.get(at)?)
    }

    fn first(&self) -> Option<&str> {
        self.get(0)
    }

    fn last(&self) -> Option<&str> {
        self.get(self.len().checked_sub(1)?)
    }
}

/// A text that reads as one: a paragraph, a cell, a heading, whole again where it was broken over lines.
pub(super) struct Line {
    /// What it belongs to; a long paragraph goes on under the same on the next page.
    pub block: Option<ObjectId>,
    /// What it says.
    pub text: String,
}

impl Line {
    /// Whether its last words go on in another line: a space parts words there, or the script needs none.
    pub fn goes_on(&self, next: &str) -> bool {
        self.text.ends_with(char::is_whitespace) || breaks_between(&self.text, next)
    }
}

impl Run {
    /// The letters in the order they are read.
    fn text(&self) -> String {
        match self.direction() {
            Some(Direction::Left) => {
                (0..self.letters.len()).rev().filter_map(|at| self.letters.get(at)).collect()
            }
            Some(Direction::Right) | None => self.letters.text.clone(),
        }
    }

    /// Where its letters run to; nothing for figures and signs.
    fn direction(&self) -> Option<Direction> {
        let letters = || self.letters.text.chars();
        let left = letters().filter(|letter| runs_left(*letter)).count();
        let right = letters().filter(|letter| letter.is_alphabetic() && !runs_left(*letter)).count();
        match left.cmp(&right) {
            Ordering::Greater => Some(Direction::Left),
            Ordering::Less => Some(Direction::Right),
            Ordering::Equal => None,
        }
    }

    fn is_on_line_of(&self, other: &Self) -> bool {
        (self.y - other.y).abs() < 0.35 * self.size.max(other.size)
    }
}

/// All runs as texts that read as one each. What belongs to different blocks never stands in the same.
pub(super) fn join(mut runs: Vec<Run>, page: Direction) -> Vec<Line> {
    runs.retain(|run| !run.letters.text.is_empty());
    drop_repeats(&mut runs);
    order_as_read(&mut runs, page);
    let mut lines: Vec<Line> = Vec::new();
    let mut before: Option<&Run> = None;
    for run in &runs {
        let text = run.text();
        match lines
            .last_mut()
            .zip(before)
            .and_then(|(line, before)| Some((between(before, run, line, &text)?, line)))
        {
            Some((between, line)) => {
                line.text.push_str(between);
                line.text.push_str(&text);
            }
            None => lines.push(Line { block: run.block, text }),
        }
        before = Some(run);
    }
    lines
}

/// A mark that is set above or below its letter is drawn by itself, and in PDF/UA it too is named with the whole letter.
fn drop_repeats(runs: &mut Vec<Run>) {
    let mut at = 0;
    while let Some(run) = runs.get(at) {
        let repeats = |other: &Run, letter: Option<&str>, overlaps: bool| {
            (run.y - other.y).abs() < run.size
                && letter == run.letters.first()
                && (overlaps || run.end - run.x < 0.05 * run.size)
        };
        let before = at.checked_sub(1).and_then(|at| runs.get(at));
        let is_repeat = run.letters.len() == 1
            && run.letters.text.nfd().count() > 1
            && (before.is_some_and(|before| {
                repeats(before, before.letters.last(), run.x < before.end - 0.1 * run.size)
            }) || runs
                .get(at + 1)
                .is_some_and(|next| repeats(next, next.letters.first(), run.end > next.x + 0.1 * run.size)));
        if is_repeat {
            runs.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Runs are drawn from left to right, whichever way they are read. In a document that reads to the right, runs that read
/// to the left change places among themselves; in one that reads to the left, whole lines do, and the others back again.
fn order_as_read(runs: &mut [Run], page: Direction) {
    if runs.iter().all(|run| run.direction() != Some(Direction::Left)) {
        return;
    }
    let mut rest = runs;
    while !rest.is_empty() {
        let on_line = |pair: &[Run]| match pair {
            [one, next] => next.is_on_line_of(one) && (next.x - one.end).abs() < 0.5 * one.size,
            _ => false,
        };
        let count = 1 + rest.windows(2).take_while(|pair| on_line(pair)).count();
        let (line, others) = rest.split_at_mut(count);
        if page == Direction::Left {
            line.reverse();
        }
        turn_groups(line, page);
        rest = others;
    }
}

/// Reverses each group of runs against the direction of the page, with the spaces and figures between them.
fn turn_groups(line: &mut [Run], page: Direction) {
    let against: Vec<Option<bool>> =
        line.iter().map(|run| run.direction().map(|direction| direction != page)).collect();
    let mut begin = 0;
    while begin < line.len() {
        if against.get(begin) != Some(&Some(true)) {
            begin += 1;
            continue;
        }
        let group = against.iter().skip(begin).take_while(|one| **one != Some(false)).count();
        let end = begin + group;
        let last =
            against.iter().take(end).rposition(|one| *one == Some(true)).map_or(begin, |last| last + 1);
        if let Some(group) = line.get_mut(begin..last) {
            group.reverse();
        }
        begin = end;
    }
}

/// What stands between two runs of the same text; nothing where another begins.
fn between(before: &Run, run: &Run, line: &Line, next: &str) -> Option<&'static str> {
    if before.block != run.block {
        return None;
    }
    let size = before.size.max(run.size);
    if run.is_on_line_of(before) {
        let gap = (run.x - before.end).abs().min((before.x - run.end).abs());
        return (gap < 0.9 * size).then_some(if gap < 0.12 * size { "" } else { " " });
    }
    let below = before.y - run.y;
    let is_below = below > 0.0 && below < 2.0 * size && (before.size - run.size).abs() < 0.2 * size;
    // The space at the end of a line parts the words.
    (is_below && line.goes_on(next)).then_some("")
}

/// Whether a line may be broken between two texts without a space.
fn breaks_between(text: &str, next: &str) -> bool {
    let breaks_behind =
        |last: char| matches!(last, '-' | '\u{2010}'..='\u{2015}' | '/' | '\u{200b}') || is_unspaced(last);
    text.chars().next_back().is_some_and(breaks_behind) || next.chars().next().is_some_and(is_unspaced)
}

/// Scripts that put no spaces between words: lines break between any two letters.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}
