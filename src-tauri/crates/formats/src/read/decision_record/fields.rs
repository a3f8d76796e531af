//! Collects the fields of a decision record (status, date, who decided …) wherever its dialect puts them: front matter,
//! bullets, lines, tables, sections. Reads names and values; what a value means is decided elsewhere.

use std::ops::Range;

use super::front_matter::FrontMatter;
use super::label::Label;
use super::outline::{Line, Piece, Start};
use super::sections::Section;
use crate::date_text::find_date;
use crate::words::DecisionStatus;

/// A field with its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) label: Label,
    /// One value, or those of a list.
    pub(super) values: Vec<Line>,
    /// It stands in the front matter.
    pub(super) is_front: bool,
    /// Its values are those of a list of the front matter, each of which is one.
    pub(super) is_list: bool,
}

/// All fields of a file, front matter first. `title` is the place of the heading that is the title.
pub(super) fn fields(
    front: &FrontMatter,
    pieces: &[Piece],
    sections: &[Section],
    title: Option<usize>,
) -> Vec<Field> {
    let holds_fields = |section: &Section| section.label.is_some_and(|label| !label.is_part());
    let is_title =
        |section: &Section| title == Some(section.at()) || section.level == 1 && section.label.is_none();
    let head_end = sections
        .iter()
        .find(|section| !holds_fields(section) && !is_title(section))
        .map_or(pieces.len(), Section::at);
    let of_fields: Vec<_> = sections.iter().filter(|section| holds_fields(section)).collect();
    let in_sections = marked(pieces.len(), of_fields.iter().map(|section| section.at()..section.own.end));
    let head: Vec<_> = (0..head_end).filter(|at| !in_sections[*at]).map(|at| &pieces[at]).collect();

    let mut fields: Vec<_> = front.fields.iter().filter_map(front_field).collect();
    fields.extend(fields_among(&head));
    for section in &of_fields {
        let own: Vec<_> = pieces[section.own.clone()].iter().collect();
        fields.extend(section_field(section, &own));
        fields.extend(fields_among(&own).into_iter().filter(|field| section.label != Some(field.label)));
    }
    let has_status = fields.iter().any(|field| field.label == Label::Status)
        || of_fields.iter().any(|section| section.label == Some(Label::Status));
    if !has_status {
        fields.extend(status_below_title(pieces, title).or_else(|| stray_status(pieces, sections)));
    }
    fields
}

fn front_field(field: &super::front_matter::Field) -> Option<Field> {
    let label = Label::of(&field.name)?;
    let values = field.values.iter().map(|value| Line::of_value(value, field.line)).collect();
    Some(Field { label, values, is_front: true, is_list: field.is_list })
}

/// The field that a section is: its name is the heading. A status has rules of its own for what stands below.
fn section_field(section: &Section, own: &[&Piece]) -> Option<Field> {
    let label = section.label.filter(|label| !matches!(label, Label::Fields | Label::Status))?;
    let mut values: Vec<_> =
        Some(section.value.clone()).filter(|value| !value.text.is_empty()).into_iter().collect();
    values
        .extend(own.iter().filter_map(|piece| text_of(piece)).filter(|line| named(line).is_none()).cloned());
    Some(Field { label, values, is_front: false, is_list: false })
}

/// The fields that lines, lists and tables hold.
fn fields_among(pieces: &[&Piece]) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match pieces[at] {
            Piece::Row { .. } => {
                let rows: Vec<_> = pieces[at..].iter().map_while(|piece| row_of(piece)).collect();
                at += rows.len();
                fields.extend(fields_of_table(&rows));
                continue;
            }
            Piece::Text { line, start, depth } => {
                let mut found = named(line).unwrap_or_default();
                if let Some(last) = found.last_mut() {
                    at += lines_below(last, *start, *depth, &pieces[at + 1..]);
                }
                fields.extend(found);
            }
            Piece::Heading { .. } => {}
        }
        at += 1;
    }
    fields
}

/// Adds what follows a field and belongs to it. Returns how many pieces that are.
fn lines_below(field: &mut Field, start: Start, depth: usize, below: &[&Piece]) -> usize {
    let is_list = !matches!(
        field.label,
        Label::Status
            | Label::Date
            | Label::Created
            | Label::Updated
            | Label::Title
            | Label::Id
            | Label::Number
    );
    let is_item = matches!(start, Start::Item { .. });
    let mut taken = 0;
    for piece in below {
        let Piece::Text { line, start, depth: below_depth } = piece else { break };
        let is_named = named(line).is_some();
        let is_empty = field.values.iter().all(|value| value.text.is_empty());
        match start {
            Start::Wrapped if is_named => break,
            Start::Wrapped if is_item || is_list => {
                match field.values.last_mut().filter(|value| !value.text.is_empty()) {
                    Some(value) => append(value, line),
                    None => field.values.push(line.clone()),
                }
            }
            Start::Item { .. } if is_list && (is_empty || taken > 0) && *below_depth > depth && !is_named => {
                field.values.push(line.clone());
            }
            Start::Paragraph if is_empty && !is_list && !is_named => field.values.push(line.clone()),
            Start::Item { .. } if is_empty && !is_named && *below_depth > depth => {
                field.values.push(line.clone());
            }
            Start::Wrapped | Start::Item { .. } | Start::Paragraph => break,
        }
        taken += 1;
    }
    field.values.retain(|value| !value.text.is_empty());
    taken
}

