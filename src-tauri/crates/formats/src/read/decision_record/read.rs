//! Reads one file: brings what its dialect says, in whatever place and language, to the fields of a decision record.
//! Knows only this file; links and ambiguous days are settled once the whole folder is known.

use std::sync::LazyLock;

use regex::Regex;

use super::classify::{Signs, reason_to_skip};
use super::extension::extension;
use super::fields::{Field, fields, named, text_of};
use super::front_matter::front_matter;
use super::label::Label;
use super::options::{chosen, listed, options, without_choice};
use super::outline::{Line, Piece, Start, outline, pattern};
use super::people::{Naming, people};
use super::placeholder::{is_none, is_placeholder};
use super::relate::{Mention, Place, in_line, of_field};
use super::resolve::stem_of;
use super::sections::{Section, sections};
use super::status::{Candidate, Said, status_of, without_link_targets};
use super::title::{heading, number_of_file, split_number, title_field, title_line, title_of_file};
use super::{DecisionRecord, Reason};
use crate::date_text::find_date;
use crate::fold::fold;
use crate::problem::Problem;
use crate::words::DecisionStatus;

/// A record that is read except for its links and its date.
pub(super) struct Draft {
    pub(super) record: DecisionRecord,
    pub(super) mentions: Vec<Mention>,
    /// The text that says when it was decided.
    pub(super) date: Option<Line>,
    pub(super) problems: Vec<Problem>,
}

/// Reads a file, or says why it is no decision.
pub(super) fn read(path: &str, original: String) -> Result<Draft, Reason> {
    let text = original.replace("\r\n", "\n").replace('\r', "\n");
    let file: Vec<&str> = text.lines().collect();
    let front = front_matter(&text);
    let pieces = outline(&text, front.lines);
    let mut sections = sections(&pieces, file.len());
    let heading = heading(&sections);
    for title in sections.iter_mut().filter(|section| heading.at == Some(section.at())) {
        title.label = None;
    }
    let fields = fields(&front, &pieces, &sections, heading.at);
    let status = Status::of(&pieces, &sections, &fields);
    let said = status.settled();
    let has_status = said.is_some();
    let signs =
        Signs { path, heading: &heading, pieces: &pieces, sections: &sections, fields: &fields, has_status };
    let extension = extension(&front, &text);
    // What the program wrote itself is a decision, whatever its words look like.
    if extension.is_none()
        && let Some(reason) = reason_to_skip(&signs)
    {
        return Err(reason);
    }

    let mut problems = Vec::new();
    if front.is_broken {
        problems.push(Problem::at(
            path,
            1,
            "The front matter is not valid YAML. It was read line by line; check what was made of it.",
        ));
    }
    problems.extend(status.contradiction(path));
    let date = date_of(&fields, said, &|said| day_in_history(&pieces, &sections, said));
    let unread_date = unread_date(path, &fields, date.as_ref());
    let has_unread_day = unread_date.is_some();
    problems.extend(unread_date);

    let stem = stem_of(path);
    let (field_number, field_title) = title_field(&fields).unzip();
    let (line_number, line_title) = title_line(&file, front.lines).unzip();
    let parts = Parts { file: &file, sections: &sections };
    let values = |label| {
        fields.iter().filter(move |field: &&Field| field.label == label).flat_map(|field| &field.values)
    };
    let names = |label| {
        let of_label = fields.iter().filter(move |field: &&Field| field.label == label);
        of_label.flat_map(|field| {
            let names = if field.is_list { Naming::One } else { Naming::Several };
            field.values.iter().map(move |value| (value, names))
        })
    };
    let chosen = chosen(&parts.pieces(&pieces, Label::Decision));
    let outcome = parts.text(Label::Decision).map(|text| without_choice(&text, chosen.as_deref()));

    let front_id = fields
        .iter()
        .find(|field| field.is_front && field.label == Label::Id)
        .and_then(|field| field.values.first());
    let number_field = values(Label::Number)
        .chain(values(Label::Id))
        .find_map(|value| split_number(&value.text).0.or_else(|| number_of_file(&value.text)));
    let record = DecisionRecord {
        file: path.to_owned(),
        id: front_id.map_or_else(|| without_ending(path).to_owned(), |id| id.text.clone()),
        number: number_of_file(stem)
            .or(heading.number)
            .or(field_number.flatten())
            .or(number_field)
            .or(line_number),
        title: heading.title.or(field_title).or(line_title).unwrap_or_else(|| title_of_file(stem)),
        status_as_written: said.map(|said| said.as_written.clone()),
        status: said.and_then(|said| said.status),
        deciders: people(names(Label::Deciders)),
        consulted: people(names(Label::Consulted)),
        informed: people(names(Label::Informed)),
        context: parts
            .text(Label::Context)
            .or_else(|| values(Label::Context).next().map(|value| value.text.clone())),
        drivers: parts.list(&pieces, Label::Drivers),
        options: options(&pieces, &sections, &file),
        chosen,
        rationale: parts.text(Label::Rationale),
        outcome: outcome.filter(|text| !text.is_empty()),
        consequences: parts.text(Label::Consequences),
        confirmation: parts.text(Label::Confirmation),
        more: parts.text(Label::More),
        tags: tags(values(Label::Tags)),
        has_unread_day,
        front_matter: front.others,
        extension,
        original,
        ..DecisionRecord::default()
    };
    let mentions = mentions(&pieces, &sections, &fields, said);
    Ok(Draft { record, mentions, date, problems })
}

