//! Text that flows: paragraphs of runs, how much room they take in office faces, and where they part.

use crate::document::{Align, Prose, Span};
use crate::roadmap_picture::{Ink, face_width};
use crate::shown::shown;

/// The height of a line of office faces in sizes of its letters.
const LINE: f64 = 1.15;
/// What a word may take at most before it is broken.
const BULLET: &str = "–";

/// A stretch of text in one look.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    pub(crate) text: String,
    /// In units of the slide.
    pub(crate) size: f64,
    pub(crate) strong: bool,
    pub(crate) italic: bool,
    pub(crate) strike: bool,
    pub(crate) serif: bool,
    pub(crate) ink: Ink,
    pub(crate) link: Option<String>,
}

impl Run {
    pub(crate) fn new(text: impl Into<String>, size: f64) -> Self {
        Self {
            text: text.into(),
            size,
            strong: false,
            italic: false,
            strike: false,
            serif: false,
            ink: Ink::Ink,
            link: None,
        }
    }

    pub(crate) fn strong(self) -> Self {
        Self { strong: true, ..self }
    }

    pub(crate) fn italic(self) -> Self {
        Self { italic: true, ..self }
    }

    pub(crate) fn serif(self) -> Self {
        Self { serif: true, ..self }
    }

    pub(crate) fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The serif has only letters of Latin, Greek and Cyrillic; other scripts take one face for both voices.
    pub(crate) fn speaks(&self) -> bool {
        self.serif
            && self
                .text
                .chars()
                .all(|letter| letter < '\u{590}' || ('\u{1e00}'..'\u{2c00}').contains(&letter))
    }
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Para {
    pub(crate) runs: Vec<Run>,
    /// White above it, in units.
    pub(crate) before: f64,
    pub(crate) align: Align,
    /// How far it stands in, in units.
    pub(crate) indent: f64,
    /// What stands before it, and how far before.
    pub(crate) bullet: Option<String>,
    pub(crate) hang: f64,
    /// The sign before it, as a letter: it moves with its line when somebody edits the file.
    pub(crate) sign: Option<(&'static str, Ink)>,
    /// The distance of lines, in hundredths of the face's own.
    pub(crate) pitch: f64,
}

impl Para {
    pub(crate) fn new(runs: Vec<Run>) -> Self {
        Self { runs, pitch: 100.0, ..Self::default() }
    }

    pub(crate) fn of(run: Run) -> Self {
        Self::new(vec![run])
    }

    pub(crate) fn before(self, before: f64) -> Self {
        Self { before, ..self }
    }

    pub(crate) fn pitch(self, pitch: f64) -> Self {
        Self { pitch, ..self }
    }

    pub(crate) fn indent(self, indent: f64) -> Self {
        Self { indent, ..self }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| run.text.trim().is_empty())
    }

    /// All it says.
    pub(crate) fn words(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    fn size(&self) -> f64 {
        self.runs.iter().map(|run| run.size).fold(1.0, f64::max)
    }

    pub(crate) fn line_height(&self) -> f64 {
        self.size() * LINE * self.pitch / 100.0
    }

    /// How many lines it takes in a column of this width.
    pub(crate) fn lines(&self, width: f64) -> usize {
        let room = (width - self.indent).max(1.0);
        let (mut lines, mut x) = (1usize, 0.0);
        for run in &self.runs {
            let speaks = run.speaks();
            let wide = |words: &str| face_width(words, run.size, run.strong, speaks);
            for (at, line) in shown(&run.text).split('\n').enumerate() {
                if at > 0 {
                    lines += 1;
                    x = 0.0;
                }
                for word in line.split_inclusive(breaks_after) {
                    let own = wide(word.trim_end());
                    if x > 0.0 && x + own > room {
                        lines += 1;
                        x = 0.0;
                    }
                    if own > room {
                        let whole = (own / room).floor();
                        // Never more lines than letters, so the cast keeps it.
                        lines += whole as usize;
                        x = own - whole * room;
                    } else {
                        x += wide(word);
                    }
                }
            }
        }
        lines
    }

    pub(crate) fn height(&self, width: f64) -> f64 {
        self.before + self.lines(width) as f64 * self.line_height()
    }
}

/// The narrowest width in which a text takes no more lines than in this one, with a little more for faces that are wider: so
/// that no word stands alone on the last line. Scripts that break anywhere keep their width.
pub(crate) fn balanced(para: &Para, width: f64) -> f64 {
    let lines = para.lines(width);
    let breaks_anywhere = |letter: char| ('\u{2e80}'..'\u{fb00}').contains(&letter);
    if !(2..=6).contains(&lines) || para.words().contains(breaks_anywhere) {
        return width;
    }
    let (mut low, mut high) = (width / 2.0, width);
    while high - low > 2.0 {
        let middle = f64::midpoint(low, high);
        if para.lines(middle) > lines { low = middle } else { high = middle }
    }
    (high * 1.06).min(width)
}

/// Where a line may end: behind spaces, behind hyphens, and between letters of scripts without spaces.
fn breaks_after(letter: char) -> bool {
    letter == ' ' || letter == '-' || letter == '/' || ('\u{2e80}'..'\u{fb00}').contains(&letter)
}

/// How high paragraphs stand below each other.
pub(crate) fn height(paras: &[Para], width: f64) -> f64 {
    let first = paras.first().map_or(0.0, |para| para.before);
    paras.iter().map(|para| para.height(width)).sum::<f64>() - first
}

/// Running text as paragraphs.
pub(crate) fn prose(blocks: &[Prose], size: f64) -> Vec<Para> {
    let mut out = Vec::new();
    prose_into(blocks, size, 0.0, false, &mut out);
    out
}

fn prose_into(blocks: &[Prose], size: f64, indent: f64, quoted: bool, out: &mut Vec<Para>) {
    let spans = |spans: &[Span], size: f64| -> Vec<Run> {
        spans.iter().map(|span| run_of(span, size, quoted)).collect()
    };
    let gap = if out.is_empty() { 0.0 } else { size * 0.5 };
    for block in blocks {
        match block {
            Prose::Paragraph(of) => {
                out.push(Para::new(spans(of, size)).before(gap).pitch(107.0).indent(indent));
            }
            Prose::Heading(_, of) => {
                let runs = spans(of, size * 1.08).into_iter().map(Run::strong).collect();
                out.push(Para::new(runs).before(size * 0.9).indent(indent));
            }
            Prose::Bullets(items) => {
                items.iter().for_each(|item| list_item(item, BULLET.to_owned(), size, indent, quoted, out));
            }
            Prose::Numbers(first, items) => {
                for (at, item) in items.iter().enumerate() {
                    let number = u64::from(*first) + at as u64;
                    list_item(item, format!("{number}."), size, indent, quoted, out);
                }
            }
            Prose::Quote(inside) => prose_into(inside, size, indent + size, true, out),
            Prose::Code(text) => {
                out.push(
                    Para::of(Run::new(text.clone(), size * 0.85)).before(gap).indent(indent + size * 0.5),
                );
            }
            Prose::Table(head, rows) => {
                for row in std::iter::once(head).chain(rows) {
                    let mut runs = Vec::new();
                    for (at, cell) in row.iter().enumerate() {
                        if at > 0 {
                            runs.push(Run::new("  ·  ", size * 0.9).ink(Ink::Third));
                        }
                        runs.extend(spans(cell, size * 0.9));
                    }
                    out.push(Para::new(runs).before(size * 0.3).indent(indent));
                }
            }
            Prose::Rule => {}
        }
    }
}

/// Its first paragraph carries the sign; what follows stands in as far.
fn list_item(item: &[Prose], sign: String, size: f64, indent: f64, quoted: bool, out: &mut Vec<Para>) {
    let start = out.len();
    // A number is a word of the text: a sign that counts would begin anew on the next slide.
    let step = if sign == BULLET { size * 1.1 } else { size * 1.9 };
    prose_into(item, size, indent + step, quoted, out);
    if let Some(first) = out.get_mut(start) {
        first.before = size * 0.35;
        if sign == BULLET {
            first.bullet = Some(sign);
            first.hang = step;
        } else {
            first.indent -= step;
            first.runs.insert(0, Run::new(format!("{sign} "), size));
        }
    }
}

fn run_of(span: &Span, size: f64, quoted: bool) -> Run {
    Run {
        text: span.text.clone(),
        size: if span.style.code { size * 0.92 } else { size },
        strong: span.style.strong,
        italic: span.style.emphasis || quoted,
        strike: span.style.strike,
        serif: !span.style.code,
        ink: if span.link.is_some() { Ink::Brand } else { Ink::Ink },
        link: span.link.clone(),
    }
}

/// The paragraphs that fit a height, and the rest. A paragraph is parted only when it is the first and does not fit by
/// itself.
pub(crate) fn split(paras: &[Para], width: f64, room: f64) -> (Vec<Para>, Vec<Para>) {
    let mut used = 0.0;
    for (at, para) in paras.iter().enumerate() {
        let before = if at == 0 { 0.0 } else { para.before };
        let own = para.height(width) - para.before + before;
        if used + own <= room {
            used += own;
            continue;
        }
        let left = ((room - used - before) / para.line_height()).floor();
        // As many lines as fit, so the cast only drops the sign of less than none.
        let lines = left.max(0.0) as usize;
        let worth = lines >= 3 && para.lines(width) > lines + 1;
        if (at == 0 && lines > 0) || worth {
            let (first, second) = part(para, width, lines);
            let mut here = paras[..at].to_vec();
            here.push(first);
            let mut later = vec![second];
            later.extend_from_slice(&paras[at + 1..]);
            return (here, later);
        }
        return (paras[..at].to_vec(), paras[at..].to_vec());
    }
    (paras.to_vec(), Vec::new())
}

/// A paragraph's first lines, and the rest of it.
fn part(para: &Para, width: f64, lines: usize) -> (Para, Para) {
    let pieces =
        |text: &str| -> Vec<String> { text.split_inclusive(breaks_after).flat_map(chunks).collect() };
    let words: Vec<(usize, String)> = para
        .runs
        .iter()
        .enumerate()
        .flat_map(|(run, of)| pieces(&of.text).into_iter().map(move |word| (run, word)))
        .collect();
    let of = |words: &[(usize, String)]| {
        let mut runs: Vec<(usize, Run)> = Vec::new();
        for (run, word) in words {
            match runs.last_mut().filter(|(at, _)| at == run) {
                Some((_, last)) => last.text.push_str(word),
                None => runs.push((*run, Run { text: word.clone(), ..para.runs[*run].clone() })),
            }
        }
        Para { runs: runs.into_iter().map(|(_, run)| run).collect(), ..para.clone() }
    };
    // The most words that stay within the lines.
    let (mut low, mut high) = (1, words.len());
    while low < high {
        let middle = (low + high).div_ceil(2);
        if of(&words[..middle]).lines(width) <= lines { low = middle } else { high = middle - 1 }
    }
    let mut rest = of(&words[low..]);
    (rest.bullet, rest.sign) = (None, None);
    rest.before = 0.0;
    (of(&words[..low]), rest)
}

/// A word in pieces of at most thirty letters: one without end has to end on some slide.
fn chunks(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.chunks(30).map(|piece| piece.iter().collect()).collect()
}

/// The largest size at which a text keeps to its lines; at the smallest it is cut at a word, with " …". The second value
/// says whether it was cut.
pub(crate) fn fitted(
    words: &str,
    width: f64,
    height: f64,
    sizes: &[f64],
    make: &dyn Fn(&str, f64) -> Para,
) -> (Para, bool) {
    for size in sizes {
        let para = make(words, *size);
        if para.height(width) <= height + 0.5 {
            return (para, false);
        }
    }
    let size = sizes.last().copied().unwrap_or(16.0);
    let all: Vec<&str> = words.split_inclusive(breaks_after).collect();
    let of = |count: usize| make(&format!("{} …", all[..count].concat().trim_end()), size);
    let (mut low, mut high) = (0, all.len());
    while low < high {
        let middle = (low + high).div_ceil(2);
        if of(middle).height(width) <= height + 0.5 { low = middle } else { high = middle - 1 }
    }
    if low == 0 {
        // One word that is too long for the place.
        let letters: String = words.chars().take((height * width / (size * size * 1.4)) as usize).collect();
        return (make(&format!("{letters}…"), size), true);
    }
    (of(low), true)
}