fn append(value: &mut Line, more: &Line) {
    let shift = value.text.len() + 1;
    value.text.extend([" ", &more.text]);
    value.links.extend(more.links.iter().map(|link| super::outline::Link {
        range: link.range.start + shift..link.range.end + shift,
        target: link.target.clone(),
    }));
}

/// The fields of one line: `Status: Accepted`, `**Status** Accepted`, `Status: Accepted | Date: 2024-01-02`.
pub(super) fn named(line: &Line) -> Option<Vec<Field>> {
    let mut starts: Vec<(usize, usize, Label)> = Vec::new();
    for cut in cuts(line) {
        let is_taken = starts.last().is_some_and(|(_, value, _)| cut < *value);
        let rest = &line.text[cut..];
        let by_colon = || {
            let (name, value) = rest.split_once([':', '：'])?;
            let label = Label::of(name).filter(|_| !name.contains(SIGNS))?;
            Some((line.text.len() - value.len(), label))
        };
        let by_dash = || {
            let (name, value) =
                [" – ", " — ", " -- ", " - "].iter().find_map(|dash| rest.split_once(dash))?;
            let label = Label::of(name).filter(|label| matches!(label, Label::Status | Label::Date))?;
            Some((line.text.len() - value.len(), label))
        };
        let by_bold = || {
            let name = rest.get(..line.bold.saturating_sub(cut))?;
            Some((cut + name.len(), Label::of(name)?))
        };
        if let Some((value, label)) = by_colon().or_else(by_bold).or_else(by_dash).filter(|_| !is_taken) {
            starts.push((cut, value, label));
        }
    }
    let ends = starts.iter().skip(1).map(|(cut, ..)| *cut).chain([line.text.len()]);
    let field = |((_, value, label), end): (&(usize, usize, Label), usize)| {
        let text = line.text[*value..end].trim_end_matches([' ', '|', '·']);
        // What parts two fields belongs to neither.
        let text = if end < line.text.len() {
            text.trim_end_matches([' ', '•', ';', ',', '/', '–', '—', '-'])
        } else {
            text
        };
        // A field that stands in code ends with the code.
        let is_open = text.matches('`').count() % 2 == 1;
        let text = if is_open { text.trim_end_matches(['`', ' ']) } else { text };
        let start = text.trim_start_matches([' ', ':', '|', '·', '–', '—', '-']);
        let range = value + text.len() - start.len()..value + text.len();
        Field { label: *label, values: vec![line.part(range)], is_front: false, is_list: false }
    };
    let fields: Vec<_> = starts.iter().zip(ends).map(field).collect();
    (!fields.is_empty()).then_some(fields)
}

/// A longer line holds one field.
const LONGEST: usize = 4_000;

/// Signs that part the fields of a line.
const SIGNS: [char; 8] = ['|', '·', '•', ';', ',', '/', '–', '—'];