/// What front matter and body say of the status.
struct Status {
    front: Option<Said>,
    body: Option<Said>,
}

impl Status {
    fn of(pieces: &[Piece], sections: &[Section], fields: &[Field]) -> Self {
        let of_fields = |is_front: bool| {
            let fields =
                fields.iter().filter(move |field| field.label == Label::Status && field.is_front == is_front);
            fields.flat_map(|field| &field.values).map(|line| Candidate {
                line: line.clone(),
                is_item: false,
                ticked: None,
            })
        };
        let sections = sections.iter().filter(|section| section.label == Some(Label::Status));
        let in_sections = sections.flat_map(|section| candidates(section, &pieces[section.own.clone()]));
        let front: Vec<_> = of_fields(true).collect();
        let body: Vec<_> = of_fields(false).chain(in_sections).collect();
        Self { front: status_of(&front), body: status_of(&body) }
    }

    /// A status that is known goes before a word that has no equal, since front matter often holds the state of the page
    /// (`ACTIVE`), not of the decision. Of two known ones the one further along counts: a decision moves forward, so the
    /// other was forgotten when it did. Else the body counts, which people read.
    fn settled(&self) -> Option<&Said> {
        match (&self.front, &self.body) {
            (Some(front), Some(body)) => {
                let is_ahead = match (front.status, body.status) {
                    (Some(front), Some(body)) => stage(front) > stage(body),
                    (front, body) => front.is_some() && body.is_none(),
                };
                Some(if is_ahead { front } else { body })
            }
            (front, body) => body.as_ref().or(front.as_ref()),
        }
    }

    fn contradiction(&self, path: &str) -> Option<Problem> {
        let (front, body) = (self.front.as_ref()?, self.body.as_ref()?);
        let differ = front.status.zip(body.status).is_some_and(|(front, body)| front != body);
        let kept = &self.settled()?.as_written;
        differ.then(|| {
            let message = format!(
                "The front matter says “{}” and the text “{}”. “{kept}” was kept; change the other.",
                front.as_written, body.as_written
            );
            Problem::at(path, front.line, message)
        })
    }
}

/// How far along a decision is.
fn stage(status: DecisionStatus) -> u8 {
    match status {
        DecisionStatus::Draft => 0,
        DecisionStatus::Proposed => 1,
        DecisionStatus::Deferred => 2,
        DecisionStatus::Provisional => 3,
        DecisionStatus::Accepted | DecisionStatus::Rejected => 4,
        DecisionStatus::Superseded | DecisionStatus::Reversed => 5,
    }
}

