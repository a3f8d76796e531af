//! Finds the sections of a decision record: those under headings, and those that only a bold word or a line by itself
//! sets off. Knows what the headings mean, not what stands under them.

use std::collections::HashSet;
use std::ops::Range;

use super::label::Label;
use super::outline::{Line, Piece, Start};
use super::placeholder::is_placeholder;

/// A heading and what belongs to it.
#[derive(Debug, Clone)]
pub(super) struct Section {
    /// What the heading means, when it is known.
    pub(super) label: Option<Label>,
    /// The level of the heading; 7 for a heading that is only a word set off.
    pub(super) level: u8,
    /// The heading.
    pub(super) heading: Line,
    /// What the line of the heading says beyond its name: `## Status: Accepted`, `**Context:** We need …`.
    pub(super) value: Line,
    /// The pieces up to the next heading of this level or above.
    pub(super) pieces: Range<usize>,
    /// The pieces up to the next heading of any level.
    pub(super) own: Range<usize>,
    /// The lines of the file between the heading and the next one of this level or above, from 0.
    pub(super) lines: Range<usize>,
}

impl Section {
    /// The place of the heading among the pieces.
    pub(super) fn at(&self) -> usize {
        self.pieces.start - 1
    }
}

/// The level of headings that are only words set off.
const SET_OFF: u8 = 7;

/// The sections of a file in order; subsections follow the section they are part of.
pub(super) fn sections(pieces: &[Piece], file_lines: usize) -> Vec<Section> {
    let mut heads: Vec<_> =
        (0..pieces.len()).filter_map(|at| Some((at, real_heading(&pieces[at])?))).collect();
    let known: HashSet<_> = heads.iter().filter_map(|(_, head)| head.label).collect();
    let is_new = |head: &Head| head.label.is_some_and(|label| !known.contains(&label));
    heads.extend(
        (0..pieces.len()).filter_map(|at| Some((at, set_off(pieces, at)?))).filter(|(_, head)| is_new(head)),
    );
    heads.sort_by_key(|(at, _)| *at);

    let end_of = |index: usize, ends: &dyn Fn(u8) -> bool| {
        let next = heads[index + 1..].iter().find(|(_, head)| ends(head.level));
        next.map_or((pieces.len(), file_lines), |(at, head)| (*at, head.heading.number as usize - 1))
    };
    let section = |(index, (at, head)): (usize, &(usize, Head))| {
        let (end, last_line) = end_of(index, &|level| level <= head.level);
        let (own_end, _) = end_of(index, &|_| true);
        let first_line = (head.until as usize).min(last_line);
        Section {
            label: head.label,
            level: head.level,
            heading: head.heading.clone(),
            value: head.value.clone(),
            pieces: at + 1..end,
            own: at + 1..own_end,
            lines: first_line..last_line,
        }
    };
    heads.iter().enumerate().map(section).collect()
}

struct Head {
    label: Option<Label>,
    level: u8,
    heading: Line,
    value: Line,
    until: u32,
}

fn real_heading(piece: &Piece) -> Option<Head> {
    let Piece::Heading { level, line, until } = piece else { return None };
    let (label, value) = Label::of_heading(&line.text).filter(|_| !is_placeholder(&line.text)).unzip();
    let value = value.filter(|value| !value.is_empty()).and_then(|value| line.text.rfind(value));
    let value = value.map_or_else(Line::default, |start| line.from(start));
    Some(Head { label, level: *level, heading: line.clone(), value, until: *until })
}

/// A heading that is no heading in Markdown: `**Context**`, `**Context:** We need …`, or `Kontext` by itself.
fn set_off(pieces: &[Piece], at: usize) -> Option<Head> {
    let Piece::Text { line, start: Start::Paragraph, depth: 0 } = &pieces[at] else { return None };
    let is_wrapped = matches!(pieces.get(at + 1), Some(Piece::Text { start: Start::Wrapped, .. }));
    let is_followed = matches!(pieces.get(at + 1), Some(Piece::Text { .. } | Piece::Row { .. }));
    let name_end = if line.bold > 0 { line.bold } else { line.text.len() };
    let label =
        Label::of(&line.text[..name_end]).filter(|label| label.is_part() || *label == Label::Status)?;
    let value = line.text[name_end..].trim_start_matches([':', '.', '：', ' ', '–', '—', '-']);
    let value = line.from(line.text.len() - value.len());
    let is_heading =
        if line.bold > 0 { label.is_part() || value.text.is_empty() } else { is_followed && !is_wrapped };
    is_heading.then(|| Head {
        label: Some(label),
        level: SET_OFF,
        heading: line.clone(),
        value,
        until: line.number,
    })
}

#[cfg(test)]
mod tests {
    use super::super::outline::outline;
    use super::*;

    fn check(markdown: &str, expect: &[(&str, &str, Range<usize>)]) {
        let pieces = outline(markdown, 0);
        let found = sections(&pieces, markdown.lines().count());
        let shown: Vec<_> = found
            .iter()
            .map(|section| {
                let label =
                    section.label.map_or_else(|| section.heading.text.clone(), |label| format!("{label:?}"));
                (label, section.value.text.clone(), section.lines.clone())
            })
            .collect();
        let expect: Vec<_> = expect
            .iter()
            .map(|(label, value, lines)| ((*label).to_owned(), (*value).to_owned(), lines.clone()))
            .collect();
        assert_eq!(shown, expect, "{markdown}");
    }

    #[test]
    fn sections_reach_to_the_next_heading_of_their_level() {
        check(
            "# Use A\n\n## Status\n\nx\n\n## Decision\n\n### Good\n\ny\n",
            &[("Use A", "", 1..11), ("Status", "", 3..6), ("Decision", "", 7..11), ("Good", "", 9..11)],
        );
        check("Status\n---\nx\n\n# Kontext\ny", &[("Status", "", 2..4), ("Context", "", 5..6)]);
        check(
            "## Status: Accepted\n## Date: 2024\n",
            &[("Status", "Accepted", 1..1), ("Date", "2024", 2..2)],
        );
    }

    #[test]
    fn words_set_off_are_headings() {
        check("Kontext\n\nx\n\nEntscheidung\n\ny\n", &[("Context", "", 1..4), ("Decision", "", 5..7)]);
        check("**Context:** x\ny\n\n**Decision**\n\nz\n", &[("Context", "x", 1..3), ("Decision", "", 4..6)]);
        check("## Context\n\n**Context:** x\n", &[("Context", "", 1..3)]);
        check("**Status:** Accepted\n\nDecision\nis not here\n", &[]);
        check("Decision", &[]);
    }
}