/// Where in a line a field may begin: at the start, and after a sign that parts fields, outside of links.
fn cuts(line: &Line) -> Vec<usize> {
    let is_free = |at: &usize| !line.links.iter().any(|link| link.range.contains(at));
    let after_sign = line.text.char_indices().filter(|(_, sign)| SIGNS.contains(sign));
    let after_sign = after_sign.map(|(at, sign)| at + sign.len_utf8());
    let after_code = line.text.match_indices("` `").map(|(at, _)| at + 2);
    let after_gap = line.text.match_indices("  ").map(|(at, _)| at + 2);
    let after_bold = Some(line.bold).filter(|bold| *bold > 0 && Label::of(&line.text[..*bold]).is_none());
    if line.text.len() > LONGEST {
        return vec![0];
    }
    let mut cuts: Vec<_> = [0]
        .into_iter()
        .chain(after_sign)
        .chain(after_code)
        .chain(after_gap)
        .chain(after_bold)
        .filter(is_free)
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// A table whose rows are name and value, or whose head names the fields of its one row.
fn fields_of_table(rows: &[(&[Line], bool)]) -> Vec<Field> {
    let field =
        |label, value: &Line| Field { label, values: vec![value.clone()], is_front: false, is_list: false };
    let labels = |cells: &[Line]| cells.iter().map(|cell| Label::of(&cell.text)).collect::<Vec<_>>();
    if let [(head, true), body @ ..] = rows {
        let labels = labels(head);
        let names_below = body
            .first()
            .is_none_or(|(cells, _)| cells.first().is_some_and(|cell| Label::of(&cell.text).is_some()));
        if labels.iter().flatten().count() >= 2 && !names_below {
            // More rows than one are a list of decisions.
            let [(values, _)] = body else { return Vec::new() };
            return labels
                .iter()
                .zip(*values)
                .filter_map(|(label, value)| Some(field((*label)?, value)))
                .collect();
        }
    }
    let pairs = rows.iter().flat_map(|(cells, _)| {
        let labels = labels(cells);
        (1..cells.len())
            .filter_map(move |at| Some((labels[at - 1].filter(|_| labels[at].is_none())?, &cells[at])))
    });
    pairs.map(|(label, value)| field(label, value)).collect()
}

/// A line right below the title that says where it stands and since when: `_Accepted, 5 Jun 2024_`.
fn status_below_title(pieces: &[Piece], title: Option<usize>) -> Option<Field> {
    let Some(Piece::Text { line, start: Start::Paragraph, depth: 0 }) = pieces.get(title? + 1) else {
        return None;
    };
    let said = line.text.trim_matches(['*', '_', ' ']);
    let (word, date) = said.split_once([',', ';', '·', '|', '–', '—', '('])?;
    let is_alone = !word.trim().contains(' ') && DecisionStatus::from_written(word).is_some();
    let is_dated = date.len() < 40 && find_date(date).is_some();
    let from = line.text.find(said)?;
    let value = line.part(from..from + said.len());
    (is_alone && is_dated).then(|| Field {
        label: Label::Status,
        values: vec![value],
        is_front: false,
        is_list: false,
    })
}

/// A status outside of where fields usually stand, such as at the end of the file.
fn stray_status(pieces: &[Piece], sections: &[Section]) -> Option<Field> {
    let about_options =
        sections.iter().filter(|section| matches!(section.label, Some(Label::Options | Label::Arguments)));
    let about_options = marked(pieces.len(), about_options.map(|section| section.pieces.clone()));
    let lines = pieces
        .iter()
        .zip(about_options)
        .filter(|(_, about_options)| !about_options)
        .filter_map(|(piece, _)| text_of(piece));
    let says = |field: &Field| {
        field.label == Label::Status
            && field.values.iter().any(|value| DecisionStatus::from_written(&value.text).is_some())
    };
    lines.filter_map(named).flatten().find(says)
}

/// Which of so many pieces lie in the ranges.
fn marked(count: usize, ranges: impl Iterator<Item = Range<usize>>) -> Vec<bool> {
    let mut marked = vec![false; count];
    for range in ranges {
        marked[range].fill(true);
    }
    marked
}

pub(super) fn text_of(piece: &Piece) -> Option<&Line> {
    match piece {
        Piece::Text { line, .. } => Some(line),
        Piece::Heading { .. } | Piece::Row { .. } => None,
    }
}

fn row_of(piece: &Piece) -> Option<(&[Line], bool)> {
    match piece {
        Piece::Row { cells, is_head } => Some((cells.as_slice(), *is_head)),
        Piece::Heading { .. } | Piece::Text { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::front_matter::front_matter;
    use super::super::outline::outline;
    use super::super::sections::sections;
    use super::*;

    /// `Label=value|value` of every field.
    fn check(text: &str, expect: &[&str]) {
        let front = front_matter(text);
        let pieces = outline(text, front.lines);
        let sections = sections(&pieces, text.lines().count());
        let title = sections.first().filter(|section| section.label.is_none()).map(Section::at);
        let found = fields(&front, &pieces, &sections, title);
        let shown = found.iter().map(|field| {
            let values: Vec<_> = field.values.iter().map(|value| value.text.as_str()).collect();
            format!("{:?}={}", field.label, values.join("|"))
        });
        assert_eq!(shown.collect::<Vec<_>>(), expect, "{text}");
    }

    #[test]
    fn lines_hold_fields() {
        check("# T\n\nDate: 2024-01-02\n\nStatus: x\n", &["Date=2024-01-02", "Status=x"]);
        check("# T\n\n* Status: accepted\n* Date: 2024\n", &["Status=accepted", "Date=2024"]);
        check("# T\n**Status:** Accepted\n**Date:** 2024\n", &["Status=Accepted", "Date=2024"]);
        check("# T\n\n**Status** Accepted  \n__Date__ – 2024", &["Status=Accepted", "Date=2024"]);
        check("# T\n\n_Status: ✅ Accepted_\n", &["Status=✅ Accepted"]);
        check("## 12. T\n\nStatus：承認\n", &["Status=承認"]);
        check("# T\n\n> Status: x\n", &["Status=x"]);
        check("# T\n\n- Status - x\n- Date – 2024\n", &["Status=x", "Date=2024"]);
        check("# T\n\n- Status: x (because\n  of y)\n", &["Status=x (because of y)"]);
        check("# T\n\nDate:\n\nx\n", &["Date=x"]);
        check("# T\n\nStatus: x\n\n## Context\n\nDate: no\n", &["Status=x"]);
    }

    #[test]
    fn one_line_holds_many_fields() {
        check("# T\n\nStatus: Accepted | Date: 2024-01-02\n", &["Status=Accepted", "Date=2024-01-02"]);
        check(
            "# T\n\n**Status:** A · **Date:** 2024 · **Deciders:** X, Y\n",
            &["Status=A", "Date=2024", "Deciders=X, Y"],
        );
        check(
            "# T\n\nDate : 05/08/2026 · Statut : accepté · Complète : 0027\n",
            &["Date=05/08/2026", "Status=accepté", "Related(Amends)=0027"],
        );
        check("# T\n\nStatus: [x | Date: y](a.md)\n", &["Status=[x | Date: y](a.md)"]);
        check(
            "# T\n\n![a](https://img.shields.io/badge/status-accepted-green) ![b](https://img.shields.io/badge/date-2024-blue)\n",
            &["Status=accepted", "Date=2024"],
        );
        check("# T\n\nStatus: accepted, 2 May 2024\n", &["Status=accepted, 2 May 2024"]);
        check("# T\n\n`Status: Accepted` `Date: 2024-03-05`\n", &["Status=Accepted", "Date=2024-03-05"]);
        check("# T\n\n_Accepted, 5 Jun 2024_\n\nWe buy.\n", &["Status=Accepted, 5 Jun 2024"]);
        check("# T\n\nAccepted wisdom, since 2024, has it so.\n", &[]);
    }

    #[test]
    fn tables_hold_fields() {
        check(
            "# T\n\n| | |\n|---|---|\n| Date | 2024 |\n| Superseded by: | N/A |\n",
            &["Date=2024", "Related(SupersededBy)=N/A"],
        );
        check("# T\n\n| Status | x |\n|---|---|\n| Date | 2024 |\n", &["Status=x", "Date=2024"]);
        check(
            "# T\n\n| Status | Date | Author(s) |\n|---|---|---|\n| Accepted | 2024 | A |\n",
            &["Status=Accepted", "Date=2024"],
        );
        check(
            "# T\n\n| Status | x | Date | 2024 |\n|---|---|---|---|\n| Tags | a | Informed | b |\n",
            &["Status=x", "Date=2024", "Tags=a", "Informed=b"],
        );
        check("# T\n\n| Title | Status |\n|---|---|\n| A | x |\n| B | y |\n", &[]);
        check("# T\n\n<table><tr><th>Status</th><td>x</td></tr></table>\n", &["Status=x"]);
    }

    #[test]
    fn lists_and_sections_hold_fields() {
        check("# T\n\n* Deciders:\n  * A for B\n  * C\n* Date: 2024\n", &["Deciders=A for B|C", "Date=2024"]);
        check("# T\n\n**Deciders:**\n\n- A\n- B\n", &["Deciders=A|B"]);
        check("# T\n\n## Deciders\n\n- A\n- B\n\n## Date\n\n2024\n", &["Deciders=A|B", "Date=2024"]);
        check("# T\n\n## Status\n\nAccepted\n\nDate: 2024\n", &["Date=2024"]);
        check("# T\n\n## Context\n\nx\n\n## Metadata\n\n- Status: y\n", &["Status=y"]);
        check("# T\n\n## Date: 2024\n", &["Date=2024"]);
        check("# T\n\n## Supersedes\n\n[A](a.md)\n", &["Related(Supersedes)=[A](a.md)"]);
        check(
            "---\nstatus: a\ntags: [x, y]\nnav_order: 1\n---\n# T\nDate: 2024\n",
            &["Status=a", "Tags=x|y", "Date=2024"],
        );
        check("# T\n\n## Decision\n\nx\n\n---\nStatus: Accepted\n", &["Status=Accepted"]);
        check("# T\n\n## Decision\n\nState: of the art\n", &[]);
    }

    #[test]
    fn code_and_comments_hold_none() {
        check("# T\n\n```\nStatus: x\n```\n\n<!-- Status: y -->\n\n    Date: 2024\n", &[]);
    }
}