/// The lines of a status section that may say the status.
fn candidates(section: &Section, own: &[Piece]) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let mut push = |line: &Line, is_item: bool, ticked: Option<bool>| match named(line) {
        // "Superseded by: 0002" is a field of its own and says the status, too, once it names the other.
        Some(_) if is_superseded(line) => candidates.push(Candidate { line: line.clone(), is_item, ticked }),
        Some(fields) => {
            let statuses = fields
                .into_iter()
                .filter(|field| field.label == Label::Status)
                .flat_map(|field| field.values);
            candidates.extend(statuses.map(|line| Candidate { line, is_item, ticked }));
        }
        None if !line.text.is_empty() => candidates.push(Candidate { line: line.clone(), is_item, ticked }),
        None => {}
    };
    push(&section.value, false, None);
    for piece in own {
        match piece {
            Piece::Text { line, start: Start::Item { ticked }, .. } => push(line, true, *ticked),
            Piece::Text { line, .. } => push(line, false, None),
            Piece::Row { cells, is_head: false } => {
                cells
                    .iter()
                    .filter(|cell| DecisionStatus::from_written(&cell.text).is_some())
                    .for_each(|cell| push(cell, false, None));
            }
            Piece::Row { .. } | Piece::Heading { .. } => {}
        }
    }
    // "Supersedes ADR-3" in a status section is a link, no status.
    candidates.retain(|candidate| {
        let names_others = !in_line(&candidate.line, Place::Head).is_empty();
        !names_others
            || DecisionStatus::from_written(&candidate.line.text).is_some()
            || starts_partial(&candidate.line.text)
    });
    candidates
}

fn is_superseded(line: &Line) -> bool {
    DecisionStatus::from_written(&line.text) == Some(DecisionStatus::Superseded)
        && !in_line(line, Place::Head).is_empty()
}

fn starts_partial(text: &str) -> bool {
    let folded = fold(text);
    ["partially", "partly", "teilweise", "partiellement", "parcialmente", "parzialmente", "deels"]
        .iter()
        .any(|word| folded.starts_with(word))
}

/// The text that says when it was decided: a date field, else the line of the status, else when the file was begun or changed.
fn date_of(
    fields: &[Field],
    said: Option<&Said>,
    in_history: &dyn Fn(&Said) -> Option<Line>,
) -> Option<Line> {
    let dated = |label: Label, is_front: bool| {
        let fields = fields.iter().filter(move |field| field.label == label && field.is_front == is_front);
        fields.flat_map(|field| &field.values).find(|value| find_date(&value.text).is_some()).cloned()
    };
    let in_status = || {
        let said = said.filter(|said| find_date(&without_link_targets(&said.as_written)).is_some())?;
        Some(Line::plain(&without_link_targets(&said.as_written), said.line))
    };
    // The body goes before the front matter, where a date is often that of the page.
    dated(Label::Date, false)
        .or_else(|| dated(Label::Date, true))
        .or_else(in_status)
        .or_else(|| in_history(said?))
        .or_else(|| dated(Label::Created, false))
        .or_else(|| dated(Label::Created, true))
        .or_else(|| dated(Label::Updated, false))
        .or_else(|| dated(Label::Updated, true))
}

/// The day beside a status in a table of what the status was when: the last row that says it.
fn day_in_history(pieces: &[Piece], sections: &[Section], said: &Said) -> Option<Line> {
    let of_status = sections.iter().filter(|section| section.label == Some(Label::Status));
    let mut rows =
        of_status.flat_map(|section| &pieces[section.own.clone()]).filter_map(|piece| match piece {
            Piece::Row { cells, is_head: false } => Some(cells),
            Piece::Row { .. } | Piece::Heading { .. } | Piece::Text { .. } => None,
        });
    let says_it = |cells: &&Vec<Line>| cells.iter().any(|cell| cell.text == said.as_written);
    let row = rows.rfind(says_it)?;
    row.iter().find(|cell| cell.text != said.as_written && find_date(&cell.text).is_some()).cloned()
}

