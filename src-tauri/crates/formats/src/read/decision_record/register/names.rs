//! What the rows of a register are known by, and how they name each other.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{Column, Row, list};
use crate::fold::fold;
use crate::problem::Problem;
use crate::read::decision_record::outline::Line;
use crate::read::decision_record::relate::{Mention, Place, Target, in_line, of_field};
use crate::read::decision_record::{DecisionRecord, FoundLink, LinkTarget, Relation, apart};

/// What rows are known by. A row with an id is known by it; one without by its title, and by its day too where several rows
/// have the title, so that rows can be sorted and put between others.
pub(super) struct Names<'a> {
    path: &'a str,
    taken: HashSet<String>,
    places: HashSet<String>,
    /// The line on which an id stood first.
    first: HashMap<String, u32>,
    /// How many rows without an id have a title.
    titles: HashMap<String, usize>,
    /// The places of rows by id, number and title, folded; nothing where several rows are called so.
    by_name: BTreeMap<String, Option<String>>,
}

impl<'a> Names<'a> {
    pub(super) fn of(path: &'a str, columns: &[Option<Column>], rows: &[(u32, Vec<String>)]) -> Self {
        let mut titles: HashMap<String, usize> = HashMap::new();
        for (_, cells) in rows {
            let row = Row { columns, cells };
            if row.first(Column::Id).is_none()
                && let Some(title) = row.title()
            {
                *titles.entry(folded(&title)).or_default() += 1;
            }
        }
        Self {
            path,
            taken: HashSet::new(),
            places: HashSet::new(),
            first: HashMap::new(),
            titles,
            by_name: BTreeMap::new(),
        }
    }

    /// The id of a row, and its place as people are told it.
    pub(super) fn of_row(
        &mut self,
        row: &Row<'_>,
        title: &str,
        line: u32,
        problems: &mut Vec<Problem>,
    ) -> (String, String) {
        let (path, title) = (self.path, folded(title));
        let given = row.first(Column::Id);
        let (id, place) = match &given {
            Some(id) => {
                if let Some(first) = self.first.get(id) {
                    let message = format!(
                        "“{id}” stands twice, on lines {first} and {line}; each became a decision. Give each its own."
                    );
                    problems.push(Problem::at(path, line, message));
                }
                self.first.entry(id.clone()).or_insert(line);
                (format!("{path}#{id}"), format!("{path}#{id}"))
            }
            None => {
                let day =
                    row.first(Column::Date).filter(|_| self.titles.get(&title).is_some_and(|rows| *rows > 1));
                let day = day.map(|day| format!(" {day}")).unwrap_or_default();
                (format!("{path}#{title}{day}"), format!("{path}#line {line}"))
            }
        };
        let (id, place) = (apart(&mut self.taken, id), apart(&mut self.places, place));
        let number = given.as_deref().and_then(number_in);
        let names: BTreeSet<_> =
            given.as_deref().map(folded).into_iter().chain(number).chain([title]).collect();
        for name in names {
            self.by_name.entry(name).and_modify(|known| *known = None).or_insert_with(|| Some(place.clone()));
        }
        (id, place)
    }

    /// What a row says of others, as links.
    pub(super) fn resolve(&self, record: &DecisionRecord, said: Vec<Mention>) -> Vec<FoundLink> {
        let mut links: Vec<FoundLink> = Vec::new();
        for mention in said {
            let texts = match mention.target {
                Target::Link { label, address } => vec![label, address],
                Target::Reference(text) | Target::Text(text) => vec![text],
            };
            let place = texts.iter().find_map(|text| self.place(text));
            let target = place.map_or_else(
                || LinkTarget::Other(texts.last().cloned().unwrap_or_default()),
                |place| LinkTarget::File(place.to_owned()),
            );
            let is_itself = place == Some(record.file.as_str());
            let is_known =
                links.iter().any(|link| link.relation == mention.relation && link.target == target);
            if !is_itself && !is_known {
                let (relation, partial, line) = (mention.relation, mention.is_partial, mention.line);
                links.push(FoundLink { relation, target, partial, line });
            }
        }
        links
    }

    fn place(&self, text: &str) -> Option<&str> {
        let known = |name: &str| self.by_name.get(name)?.as_deref();
        known(&folded(text)).or_else(|| known(&number_in(text)?))
    }
}

/// The number of an id: `7` of `D-007`, `ADR 7` and `#7`; nothing for other texts.
fn number_in(id: &str) -> Option<String> {
    let digits =
        id.trim().trim_start_matches(|sign: char| sign.is_ascii_alphabetic() || "-_# ".contains(sign));
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("#{}", digits.trim_start_matches('0')))
}

fn folded(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the links of a row say of other rows, and what of them leads elsewhere.
pub(super) fn links_of(row: &Row<'_>, line: u32) -> (Vec<Mention>, Vec<String>) {
    let (mut said, mut other) = (Vec::new(), Vec::new());
    for entry in row.all(Column::Links).iter().flat_map(|cell| list(cell, &['\n', ';'])) {
        let text = Line::plain(&entry, line);
        let phrases = in_line(&text, Place::Head);
        // A list of ids alone says that they have to do with it.
        let ids: Vec<_> = list(&entry, &[',']);
        if !phrases.is_empty() {
            said.extend(phrases.into_iter().flat_map(each_id));
        } else if ids.iter().all(|id| number_in(id).is_some()) {
            let ids = ids.iter().map(|id| Line::plain(id, line));
            said.extend(ids.flat_map(|id| of_field(Relation::RelatesTo, &id)));
        } else {
            other.push(entry);
        }
    }
    (said, other)
}

/// `Supersedes D-1, D-2` names two.
fn each_id(mention: Mention) -> Vec<Mention> {
    let ids = match &mention.target {
        Target::Text(text) => list(text, &[',']),
        Target::Link { .. } | Target::Reference(_) => Vec::new(),
    };
    if ids.len() < 2 || !ids.iter().all(|id| number_in(id).is_some()) {
        return vec![mention];
    }
    ids.into_iter().map(|id| Mention { target: Target::Text(id), ..mention.clone() }).collect()
}