fn unread_date(path: &str, fields: &[Field], date: Option<&Line>) -> Option<Problem> {
    let mut values = fields.iter().filter(|field| field.label == Label::Date).flat_map(|field| &field.values);
    let unread = values
        .find(|value| !is_placeholder(&value.text) && !is_none(&value.text))
        .filter(|_| date.is_none())?;
    let shown: String = unread.text.chars().take(60).collect();
    Some(Problem::at(
        path,
        unread.number,
        format!(
            "“{shown}” is not a date that can be read. The day it was decided was not taken from it; write it as 2026-05-17."
        ),
    ))
}

fn mentions(pieces: &[Piece], sections: &[Section], fields: &[Field], said: Option<&Said>) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for field in fields {
        match field.label {
            Label::Related(relation) => {
                mentions.extend(field.values.iter().flat_map(|value| of_field(relation, value)));
            }
            Label::Status => {
                mentions.extend(field.values.iter().flat_map(|value| in_line(value, Place::Head)));
            }
            _ => {}
        }
    }
    let mut places = vec![Some(Place::Body); pieces.len()];
    for section in sections {
        match section.label {
            Some(Label::Status) => places[section.own.clone()].fill(Some(Place::Head)),
            Some(Label::Options | Label::Arguments) => places[section.pieces.clone()].fill(None),
            _ => {}
        }
        mentions.extend(in_line(
            &section.value,
            if section.label == Some(Label::Status) { Place::Head } else { Place::Body },
        ));
    }
    for (piece, place) in pieces.iter().zip(places) {
        if let (Some(line), Some(place)) = (text_of(piece), place) {
            let names_fields = named(line).is_some_and(|fields| {
                fields.iter().any(|field| matches!(field.label, Label::Related(_) | Label::Status))
            });
            mentions.extend(in_line(line, place).into_iter().filter(|_| !names_fields));
        }
    }
    let is_partial = said.is_some_and(|said| starts_partial(&said.as_written));
    for mention in
        mentions.iter_mut().filter(|mention| is_partial && mention.relation == super::Relation::SupersededBy)
    {
        mention.is_partial = true;
    }
    mentions
}

fn tags<'a>(values: impl Iterator<Item = &'a Line>) -> Vec<String> {
    let mut tags = Vec::new();
    for value in values.filter(|value| !is_placeholder(&value.text) && !is_none(&value.text)) {
        let signs: &[char] = if value.text.contains([',', ';']) { &[',', ';'] } else { &[' '] };
        for tag in value
            .text
            .split(signs)
            .map(|tag| tag.trim_matches(|c: char| !c.is_alphanumeric()))
            .filter(|tag| !tag.is_empty())
        {
            if !tags.iter().any(|known| known == tag) {
                tags.push(tag.to_owned());
            }
        }
    }
    tags
}

/// The texts of a record, section by section.
struct Parts<'a> {
    file: &'a [&'a str],
    sections: &'a [Section],
}

impl Parts<'_> {
    /// The text of all sections of a meaning, without the parts of another meaning inside them.
    fn text(&self, label: Label) -> Option<String> {
        let mut texts: Vec<String> = Vec::new();
        let of_label: Vec<_> = self.outermost(label).collect();
        for (index, section) in &of_label {
            let mut lines: Vec<&str> = Vec::new();
            let mut at = section.lines.start;
            let inside =
                self.sections[index + 1..].iter().take_while(|inside| inside.at() < section.pieces.end);
            for inside in
                inside.filter(|inside| inside.level < 7 && inside.label.is_some_and(|other| other != label))
            {
                let start = inside.heading.number as usize - 1;
                lines.extend(self.file.get(at..start).unwrap_or_default());
                at = at.max(inside.lines.end);
            }
            lines.extend(self.file.get(at..section.lines.end).unwrap_or_default());
            let body = without_comments(&[section.value.text.as_str(), &lines.join("\n")].join("\n"));
            if is_placeholder(&body) {
                continue;
            }
            // "Positive consequences" and "Negative consequences" keep their names.
            let name = section.heading.shown();
            texts.push(if of_label.len() > 1 && section.value.text.is_empty() {
                format!("**{}**\n\n{body}", name.trim_matches(['*', ':']))
            } else {
                body
            });
        }
        Some(texts.join("\n\n")).filter(|text| !text.is_empty())
    }

    fn list(&self, pieces: &[Piece], label: Label) -> Vec<String> {
        let lists = self.outermost(label).flat_map(|(_, section)| listed(&pieces[section.pieces.clone()]));
        lists.map(|item| item.name).collect()
    }

    fn pieces<'p>(&self, pieces: &'p [Piece], label: Label) -> Vec<&'p Line> {
        self.outermost(label)
            .flat_map(|(_, section)| &pieces[section.pieces.clone()])
            .filter_map(text_of)
            .collect()
    }

    fn outermost(&self, label: Label) -> impl Iterator<Item = (usize, &Section)> {
        let mut end = 0;
        self.sections.iter().enumerate().filter(move |(_, section)| section.label == Some(label)).filter(
            move |(_, section)| {
                let is_outside = section.at() >= end;
                end = end.max(section.pieces.end);
                is_outside
            },
        )
    }
}

fn without_comments(text: &str) -> String {
    static COMMENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)<!--.*?-->"));
    COMMENT.replace_all(text, "").trim().to_owned()
}

fn without_ending(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(path, _)| path)
}

#[cfg(test)]
mod tests {
    use crate::read::decision_record::{DecisionRecord, SourceFile, read_folder};
    use crate::words::DecisionStatus;

    fn read(text: &str) -> DecisionRecord {
        let mut folder = read_folder(&[SourceFile { path: "0001-a.md", bytes: text.as_bytes() }], None);
        folder.records.pop().unwrap_or_else(|| panic!("a decision: {text}"))
    }

    #[test]
    fn the_day_stands_beside_the_status() {
        let check = |text: &str, expect: &str| {
            let record = read(text);
            let day = record.decided_on.map(|day| day.to_string()).unwrap_or_default();
            assert_eq!((record.status, day.as_str()), (Some(DecisionStatus::Accepted), expect), "{text}");
        };
        check(
            "# A\n\n## Status\n\n| Date | Status |\n|---|---|\n| 2024-02-01 | Proposed |\n| 2024-03-05 | Accepted |\n\n## Context\n\nx\n",
            "2024-03-05",
        );
        check("# A\n\n_Accepted, 5 Jun 2024_\n\n## Context\n\nx\n", "2024-06-05");
        check("# A\n\n`Status: Accepted` `Date: 2024-03-05`\n\n## Context\n\nx\n", "2024-03-05");
    }

    #[test]
    fn a_field_that_names_the_newer_one_says_the_status() {
        let status = |lines: &str| read(&format!("# A\n\n## Status\n\n{lines}\n\n## Context\n\nx\n")).status;
        assert_eq!(status("Superseded by: 0002"), Some(DecisionStatus::Superseded));
        assert_eq!(status("Accepted\n\nSuperseded by: [B](0002-b.md)"), Some(DecisionStatus::Superseded));
        assert_eq!(status("Accepted\n\nSuperseded by: none"), Some(DecisionStatus::Accepted));
        assert_eq!(status("Accepted\n\nSupersedes: 0002"), Some(DecisionStatus::Accepted));
    }

    #[test]
    fn a_person_of_a_list_is_one() {
        let people = |front: &str| {
            read(&format!("---\nstatus: accepted\n{front}\n---\n# A\n\n## Context\n\nx\n")).deciders
        };
        assert_eq!(people("deciders: [\"O'Brien, Pat\", Ann Lee]"), ["O'Brien, Pat", "Ann Lee"]);
        assert_eq!(people("deciders:\n  - O'Brien, Pat"), ["O'Brien, Pat"]);
        assert_eq!(people("deciders: Ann Lee, Bo"), ["Ann Lee", "Bo"], "a line of names is several");
    }
}
